/// A command's parameters and parameter sets as scripts see them: `(Get-Command x).Parameters`.
enum ParameterInfoTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "ParameterMetadata") { m in
      declareShared(m)
      m.property("bool SwitchParameter {get;}") { (me: ParameterInfo) in .bool(me.traits.isSwitch) }
      m.property(
        "System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata] ParameterSets {get;}"
      ) { (me: ParameterInfo) in
        let table = dictionary(root + "ParameterSetMetadata")
        for set in me.traits.sets {
          table.set(
            .string(set.set), .object(ParameterInfo(me.traits, set, "ParameterSetMetadata")))
        }
        return .table(table)
      }
    },
    TypeDefinition(root + "ParameterSetMetadata", members: declareInSet),
    TypeDefinition(root + "CommandParameterInfo") { m in
      declareShared(m)
      declareInSet(m)
    },
    TypeDefinition(root + "CommandParameterSetInfo") { m in
      m.property("string Name {get;}") { (me: ParameterSetInfo) in .string(me.name) }
      m.property("bool IsDefault {get;}") { (me: ParameterSetInfo) in .bool(me.isDefault) }
      m.property(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo] Parameters {get;}"
      ) { (me: ParameterSetInfo) in .list(me.parameters) }
      m.method("string ToString()") { (me: ParameterSetInfo, _) in .string(me.text(.invariant)) }
    },
  ]

  private static func declareShared(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: ParameterInfo) in .string(me.traits.name) }
    m.property("type ParameterType {get;}") { (me: ParameterInfo) in .object(me.traits.type) }
    m.property("bool IsDynamic {get;}") { (me: ParameterInfo) in .bool(me.traits.isDynamic) }
    m.property("System.Collections.ObjectModel.Collection[string] Aliases {get;}") {
      (me: ParameterInfo) in .list(me.traits.aliases.map { .string($0) })
    }
    m.property("System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}") {
      (me: ParameterInfo) in .list(ParameterAttributes.all(of: me.traits))
    }
  }

  private static func declareInSet(_ m: MemberDeclarations) {
    m.property("bool IsMandatory {get;}") { (me: ParameterInfo) in .bool(me.set.isMandatory) }
    m.property("int Position {get;}") { (me: ParameterInfo) in
      .int(me.set.position.map { Int32(clamping: $0) } ?? .min)
    }
    m.property("bool ValueFromPipeline {get;}") { (me: ParameterInfo) in
      .bool(me.set.pipeline.takesValue)
    }
    m.property("bool ValueFromPipelineByPropertyName {get;}") { (me: ParameterInfo) in
      .bool(me.set.pipeline.takesProperty)
    }
    m.property("bool ValueFromRemainingArguments {get;}") { (me: ParameterInfo) in
      .bool(me.set.takesRemaining)
    }
    m.property("string HelpMessage {get;}") { (me: ParameterInfo) in
      .string(me.set.helpMessage ?? "")
    }
  }

  /// `Parameters`: by name, in the order of the declaration.
  static func parameters(of command: Command) -> Value {
    guard let metadata = resolved(command)?.metadata else { return .null }
    let table = dictionary(root + "ParameterMetadata")
    for traits in metadata.allParameters {
      table.set(
        .string(traits.name),
        .object(ParameterInfo(traits, SetTraits(SetTraits.all), "ParameterMetadata")))
    }
    return .table(table)
  }

  /// `ParameterSets`: each with the parameters that belong to it.
  static func sets(of command: Command) -> Value {
    guard let metadata = resolved(command)?.metadata else { return .null }
    let names = metadata.setNames.isEmpty ? [SetTraits.all] : metadata.setNames
    return .list(
      names.map { name in
        let isDefault = metadata.defaultSet.map { AsciiFold.foldedEquals($0, name) } ?? false
        return .object(ParameterSetInfo(name, isDefault, metadata))
      })
  }

  private static func resolved(_ command: Command) -> Command? {
    guard let alias = command as? AliasCommand else { return command }
    let session = Session.current
    return (try? session.command(named: alias.definition, from: session.executing)).flatMap(\.self)
  }

  private static func dictionary(_ valueType: String) -> TableObject {
    let type = TypeTable.find(valueType).flatMap {
      TypeTable.close("System.Collections.Generic.Dictionary", [.string, $0])
    }
    return TableObject(type: type)
  }
}

