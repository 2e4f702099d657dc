internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A property of the directory module: a name and how it is read.
struct DirectoryProperty {
  let name: String
  let kinds: [Account.Kind]
  let value: (AccountView) -> Value?
}

/// The properties of Get-ADComputer, Get-ADUser and Get-ADGroup (neighbours-views.md 1.1 to 1.3).
enum DirectoryProperties {
  static func defaults(of kind: Account.Kind) -> [String] {
    switch kind {
    case .computer:
      [
        "DistinguishedName", "DNSHostName", "Enabled", "Name", "ObjectClass", "ObjectGUID",
        "SamAccountName", "SID", "UserPrincipalName",
      ]
    case .user:
      [
        "DistinguishedName", "Enabled", "GivenName", "Name", "ObjectClass", "ObjectGUID",
        "SamAccountName", "SID", "Surname", "UserPrincipalName",
      ]
    case .group:
      [
        "DistinguishedName", "GroupCategory", "GroupScope", "Name", "ObjectClass", "ObjectGUID",
        "SamAccountName", "SID",
      ]
    }
  }

  static func named(_ name: Name, of kind: Account.Kind) -> DirectoryProperty? {
    byName[name]?.first { $0.kinds.contains(kind) }
  }

  /// `-Properties *`: the extended properties always, attributes where they have a value.
  static func everything(about view: AccountView) -> [String] {
    let own = table.filter { $0.kinds.contains(view.account.kind) }.map(\.name)
    let known = Set(own.map { Name($0) })
    let attributes = view.account.attributes.filter {
      !$0.values.isEmpty && !known.contains($0.name)
    }
    return own + attributes.map(\.name.text)
  }

  /// Whether `-Properties` may name it.
  static func isKnown(_ name: Name) -> Bool {
    byName[name] != nil || attributes[name] != nil || schema.contains(name)
  }

  /// The attribute behind a property's name: `Surname` is `sn`.
  static func attribute(of name: Name) -> Name { attributes[name] ?? name }

  static func isMultiple(_ attribute: Name) -> Bool {
    [
      .servicePrincipalName, .allowedToDelegateTo, .member, .allowedToActOnBehalf, "otherTelephone",
    ].contains(attribute)
  }

  static let attributes: [Name: Name] = [
    "DisplayName": "displayName", "Location": "location", "GivenName": "givenName",
    "Surname": "sn", "EmailAddress": "mail", "Title": "title", "Department": "department",
    "Company": "company", "Office": "physicalDeliveryOfficeName", "City": "l",
    "HomePage": "wWWHomePage", "Description": "description", "State": "st",
    "PostalCode": "postalCode",
    "StreetAddress": "streetAddress", "MobilePhone": "mobile", "OfficePhone": "telephoneNumber",
    "Organization": "o", "Division": "division", "EmployeeID": "employeeID", "Initials": "initials",
    "ScriptPath": "scriptPath", "ProfilePath": "profilePath", "HomeDirectory": "homeDirectory",
    "HomeDrive": "homeDrive", "OperatingSystemHotfix": "operatingSystemHotfix",
    "OperatingSystemServicePack": "operatingSystemServicePack",
  ]

  /// Names of the schema that may have no value.
  private static let schema: Set<Name> = [
    "servicePrincipalName", "msDS-AllowedToDelegateTo",
    "msDS-AllowedToActOnBehalfOfOtherIdentity", "userAccountControl", "member", "memberOf",
    "primaryGroupID", "isDeleted", "groupType", "userPrincipalName", "dNSHostName", "description",
    "objectSid", "objectClass", "objectGUID", "cn", "name", "sAMAccountName", "distinguishedName",
    "whenCreated", "whenChanged", "uSNChanged", "uSNCreated", "pwdLastSet", "lastLogon",
    "lastLogonTimestamp", "accountExpires", "adminCount", "msDS-SupportedEncryptionTypes",
    "msDS-User-Account-Control-Computed", "mail", "sn", "givenName", "displayName", "title",
    "department", "company", "location", "manager", "managedBy", "info", "objectCategory",
    "instanceType", "logonCount", "badPwdCount", "countryCode", "codePage", "tokenGroups",
    "nTSecurityDescriptor", "telephoneNumber", "mobile", "l", "st", "o", "postalCode",
  ]

  nonisolated(unsafe) private static let byName: [Name: [DirectoryProperty]] = Dictionary(
    grouping: table, by: { Name($0.name) })

  nonisolated(unsafe) static let table: [DirectoryProperty] =
    IdentityProperties.table + AccountProperties.table
}
