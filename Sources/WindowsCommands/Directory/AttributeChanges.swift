internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// What a Set- or New- command wants of an object's attributes, read of its bound parameters.
struct AttributeChanges {
  let call: Invocation
  let reading: DirectoryReading

  /// Parameters that name an attribute or a bit of userAccountControl.
  static let textNames: Set<String> = [
    "DisplayName", "Location", "GivenName", "Surname", "EmailAddress", "Title", "Department",
    "Company", "Office", "City", "HomePage", "Description", "State", "PostalCode",
    "StreetAddress", "MobilePhone", "OfficePhone", "Organization", "Division", "EmployeeID",
    "Initials", "ScriptPath", "ProfilePath", "HomeDirectory", "HomeDrive", "DNSHostName",
    "UserPrincipalName", "OperatingSystem", "OperatingSystemVersion", "OperatingSystemHotfix",
    "OperatingSystemServicePack",
  ]
  static let flagNames: Set<String> = [
    "TrustedForDelegation", "TrustedToAuthForDelegation", "AccountNotDelegated",
    "PasswordNeverExpires", "PasswordNotRequired", "DoesNotRequirePreAuth", "UseDESKeyOnly",
    "AllowReversiblePasswordEncryption", "SmartcardLogonRequired",
  ]
  static let otherNames: Set<String> = [
    "Enabled", "PrincipalsAllowedToDelegateToAccount", "ManagedBy", "Manager",
    "ServicePrincipalNames", "Add", "Remove", "Replace", "Clear", "OtherAttributes",
    "GroupScope", "GroupCategory",
  ]
  static let allNames = textNames.union(flagNames).union(otherNames)

  private func bound(_ name: String) -> Value? {
    let parameters = call.boundParameters
    return parameters.contains(.string(name)) ? parameters[.string(name)] ?? .null : nil
  }

  func list() throws -> [DirectoryEdit.Change] {
    var changes: [DirectoryEdit.Change] = []
    try addTables(to: &changes)
    for name in Self.textNames.sorted(by: { Name($0) < Name($1) }) {
      guard let value = bound(name) else { continue }
      let attribute = DirectoryProperties.attribute(of: Name(name))
      changes.append(replacement(attribute, value.text(.invariant)))
    }
    for name in Self.flagNames.sorted(by: { Name($0) < Name($1) }) {
      guard let value = bound(name), let bit = AccountProperties.bit(of: Name(name)) else {
        continue
      }
      changes.append(.flag(bit, isOn: value.isTrue))
    }
    if let enabled = bound("Enabled") {
      changes.append(.flag(.accountDisabled, isOn: !enabled.isTrue))
    }
    try addPrincipals(to: &changes)
    return changes
  }

  private func replacement(_ attribute: Name, _ text: String) -> DirectoryEdit.Change {
    text.isEmpty ? .clear(attribute) : .replace(attribute, [.text(text)])
  }

  /// `-Remove`, `-Add`, `-Replace`, `-Clear` in the order in which they take effect.
  private func addTables(to changes: inout [DirectoryEdit.Change]) throws {
    for (attribute, values) in try entries("Remove") { changes.append(.remove(attribute, values)) }
    for (attribute, values) in try entries("Add") { changes.append(.add(attribute, values)) }
    for (attribute, values) in try entries("OtherAttributes") {
      changes.append(.add(attribute, values))
    }
    for (attribute, values) in try entries("Replace") {
      changes.append(.replace(attribute, values))
    }
    for name in bound("Clear")?.parts ?? [] {
      changes.append(.clear(DirectoryProperties.attribute(of: Name(name.text(.invariant)))))
    }
    guard let names = bound("ServicePrincipalNames") else { return }
    guard let table = names.base.reference as? TableObject else {
      let values = names.parts.map { AttributeValue.text($0.text(.invariant)) }
      return changes.append(.replace(.servicePrincipalName, values))
    }
    for (key, value) in table.entries {
      let values = value.parts.map { AttributeValue.text($0.text(.invariant)) }
      switch Name(key.text(.invariant)) {
      case "Add": changes.append(.add(.servicePrincipalName, values))
      case "Remove": changes.append(.remove(.servicePrincipalName, values))
      case "Replace": changes.append(.replace(.servicePrincipalName, values))
      default: continue
      }
    }
  }

  private func addPrincipals(to changes: inout [DirectoryEdit.Change]) throws {
    if let principals = bound("PrincipalsAllowedToDelegateToAccount") {
      let accounts = try principals.parts.map { try account($0) }
      changes.append(
        accounts.isEmpty
          ? .clear(.allowedToActOnBehalf) : .replace(.allowedToActOnBehalf, accounts))
    }
    for (parameter, attribute) in [("ManagedBy", "managedBy"), ("Manager", "manager")] {
      guard let value = bound(parameter) else { continue }
      changes.append(
        value.isNull
          ? .clear(Name(attribute)) : .replace(Name(attribute), [try account(value)]))
    }
    if let type = groupType { changes.append(.replace(.groupType, [.number(type)])) }
  }

  /// The bits of groupType (MS-ADTS 2.2.12).
  private var groupType: Int64? {
    let scope = bound("GroupScope")
    let category = bound("GroupCategory")
    guard scope != nil || category != nil else { return nil }
    let bits: Int64 =
      switch Name(scope?.text(.invariant) ?? "Global") {
      case "DomainLocal", "0": 4
      case "Universal", "2": 8
      default: 2
      }
    let isSecurity = Name(category?.text(.invariant) ?? "Security") != "Distribution"
    return isSecurity ? bits - 0x8000_0000 : bits
  }

  private func entries(_ parameter: String) throws -> [(Name, [AttributeValue])] {
    guard let table = bound(parameter)?.base.reference as? TableObject else { return [] }
    return try table.entries.map { key, value in
      let name = DirectoryProperties.attribute(of: Name(key.text(.invariant)))
      return (name, try value.parts.map { try stored($0, in: name) })
    }
  }

  private static let linked: Set<Name> = [
    "member", "managedBy", "manager", "msDS-AllowedToActOnBehalfOfOtherIdentity",
  ]

  private func stored(_ value: Value, in attribute: Name) throws -> AttributeValue {
    if Self.linked.contains(attribute) { return try account(value) }
    switch value.base {
    case .int(let number): return .number(Int64(number))
    case .long(let number): return .number(number)
    default: break
    }
    let text = value.text(.invariant)
    if [.userAccountControl, .primaryGroupID, .groupType].contains(attribute),
      let number = Int64(text)
    {
      return .number(number)
    }
    return .text(text)
  }

  private func account(_ value: Value) throws -> AttributeValue {
    let item = Item<Kinds.Principal>(object: value.base.reference as? ItemObject)
    let identity = item.object == nil ? value.text(.invariant) : item.identity
    return .account(try reading.account(identity, [.user, .group, .computer]).id)
  }
}
