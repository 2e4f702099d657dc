/// Set-ADComputer, Set-ADObject, Set-ADAccountControl, Add-ADGroupMember, setspn: attributes of one
/// object change at one controller, all of them or none.
package struct DirectoryEdit: Operation {
  package enum Change: Sendable {
    case add(Name, [AttributeValue])
    case replace(Name, [AttributeValue])
    case remove(Name, [AttributeValue])
    case clear(Name)
    case flag(UserAccountControl, isOn: Bool)
  }

  package let identity: String
  package let server: String?  // nil: the controller of the session's host
  package let changes: [Change]
  package let session: LogonSession
  package var kinds: [Account.Kind] = [.user, .group, .computer]

  package init(
    _ identity: String, server: String? = nil, _ changes: [Change], session: LogonSession
  ) {
    self.identity = identity
    self.server = server
    self.changes = changes
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let server = try datacenter.directoryServer(server, for: session)
    guard let account = datacenter.account(identifiedBy: identity, at: server.name, kinds) else {
      throw .noSuchObject(identity, under: datacenter.domain(of: server))
    }
    try datacenter.requireWriting(session, at: server)
    var edited = account
    for change in changes { try apply(change, to: &edited, datacenter, server) }
    return edited.attributes.filter { account[$0.name] != $0.values }.map {
      .directory(.attributeSet(account.id, $0.name, $0.values, at: server.name))
    }
  }

  private func apply(
    _ change: Change, to account: inout Account, _ datacenter: Datacenter, _ server: Host
  ) throws(Refusal) {
    switch change {
    case .add(let name, let values):
      let new = values.filter { value in !account[name].contains { $0.matches(value) } }
      try requireUnique(name, new, account, datacenter, server)
      account[name] += new
    case .replace(let name, let values):
      let new = values.filter { value in !account[name].contains { $0.matches(value) } }
      try requireUnique(name, new, account, datacenter, server)
      account[name] = values
    case .remove(let name, let values):
      account[name].removeAll { old in values.contains { $0.matches(old) } }
    case .clear(let name): account[name] = []
    case .flag(let flag, let isOn): account.setFlag(flag, isOn)
    }
  }

  /// Controllers refuse a second holder since 2012 R2, as far as their own copy goes: two written at
  /// two controllers at once still make a duplicate.
  private func requireUnique(
    _ name: Name, _ values: [AttributeValue], _ account: Account, _ datacenter: Datacenter,
    _ server: Host
  ) throws(Refusal) {
    guard name == .servicePrincipalName, let replica = datacenter.directory.replicas[server.name]
    else { return }
    for value in values.compactMap(\.text) {
      let others = replica.registrations(of: value).filter { $0.id != account.id }
      guard others.isEmpty else { throw .servicePrincipalNameNotUnique }
    }
  }
}
