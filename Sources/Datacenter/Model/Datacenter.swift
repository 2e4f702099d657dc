/// The simulated world as a value: hosts, machines, disk files, the directory and a clock.
///
/// Every collection is a `PersistentMap`, so keeping the datacenter of each step costs what the step
/// changed. Nothing here reads a clock or draws a random number: seed and start time are given.
package struct Datacenter: Sendable {
  package var seed: UInt64
  package var clock: Instant
  package var hosts = PersistentMap<Host.ID, Host>()
  package var machines = PersistentMap<VirtualMachine.ID, VirtualMachine>()
  package var images = PersistentMap<FileLocation, DiskImage>()
  /// Exported machines: configurations that no host has registered.
  package var configurations = PersistentMap<FileLocation, VirtualMachine>()
  package var domains = PersistentMap<Name, Domain>()
  package var forests = PersistentMap<Name, Forest>()
  package var directory = Directory()
  package var nameRecords = PersistentMap<Name, [IPAddress]>()  // of the DNS, besides hosts' own
  package var routers: [Router] = []
  package internal(set) var faults: [ScheduledFault] = []
  package internal(set) var migrating: [VirtualMachine.ID] = []  // few at a time, over all hosts
  package var signedIn: LogonSession  // the session a new shell runs in

  package init(seed: UInt64, clock: Instant, signedIn: LogonSession) {
    self.seed = seed
    self.clock = clock
    self.signedIn = signedIn
  }

  package var identifiers: Identifiers { Identifiers(seed: seed) }
}

// MARK: Looking things up

extension Datacenter {
  /// The host a name means to someone on another host: short, full, an address, `.` or `localhost`.
  package func host(named text: String, from asking: Host.ID) -> Host? {
    let name = Name(text)
    if name == "." || name == "localhost" || name == "127.0.0.1" || name == "::1" {
      return hosts[asking]
    }
    if let host = hosts[name] { return host }
    let label = Name(String(decoding: text.utf8.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
    if let host = hosts[label], Name(host.fullName) == name { return host }
    guard let address = IPAddress(text) else { return nil }
    return hosts.values.first { $0.addresses.contains(address) }
  }

  /// A host's machines by name, those of one name by id.
  package func machines(on host: Host.ID) -> [VirtualMachine] {
    let found = hosts[host]?.machines.compactMap { machines[$0] } ?? []
    return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Names are not unique in Hyper-V; ids are.
  package func machines(named name: String, on host: Host.ID) -> [VirtualMachine] {
    let name = Name(name)
    return machines(on: host).filter { $0.name == name }
  }

  package func domain(of host: Host) -> Domain? { host.domain.flatMap { domains[$0] } }
}

// MARK: Room

extension Datacenter {
  package func memoryAssigned(on host: Host) -> Int64 {
    host.machines.reduce(0) { $0 + (machines[$1]?.memoryAssigned ?? 0) }
  }

  /// What machines may still take; Windows itself keeps some for the parent partition.
  package func memoryAvailable(on host: Host) -> Int64 {
    max(host.hardware.memory - 2 * .gibibyte - memoryAssigned(on: host), 0)
  }

  /// Migrations in which a host takes part, at either end.
  package func migrations(at host: Host.ID) -> Int {
    migrating.count { id in
      machines[id]?.migration.map { $0.source == host || $0.destination == host } ?? false
    }
  }
}
