internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A change of a group's members.
struct MembershipSetting {
  let group: String
  let members: [Item<Kinds.Principal>]
  let server: String?

  func run(
    _ call: Invocation, in lab: LabContext, passThru: Bool,
    _ change: ([AttributeValue]) -> DirectoryEdit.Change
  ) throws {
    let reading = try DirectoryReading(server, in: lab)
    let values = try members.map { member -> AttributeValue in
      do {
        return .account(try reading.account(member.identity, [.user, .group, .computer]).id)
      } catch var refusal as Refusal {
        refusal.errorID = "SetADGroupMember.ValidateMembersParameter"
        throw refusal
      }
    }
    try AccountSetting(identity: group, kinds: [.group], server: server)
      .run(call, in: lab, passThru: passThru) { _ in [change(values)] }
  }
}

/// Add-ADGroupMember: a member that is there already is passed over.
struct AddADGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Add-ADGroupMember")
  @Parameter var identity: Item<Kinds.Group>?
  @Parameter var members: [Item<Kinds.Principal>]?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try MembershipSetting(
      group: identity?.identity ?? "", members: members ?? [], server: server
    ).run(call, in: lab, passThru: passThru) { .add(.member, $0) }
  }
}

/// Remove-ADGroupMember.
struct RemoveADGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-ADGroupMember")
  @Parameter var identity: Item<Kinds.Group>?
  @Parameter var members: [Item<Kinds.Principal>]?
  @Parameter var server: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try MembershipSetting(
      group: identity?.identity ?? "", members: members ?? [], server: server
    ).run(call, in: lab, passThru: passThru) { .remove(.member, $0) }
  }
}

/// Get-ADGroupMember: the direct members, or with those of groups inside.
struct GetADGroupMember: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADGroupMember")
  @Parameter var identity: Item<Kinds.Group>?
  @Parameter var server: String?
  @Switch var recursive: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let group = try reading.account(identity?.identity ?? "", [.group])
    var seen: Set<Account.ID> = []
    for member in members(of: group, reading, &seen) {
      let view = reading.view(member)
      try call.write(
        .item(
          Kinds.Principal.typeName,
          [
            ("distinguishedName", .string(view.distinguishedName)),
            ("name", .string(member.commonName)), ("objectClass", .string(view.className)),
            ("objectGUID", .guid(member.guid)), ("SamAccountName", .string(member.name.text)),
            ("SID", .string(member.id.description)),
          ], words: view.distinguishedName))
    }
  }

  private func members(
    of group: Account, _ reading: DirectoryReading, _ seen: inout Set<Account.ID>
  ) -> [Account] {
    let primary = reading.replica.accounts.filter { $0.primaryGroup == group.id }
    let direct = group.members.compactMap {
      reading.replica.account($0) ?? reading.datacenter.account($0)
    }
    var found: [Account] = []
    for member in direct + primary where seen.insert(member.id).inserted {
      if recursive, member.kind == .group {
        found += members(of: member, reading, &seen)
      } else {
        found.append(member)
      }
    }
    return found
  }
}

/// Get-ADPrincipalGroupMembership: the groups that name a principal, and its primary group.
struct GetADPrincipalGroupMembership: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADPrincipalGroupMembership")
  @Parameter var identity: Item<Kinds.Principal>?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let account = try reading.account(identity?.identity ?? "", [.user, .group, .computer])
    let primary = reading.replica.account(account.primaryGroup)
    let groups = (primary.map { [$0] } ?? []) + reading.replica.groups(of: account.id)
    for group in groups {
      try call.write(reading.view(group).object(DirectoryProperties.defaults(of: .group)))
    }
  }
}
