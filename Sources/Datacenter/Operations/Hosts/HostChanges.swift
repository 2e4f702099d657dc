import Messages

/// Add- and Remove-LocalGroupMember: who may do what on one computer.
package struct LocalGroupChange: Operation {
  package let host: String
  package let group: String
  package let member: SecurityIdentifier
  package let isAdded: Bool
  package let session: LogonSession

  package init(
    _ group: String, on host: String, member: SecurityIdentifier, isAdded: Bool,
    session: LogonSession
  ) {
    self.group = group
    self.host = host
    self.member = member
    self.isAdded = isAdded
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    guard var group = host.localGroup(group) else { throw .localGroupNotFound(group) }
    let isThere = group.members.contains(member)
    guard isThere != isAdded else {
      throw isAdded ? .memberExists(member, group.name) : .memberNotFound(member, group.name)
    }
    if isAdded { group.members.append(member) } else { group.members.removeAll { $0 == member } }
    return [.host(host.name, .factChanged(.localGroup(group)))]
  }
}

/// Start-, Stop- and Restart-Service.
package struct ServiceChange: Operation {
  package let host: String
  package let service: String
  package let state: WindowsService.State
  package let session: LogonSession
  package var port = Port.management  // by which another host is reached

  package init(
    _ service: String, on host: String, to state: WindowsService.State, session: LogonSession
  ) {
    self.service = service
    self.host = host
    self.state = state
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session, over: port)
    guard var service = host.service(Name(service)) else { throw .serviceNotFound(service) }
    guard service.state != state else { return [] }
    guard state == .stopped || service.startType != .disabled else {
      throw .serviceDisabled(service)
    }
    service.state = state
    return [.host(host.name, .factChanged(.service(service)))]
  }
}

/// New-, Set-, Enable- and Disable-NetFirewallRule: a rule as it is to be.
package struct FirewallRuleChange: Operation {
  package let host: String
  package let rule: FirewallRule
  package let session: LogonSession

  package init(_ rule: FirewallRule, on host: String, session: LogonSession) {
    self.rule = rule
    self.host = host
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    guard !host.firewallRules.contains(rule) else { return [] }
    var network = host.network
    network.firewallRules.removeAll { $0.name == rule.name }
    network.firewallRules.append(rule)
    return [.host(host.name, .factChanged(.network(network)))]
  }
}

/// Any other fact of a host, for commands whose rules are their own.
package struct HostFactChange: Operation {
  package let host: String
  package let facts: [HostFact]
  package let session: LogonSession

  package init(_ facts: [HostFact], on host: String, session: LogonSession) {
    self.facts = facts
    self.host = host
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    return facts.map { .host(host.name, .factChanged($0)) }
  }
}

extension Datacenter {
  /// A host one may change as its administrator, over WinRM or another port if it is another one.
  package func administeredHost(
    _ name: String, for session: LogonSession, over port: UInt16 = Port.management
  ) throws(Refusal) -> Host {
    guard let host = host(named: name, from: session.host) else { throw .unresolved(name) }
    if host.name != session.host {
      guard let here = hosts[session.host] else { throw .cannotConnect(to: host.name) }
      guard accepts(port, on: host, from: here) else {
        throw Refusal.cannotConnect(to: host.name).because(
          host.listens(on: port)
            ? .managementBlocked(host, from: here, in: self) : .managementStopped(host))
      }
      guard accepts(session.account, on: host) else {
        throw Refusal.accessIsDenied.because(.unknownAccount(host))
      }
      guard carries(session, to: host) else {
        throw Refusal.shellAccessDenied(to: host.name).because(.doubleHop(session, host.name))
      }
    }
    guard isAdministrator(session.account, on: host) else {
      throw Refusal.accessIsDenied.because(.noRights(on: host.name))
    }
    return host
  }
}

// Ids: neighbours-views.md 3 and 6; the German sentences are ours.
extension Refusal {
  package static var accessIsDenied: Refusal {
    Refusal(
      Text(en: "Access is denied.", de: "Zugriff verweigert."), "AccessDenied", .permissionDenied)
  }

  package static func localGroupNotFound(_ name: String) -> Refusal {
    Refusal(
      Text(en: "Group \(name) was not found.", de: "Die Gruppe \(name) wurde nicht gefunden."),
      "GroupNotFound", .objectNotFound, target: name)
  }

  package static func memberExists(_ member: SecurityIdentifier, _ group: Name) -> Refusal {
    Refusal(
      Text(
        en: "\(member) is already a member of group \(group).",
        de: "\(member) ist bereits Mitglied der Gruppe \(group)."),
      "MemberExists", .resourceExists, target: group.text)
  }

  package static func memberNotFound(_ member: SecurityIdentifier, _ group: Name) -> Refusal {
    Refusal(
      Text(
        en: "Member \(member) was not found in group \(group).",
        de: "Das Mitglied \(member) wurde in der Gruppe \(group) nicht gefunden."),
      "MemberNotFound", .objectNotFound, target: group.text)
  }

  package static func serviceNotFound(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "Cannot find any service with service name '\(name)'.",
        de: "Es wurde kein Dienst mit dem Dienstnamen \"\(name)\" gefunden."),
      "NoServiceFoundForGivenName", .objectNotFound, target: name)
  }

  package static func serviceDisabled(_ service: WindowsService) -> Refusal {
    let title = "\(service.displayName) (\(service.name))"
    return Refusal(
      Text(
        en: "Service '\(title)' cannot be started due to the following error: Cannot start service "
          + "'\(service.name)' on computer '.'.",
        de:
          "Der Dienst \"\(title)\" kann aufgrund des folgenden Fehlers nicht gestartet werden: Der "
          + "Dienst \"\(service.name)\" auf dem Computer \".\" kann nicht gestartet werden."),
      "CouldNotStartService", .openError, target: service.name.text)
  }
}
