import JSONReading
import PowerShellEngine

/// What is known of the real module, read from the recorded facts.
enum Facts {
  static let folder: String = {
    let file = #filePath
    return file[..<(file.lastIndex(of: "/") ?? file.startIndex)] + "/../Conformance/hyperv/"
  }()

  nonisolated(unsafe) static let cmdlets: [String: [String: Any]] = {
    let list =
      JSONReader.read(folder + "hyperv-cmdlets.json")["cmdlets"] as? [[String: Any]] ?? []
    return Dictionary(
      list.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }()

  nonisolated(unsafe) static let types =
    JSONReader.read(folder + "hyperv-types.json")["types"] as? [String: [String: Any]] ?? [:]

  /// What the real `Get-Command -Syntax` prints.
  nonisolated(unsafe) static let syntax = JSONReader.read(folder + "syntax.json")

  /// The properties of a class in the order of the real one.
  nonisolated(unsafe) static let propertyOrder = JSONReader.read(
    folder + "hyperv-property-order.json")

  /// A command's parameters as the facts have them, but for those that only the
  /// documentation of a later module names: one line for each set they are in:
  /// `Name|ComputerName: String[] position 0 mandatory value property aliases VMName`.
  static func parameterLines(of command: String) -> Set<String> {
    var lines: Set<String> = []
    for set in cmdlets[command]?["parameterSets"] as? [[String: Any]] ?? [] {
      for parameter in set["parameters"] as? [[String: Any]] ?? []
      where parameter["source"] as? String != "docs" {
        lines.insert(line(set["name"] as? String ?? "", parameter))
      }
    }
    return lines
  }

  private static func line(_ set: String, _ facts: [String: Any]) -> String {
    ParameterLine(
      set: set, name: facts["name"] as? String ?? "", type: facts["type"] as? String ?? "",
      position: facts["position"] as? Int, isMandatory: facts["mandatory"] as? Bool ?? false,
      byValue: facts["valueFromPipeline"] as? Bool ?? false,
      byProperty: facts["valueFromPipelineByPropertyName"] as? Bool ?? false,
      aliases: facts["aliases"] as? [String] ?? [],
      checks: checks(facts["validate"] as? [String: Any] ?? [:])
    ).text
  }
}

extension Facts {
  private static func checks(_ facts: [String: Any]) -> [String] {
    var checks: [String] = []
    for (name, value) in facts {
      switch value {
      case let words as [String]: checks.append("set " + words.joined(separator: "|"))
      case let limits as [Int]:
        checks.append("range " + limits.map(String.init).joined(separator: ":"))
      default: checks.append(name)
      }
    }
    return checks
  }
}

/// A parameter in one set, as a text that two sources can be compared by.
struct ParameterLine {
  let set, name, type: String
  let position: Int?
  let isMandatory, byValue, byProperty: Bool
  let aliases: [String]
  let checks: [String]

  var text: String {
    var words = ["\(name)|\(set): \(type)"]
    if let position { words.append("position \(position)") }
    if isMandatory { words.append("mandatory") }
    if byValue { words.append("value") }
    if byProperty { words.append("property") }
    if !aliases.isEmpty { words.append("aliases " + aliases.sorted().joined(separator: ",")) }
    words += checks.sorted()
    return words.joined(separator: " ")
  }
}

extension TypeInfo {
  /// As the facts write a type: `System.Nullable<System.Boolean>`, `System.String[]`.
  var factName: String {
    if let element { return element.factName + "[]" }
    guard let argument = genericArguments.first else { return fullName }
    let bare = fullName.prefix { $0 != "`" }
    return "\(bare)<\(argument.factName)>"
  }
}
