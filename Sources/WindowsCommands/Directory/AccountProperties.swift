internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// What users and computers have: whether they may sign in, be delegated, delegate.
enum AccountProperties {
  private static let both: [Account.Kind] = [.user, .computer]

  nonisolated(unsafe) static let table: [DirectoryProperty] =
    flags + names + [
      DirectoryProperty(name: "Enabled", kinds: both) { .bool($0.account.isEnabled) },
      DirectoryProperty(name: "userAccountControl", kinds: both) {
        .int(Int32(clamping: $0.account.userAccountControl.rawValue))
      },
      DirectoryProperty(name: "primaryGroupID", kinds: both) { view in
        view.account[.primaryGroupID].first.map(view.plain)
      },
      DirectoryProperty(name: "PrimaryGroup", kinds: both) { view in
        view.account.primaryGroup.map { .string(view.name(of: $0)) } ?? .null
      },
      DirectoryProperty(name: "ServicePrincipalNames", kinds: both) {
        .strings($0.account.servicePrincipalNames)
      },
      DirectoryProperty(name: "PrincipalsAllowedToDelegateToAccount", kinds: both) { view in
        .strings(view.account.allowedToActOnBehalf.map(view.name))
      },
      DirectoryProperty(name: "msDS-AllowedToActOnBehalfOfOtherIdentity", kinds: both) { view in
        view.account.allowedToActOnBehalf.isEmpty
          ? nil : .string("System.DirectoryServices.ActiveDirectorySecurity")
      },
      DirectoryProperty(name: "KerberosEncryptionType", kinds: both) {
        .strings($0.account.kind == .computer ? ["RC4, AES128, AES256"] : [])
      },
      DirectoryProperty(name: "LockedOut", kinds: both) {
        .bool($0.account.userAccountControl.contains(.lockedOut))
      },
      DirectoryProperty(name: "PasswordExpired", kinds: both) {
        .bool($0.account.userAccountControl.contains(.passwordExpired))
      },
      DirectoryProperty(name: "IPv4Address", kinds: [.computer]) { view in
        host(view)?.addresses.first.map { .string($0.description) } ?? .null
      },
      DirectoryProperty(name: "OperatingSystem", kinds: [.computer]) { view in
        view.account["operatingSystem"].first.map(view.plain)
          ?? host(view).map { .string($0.operatingSystem.title) } ?? .null
      },
      DirectoryProperty(name: "OperatingSystemVersion", kinds: [.computer]) { view in
        view.account["operatingSystemVersion"].first.map(view.plain)
          ?? host(view).map { .string($0.operatingSystem.build) } ?? .null
      },
      DirectoryProperty(name: "ServiceAccount", kinds: [.computer]) { _ in .list([]) },
    ]

  nonisolated(unsafe) private static let flags: [DirectoryProperty] = [
    flag("TrustedForDelegation", .trustedForDelegation),
    flag("TrustedToAuthForDelegation", .trustedToAuthForDelegation),
    flag("AccountNotDelegated", .notDelegated),
    flag("PasswordNeverExpires", .passwordNeverExpires),
    flag("PasswordNotRequired", UserAccountControl(rawValue: 0x20)),
    flag("DoesNotRequirePreAuth", UserAccountControl(rawValue: 0x40_0000)),
    flag("UseDESKeyOnly", UserAccountControl(rawValue: 0x20_0000)),
    flag("AllowReversiblePasswordEncryption", UserAccountControl(rawValue: 0x80)),
    flag("SmartcardLogonRequired", UserAccountControl(rawValue: 0x4_0000), [.user]),
  ]

  nonisolated(unsafe) private static let names: [DirectoryProperty] = [
    IdentityProperties.optional("UserPrincipalName", .userPrincipalName, both),
    IdentityProperties.optional("DNSHostName", .dnsHostName, [.computer]),
    IdentityProperties.optional("Location", "location", [.computer]),
    IdentityProperties.optional("GivenName", "givenName", [.user]),
    IdentityProperties.optional("Surname", "sn", [.user]),
    IdentityProperties.optional("EmailAddress", "mail", [.user]),
    IdentityProperties.optional("Title", "title", [.user]),
    IdentityProperties.optional("Department", "department", [.user]),
    IdentityProperties.optional("Company", "company", [.user]),
    IdentityProperties.optional("Office", "physicalDeliveryOfficeName", [.user]),
    IdentityProperties.optional("City", "l", [.user]),
    IdentityProperties.optional("HomePage", "wWWHomePage", both),
  ]

  private static func flag(
    _ name: String, _ bit: UserAccountControl, _ kinds: [Account.Kind] = [.user, .computer]
  ) -> DirectoryProperty {
    DirectoryProperty(name: name, kinds: kinds) {
      .bool($0.account.userAccountControl.contains(bit))
    }
  }

  /// The bit behind a property that is a flag; nil for the others.
  static func bit(of name: Name) -> UserAccountControl? { bits[name] }

  private static let bits: [Name: UserAccountControl] = [
    "TrustedForDelegation": .trustedForDelegation,
    "TrustedToAuthForDelegation": .trustedToAuthForDelegation,
    "AccountNotDelegated": .notDelegated, "PasswordNeverExpires": .passwordNeverExpires,
    "PasswordNotRequired": UserAccountControl(rawValue: 0x20),
    "DoesNotRequirePreAuth": UserAccountControl(rawValue: 0x40_0000),
    "UseDESKeyOnly": UserAccountControl(rawValue: 0x20_0000),
    "AllowReversiblePasswordEncryption": UserAccountControl(rawValue: 0x80),
    "SmartcardLogonRequired": UserAccountControl(rawValue: 0x4_0000),
  ]

  private static func host(_ view: AccountView) -> WindowsHost? {
    view.datacenter.hosts[Name(view.account.commonName)]
  }
}

extension OperatingSystem {
  /// `Windows Server 2022 Standard`.
  var title: String {
    switch edition {
    case .standard: "Windows Server \(release.name) Standard"
    case .datacenter: "Windows Server \(release.name) Datacenter"
    case .hyperVServer: "Hyper-V Server \(release.name)"
    }
  }

  /// `10.0 (20348)`.
  var build: String {
    switch release {
    case .server2012R2: "6.3 (9600)"
    case .server2016: "10.0 (14393)"
    case .server2019: "10.0 (17763)"
    case .server2022: "10.0 (20348)"
    case .server2025: "10.0 (26100)"
    }
  }
}
