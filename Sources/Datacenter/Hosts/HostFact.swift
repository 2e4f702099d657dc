/// A fact about a host with its new value; what is listed by name takes the place of its namesake.
package enum HostFact: Sendable {
  case membership(Host.Membership, account: SecurityIdentifier?, site: Name?)
  case operatingSystem(OperatingSystem)
  case features([Name])
  case powered(Bool)
  case restarted
  case clockOffset(Interval)
  case hardware(Hardware)
  case adapter(NetworkAdapter)
  case volume(Volume)
  case network(HostNetwork)
  case security(HostSecurity)
  case localGroup(LocalGroup)
  case localUser(LocalUser)
  case service(WindowsService)
  case share(SmbShare)
  case shareRemoved(Name)
  case leftovers([VirtualMachine.ID])
  case restartPending(Bool)
}

/// What happens to the sessions of a host.
package enum SessionEvent: Sendable {
  case opened(LogonRecord)
  case closed(UInt64)
  case ticketKept(Ticket, in: UInt64)
  case ticketsPurged(of: UInt64)
}

extension Host {
  mutating func apply(_ fact: HostFact) {
    switch fact {
    case .membership(let membership, let account, let site):
      self.membership = membership
      self.account = account
      self.site = site
      sessions.removeAll { $0.session.id == LogonSession.systemID }
    case .operatingSystem(let system): operatingSystem = system
    case .features(let names): features = names
    case .powered(let isOn):
      isPoweredOn = isOn
      if !isOn { sessions = [] }
    case .restarted:
      sessions = []
      restartPending = false
      changedServices.removeAll { $0.startType == .automatic && $0.state == .stopped }
    case .clockOffset(let span): clockOffset = span
    case .hardware(let hardware): self.hardware = hardware
    case .adapter(let adapter): adapters.replace(adapter) { $0.name == adapter.name }
    case .volume(let volume): volumes.replace(volume) { $0.letter == volume.letter }
    case .network(let network): self.network = network
    case .security(let security): self.security = security
    case .localGroup(let group): keep(group)
    case .localUser(let user): localUsers.replace(user) { $0.id == user.id }
    case .service(let service): changedServices.replace(service) { $0.name == service.name }
    case .share(let share): shares.replace(share) { $0.name == share.name }
    case .shareRemoved(let name): shares.removeAll { $0.name == name }
    case .leftovers(let machines): plannedLeftovers = machines
    case .restartPending(let isPending): restartPending = isPending
    }
  }

  mutating func apply(_ event: SessionEvent, at now: Instant) {
    switch event {
    case .opened(let record):
      sessions.replace(record) { $0.session.id == record.session.id }
    case .closed(let id): sessions.removeAll { $0.session.id == id }
    case .ticketKept(let ticket, let id): keep(ticket, in: id, at: now)
    case .ticketsPurged(let id): purgeTickets(of: id)
    }
  }
}

extension Array {
  fileprivate mutating func replace(_ element: Element, where isNamesake: (Element) -> Bool) {
    if let index = firstIndex(where: isNamesake) {
      self[index] = element
    } else {
      append(element)
    }
  }
}
