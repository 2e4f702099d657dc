/// The parameters of a command as scripts see them: `(Get-Command x).Parameters`, `.ParameterSets`.
final class ParameterView: PSObject {
  let traits: ParameterTraits
  init(_ traits: ParameterTraits) { self.traits = traits }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.ParameterMetadata")
  }
}

/// What a parameter is in one set.
final class SetParameterView: PSObject {
  let traits: ParameterTraits
  let set: SetTraits
  private let typeName: String
  init(_ traits: ParameterTraits, _ set: SetTraits, isMetadata: Bool) {
    (self.traits, self.set) = (traits, set)
    typeName = isMetadata ? "ParameterSetMetadata" : "CommandParameterInfo"
  }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation." + typeName) }
}

/// `CommandParameterSetInfo`.
final class ParameterSetView: PSObject {
  let name: String
  let metadata: CommandMetadata
  init(_ name: String, _ metadata: CommandMetadata) {
    (self.name, self.metadata) = (name, metadata)
  }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.CommandParameterSetInfo")
  }
  override func text(_ culture: Culture) -> String {
    let lines = CommandSyntax.lines(for: metadata)
    let names = metadata.setNames.isEmpty ? [SetTraits.all] : metadata.setNames
    let place = names.firstIndex { AsciiFold.foldedEquals($0, name) } ?? 0
    guard lines.indices.contains(place) else { return "" }
    let head = metadata.name.utf8.count + 1
    return String(Substring(lines[place].utf8.dropFirst(head)))
  }

  var parameters: [Value] {
    metadata.allParameters.compactMap { traits in
      traits.traits(in: name).map {
        .object(SetParameterView(traits, $0, isMetadata: false))
      }
    }
  }
}

enum ParameterTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "ParameterMetadata", members: declareParameter),
    TypeDefinition(root + "ParameterSetMetadata", members: declareSet),
    TypeDefinition(root + "CommandParameterInfo") { m in
      m.property("string Name {get;}") { (me: SetParameterView) in .string(me.traits.name) }
      m.property("type ParameterType {get;}") { (me: SetParameterView) in .object(me.traits.type) }
      declareSet(m)
      m.property("System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases {get;}") {
        (me: SetParameterView) in texts(me.traits.aliases)
      }
      m.property(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes {get;}"
      ) { (me: SetParameterView) in .list(ParameterAttributes.all(of: me.traits)) }
    },
    TypeDefinition(root + "CommandParameterSetInfo") { m in
      m.property("string Name {get;}") { (me: ParameterSetView) in .string(me.name) }
      m.property("bool IsDefault {get;}") { (me: ParameterSetView) in
        .bool(
          AsciiFold.foldedEquals(me.metadata.defaultSet ?? "", me.name)
            || me.metadata.setNames.isEmpty)
      }
      m.property(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo] Parameters {get;}"
      ) { (me: ParameterSetView) in .list(me.parameters) }
      m.method("string ToString()") { (me: ParameterSetView, a) in
        .string(me.text(a.session.culture))
      }
    },
  ]

  /// What every kind of command says of its parameters.
  static func declare(_ m: MemberDeclarations) {
    m.property(
      "System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters {get;}"
    ) { (me: Command) in
      guard let metadata = try metadata(of: me) else { return .null }
      let type = TypeTable.close(
        "System.Collections.Generic.Dictionary",
        [.string, TypeTable.required(root + "ParameterMetadata")])
      let table = TableObject(type: type, comparison: .foldingCase)
      for traits in metadata.allParameters {
        table.set(.string(traits.name), .object(ParameterView(traits)))
      }
      return .table(table)
    }
    m.property(
      "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets {get;}"
    ) { (me: Command) in
      guard let metadata = try metadata(of: me) else { return .list([]) }
      let names = metadata.setNames.isEmpty ? [SetTraits.all] : metadata.setNames
      return .list(names.map { .object(ParameterSetView($0, metadata)) })
    }
    m.method("System.Management.Automation.ParameterMetadata ResolveParameter(string name)") {
      (me: Command, a) in
      let found = try metadata(of: me)?.allParameters.first {
        AsciiFold.foldedEquals($0.name, a.string(0))
          || $0.aliases.contains { AsciiFold.foldedEquals($0, a.string(0)) }
      }
      if let found { return .object(ParameterView(found)) }
      throw DotNetException(
        root + "ParameterBindingException",
        "A parameter cannot be found that matches parameter name '\(a.string(0))'.")
    }
  }

  /// An alias has the parameters of what it stands for.
  private static func metadata(of command: Command) throws -> CommandMetadata? {
    guard let alias = command as? AliasCommand else { return command.metadata }
    let session = Session.current
    let target = try session.command(named: alias.definition, from: session.executing)
    return target?.metadata
  }

  private static func declareParameter(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: ParameterView) in .string(me.traits.name) }
    m.property("type ParameterType {get;}") { (me: ParameterView) in .object(me.traits.type) }
    m.property(
      "System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata] ParameterSets {get;}"
    ) { (me: ParameterView) in
      let type = TypeTable.close(
        "System.Collections.Generic.Dictionary",
        [.string, TypeTable.required(root + "ParameterSetMetadata")])
      let table = TableObject(type: type, comparison: .foldingCase)
      for set in me.traits.sets {
        table.set(.string(set.set), .object(SetParameterView(me.traits, set, isMetadata: true)))
      }
      return .table(table)
    }
    m.property(
      "bool IsDynamic {get;set;}", get: { (me: ParameterView) in .bool(me.traits.isDynamic) },
      set: { _, _ in })
    m.property("System.Collections.ObjectModel.Collection[string] Aliases {get;}") {
      (me: ParameterView) in texts(me.traits.aliases)
    }
    m.property("System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}") {
      (me: ParameterView) in .list(ParameterAttributes.all(of: me.traits))
    }
    m.property("bool SwitchParameter {get;}") { (me: ParameterView) in .bool(me.traits.isSwitch) }
  }

  private static func declareSet(_ m: MemberDeclarations) {
    m.property("bool IsMandatory {get;}") { (me: SetParameterView) in .bool(me.set.isMandatory) }
    m.property("int Position {get;}") { (me: SetParameterView) in
      .int(Int32(clamping: me.set.position ?? Int(Int32.min)))
    }
    m.property("bool ValueFromPipeline {get;}") { (me: SetParameterView) in
      .bool(me.set.pipeline.takesValue)
    }
    m.property("bool ValueFromPipelineByPropertyName {get;}") { (me: SetParameterView) in
      .bool(me.set.pipeline.takesProperty)
    }
    m.property("bool ValueFromRemainingArguments {get;}") { (me: SetParameterView) in
      .bool(me.set.takesRemaining)
    }
    m.property("string HelpMessage {get;}") { (me: SetParameterView) in
      me.set.helpMessage.map { .string($0) } ?? .null
    }
  }

  private static func texts(_ texts: [String]) -> Value {
    .object(
      ListObject(
        texts.map { .string($0) },
        type: TypeTable.close("System.Collections.ObjectModel.Collection", [.string])
          ?? .objectArray))
  }
}
