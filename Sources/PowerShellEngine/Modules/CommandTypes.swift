import PowerShellSyntax

/// Commands as scripts see them: `CommandInfo` and its kinds.
enum CommandTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "CommandInfo", isAbstract: true, members: declareShared),
    TypeDefinition(root + "FunctionInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      declareNames(m)
      m.property("scriptblock ScriptBlock {get;}") { (me: FunctionCommand) in .object(me.block) }
      m.property("bool CmdletBinding {get;}") { (me: FunctionCommand) in
        .bool(me.block.literal.code.isAdvanced)
      }
      declareOptions(m) { ($0 as? FunctionCommand)?.options ?? [] }
      m.property(
        "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType {get;}"
      ) { (me: FunctionCommand) in .list(try outputTypes(of: me.block)) }
    },
    TypeDefinition(root + "FilterInfo", base: root + "FunctionInfo") { m in
      declareShared(m)
      declareNames(m)
      m.property("scriptblock ScriptBlock {get;}") { (me: FunctionCommand) in .object(me.block) }
    },
    TypeDefinition(root + "CmdletInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      declareNames(m)
      m.property("string HelpFile {get;}") { (me: Command) in
        .string(me.moduleName + ".dll-Help.xml")
      }
      m.property("type ImplementingType {get;}") { (me: CmdletCommand) in
        implementingType(me)
      }
      declareOptions(m) { _ in .readOnly }
      m.property("System.Management.Automation.PSSnapInInfo PSSnapIn {get;}") { (_: Command) in
        .null
      }
    },
    TypeDefinition(root + "AliasInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      m.property("System.Management.Automation.CommandInfo ReferencedCommand {get;}") {
        (me: AliasCommand) in target(of: me)
      }
      m.property("System.Management.Automation.CommandInfo ResolvedCommand {get;}") {
        (me: AliasCommand) in target(of: me)
      }
      m.extended(.script, "System.Object ResolvedCommandName {get=;}") { (me: AliasCommand) in
        (target(of: me).base.reference as? Command).map { .string($0.name) } ?? .null
      }
      m.extended(.script, "System.Object DisplayName {get=;}") { (me: AliasCommand) in
        .string("\(me.name) -> \(me.definition)")
      }
      declareOptions(m) { ($0 as? AliasCommand)?.options ?? [] }
    },
    TypeDefinition(root + "ExternalScriptInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      m.property("string Path {get;}") { (me: ScriptCommand) in .string(me.path) }
      m.property("scriptblock ScriptBlock {get;}") { (me: ScriptCommand) in
        .object(try me.block())
      }
      m.property("string ScriptContents {get;}") { (me: ScriptCommand) in
        .string(try me.block().source.text)
      }
    },
    TypeDefinition(root + "ApplicationInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      m.property("string Path {get;}") { (me: ProgramCommand) in .string(me.path) }
      m.property("string Extension {get;}") { (_: ProgramCommand) in .string(".exe") }
    },
    TypeDefinition(root + "ScriptInfo", base: root + "CommandInfo") { m in
      declareShared(m)
      m.property("scriptblock ScriptBlock {get;}") { (me: BlockCommand) in .object(me.block) }
    },
  ]

  private static func declareShared(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: Command) in .string(me.name) }
    m.property("System.Management.Automation.CommandTypes CommandType {get;}") { (me: Command) in
      guard TypeTable.find(root + "CommandTypes") != nil else { return .string(me.kind.name) }
      return EnumValues.numbered(root + "CommandTypes", Int64(me.kind.rawValue))
    }
    m.property("string Definition {get;}") { (me: Command) in .string(definition(of: me)) }
    m.property("string ModuleName {get;}") { (me: Command) in .string(me.moduleName) }
    m.property("string Source {get;}") { (me: Command) in
      .string(
        (me as? ScriptCommand)?.path ?? (me as? ProgramCommand)?.path ?? me.moduleName)
    }
    m.property("psmoduleinfo Module {get;}") { (me: Command) in
      module(of: me).map { .object($0) } ?? .null
    }
    m.property("version Version {get;}") { (me: Command) in
      let text = module(of: me)?.version
      return text.flatMap { try? VersionObject.parse($0) }.map { .object($0) } ?? .null
    }
    m.property("System.Management.Automation.SessionStateEntryVisibility Visibility {get;}") {
      (_: Command) in
      EnumValues.named(root + "SessionStateEntryVisibility", "Public")
    }
    m.property("System.Management.Automation.RemotingCapability RemotingCapability {get;}") {
      (_: Command) in EnumValues.named(root + "RemotingCapability", "PowerShell")
    }
    ParameterTypes.declare(m)
    m.method("string ToString()") { (me: Command, _) in .string(me.name) }
  }

  private static func declareNames(_ m: MemberDeclarations) {
    m.property("string Verb {get;}") { (me: Command) in .string(halves(of: me.name).verb) }
    m.property("string Noun {get;}") { (me: Command) in .string(halves(of: me.name).noun) }
    m.property("string DefaultParameterSet {get;}") { (me: Command) in
      me.metadata?.defaultSet.map { .string($0) } ?? .null
    }
  }

  /// The class behind a cmdlet: no more than its name.
  private static func implementingType(_ command: Command) -> Value {
    guard let name = command.metadata?.originID, let dot = name.utf8.lastIndex(of: 0x2E) else {
      return .null
    }
    return .object(
      TypeInfo(
        name: String(name[name.utf8.index(after: dot)...]), namespace: String(name[..<dot]),
        kind: .reference, base: .object))
  }

  /// What `[OutputType(…)]` names: types with their full names, texts as they are.
  private static func outputTypes(of block: ScriptBlock) throws -> [Value] {
    let attributes = block.literal.code.attributes.filter { $0.isNamed("OutputType") }
    let home = block.state.current ?? block.state.top
    return try attributes.flatMap { attribute in
      try attribute.positionalArguments.flatMap { argument -> [Value] in
        let given = try home.constant(argument, block.source)
        return (given.listElements ?? [given]).map { value in
          let type =
            value.base.reference as? TypeInfo ?? TypeTable.find(value.text(.invariant))
          return .object(
            PropertyBag([
              (name: "Name", value: .string(type?.fullName ?? value.text(.invariant))),
              (name: "Type", value: type.map { .object($0) } ?? .null),
            ]))
        }
      }
    }
  }

  private static func declareOptions(
    _ m: MemberDeclarations, _ options: @escaping (Command) -> VariableOptions
  ) {
    m.property("System.Management.Automation.ScopedItemOptions Options {get;}") {
      (me: Command) in
      guard TypeTable.find(root + "ScopedItemOptions") != nil else { return .null }
      return EnumValues.numbered(root + "ScopedItemOptions", Int64(options(me).rawValue))
    }
  }

  private static func halves(of name: String) -> (verb: String, noun: String) {
    guard let dash = name.utf8.firstIndex(of: 0x2D), dash > name.startIndex else { return ("", "") }
    return (String(name[..<dash]), String(name[name.utf8.index(after: dash)...]))
  }

  private static func definition(of command: Command) -> String {
    switch command {
    case let function as FunctionCommand: function.block.text(.invariant)
    case let alias as AliasCommand: alias.definition
    case let block as BlockCommand: block.block.text(.invariant)
    case let script as ScriptCommand: script.path
    default:
      command.metadata.map { "\n" + CommandSyntax.lines(for: $0).joined(separator: "\n\n") + "\n" }
        ?? ""
    }
  }

  private static func module(of command: Command) -> Module? {
    if let function = command as? FunctionCommand { return function.block.state.module }
    if let block = command as? BlockCommand { return block.block.state.module }
    let session = Session.current
    if command.moduleName.isEmpty { return nil }
    return session.modules.first { AsciiFold.foldedEquals($0.name, command.moduleName) }
      ?? session.builtInModule(named: command.moduleName)
  }

  private static func target(of alias: AliasCommand) -> Value {
    let session = Session.current
    let found = try? session.command(named: alias.definition, from: session.executing)
    return found.flatMap(\.self).map { .object($0) } ?? .null
  }
}
