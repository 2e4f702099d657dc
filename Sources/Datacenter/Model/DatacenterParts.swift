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
  package var accounts: [Account] = []

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
    accounts = datacenter.accounts.values
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

extension Datacenter {
  package init(_ parts: DatacenterParts) {
    self.init(seed: parts.seed, clock: parts.clock, signedIn: parts.signedIn)
    hosts = PersistentMap(uniqueKeysWithValues: parts.hosts.map { ($0.name, $0) })
    machines = PersistentMap(uniqueKeysWithValues: parts.machines.map { ($0.id, $0) })
    images = PersistentMap(uniqueKeysWithValues: parts.images.map { ($0.location, $0.image) })
    domains = PersistentMap(uniqueKeysWithValues: parts.domains.map { ($0.name, $0) })
    accounts = PersistentMap(uniqueKeysWithValues: parts.accounts.map { ($0.id, $0) })
    migrating = parts.machines.filter { $0.migration != nil }.map(\.id)
  }
}
