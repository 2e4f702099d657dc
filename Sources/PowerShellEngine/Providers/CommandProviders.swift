internal import PowerShellSyntax

/// `Function:`.
final class FunctionProvider: FlatProvider {
  init() { super.init("Function") }

  override func names(_ f: Frame) -> [String] { f.commandNames(\.functions) }

  override func item(named name: String, _ f: Frame) -> Value? {
    f.command(named: Symbol.intern(name), in: \.functions).map { .object($0) }
  }

  override func content(named name: String, _ f: Frame) -> Value? {
    (f.command(named: Symbol.intern(name), in: \.functions) as? FunctionCommand)
      .map { .object($0.block) }
  }

  override func set(_ name: String, _ value: Value, _ f: Frame, isForced: Bool) throws {
    if value.isNull { return try remove(name, f, isForced: isForced) }
    let symbol = Symbol.intern(name)
    let home = f.owner(of: symbol, \.functions) ?? f
    try home.checkWritable(symbol, isForced: isForced)
    var functions = home.functions ?? [:]
    functions[symbol] = FunctionCommand(name, try Self.block(value, f))
    home.functions = functions
  }

  /// A block as it is, a function's own block, or text as source.
  private static func block(_ value: Value, _ f: Frame) throws -> ScriptBlock {
    switch value.base.reference {
    case let block as ScriptBlock: return block
    case let function as FunctionCommand: return function.block
    default: break
    }
    guard case .string(let text) = value.base else {
      throw ScriptError(
        "Argument", "Value does not fall within the expected range.", .invalidArgument,
        target: value, exception: "System.Management.Automation.PSArgumentException")
    }
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    return ScriptBlock(BlockSource(parsed.tree, source), state: f.state)
  }

  override func remove(_ name: String, _ f: Frame, isForced: Bool) throws {
    let symbol = Symbol.intern(name)
    guard let home = f.owner(of: symbol, \.functions) else { return }
    try home.checkWritable(symbol, isForced: isForced)
    home.functions?[symbol] = nil
  }
}

extension Frame {
  fileprivate func checkWritable(_ symbol: Symbol, isForced: Bool) throws {
    guard let known = functions?[symbol] as? FunctionCommand else { return }
    let options = known.options
    guard options.contains(.constant) || options.contains(.readOnly) && !isForced else { return }
    throw ScriptError(
      "FunctionNotWritable",
      "Cannot write to function \(known.name) because it is read-only or constant.", .writeError,
      target: .string(known.name),
      exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
  }

  /// The nearest scope that has a command.
  func owner(of symbol: Symbol, _ table: KeyPath<Frame, [Symbol: Command]?>) -> Frame? {
    session.loadAllModules()
    var next: Frame? = self
    while let frame = next {
      if frame[keyPath: table]?[symbol] != nil { return frame }
      next = frame.parent
    }
    return nil
  }

  func commandNames(_ table: KeyPath<Frame, [Symbol: Command]?>) -> [String] {
    session.loadAllModules()
    var names: [Symbol: String] = [:]
    var next: Frame? = self
    while let frame = next {
      for (symbol, command) in frame[keyPath: table] ?? [:] where names[symbol] == nil {
        names[symbol] = command.name
      }
      next = frame.parent
    }
    return Array(names.values)
  }
}

/// `Alias:`.
final class AliasProvider: FlatProvider {
  init() { super.init("Alias") }

  override func names(_ f: Frame) -> [String] { f.commandNames(\.aliases) }

  override func item(named name: String, _ f: Frame) -> Value? {
    f.command(named: Symbol.intern(name), in: \.aliases).map { .object($0) }
  }

  override func content(named name: String, _ f: Frame) -> Value? {
    (f.command(named: Symbol.intern(name), in: \.aliases) as? AliasCommand)
      .map { .string($0.definition) }
  }

  override func set(_ name: String, _ value: Value, _ f: Frame, isForced: Bool) throws {
    if value.isNull { return try remove(name, f, isForced: isForced) }
    let symbol = Symbol.intern(name)
    let home = f.owner(of: symbol, \.aliases) ?? f
    let known = home.aliases?[symbol] as? AliasCommand
    try Self.check(known, isForced: isForced, "AliasNotWritable") {
      "Alias is not writeable because alias \($0) is read-only or constant and cannot be written to."
    }
    let definition = (value.base.reference as? AliasCommand)?.definition ?? value.text(.invariant)
    let made = AliasCommand(known?.name ?? name, definition)
    made.options = known?.options ?? []
    var aliases = home.aliases ?? [:]
    aliases[symbol] = made
    home.aliases = aliases
  }

  override func remove(_ name: String, _ f: Frame, isForced: Bool) throws {
    let symbol = Symbol.intern(name)
    guard let home = f.owner(of: symbol, \.aliases) else { return }
    try Self.check(
      home.aliases?[symbol] as? AliasCommand, isForced: isForced, "AliasNotRemovable"
    ) {
      "Alias was not removed because alias \($0) is constant or read-only."
    }
    home.aliases?[symbol] = nil
  }

  private static func check(
    _ alias: AliasCommand?, isForced: Bool, _ id: String, _ message: (String) -> String
  ) throws {
    guard let alias,
      alias.options.contains(.constant) || alias.options.contains(.readOnly) && !isForced
    else { return }
    throw ScriptError(
      id, message(alias.name), .writeError, target: .string(alias.name),
      exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
  }
}
