internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The making of one object.
struct AccountMaking {
  let kind: Account.Kind
  let name: String
  let samName: String?
  let path: String?
  let server: String?

  func run(_ call: Invocation, in lab: LabContext, isEnabled: Bool, passThru: Bool) throws {
    let reading = try DirectoryReading(server, in: lab)
    let domain = reading.domain.distinguishedName
    let container = try path.map { try self.container($0, below: domain) }
    let usual = kind == .computer ? "CN=Computers" : "CN=Users"
    guard try call.shouldProcess("CN=\(name),\(container ?? usual),\(domain)", "New") else {
      return
    }
    var creation = AccountCreation(
      kind, name: samName ?? name, server: reading.server.name.text, session: try lab.logon)
    creation.container = container
    creation.attributes = try attributes(call, reading, isEnabled)
    try call.carryOut(creation, in: lab)
    guard passThru else { return }
    let fresh = try DirectoryReading(reading.server.name.text, in: lab)
    let view = fresh.view(try fresh.account(samName ?? name, [kind]))
    try call.write(view.object(DirectoryProperties.defaults(of: kind)))
  }

  /// The attributes of a blank object after the changes that the parameters ask for.
  private func attributes(
    _ call: Invocation, _ reading: DirectoryReading, _ isEnabled: Bool
  ) throws -> [DirectoryAttribute] {
    var blank = Account(
      id: SecurityIdentifier(""), kind: kind, name: Name(name), domain: reading.domain.name)
    switch kind {
    case .user: blank.userAccountControl = .normalAccount
    case .computer: blank.userAccountControl = .workstationTrust
    case .group: break
    }
    if kind != .group { blank.setFlag(.accountDisabled, !isEnabled) }
    for change in try AttributeChanges(call: call, reading: reading).list() {
      switch change {
      case .add(let attribute, let values): blank[attribute] += values
      case .replace(let attribute, let values): blank[attribute] = values
      case .remove, .clear: continue
      case .flag(let bit, let isOn): blank.setFlag(bit, isOn)
      }
    }
    return blank.attributes
  }

  /// `OU=Hosts,DC=contoso,DC=com` without the domain.
  private func container(_ path: String, below domain: String) throws -> String {
    let (bytes, tail) = (Array(path.utf8), Array(("," + domain).utf8))
    guard bytes.count > tail.count,
      Name(String(decoding: bytes.suffix(tail.count), as: UTF8.self)) == Name("," + domain)
    else { throw Refusal.noSuchObject(path, under: nil) }
    return String(decoding: bytes.dropLast(tail.count), as: UTF8.self)
  }
}

/// New-ADComputer.
struct NewADComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-ADComputer")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var name: String
  @Parameter("SAMAccountName") var samAccountName: String?
  @Parameter var path: String?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountMaking(
      kind: .computer, name: name, samName: samAccountName, path: path, server: server
    ).run(call, in: lab, isEnabled: true, passThru: passThru)
  }
}

/// New-ADUser: without `-Enabled` the account may not sign in; passwords are not kept.
struct NewADUser: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-ADUser")
  static let alsoReads = AttributeChanges.allNames.union(["AccountPassword"])
  @Parameter var name: String
  @Parameter var samAccountName: String?
  @Parameter var path: String?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountMaking(
      kind: .user, name: name, samName: samAccountName, path: path, server: server
    ).run(call, in: lab, isEnabled: false, passThru: passThru)
  }
}

/// New-ADGroup.
struct NewADGroup: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-ADGroup")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var name: String
  @Parameter var samAccountName: String?
  @Parameter var path: String?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountMaking(
      kind: .group, name: name, samName: samAccountName, path: path, server: server
    ).run(call, in: lab, isEnabled: true, passThru: passThru)
  }
}

/// The removal of one object.
struct AccountRemoving {
  let identity: String
  let kinds: [Account.Kind]
  let server: String?

  func run(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let account = try reading.account(identity, kinds)
    let place = reading.datacenter.distinguishedName(of: account)
    guard try call.shouldProcess(place, "Remove") else { return }
    try call.carryOut(
      AccountRemoval(
        account.id.description, server: reading.server.name.text, session: try lab.logon),
      in: lab)
  }
}

/// Remove-ADComputer.
struct RemoveADComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-ADComputer")
  @Parameter var identity: Item<Kinds.Computer>?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountRemoving(
      identity: identity?.identity ?? "", kinds: [.computer], server: server
    ).run(call, in: lab)
  }
}

/// Remove-ADUser.
struct RemoveADUser: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-ADUser")
  @Parameter var identity: Item<Kinds.User>?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountRemoving(identity: identity?.identity ?? "", kinds: [.user], server: server)
      .run(call, in: lab)
  }
}

/// Remove-ADGroup.
struct RemoveADGroup: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-ADGroup")
  @Parameter var identity: Item<Kinds.Group>?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountRemoving(identity: identity?.identity ?? "", kinds: [.group], server: server)
      .run(call, in: lab)
  }
}
