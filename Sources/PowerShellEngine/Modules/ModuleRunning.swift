import PowerShellSyntax

// How a module comes to be: its code runs in a session state of its own.

extension Invocation {
  /// The module whose code called the command.
  public var callingModule: Module? { frame.state.module }

  /// Runs a block as a module's code; what it writes goes into the sink.
  public func makeModule(
    _ name: String, _ block: ScriptBlock, arguments: [Value] = [], path: String = "", out: Sink
  ) throws -> Module {
    let module = Module(name)
    module.path = path
    module.definition = block
    module.open(in: session, out: out, streams)
    try module.run(block, arguments: positional(arguments), at: position)
    module.settleExports()
    return module
  }
}

extension Module {
  /// Gives the module a session state.
  func open(in session: Session, out: Sink, _ streams: Streams) {
    let state = SessionState(module: self)
    self.state = state
    let top = Frame(
      living: Layout([], canGrow: true), session: session, state: state, parent: session.global,
      caller: nil, out: out, streams: streams)
    top.isScriptScope = true
    (top.functions, top.aliases) = ([:], [:])
    state.top = top
  }

  /// Runs code in the module's top scope.
  func run(_ block: ScriptBlock, arguments: [Argument], at site: Position?) throws {
    guard let state else { return }
    let top = state.top
    let call = ScriptCall(
      ScriptBlock(BlockSource(block.tree, block.source), state: state), command: nil,
      arguments: arguments, caller: top, out: top.out, streams: top.streams, site: site,
      invocationName: name, isDotSourced: true)
    try call.run()
  }

  /// What `& $module { … }` runs: the first argument, as code of the module.
  func call(
    _ arguments: [Argument], _ f: Frame
  ) throws -> (target: CommandTarget, home: Frame, arguments: [Argument])? {
    guard let state, let first = arguments.first, first.name == nil else { return nil }
    let rest = Array(arguments.dropFirst())
    if case .object(let block as ScriptBlock) = first.value.base {
      return (.block(ScriptBlock(block.literal, state: state)), state.top, rest)
    }
    return (try CommandTarget.find(first.value, isCalled: true, state.top), state.top, rest)
  }
}
