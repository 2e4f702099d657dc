/// What a module shows to those who import it.
extension Module {
  /// What `Export-ModuleMember` named; nil while it was not called.
  public struct Exports {
    public var functions: [String] = []
    public var aliases: [String] = []
    public var variables: [String] = []
    public init() {}
  }

  /// Settles what is exported: what was named, or all functions and aliases; a manifest narrows it.
  func settleExports() {
    guard let top = state?.top else { return }
    let functions = (top.functions ?? [:]).values.sorted(by: Self.standsBefore)
    let aliases = (top.aliases ?? [:]).values.sorted(by: Self.standsBefore)
    if let exports {
      exportedCommands = Self.chosen(functions, by: exports.functions)
      exportedCommands += Self.chosen(aliases, by: exports.aliases)
      let symbols = Self.ordered(top.names, by: exports.variables)
      exportedVariables = symbols.compactMap { top.variable($0) }
    } else {
      exportedCommands = functions + aliases
    }
    for inner in nested where manifest.table != nil {
      exportedCommands += inner.exportedCommands.filter { command in
        !exportedCommands.contains { AsciiFold.foldedEquals($0.name, command.name) }
      }
    }
    narrowByManifest(top)
  }

  /// Exports these functions alone, where the code itself has not said anything.
  public func export(functions: [String]) {
    guard exports == nil else { return }
    var named = Exports()
    named.functions = functions
    exports = named
    settleExports()
  }

  private func narrowByManifest(_ top: Frame) {
    exportedCommands = exportedCommands.filter { command in
      let patterns: [String]? =
        switch command.kind {
        case .alias: manifest.aliases
        case .cmdlet: manifest.cmdlets
        default: manifest.functions
        }
      return patterns.map { Self.matches($0, command.name) } ?? true
    }
    guard let patterns = manifest.variables, exports == nil || !patterns.contains("*") else {
      return
    }
    exportedVariables = exportedVariables.filter { Self.matches(patterns, $0.name) }
  }

  /// By name, as the real ones are listed.
  private static func standsBefore(_ a: Command, _ b: Command) -> Bool {
    Ordering.compare(
      .string(a.name), .string(b.name), ignoringCase: true, culture: .invariant) < 0
  }

  private static func chosen(_ commands: [Command], by patterns: [String]) -> [Command] {
    commands.filter { matches(patterns, $0.name) }
  }

  private static func ordered(_ names: [Symbol], by patterns: [String]) -> [Symbol] {
    var found: [Symbol] = []
    for pattern in patterns {
      for name in names where matches([pattern], name.text) && !found.contains(name) {
        found.append(name)
      }
    }
    return found
  }

  static func matches(_ patterns: [String], _ name: String) -> Bool {
    patterns.contains { ((try? WildcardPattern($0))?.matches(name)) ?? false }
  }

  /// The exported commands of some kinds, by name.
  func exportedTable(_ kinds: [Command.Kind]) -> TableObject {
    let table = TableObject(type: Self.dictionary(of: "System.Management.Automation.CommandInfo"))
    let cmdlets = exportedCommands.filter { $0.kind == .cmdlet }
    let others = exportedCommands.filter { $0.kind != .cmdlet }
    for command in cmdlets + others where kinds.contains(command.kind) {
      table.set(.string(Self.prefixed(command.name, prefix)), .object(command))
    }
    return table
  }

  var exportedVariableTable: TableObject {
    let table = TableObject(type: Self.dictionary(of: "System.Management.Automation.PSVariable"))
    for variable in exportedVariables { table.set(.string(variable.name), .object(variable)) }
    return table
  }

  private static func dictionary(of element: String) -> TypeInfo? {
    TypeTable.find(element).flatMap {
      TypeTable.close("System.Collections.Generic.Dictionary", [.string, $0])
    }
  }

  /// `Get-MyThing`: the prefix stands before the noun.
  static func prefixed(_ name: String, _ prefix: String) -> String {
    guard !prefix.isEmpty else { return name }
    guard let dash = name.utf8.firstIndex(of: 0x2D) else { return prefix + name }
    let noun = name.utf8.index(after: dash)
    return String(name[..<noun]) + prefix + String(name[noun...])
  }
}