/// A parameter, and what it is in one set.
final class ParameterInfo: PSObject {
  let traits: ParameterTraits
  let set: SetTraits
  private let typeName: String

  init(_ traits: ParameterTraits, _ set: SetTraits, _ typeName: String) {
    (self.traits, self.set, self.typeName) = (traits, set, typeName)
  }

  override var type: TypeInfo { TypeTable.required("System.Management.Automation." + typeName) }
}

/// A parameter set of a command.
final class ParameterSetInfo: PSObject {
  let name: String
  let isDefault: Bool
  private let metadata: CommandMetadata

  init(_ name: String, _ isDefault: Bool, _ metadata: CommandMetadata) {
    (self.name, self.isDefault, self.metadata) = (name, isDefault, metadata)
  }

  var parameters: [Value] {
    metadata.allParameters.compactMap { traits in
      traits.traits(in: name).map {
        .object(ParameterInfo(traits, $0, "CommandParameterInfo"))
      }
    }
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.CommandParameterSetInfo")
  }

  /// The set's parameters, as `Get-Command -Syntax` lists them.
  override func text(_ culture: Culture) -> String {
    let lines = CommandSyntax.lines(for: metadata)
    let place = metadata.setNames.firstIndex { AsciiFold.foldedEquals($0, name) } ?? 0
    let line = place < lines.count ? lines[place] : ""
    return String(decoding: line.utf8.dropFirst(metadata.name.utf8.count + 1), as: UTF8.self)
  }
}

/// What a parameter's traits look like as the attributes they were declared by.
enum ParameterAttributes {
  static func all(of traits: ParameterTraits) -> [Value] {
    var result = traits.sets.map(parameter)
    if !traits.aliases.isEmpty {
      result.append(make("Alias", [.list(traits.aliases.map { .string($0) })]))
    }
    if traits.allowsNull { result.append(make("AllowNull")) }
    if traits.allowsEmptyString { result.append(make("AllowEmptyString")) }
    if traits.allowsEmptyCollection { result.append(make("AllowEmptyCollection")) }
    return result + traits.validations.compactMap(validation)
  }

  private static func parameter(_ set: SetTraits) -> Value {
    make(
      "Parameter", [],
      [
        "Mandatory": .bool(set.isMandatory), "ParameterSetName": .string(set.set),
        "Position": .int(set.position.map { Int32(clamping: $0) } ?? .min),
        "ValueFromPipeline": .bool(set.pipeline.takesValue),
        "ValueFromPipelineByPropertyName": .bool(set.pipeline.takesProperty),
        "ValueFromRemainingArguments": .bool(set.takesRemaining),
        "HelpMessage": set.helpMessage.map { .string($0) } ?? .null, "DontShow": .bool(false),
      ])
  }

  private static func validation(_ check: Validation) -> Value? {
    switch check {
    case .notNull: make("ValidateNotNull")
    case .notNullOrEmpty: make("ValidateNotNullOrEmpty")
    case .range(let low, let high): make("ValidateRange", [low, high])
    case .oneOf(let words, let ignoresCase, let message):
      make(
        "ValidateSet", [.list(words.map { .string($0) })],
        ["IgnoreCase": .bool(ignoresCase), "ErrorMessage": message.map { .string($0) } ?? .null])
    case .pattern(let pattern, _, let message):
      make(
        "ValidatePattern", [.string(pattern)],
        ["ErrorMessage": message.map { .string($0) } ?? .null])
    case .length(let low, let high): make("ValidateLength", limits(low, high))
    case .count(let low, let high): make("ValidateCount", limits(low, high))
    case .script(let block, let message):
      make(
        "ValidateScript", [.object(block)],
        ["ErrorMessage": message.map { .string($0) } ?? .null])
    default: nil
    }
  }

  private static func limits(_ low: Int, _ high: Int) -> [Value] {
    [.int(Int32(clamping: low)), .int(Int32(clamping: high))]
  }

  private static func make(
    _ name: String, _ arguments: [Value] = [], _ options: [String: Value] = [:]
  ) -> Value {
    let attribute = AttributeObject(
      "System.Management.Automation." + name + "Attribute", arguments)
    for (name, value) in options { attribute.options[Symbol.intern(name)] = value }
    return .object(attribute)
  }
}
