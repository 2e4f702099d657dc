internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Names and SIDs of those who may be in a computer's own groups.
struct LocalNames {
  let datacenter: Datacenter
  let host: WindowsHost

  init(_ lab: LabContext) throws { (datacenter, host) = (try lab.datacenter, try lab.ownHost) }

  func name(of id: SecurityIdentifier) -> String {
    if let account = datacenter.account(id) { return datacenter.qualifiedName(of: account) }
    if let user = host.localUsers.first(where: { $0.id == id }) {
      return "\(host.name.capitals)\\\(user.name)"
    }
    return id.description
  }

  func id(of name: String) throws -> SecurityIdentifier {
    if name.utf8.starts(with: "S-1-".utf8) { return SecurityIdentifier(name) }
    if let account = datacenter.account(named: name) { return account.id }
    let bytes = Array(name.utf8)
    if let slash = bytes.lastIndex(of: UInt8(ascii: "\\")) {
      let machine = Name(String(decoding: bytes[..<slash], as: UTF8.self))
      let rest = Name(String(decoding: bytes[(slash + 1)...], as: UTF8.self))
      let isHere = machine == host.name || machine == "."
      if isHere, let user = host.localUsers.first(where: { $0.name == rest }) { return user.id }
    } else if let user = host.localUsers.first(where: { $0.name == Name(name) }) {
      return user.id
    } else if let domain = datacenter.domain(of: host),
      let account = datacenter.account(named: "\(domain.netBIOSName)\\\(name)")
    {
      return account.id
    }
    throw Refusal.principalNotFound(name)
  }

  func group(_ name: String) throws -> LocalGroup {
    // A domain controller has no groups of its own.
    guard !host.isDomainController, let group = host.localGroup(name) else {
      throw Refusal.localGroupNotFound(name)
    }
    return group
  }

  func member(_ id: SecurityIdentifier) -> Value {
    let account = datacenter.account(id)
    return .item(
      Kinds.LocalPrincipal.typeName,
      [
        ("Name", .string(name(of: id))), ("SID", .string(id.description)),
        (
          "PrincipalSource",
          .string(account == nil ? "Local" : "ActiveDirectory")
        ),
        ("ObjectClass", .string(account?.kind == .group ? "Group" : "User")),
      ], words: name(of: id))
  }
}

/// The three ways to name a group.
struct LocalGroupSelector {
  @Parameter var name: String?
  @Parameter var group: Item<Kinds.LocalGroup>?
  @Parameter("SID") var sid: Item<Kinds.SecurityID>?

  var identity: String {
    name ?? group?.object?["Name"]?.text(.invariant) ?? group?.identity ?? sid?.identity ?? ""
  }
}

/// Get-LocalGroupMember.
struct GetLocalGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-LocalGroupMember")
  @ParameterGroup var selector = LocalGroupSelector()
  @Parameter var member: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let names = try LocalNames(lab)
    let group = try names.group(selector.identity)
    let pattern = try member.map { try NamePattern($0) }
    let sorted = group.members.map { ($0, names.name(of: $0)) }.sorted { Name($0.1) < Name($1.1) }
    for (id, name) in sorted where pattern?.matches(name) ?? true {
      try call.write(names.member(id))
    }
  }
}

/// A change of a local group's members, one by one.
private struct LocalMembership {
  let group: String
  let members: [Item<Kinds.LocalPrincipal>]
  let isAdded: Bool

  func run(_ call: Invocation, in lab: LabContext) throws {
    let names = try LocalNames(lab)
    let found = try names.group(group)
    for member in members {
      try call.reportingRefusals(lab) {
        let id = try names.id(of: member.identity)
        let action = isAdded ? "Add member" : "Remove member"
        guard try call.shouldProcess(found.name.text, "\(action) \(member.identity)") else {
          return
        }
        try call.carryOut(
          LocalGroupChange(
            found.name.text, on: names.host.name.text, member: id, isAdded: isAdded,
            session: try lab.logon), in: lab)
      }
    }
  }
}

/// Add-LocalGroupMember.
struct AddLocalGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Add-LocalGroupMember")
  @ParameterGroup var selector = LocalGroupSelector()
  @Parameter var member: [Item<Kinds.LocalPrincipal>]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try LocalMembership(group: selector.identity, members: member ?? [], isAdded: true)
      .run(call, in: lab)
  }
}

/// Remove-LocalGroupMember.
struct RemoveLocalGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-LocalGroupMember")
  @ParameterGroup var selector = LocalGroupSelector()
  @Parameter var member: [Item<Kinds.LocalPrincipal>]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try LocalMembership(group: selector.identity, members: member ?? [], isAdded: false)
      .run(call, in: lab)
  }
}

/// Get-LocalGroup.
struct GetLocalGroup: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-LocalGroup")
  @Parameter var name: [String]?
  @Parameter("SID") var sid: [Item<Kinds.SecurityID>]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let names = try LocalNames(lab)
    guard !names.host.isDomainController else { return }
    let wanted = name ?? sid?.map(\.identity)
    for group in names.host.localGroups {
      let isWanted = try wanted.map { list in
        try list.contains {
          try NamePattern($0).matches(group.name.text) || Name($0) == Name(group.id.description)
        }
      }
      guard isWanted ?? true else { continue }
      try call.write(
        .item(
          Kinds.LocalGroup.typeName,
          [
            ("Description", .string("")), ("Name", .text(group.name)),
            ("SID", .string(group.id.description)), ("PrincipalSource", .string("Local")),
            ("ObjectClass", .string("Group")),
          ], words: group.name.text))
    }
    for text in wanted ?? [] where !NamePattern.isPattern(text) {
      try call.reportingRefusals(lab) { _ = try names.group(text) }
    }
  }
}

/// Get-LocalUser.
struct GetLocalUser: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-LocalUser")
  @Parameter var name: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    for user in try lab.ownHost.localUsers {
      guard try name?.contains(where: { try NamePattern($0).matches(user.name.text) }) ?? true
      else { continue }
      try call.write(
        .item(
          Kinds.LocalUser.typeName,
          [
            ("Description", .string("")), ("Enabled", .bool(user.isEnabled)),
            ("Name", .text(user.name)), ("SID", .string(user.id.description)),
            ("PrincipalSource", .string("Local")), ("ObjectClass", .string("User")),
          ], words: user.name.text))
    }
  }
}

extension Refusal {
  fileprivate static func principalNotFound(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "Principal \(name) was not found.", de: "Der Prinzipal \(name) wurde nicht gefunden."),
      "PrincipalNotFound", .objectNotFound, target: name)
  }
}
