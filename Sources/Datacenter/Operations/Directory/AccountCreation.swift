/// New-ADComputer, New-ADUser, New-ADGroup: an object begins at one controller.
package struct AccountCreation: Operation {
  package let kind: Account.Kind
  package let name: String
  package let server: String?
  package let session: LogonSession
  package var container: String?
  package var attributes: [DirectoryAttribute] = []

  package init(
    _ kind: Account.Kind, name: String, server: String? = nil, session: LogonSession
  ) {
    self.kind = kind
    self.name = name
    self.server = server
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let server = try datacenter.directoryServer(server, for: session)
    guard let domain = datacenter.domain(of: server) else { throw .noDirectoryServer }
    try datacenter.requireWriting(session, at: server)
    let account = Account(
      newIn: domain, kind: kind, name: name, container: container, at: server.name, datacenter)
    guard datacenter.directory.replicas[server.name]?.account(named: account.name.text) == nil
    else { throw .accountExists(name) }
    var filled = account
    for attribute in attributes { filled[attribute.name] = attribute.values }
    return [.directory(.created(filled, at: server.name))]
  }
}

/// Remove-ADComputer and its kin: the object stays as a tombstone, so that its end replicates.
package struct AccountRemoval: Operation {
  package let identity: String
  package let server: String?
  package let session: LogonSession

  package init(_ identity: String, server: String? = nil, session: LogonSession) {
    self.identity = identity
    self.server = server
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let server = try datacenter.directoryServer(server, for: session)
    guard let account = datacenter.account(identifiedBy: identity, at: server.name) else {
      throw .noSuchObject(identity, under: datacenter.domain(of: server))
    }
    try datacenter.requireWriting(session, at: server)
    return [.directory(.attributeSet(account.id, .isDeleted, [.number(1)], at: server.name))]
  }
}

extension Account {
  /// A new account with what the directory gives every one of its kind.
  ///
  /// Each controller takes numbers of its own pool of 500, so that two never give out the same.
  init(
    newIn domain: Domain, kind: Kind, name: String, container: String?, at controller: Host.ID,
    _ datacenter: Datacenter
  ) {
    let index = UInt32(domain.controllers.firstIndex(of: controller) ?? 0)
    let used =
      datacenter.directory.replicas[controller]?.objects.keys.compactMap(\.relativeID) ?? []
    let pool = Self.pool(above: domain, index)
    let next = used.filter(pool.contains).max().map { $0 &+ 1 } ?? pool.lowerBound
    let isComputer = kind == .computer
    let isDollar = name.utf8.last == UInt8(ascii: "$")
    self.init(
      id: domain.authority.account(next),
      guid: datacenter.identifiers.guid(for: "account/\(domain.name)/\(next)"), kind: kind,
      name: Name(isComputer && !isDollar ? name + "$" : name), domain: domain.name,
      container: container)
    switch kind {
    case .user:
      userAccountControl = .normalAccount
      self[.primaryGroupID] = [.number(Int64(WellKnownGroup.domainUsers))]
    case .computer:
      userAccountControl = .workstationTrust
      self[.primaryGroupID] = [.number(Int64(WellKnownGroup.domainComputers))]
    case .group: self[.groupType] = [.number(-2_147_483_646)]
    }
  }

  private static func pool(above domain: Domain, _ index: UInt32) -> ClosedRange<UInt32> {
    let first = 1600 &+ index &* 100_000
    return first...(first &+ 99_999)
  }
}
