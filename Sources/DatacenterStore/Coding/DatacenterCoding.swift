import Datacenter

/// How a whole datacenter is written: its maps as lists, in the order of their stable hashes.
extension Datacenter: Coded {
  static var blank: Datacenter { Datacenter(seed: 0, clock: .blank, signedIn: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try seed.code(&coder)
    try clock.code(&coder)
    try signedIn.code(&coder)
    try code(&hosts, \.name, &coder)
    try code(&machines, \.id, &coder)
    try code(&domains, \.name, &coder)
    try code(&accounts, \.id, &coder)
    let files = images.map { StoredImage(location: $0.key, image: $0.value) }
    try coder.code(part: files) {
      images = PersistentMap(uniqueKeysWithValues: $0.map { ($0.location, $0.image) })
    }
  }

  private func code<Key, Value: Coded>(
    _ map: inout PersistentMap<Key, Value>, _ key: (Value) -> Key, _ coder: inout Coder
  ) throws(CodingFailure) {
    try coder.code(part: coder.isReading ? [] : map.values) {
      map = PersistentMap(uniqueKeysWithValues: $0.map { (key($0), $0) })
    }
  }
}

private struct StoredImage: Coded {
  var location: FileLocation
  var image: DiskImage

  static var blank: StoredImage { StoredImage(location: .blank, image: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try location.code(&coder)
    try image.code(&coder)
  }
}

extension LogonSession: Coded {
  static var blank: LogonSession { LogonSession(account: .blank, host: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try account.code(&coder)
    try host.code(&coder)
    try kind.code(&coder)
  }
}

extension Domain: Coded {
  static var blank: Domain { Domain(name: "", netBIOSName: "", authority: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try netBIOSName.code(&coder)
    try functionalLevel.code(&coder)
    try authority.code(&coder)
    try sites.code(&coder)
    try controllers.code(&coder)
    try trusts.code(&coder)
    try replicationInterval.code(&coder)
  }
}

extension Account: Coded {
  static var blank: Account { Account(id: .blank, kind: .user, name: "", domain: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try id.code(&coder)
    try kind.code(&coder)
    try name.code(&coder)
    try domain.code(&coder)
    try memberOf.code(&coder)
    try servicePrincipalNames.code(&coder)
    try allowedToDelegateTo.code(&coder)
    try trustedToAuthForDelegation.code(&coder)
    try notDelegated.code(&coder)
  }
}

extension LogonSession.Kind: CodedChoice { static var blank: LogonSession.Kind { .console } }

extension Account.Kind: CodedChoice { static var blank: Account.Kind { .user } }
