/// The attributes the lesson turns on, by the names the schema gives them.
extension Name {
  package static let servicePrincipalName: Name = "servicePrincipalName"
  package static let allowedToDelegateTo: Name = "msDS-AllowedToDelegateTo"
  package static let allowedToActOnBehalf: Name = "msDS-AllowedToActOnBehalfOfOtherIdentity"
  package static let userAccountControl: Name = "userAccountControl"
  package static let member: Name = "member"
  package static let primaryGroupID: Name = "primaryGroupID"
  package static let isDeleted: Name = "isDeleted"
  package static let groupType: Name = "groupType"
  package static let userPrincipalName: Name = "userPrincipalName"
  package static let dnsHostName: Name = "dNSHostName"
  package static let description: Name = "description"
}

extension Account {
  package var servicePrincipalNames: [String] {
    get { self[.servicePrincipalName].compactMap(\.text) }
    set { self[.servicePrincipalName] = newValue.map { .text($0) } }
  }

  package var allowedToDelegateTo: [String] {
    get { self[.allowedToDelegateTo].compactMap(\.text) }
    set { self[.allowedToDelegateTo] = newValue.map { .text($0) } }
  }

  /// Who may act for others at this account's computer: resource-based delegation.
  package var allowedToActOnBehalf: [Account.ID] {
    get { self[.allowedToActOnBehalf].compactMap(\.account) }
    set { self[.allowedToActOnBehalf] = newValue.map { .account($0) } }
  }

  package var members: [Account.ID] {
    get { self[.member].compactMap(\.account) }
    set { self[.member] = newValue.map { .account($0) } }
  }

  package var userAccountControl: UserAccountControl {
    get { UserAccountControl(rawValue: self[.userAccountControl].first?.number ?? 0) }
    set { self[.userAccountControl] = [.number(newValue.rawValue)] }
  }

  package var primaryGroup: Account.ID? {
    guard let number = self[.primaryGroupID].first?.number, let id = UInt32(exactly: number) else {
      return nil
    }
    return self.id.authority.account(id)
  }

  package var isDeleted: Bool { self[.isDeleted].first?.number == 1 }
  package var isEnabled: Bool { !userAccountControl.contains(.accountDisabled) }

  package var trustedToAuthForDelegation: Bool {
    get { userAccountControl.contains(.trustedToAuthForDelegation) }
    set { setFlag(.trustedToAuthForDelegation, newValue) }
  }

  package var notDelegated: Bool {
    get { userAccountControl.contains(.notDelegated) }
    set { setFlag(.notDelegated, newValue) }
  }

  package mutating func setFlag(_ flag: UserAccountControl, _ isOn: Bool) {
    var flags = userAccountControl
    if isOn { flags.insert(flag) } else { flags.remove(flag) }
    userAccountControl = flags
  }

  package func holds(servicePrincipalName name: String) -> Bool {
    let wanted = Name(name)
    return self[.servicePrincipalName].contains { $0.text.map { Name($0) == wanted } == true }
  }
}

/// The bits of userAccountControl (MS-ADTS 2.2.16).
package struct UserAccountControl: OptionSet, Hashable, Sendable {
  package let rawValue: Int64

  package init(rawValue: Int64) { self.rawValue = rawValue }

  package static let accountDisabled = UserAccountControl(rawValue: 0x2)
  package static let lockedOut = UserAccountControl(rawValue: 0x10)
  package static let normalAccount = UserAccountControl(rawValue: 0x200)
  package static let workstationTrust = UserAccountControl(rawValue: 0x1000)
  package static let serverTrust = UserAccountControl(rawValue: 0x2000)
  package static let passwordNeverExpires = UserAccountControl(rawValue: 0x10000)
  package static let trustedForDelegation = UserAccountControl(rawValue: 0x80000)
  package static let notDelegated = UserAccountControl(rawValue: 0x100000)
  package static let passwordExpired = UserAccountControl(rawValue: 0x800000)
  package static let trustedToAuthForDelegation = UserAccountControl(rawValue: 0x1000000)
}

/// The services a computer registers for itself, each under its short and its full name.
package enum DomainServices {
  package static let ofEveryMember = ["HOST", "RestrictedKrbHost", "TERMSRV", "WSMAN"]
  package static let ofHyperV = [
    "Hyper-V Replica Service", MigrationAuthentication.migrationService,
    "Microsoft Virtual Console Service",
  ]
}
