import Datacenter

/// How a whole datacenter is written: its maps as lists, in the order of their stable hashes.
extension Datacenter: Coded {
  static var blank: Datacenter { Datacenter(DatacenterParts()) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: coder.isReading ? .blank : DatacenterParts(of: self)) {
      self = Datacenter($0)
    }
  }
}

extension DatacenterParts: Coded {
  static var blank: DatacenterParts { DatacenterParts() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try seed.code(&coder)
    try clock.code(&coder)
    try signedIn.code(&coder)
    try hosts.code(&coder)
    try machines.code(&coder)
    try images.code(&coder)
    try domains.code(&coder)
    guard coder.format >= 2 else { return try readFormat1(&coder) }
    try forests.code(&coder)
    try replicas.code(&coder)
    try links.code(&coder)
    try nameRecords.code(&coder)
    try routers.code(&coder)
    try faults.code(&coder)
    if coder.format >= 4 { try exports.code(&coder) }
  }

  /// Format 1 had one list of accounts: every controller of a domain gets it.
  private mutating func readFormat1(_ coder: inout Coder) throws(CodingFailure) {
    var accounts: [Format1Account] = []
    try accounts.code(&coder)
    var directory = Directory()
    for domain in domains {
      let own = Format1Account.modern(accounts.filter { $0.domain == domain.name })
      directory.establish(domain, own)
    }
    replicas = ReplicaParts.list(of: directory)
    links = directory.links
    for index in domains.indices {
      let used = accounts.filter { $0.domain == domains[index].name }.compactMap(\.id.relativeID)
      domains[index].nextRelativeID = max((used.max() ?? 999) &+ 1, 1000)
    }
  }
}

extension StoredMachine: Coded {
  static var blank: StoredMachine { StoredMachine(location: .blank, machine: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try location.code(&coder)
    try machine.code(&coder)
  }
}

extension StoredImage: Coded {
  static var blank: StoredImage { StoredImage(location: .blank, image: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try location.code(&coder)
    try image.code(&coder)
  }
}
