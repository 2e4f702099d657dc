// How a module comes to be: its block runs in a session state of its own, and what it exports is
// put into the state that asked for it.

extension Module {
  /// What `Export-ModuleMember` named; nil while it was not called.
  public struct Exports {
    public var functions: [String] = []
    public var aliases: [String] = []
    public var variables: [String] = []
    public init() {}
  }
}

extension Invocation {
  /// The module whose code called the command.
  public var callingModule: Module? { frame.state.module }

  /// Runs a block as a module's code; what it writes goes into the sink.
  public func makeModule(
    _ name: String, _ block: ScriptBlock, arguments: [Value] = [], path: String = "", out: Sink
  ) throws -> Module {
    let module = Module(name)
    module.path = path
    let state = SessionState(module: module)
    module.state = state
    let top = Frame(
      living: Layout([], canGrow: true), session: session, state: state, parent: session.global,
      caller: nil, out: out, streams: streams)
    top.isScriptScope = true
    (top.functions, top.aliases) = ([:], [:])
    state.top = top
    let call = ScriptCall(
      ScriptBlock(block.literal, state: state), command: nil, arguments: positional(arguments),
      caller: top, out: out, streams: streams, site: position, invocationName: name,
      isDotSourced: true)
    try call.run()
    module.settleExports()
    return module
  }

  /// Makes a module's exported members known in the caller's session state.
  public func adopt(_ module: Module, prefix: String = "") {
    let target = frame.state.top
    for command in module.exportedCommands {
      switch command {
      case let alias as AliasCommand: target.setAlias(alias)
      default: target.setFunction(command)
      }
    }
    for variable in module.exportedVariables { target.define(variable) }
    session.modules.removeAll { AsciiFold.foldedEquals($0.name, module.name) }
    session.modules.append(module)
  }

  /// Takes a module's members away again.
  public func forget(_ module: Module) {
    for frame in [frame.state.top, session.global] {
      for command in module.exportedCommands {
        if frame.functions?[Symbol.intern(command.name)] === command {
          frame.removeFunction(command.name)
        }
        if frame.aliases?[Symbol.intern(command.name)] === command {
          frame.removeAlias(command.name)
        }
      }
    }
    session.modules.removeAll { $0 === module }
  }
}

extension Module {
  /// All functions, or what was named.
  fileprivate func settleExports() {
    guard let top = state?.top else { return }
    let functions = (top.functions ?? [:]).values.sorted { $0.name < $1.name }
    guard let exports else {
      exportedCommands = functions
      return
    }
    exportedCommands = functions.filter { Self.matches(exports.functions, $0.name) }
    exportedCommands += (top.aliases ?? [:]).values
      .filter { Self.matches(exports.aliases, $0.name) }
    exportedVariables = top.names.filter { Self.matches(exports.variables, $0.text) }
      .compactMap { top.variable($0) }
  }

  private static func matches(_ patterns: [String], _ name: String) -> Bool {
    patterns.contains { ((try? WildcardPattern($0))?.matches(name)) ?? false }
  }
}
