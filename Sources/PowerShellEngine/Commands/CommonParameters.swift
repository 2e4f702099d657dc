/// The parameters every cmdlet and advanced function has.
public struct CommonParameters {
  public var verbose: Bool?
  public var debug: Bool?
  public var errorAction: Value?
  public var warningAction: Value?
  public var informationAction: Value?
  public var progressAction: Value?
  public var errorVariable: String?
  public var warningVariable: String?
  public var informationVariable: String?
  public var outVariable: String?
  public var outBuffer: Int?
  public var pipelineVariable: String?
  public var whatIf: Bool?
  public var confirm: Bool?
  public var includeTotalCount: Bool?
  public var skip: Value?
  public var first: Value?
  public init() {}
}

extension CommonParameters {
  /// The common parameters in PowerShell's order; the order decides messages about ambiguous names.
  nonisolated(unsafe) static let traits: [ParameterTraits] = [
    common("Verbose", .switchParameter, "vb"),
    common("Debug", .switchParameter, "db"),
    common("ErrorAction", preference, "ea"),
    common("WarningAction", preference, "wa"),
    common("InformationAction", preference, "infa"),
    common("ProgressAction", preference, "proga"),
    common("ErrorVariable", .string, "ev", [.variableName]),
    common("WarningVariable", .string, "wv", [.variableName]),
    common("InformationVariable", .string, "iv", [.variableName]),
    common("OutVariable", .string, "ov", [.variableName]),
    common("OutBuffer", .int32, "ob", [.range(.int(0), .int(.max))]),
    common("PipelineVariable", .string, "pv", [.variableName]),
  ]

  nonisolated(unsafe) static let shouldProcessTraits: [ParameterTraits] = [
    common("WhatIf", .switchParameter, "wi"),
    common("Confirm", .switchParameter, "cf"),
  ]

  nonisolated(unsafe) static let pagingTraits: [ParameterTraits] = [
    common("IncludeTotalCount", .switchParameter, nil),
    common("Skip", .uint64, nil),
    common("First", .uint64, nil),
  ]

  private static var preference: TypeInfo {
    TypeTable.find("System.Management.Automation.ActionPreference") ?? .object
  }

  private static func common(
    _ name: String, _ type: TypeInfo, _ alias: String?, _ validations: [Validation] = []
  ) -> ParameterTraits {
    var traits = ParameterTraits(
      name, type: type, isSwitch: type === TypeInfo.switchParameter,
      aliases: alias.map { [$0] } ?? [], validations: validations)
    traits.isCommon = true
    return traits
  }

  /// Takes the value that was bound to the common parameter of this name; nil forgets it.
  mutating func set(_ name: String, _ value: Value?) {
    let text = value?.text(.invariant)
    switch name {
    case "Verbose": verbose = value?.isTrue
    case "Debug": debug = value?.isTrue
    case "ErrorAction": errorAction = value
    case "WarningAction": warningAction = value
    case "InformationAction": informationAction = value
    case "ProgressAction": progressAction = value
    case "ErrorVariable": errorVariable = text
    case "WarningVariable": warningVariable = text
    case "InformationVariable": informationVariable = text
    case "OutVariable": outVariable = text
    case "OutBuffer": outBuffer = value.map { Int($0.integerOrZero) }
    case "PipelineVariable": pipelineVariable = text
    case "WhatIf": whatIf = value?.isTrue
    case "Confirm": confirm = value?.isTrue
    case "IncludeTotalCount": includeTotalCount = value?.isTrue
    case "Skip": skip = value
    case "First": first = value
    default: return
    }
  }
}
