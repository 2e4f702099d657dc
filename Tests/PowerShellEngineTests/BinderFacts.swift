import JSONReading
@testable import PowerShellEngine

/// The Hyper-V module's commands as metadata, made from the facts about the real module.
enum BinderFacts {
  static let folder: String = {
    let file = #filePath
    let cut = file.lastIndex(of: "/") ?? file.startIndex
    return file[..<cut] + "/../Conformance/"
  }()

  static func json(_ name: String) -> [String: Any] { JSONReader.read(folder + name) }

  static func lines(_ name: String) -> [String] {
    JSONReader.bytes(of: folder + name).split(separator: 10).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The commands by name.
  ///
  /// Types are registered first.
  static func commands() -> [String: CommandMetadata] {
    registerTypes()
    let cmdlets = json("hyperv/hyperv-cmdlets.json")["cmdlets"] as? [[String: Any]] ?? []
    var result: [String: CommandMetadata] = [:]
    for cmdlet in cmdlets {
      guard let name = cmdlet["name"] as? String else { continue }
      result[name] = metadata(name, cmdlet)
    }
    return result
  }

  private static func metadata(_ name: String, _ facts: [String: Any]) -> CommandMetadata {
    var traits: [ParameterTraits] = []
    for set in facts["parameterSets"] as? [[String: Any]] ?? [] {
      let setName = set["name"] as? String ?? ""
      for parameter in set["parameters"] as? [[String: Any]] ?? [] {
        let name = parameter["name"] as? String ?? ""
        if let place = traits.firstIndex(where: { $0.name == name }) {
          traits[place].sets.append(setTraits(setName, parameter))
        } else {
          traits.append(self.traits(name, setName, parameter))
        }
      }
    }
    let defaultSet = facts["defaultParameterSet"] as? String
    let bare = String(name.filter { $0 != "-" })
    return CommandMetadata(
      name: name, parameters: CommandMetadata.numbered(traits),
      defaultSet: defaultSet == SetTraits.all ? nil : defaultSet,
      supportsShouldProcess: facts["supportsShouldProcess"] as? Bool ?? false,
      originID: "Microsoft.HyperV.PowerShell.Commands." + bare, coercion: .byAttribute)
  }

  private static func setTraits(_ set: String, _ facts: [String: Any]) -> SetTraits {
    let value = facts["valueFromPipeline"] as? Bool ?? false
    let property = facts["valueFromPipelineByPropertyName"] as? Bool ?? false
    return SetTraits(
      set, position: facts["position"] as? Int, isMandatory: facts["mandatory"] as? Bool ?? false,
      pipeline: value
        ? (property ? .byValueOrPropertyName : .byValue)
        : property ? .byPropertyName : .none)
  }

  private static func traits(
    _ name: String, _ set: String, _ facts: [String: Any]
  ) -> ParameterTraits {
    let type = type(facts["type"] as? String ?? "System.Object")
    let checks = facts["validate"] as? [String: Any] ?? [:]
    var traits = ParameterTraits(
      name, type: type, isSwitch: type === TypeInfo.switchParameter,
      aliases: facts["aliases"] as? [String] ?? [], sets: [setTraits(set, facts)],
      validations: validations(checks))
    traits.allowsNull = checks["allowNull"] as? Bool ?? false
    traits.allowsEmptyString = checks["allowEmptyString"] as? Bool ?? false
    traits.requiredTypeName = facts["psTypeName"] as? String
    return traits
  }

  private static func validations(_ facts: [String: Any]) -> [Validation] {
    var result: [Validation] = []
    if facts["notNullOrEmpty"] as? Bool == true { result.append(.notNullOrEmpty) }
    if facts["notNull"] as? Bool == true { result.append(.notNull) }
    if let range = facts["range"] as? [Int], range.count == 2 {
      result.append(.range(.int(Int32(range[0])), .int(Int32(range[1]))))
    }
    if let set = facts["set"] as? [String] {
      result.append(.oneOf(set, ignoringCase: true, message: nil))
    }
    return result
  }

  // MARK: Types

  static func type(_ name: String) -> TypeInfo {
    if name.hasSuffix("[]") { return .array(of: type(String(name.dropLast(2)))) }
    if name.hasPrefix("System.Nullable<") {
      let inner = type(String(name.dropFirst(16).dropLast()))
      return TypeTable.close("System.Nullable", [inner]) ?? inner
    }
    if let known = TypeTable.find(name) { return known }
    TypeTable.register([TypeDefinition(name)])
    return TypeTable.find(name) ?? .object
  }

  static func registerTypes() {
    guard TypeTable.find("Microsoft.HyperV.PowerShell.OnOffState") == nil else { return }
    let types = json("hyperv/hyperv-types.json")["types"] as? [String: [String: Any]] ?? [:]
    var definitions: [TypeDefinition] = []
    for (name, facts) in types where facts["kind"] as? String == "enum" {
      let values = facts["values"] as? [String: Int] ?? [:]
      let members = values.map { (name: $0.key, value: Int64($0.value)) }.sorted {
        $0.value < $1.value
      }
      definitions.append(
        TypeDefinition(
          enumeration: name, members, isFlags: facts["flags"] as? Bool ?? false))
    }
    for (name, facts) in types where facts["kind"] as? String != "enum" {
      definitions.append(TypeDefinition(name, base: facts["base"] as? String))
    }
    let dictionary = "System.Management.Automation.PSBoundParametersDictionary"
    if TypeTable.find(dictionary) == nil { definitions.append(TypeDefinition(dictionary)) }
    if TypeTable.close("System.Nullable", [.int32]) == nil {
      definitions.append(TypeDefinition("System.Nullable`1", .value, typeParameters: ["T"]))
    }
    TypeTable.register(definitions)
  }
}
