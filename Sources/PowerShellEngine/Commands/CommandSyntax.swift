/// What `Get-Command -Syntax` and usage texts say of a command: a line for each parameter set.
public enum CommandSyntax {
  /// `inFull` names types as .NET does: `String`, not `string`.
  public static func lines(for metadata: CommandMetadata, inFull: Bool = false) -> [String] {
    let command = metadata.bindable
    guard !command.setNames.isEmpty else { return [line(metadata, flag: .max, inFull)] }
    return command.setNames.indices.map { line(metadata, flag: 1 << UInt32(min($0, 31)), inFull) }
  }

  private static func line(_ metadata: CommandMetadata, flag: UInt32, _ inFull: Bool) -> String {
    var places: [Int: String] = [:]
    var mandatory: [String] = []
    var named: [String] = []
    var hasCommon = false
    let parameters = ParameterOrder.arranged(
      metadata.bindable.parameters, of: metadata.name, name: \.name)
    for parameter in parameters where !parameter.traits.isHidden {
      guard let set = parameter.data(flag) else { continue }
      if parameter.isCommon, !isListed(parameter.name) {
        hasCommon = true
        continue
      }
      let text = word(parameter, set, inFull)
      if let position = set.position {
        places[position] = text
      } else if set.isMandatory {
        mandatory.append(text)
      } else {
        named.append(text)
      }
    }
    let ordered = places.sorted { $0.key < $1.key }.map(\.value)
    let tail = hasCommon ? ["[<CommonParameters>]"] : []
    return ([metadata.name] + ordered + mandatory + named + tail).joined(separator: " ")
  }

  /// Confirmation and paging are common, and yet listed one by one.
  private static func isListed(_ name: String) -> Bool {
    ["WhatIf", "Confirm", "IncludeTotalCount", "Skip", "First"].contains(name)
  }

  private static func word(
    _ parameter: BindableParameter, _ set: BindableSet, _ inFull: Bool
  ) -> String {
    let name = set.position == nil ? "-\(parameter.name)" : "[-\(parameter.name)]"
    if parameter.traits.isSwitch {
      return set.isMandatory ? "-\(parameter.name)" : "[-\(parameter.name)]"
    }
    let type = inFull ? fullName(parameter.traits.type) : typeName(parameter.traits)
    let typed = "\(name) <\(type)>"
    return set.isMandatory ? typed : "[\(typed)]"
  }

  private static func fullName(_ type: TypeInfo) -> String {
    type.element.map { fullName($0) + "[]" } ?? type.name
  }

  /// The type, or where `[PSTypeName()]` narrows it, the last part of that name.
  private static func typeName(_ traits: ParameterTraits) -> String {
    guard let required = traits.requiredTypeName else { return traits.type.syntaxName }
    let dot = required.utf8.lastIndex(of: UInt8(ascii: "."))
    let last = dot.map { String(required[required.utf8.index(after: $0)...]) } ?? required
    return traits.type.element == nil ? last : last + "[]"
  }
}

extension TypeInfo {
  /// The short name that syntax lines give a type: `string[]`, `int`, `VMSwitchType`.
  var syntaxName: String {
    if let element {
      return element.syntaxName + "[" + String(repeating: ",", count: rank - 1) + "]"
    }
    if name == "Nullable`1", let inner = genericArguments.first { return inner.syntaxName }
    if let short = Self.shortNames[fullName] { return short }
    guard !genericArguments.isEmpty else { return bareName }
    return bareName + "[" + genericArguments.map(\.syntaxName).joined(separator: ",") + "]"
  }

  /// The name without the number of type parameters.
  private var bareName: String {
    String(name[..<(name.utf8.firstIndex(of: 0x60) ?? name.endIndex)])
  }

  /// Accelerators by the full names they stand for, C#'s own words first.
  private static let shortNames: [String: String] = {
    var names: [String: String] = [:]
    for (short, full) in TypeTable.accelerators.entries where names[full] == nil {
      names[full] = short
    }
    let words = [
      "Int32": "int", "UInt32": "uint", "Int64": "long", "UInt64": "ulong", "Int16": "short",
      "UInt16": "ushort", "Single": "float", "Object": "Object",
    ]
    for (name, word) in words { names["System." + name] = word }
    names["System.Management.Automation.PSObject"] = "psobject"
    return names
  }()
}
