/// A datacenter laid out as lists, for who writes it down or builds it up.
///
/// The maps are taken apart and built in this module because only here the compiler can specialise
/// their code; from outside, fifty thousand machines take several times as long.
package struct DatacenterParts: Sendable {
  package var seed: UInt64 = 0
  package var clock = Instant(ticks: 0)
  package var signedIn = LogonSession(account: SecurityIdentifier(""), host: "")
  package var hosts: [Host] = []
  package var machines: [VirtualMachine] = []
  package var images: [StoredImage] = []
  package var domains: [Domain] = []
  package var forests: [Forest] = []
  package var replicas: [ReplicaParts] = []
  package var links: [ReplicationLink] = []
  package var nameRecords: [NameRecord] = []
  package var routers: [Router] = []
  package var faults: [ScheduledFault] = []
  package var exports: [StoredMachine] = []

  package init() {}

  /// The parts in the order of the maps, which depends on nothing but the keys.
  package init(of datacenter: Datacenter) {
    seed = datacenter.seed
    clock = datacenter.clock
    signedIn = datacenter.signedIn
    hosts = datacenter.hosts.values
    machines = datacenter.machines.values
    images = datacenter.images.map { StoredImage(location: $0.key, image: $0.value) }
    domains = datacenter.domains.values
    forests = datacenter.forests.values
    replicas = ReplicaParts.list(of: datacenter.directory)
    links = datacenter.directory.links
    nameRecords = datacenter.nameRecords.map { NameRecord($0.key, $0.value) }
    routers = datacenter.routers
    faults = datacenter.faults
    exports = datacenter.configurations.map { StoredMachine(location: $0.key, machine: $0.value) }
  }
}

/// An exported machine and the file it is in.
package struct StoredMachine: Sendable {
  package var location: FileLocation
  package var machine: VirtualMachine

  package init(location: FileLocation, machine: VirtualMachine) {
    self.location = location
    self.machine = machine
  }
}

package struct StoredImage: Sendable {
  package var location: FileLocation
  package var image: DiskImage

  package init(location: FileLocation, image: DiskImage) {
    self.location = location
    self.image = image
  }
}

/// A controller's copy as what it has other than the first one written of its domain.
package struct ReplicaParts: Sendable {
  package var controller: Host.ID = ""
  package var domain: Name = ""
  package var accounts: [Account] = []
  package var missing: [Account.ID] = []

  package init() {}

  package static func list(of directory: Directory) -> [ReplicaParts] {
    var first: [Name: Replica] = [:]
    return directory.replicas.map { controller, replica in
      var parts = ReplicaParts()
      parts.controller = controller
      parts.domain = replica.domain
      let base = first[replica.domain]
      parts.accounts = replica.objects.values.filter { base?.objects[$0.id] != $0 }
      parts.missing = base?.objects.keys.filter { replica.objects[$0] == nil } ?? []
      if base == nil { first[replica.domain] = replica }
      return parts
    }
  }

  static func replicas(of list: [ReplicaParts]) -> [(Host.ID, Replica)] {
    var first: [Name: Replica] = [:]
    return list.map { parts in
      var replica = first[parts.domain] ?? Replica(domain: parts.domain)
      if first[parts.domain] == nil {
        replica = Replica(domain: parts.domain, parts.accounts)
        first[parts.domain] = replica
      } else {
        for account in parts.accounts { replica.keep(account) }
        for id in parts.missing { replica.forget(id) }
      }
      return (parts.controller, replica)
    }
  }
}

extension Datacenter {
  package init(_ parts: DatacenterParts) {
    self.init(seed: parts.seed, clock: parts.clock, signedIn: parts.signedIn)
    hosts = PersistentMap(uniqueKeysWithValues: parts.hosts.map { ($0.name, $0) })
    machines = PersistentMap(uniqueKeysWithValues: parts.machines.map { ($0.id, $0) })
    images = PersistentMap(uniqueKeysWithValues: parts.images.map { ($0.location, $0.image) })
    domains = PersistentMap(uniqueKeysWithValues: parts.domains.map { ($0.name, $0) })
    forests = PersistentMap(uniqueKeysWithValues: parts.forests.map { ($0.name, $0) })
    directory = Directory(ReplicaParts.replicas(of: parts.replicas), parts.links)
    nameRecords = PersistentMap(
      uniqueKeysWithValues: parts.nameRecords.map { ($0.name, $0.addresses) })
    routers = parts.routers
    faults = parts.faults
    configurations = PersistentMap(
      uniqueKeysWithValues: parts.exports.map { ($0.location, $0.machine) })
    migrating = parts.machines.filter { $0.migration != nil }.map(\.id)
  }
}
