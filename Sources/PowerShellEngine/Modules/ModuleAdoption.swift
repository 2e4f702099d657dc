/// What of a module an import makes known, and under which names.
public struct ModuleImport {
  public var prefix = ""
  public var functions: [String]?
  public var aliases: [String]?
  public var variables: [String]?
  public var arguments: [Value] = []
  public var isForced = false
  public var isGlobal = false
  /// Names that mean something already keep their meaning.
  public var keepsOthers = false
  public var minimumVersion: String?
  public var maximumVersion: String?
  public var requiredVersion: String?
  public init() {}
}

extension Invocation {
  /// Makes a module's exported members known in the caller's session state.
  public func adopt(_ module: Module, _ options: ModuleImport = ModuleImport()) {
    session.adopt(module, options, in: options.isGlobal ? session.globalState : frame.state)
  }

  /// The same, and the module stands in the list of loaded ones.
  public func enlist(_ module: Module, _ options: ModuleImport = ModuleImport()) {
    let state = options.isGlobal ? session.globalState : frame.state
    session.enlist(module, options, in: state)
  }

  /// Takes a module's members away again, after its own block for this has run.
  public func forget(_ module: Module) throws {
    if let block = module.onRemove {
      try run(block, arguments: positional([.object(module)]), out: NullSink())
    }
    session.forget(module, in: frame.state)
  }
}

extension Session {
  func adopt(_ module: Module, _ options: ModuleImport, in state: SessionState) {
    let prefix = options.prefix.isEmpty ? module.manifest.prefix : options.prefix
    module.prefix = prefix
    for command in module.exportedCommands where isWanted(command, options, in: state) {
      adopt(command, as: Module.prefixed(command.name, prefix), of: module, in: state.top)
    }
    let variables = options.variables.map { patterns in
      module.exportedVariables.filter { Module.matches(patterns, $0.name) }
    }
    for variable in variables ?? (selects(options) ? [] : module.exportedVariables) {
      state.top.define(variable)
    }
  }

  /// Whether the import names what it wants: then nothing else comes along.
  private func selects(_ options: ModuleImport) -> Bool {
    options.functions != nil || options.aliases != nil || options.variables != nil
  }

  private func isWanted(
    _ command: Command, _ options: ModuleImport, in state: SessionState
  ) -> Bool {
    if options.keepsOthers, cmdlet(named: Symbol.intern(command.name)) != nil { return false }
    if options.keepsOthers, state.top.function(named: Symbol.intern(command.name)) != nil {
      return false
    }
    guard selects(options) else { return true }
    let patterns = command.kind == .alias ? options.aliases : options.functions
    return Module.matches(patterns ?? [], command.name)
  }

  private func adopt(_ command: Command, as name: String, of module: Module, in top: Frame) {
    let made: Command
    switch command {
    case let alias as AliasCommand:
      let copy = AliasCommand(name, alias.definition, module: module.name)
      top.setAlias(copy)
      made = copy
    case let function as FunctionCommand:
      let copy = FunctionCommand(
        name, function.block, isFilter: function.kind == .filter, module: module.name)
      top.setFunction(copy)
      made = copy
    default:
      // A cmdlet is known everywhere; only a prefix gives it a name of its own.
      guard !AsciiFold.foldedEquals(name, command.name) else { return }
      let copy = AliasCommand(name, command.name, module: module.name)
      top.setAlias(copy)
      made = copy
    }
    module.lent.append(made)
  }

  func enlist(_ module: Module, _ options: ModuleImport, in state: SessionState) {
    adopt(module, options, in: state)
    guard state === globalState else {
      if let outer = state.module, !outer.nested.contains(where: { $0 === module }) {
        outer.nested.append(module)
      }
      return
    }
    if !modules.contains(where: { $0 === module }) { modules.append(module) }
  }

  func forget(_ module: Module, in state: SessionState) {
    for frame in [state.top, global] {
      for command in module.lent {
        let symbol = Symbol.intern(command.name)
        if frame.functions?[symbol] === command { frame.removeFunction(command.name) }
        if frame.aliases?[symbol] === command { frame.removeAlias(command.name) }
      }
      for variable in module.exportedVariables {
        let symbol = Symbol.intern(variable.name)
        if frame.ownVariable(symbol) === variable { frame.remove(symbol) }
      }
    }
    module.lent = []
    modules.removeAll { $0 === module }
    state.module?.nested.removeAll { $0 === module }
  }
}
