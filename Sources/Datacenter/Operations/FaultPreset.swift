import Messages

/// Faults one can order by name: what happens, and what mends it.
package enum FaultPreset: Sendable {
  case stopService(host: String, service: String)
  case partition(host: String, adapter: String?)
  case slowLink(host: String, adapter: String?, bitsPerSecond: Int64)
  case fillDisk(host: String, drive: String, leaving: Int64)
  case dropReplication(source: String, target: String)
  case powerOff(host: String)
  case expirePassword(user: String)
  case corruptPolicy(host: String)
  case faultyShare(host: String, share: String)
  case spoilSavedState(host: String, machine: String)
  case upgradeSystem(host: String, release: String)
  case replaceProcessor(host: String, vendor: String?, name: String)
  case updateMicrocode(host: String, revision: String)

  /// The events of the fault, and those that take it back.
  package func events(
    in datacenter: Datacenter
  ) throws(Refusal) -> (breaking: [Event], mending: [Event]) {
    switch self {
    case .stopService(let host, let service):
      let host = try datacenter.anyHost(host)
      guard var service = host.service(Name(service)) else { throw .serviceNotFound(service) }
      let before = service
      service.state = .stopped
      return host.facts([.service(service)], [.service(before)])
    case .partition(let host, let adapter):
      let host = try datacenter.anyHost(host)
      let adapters = try host.adapters(named: adapter)
      return host.facts(
        adapters.map { .adapter($0.changed { $0.isUp = false }) }, adapters.map { .adapter($0) })
    case .slowLink(let host, let adapter, let speed):
      let host = try datacenter.anyHost(host)
      let adapters = try host.adapters(named: adapter)
      return host.facts(
        adapters.map { .adapter($0.changed { $0.bitsPerSecond = max(speed, 1) }) },
        adapters.map { .adapter($0) })
    case .fillDisk(let host, let drive, let rest):
      let host = try datacenter.anyHost(host)
      let letter = String(decoding: drive.utf8.prefix(1), as: UTF8.self)
      guard let volume = host.volumes.first(where: { Name($0.letter) == Name(letter) }) else {
        throw .noSuchThing(letter, on: host.name)
      }
      var full = volume
      full.free = min(max(rest, 0), volume.free)
      return host.facts([.volume(full)], [.volume(volume)])
    case .dropReplication(let source, let target):
      let (source, target) = (try datacenter.anyHost(source), try datacenter.anyHost(target))
      guard datacenter.directory.link(from: source.name, to: target.name) != nil else {
        throw .noSuchThing("\(source.name) → \(target.name)", on: target.name)
      }
      func link(_ isEnabled: Bool) -> [Event] {
        [.directory(.linkSwitched(from: source.name, to: target.name, isEnabled: isEnabled))]
      }
      return (link(false), link(true))
    case .powerOff(let host):
      let host = try datacenter.anyHost(host)
      return host.facts([.powered(false)], [.powered(true)])
    case .expirePassword(let user): return try datacenter.passwordEvents(user)
    case .corruptPolicy(let host):
      return Self.policyEvents(of: try datacenter.anyHost(host), at: datacenter.clock)
    case .faultyShare(let host, let share):
      return try Self.shareEvents(share, of: try datacenter.anyHost(host))
    case .spoilSavedState(let host, let machine):
      return try Self.savedStateEvents(
        of: machine, on: try datacenter.anyHost(host), in: datacenter)
    case .upgradeSystem(let host, let release):
      let host = try datacenter.anyHost(host)
      return host.facts(
        [try host.upgraded(to: release)], [.operatingSystem(host.operatingSystem)])
    case .replaceProcessor(let host, let vendor, let name):
      let host = try datacenter.anyHost(host)
      let fact = host.withProcessor { $0 = $0.replaced(by: name, vendor: vendor) }
      return host.facts([fact], [.hardware(host.hardware)])
    case .updateMicrocode(let host, let revision):
      let host = try datacenter.anyHost(host)
      return host.facts(
        [host.withProcessor { $0.microcode = revision }], [.hardware(host.hardware)])
    }
  }
}

extension Datacenter {
  fileprivate func anyHost(_ name: String) throws(Refusal) -> Host {
    guard let host = host(named: name, from: signedIn.host) else { throw .unresolved(name) }
    return host
  }

  fileprivate func passwordEvents(
    _ user: String
  ) throws(Refusal) -> (breaking: [Event], mending: [Event]) {
    for domain in domains.values {
      for controller in domain.controllers {
        guard let account = account(identifiedBy: user, at: controller, [.user]) else { continue }
        var expired = account
        expired.setFlag(.passwordExpired, true)
        func events(_ account: Account) -> [Event] {
          domain.controllers.map {
            .directory(
              .attributeSet(
                account.id, .userAccountControl, account[.userAccountControl], at: $0))
          }
        }
        return (events(expired), events(account))
      }
    }
    throw .noSuchUser(user)
  }
}

extension Host {
  fileprivate func facts(
    _ breaking: [HostFact], _ mending: [HostFact]
  ) -> (breaking: [Event], mending: [Event]) {
    (
      breaking.map { .host(name, .factChanged($0)) }, mending.map { .host(name, .factChanged($0)) }
    )
  }

  fileprivate func adapters(named wanted: String?) throws(Refusal) -> [NetworkAdapter] {
    guard let wanted else { return adapters }
    guard let adapter = adapters.first(where: { $0.name == Name(wanted) }) else {
      throw .noSuchThing(wanted, on: name)
    }
    return [adapter]
  }
}

extension NetworkAdapter {
  fileprivate func changed(_ change: (inout NetworkAdapter) -> Void) -> NetworkAdapter {
    var adapter = self
    change(&adapter)
    return adapter
  }
}

extension Refusal {
  static func noSuchThing(_ name: String, on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "There is no '\(name)' on \(host).", de: "Auf \(host) gibt es kein \"\(name)\"."),
      "ObjectNotFound", .objectNotFound, target: name)
  }

  fileprivate static func noSuchUser(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "No domain has a user '\(name)'.", de: "Keine Domäne hat einen Benutzer \"\(name)\"."),
      "ObjectNotFound", .objectNotFound, target: name)
  }
}
