/// What changes the directory; stamps come from the clock of the moment an event is applied.
package enum DirectoryEvent: Sendable {
  case created(Account, at: Host.ID)
  case attributeSet(Account.ID, Name, [AttributeValue], at: Host.ID)
  case replicated(from: Host.ID, to: Host.ID)  // all that is pending, now
  case objectReplicated(Account.ID, from: Host.ID, to: Host.ID)
  case linkSwitched(from: Host.ID, to: Host.ID, isEnabled: Bool)
  case domainChanged(Domain)
  case forestChanged(Forest)
  case nameRecorded(Name, [IPAddress])  // a record of the DNS; no addresses: the record goes
}

extension Datacenter {
  mutating func apply(_ event: DirectoryEvent) {
    switch event {
    case .created(let account, let controller): create(account, at: controller)
    case .attributeSet(let id, let name, let values, let controller):
      set(name, values, of: id, at: controller)
    case .replicated(let source, let target):
      guard let index = linkIndex(source, target) else { return }
      replicate(over: index)
    case .objectReplicated(let id, let source, let target): copy(id, from: source, to: target)
    case .linkSwitched(let source, let target, let isEnabled):
      guard let index = linkIndex(source, target) else { return }
      directory.links[index].isEnabled = isEnabled
    case .domainChanged(let domain): domains[domain.name] = domain
    case .forestChanged(let forest): forests[forest.name] = forest
    case .nameRecorded(let name, let addresses):
      nameRecords[name] = addresses.isEmpty ? nil : addresses
    }
  }

  private func linkIndex(_ source: Host.ID, _ target: Host.ID) -> Int? {
    directory.links.firstIndex { $0.source == source && $0.target == target }
  }

  private mutating func create(_ account: Account, at controller: Host.ID) {
    let stamp = Stamp(version: 1, time: clock, origin: controller)
    var stamped = account
    for attribute in account.attributes {
      stamped.set(DirectoryAttribute(attribute.name, attribute.values, stamp))
    }
    directory.replicas.update(controller) { $0.keep(stamped) }
    announce(account.id, at: controller)
    let next = (account.id.relativeID ?? 0) &+ 1
    domains.update(account.domain) { $0.nextRelativeID = max($0.nextRelativeID, next) }
  }

  private mutating func set(
    _ name: Name, _ values: [AttributeValue], of id: Account.ID, at controller: Host.ID
  ) {
    guard var replica = directory.replicas[controller], var account = replica.objects[id] else {
      return
    }
    let version = (account.attribute(name)?.stamp.version ?? 0) + 1
    let stamp = Stamp(version: version, time: clock, origin: controller)
    account.set(DirectoryAttribute(name, values, stamp))
    replica.keep(account)
    directory.replicas[controller] = replica
    announce(id, at: controller)
  }
}
