/// What a session's global scope holds before anything runs.
extension Session {
  /// Defines PowerShell's automatic and preference variables and its aliases.
  public func defineInitialState() {
    defineInitialDrives()
    ParameterDefaults.unnamed {
      for (name, value, options) in initialVariables {
        let variable = Variable(name, value)
        variable.options = options
        global.define(variable)
      }
    }
    defineLazyVariables()
    for (name, typeName, value) in Self.preferences {
      let variable = Variable(name, enumValue(typeName, value))
      variable.constraint = TypeTable.find(typeName)
      global.define(variable)
    }
    add(whenNamed: InitialFunctions.define)
    for alias in InitialAliases.list {
      let command = AliasCommand(alias.name, alias.definition)
      if alias.isReadOnly { command.options = [.readOnly] }
      global.aliases?[Symbol.intern(alias.name)] = command
    }
  }

  /// A value of an enumeration by name; text while the type is not known.
  func enumValue(_ typeName: String, _ name: String) -> Value {
    guard let type = TypeTable.find(typeName), let number = type.enumeration?.value(of: name) else {
      return .string(name)
    }
    return .object(EnumObject(type, number))
  }

  private static let preferences: [(String, String, String)] = {
    let action = "System.Management.Automation.ActionPreference"
    return [
      ("ErrorActionPreference", action, "Continue"),
      ("WarningPreference", action, "Continue"),
      ("ProgressPreference", action, "Continue"),
      ("VerbosePreference", action, "SilentlyContinue"),
      ("DebugPreference", action, "SilentlyContinue"),
      ("InformationPreference", action, "SilentlyContinue"),
      ("ConfirmPreference", "System.Management.Automation.ConfirmImpact", "High"),
      ("ErrorView", "System.Management.Automation.ErrorView", "ConciseView"),
    ]
  }()

  private var initialVariables: [(String, Value, VariableOptions)] {
    let fixed: VariableOptions = [.constant, .allScope]
    let readOnly: VariableOptions = [.readOnly, .allScope]
    return [
      ("WhatIfPreference", .bool(false), []), ("FormatEnumerationLimit", .int(4), []),
      ("MaximumHistoryCount", .int(4096), []), ("NestedPromptLevel", .int(0), []),
      ("IsCoreCLR", .bool(true), readOnly), ("IsWindows", .bool(true), readOnly),
      ("IsLinux", .bool(false), readOnly), ("IsMacOS", .bool(false), readOnly),
      ("PSCulture", .string(culture.name), readOnly),
      ("PSUICulture", .string(uiCulture.name), readOnly),
      ("PSEdition", .string("Core"), fixed), ("ShellId", .string("Microsoft.PowerShell"), fixed),
      ("PSHOME", .string("C:\\Program Files\\PowerShell\\7"), fixed),
      ("HOME", .string(drives.home), fixed), ("PID", .int(4242), fixed),
      ("PSEmailServer", .string(""), []), ("PSSessionApplicationName", .string("wsman"), []),
      ("PSNativeCommandUseErrorActionPreference", .bool(false), []),
      ("PSDefaultParameterValues", .table(TableObject()), []),
      ("PSVersionTable", .table(Self.versionTable()), fixed),
      ("PROFILE", profile, []),
    ]
  }

  /// The path of the profile, and as notes on it those of the others.
  private var profile: Value {
    let shell = "C:\\Program Files\\PowerShell\\7\\"
    let home = drives.home + "\\Documents\\PowerShell\\"
    let own = "Microsoft.PowerShell_profile.ps1"
    let path = ExtendedValue(.string(home + own))
    let members = ExtendedMembers()
    for (name, place) in [
      ("AllUsersAllHosts", shell + "profile.ps1"), ("AllUsersCurrentHost", shell + own),
      ("CurrentUserAllHosts", home + "profile.ps1"), ("CurrentUserCurrentHost", home + own),
    ] {
      members.add(ExtendedMember(name, .note(.string(place))))
    }
    path.extendedMembers = members
    return .object(path)
  }

  private static func versionTable() -> TableObject {
    let table = TableObject()
    table[name: "PSVersion"] = .object(SemanticVersionObject([7, 6, 5], nil, nil))
    table[name: "PSEdition"] = .string("Core")
    table[name: "GitCommitId"] = .string("7.6.5")
    table[name: "OS"] = .string("Microsoft Windows 10.0.20348")
    table[name: "Platform"] = .string("Win32NT")
    let compatible: [[Int32]] = [
      [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [5, 1], [6, 0], [7, 0],
    ]
    table[name: "PSCompatibleVersions"] = .list(compatible.map { .object(VersionObject($0)) })
    table[name: "PSRemotingProtocolVersion"] = .object(VersionObject([2, 4]))
    table[name: "SerializationVersion"] = .object(VersionObject([1, 1, 0, 1]))
    table[name: "WSManStackVersion"] = .object(VersionObject([3, 0]))
    return table
  }
}
