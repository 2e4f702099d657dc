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
    try accounts.code(&coder)
  }
}

extension StoredImage: Coded {
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
