internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The change of one object, asked for and carried out.
struct AccountSetting {
  let identity: String
  let kinds: [Account.Kind]
  let server: String?

  func run(
    _ call: Invocation, in lab: LabContext, action: String = "Set", passThru: Bool,
    _ changes: (AttributeChanges) throws -> [DirectoryEdit.Change]
  ) throws {
    let reading = try DirectoryReading(server, in: lab)
    let account = try reading.account(identity, kinds)
    let place = reading.datacenter.distinguishedName(of: account)
    let wanted = try changes(AttributeChanges(call: call, reading: reading))
    guard try call.shouldProcess(place, action) else { return }
    var edit = DirectoryEdit(
      account.id.description, server: reading.server.name.text, wanted, session: try lab.logon)
    edit.kinds = kinds
    try call.carryOut(edit, in: lab)
    guard passThru else { return }
    let fresh = try DirectoryReading(server, in: lab)
    let view = fresh.view(try fresh.account(account.id.description, kinds))
    try call.write(view.object(DirectoryProperties.defaults(of: account.kind)))
  }
}

/// Set-ADComputer.
struct SetADComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-ADComputer")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var identity: Item<Kinds.Computer>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(identity: identity?.identity ?? "", kinds: [.computer], server: server)
      .run(call, in: lab, passThru: passThru) { try $0.list() }
  }
}

/// Set-ADUser.
struct SetADUser: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-ADUser")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var identity: Item<Kinds.User>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(identity: identity?.identity ?? "", kinds: [.user], server: server)
      .run(call, in: lab, passThru: passThru) { try $0.list() }
  }
}

/// Set-ADGroup.
struct SetADGroup: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-ADGroup")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var identity: Item<Kinds.Group>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(identity: identity?.identity ?? "", kinds: [.group], server: server)
      .run(call, in: lab, passThru: passThru) { try $0.list() }
  }
}

/// Set-ADObject.
struct SetADObject: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-ADObject")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var identity: Item<Kinds.Object>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(
      identity: identity?.identity ?? "", kinds: [.user, .group, .computer], server: server
    ).run(call, in: lab, passThru: passThru) { try $0.list() }
  }
}

/// Set-ADAccountControl: the bits of userAccountControl by name.
struct SetADAccountControl: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-ADAccountControl")
  static let alsoReads = AttributeChanges.allNames
  @Parameter var identity: Item<Kinds.Account>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(
      identity: identity?.identity ?? "", kinds: [.user, .computer], server: server
    ).run(call, in: lab, passThru: passThru) { try $0.list() }
  }
}

/// Enable-ADAccount.
struct EnableADAccount: WindowsCmdlet {
  static let about = CommandDescription(windows: "Enable-ADAccount")
  @Parameter var identity: Item<Kinds.Account>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(
      identity: identity?.identity ?? "", kinds: [.user, .computer], server: server
    ).run(call, in: lab, passThru: passThru) { _ in [.flag(.accountDisabled, isOn: false)] }
  }
}

/// Disable-ADAccount.
struct DisableADAccount: WindowsCmdlet {
  static let about = CommandDescription(windows: "Disable-ADAccount")
  @Parameter var identity: Item<Kinds.Account>?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AccountSetting(
      identity: identity?.identity ?? "", kinds: [.user, .computer], server: server
    ).run(call, in: lab, passThru: passThru) { _ in [.flag(.accountDisabled, isOn: true)] }
  }
}
