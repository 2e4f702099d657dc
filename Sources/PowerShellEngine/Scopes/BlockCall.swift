import PowerShellSyntax

/// How members run a script block: with what `$this`, `$_` and `$args`.
public struct BlockCall {
  /// `$this`; unset leaves it as it is.
  public var this: Value = .unset
  /// `$_`; unset leaves it as it is.
  ///
  /// A block run for an item shares the caller's scope.
  public var item: Value = .unset
  public var arguments: [Value] = []

  public init(this: Value = .unset, item: Value = .unset, arguments: [Value] = []) {
    (self.this, self.item, self.arguments) = (this, item, arguments)
  }
}

extension Session {
  /// Runs a block as a method or a script property does and gives its output.
  public func invokeBlock(_ block: ScriptBlock, this: Value, arguments: [Value]) throws -> Value {
    try runBlock(block, BlockCall(this: this, arguments: arguments))
  }

  /// Runs a block for one element of a collection, as `ForEach` and `Where` do.
  func invokeBlock(_ block: ScriptBlock, item: Value, arguments: [Value] = []) throws -> Value {
    try runBlock(block, BlockCall(item: item, arguments: arguments))
  }

  /// Runs a block in the scope that called the member.
  func runBlock(_ block: ScriptBlock, _ call: BlockCall) throws -> Value {
    let caller = memberCaller ?? global
    let collector = Collector()
    if !call.item.isUnset, call.arguments.isEmpty, block.literal.code.parameters.isEmpty {
      try BlockRunner(block, caller).run(call.item, out: collector)
      return collector.value
    }
    return try runBlock(block, call, functions: .null, variables: [])
  }

  /// Runs a block in a scope of its own, which has these functions and variables.
  func runBlock(
    _ block: ScriptBlock, _ call: BlockCall, functions: Value, variables: [Value]
  ) throws -> Value {
    let caller = memberCaller ?? global
    let collector = Collector()
    let extent = block.tree.extent
    let run = ScriptCall(
      block, command: nil, arguments: call.arguments.map { Argument(value: $0, extent: extent) },
      caller: caller, out: collector, streams: caller.streams, site: nil, invocationName: "",
      isDotSourced: false)
    let frame = try run.open()
    defer { run.close(frame) }
    if !call.this.isUnset { try frame.assign(WellKnown.this, call.this) }
    if !call.item.isUnset { frame.slots[Layout.underscore] = call.item }
    if case .table(let table) = functions.base { frame.defineFunctions(table) }
    for case let variable as Variable in variables.map(\.base.reference) {
      frame.define(variable)
    }
    for body in [run.code.begin, run.code.process, run.code.end].compactMap(\.self) {
      try run.execute(body, frame)
    }
    return collector.value
  }

  /// Notes who calls a member while it runs: its blocks run in that scope.
  @inline(__always)
  func calling<Result>(from frame: Frame, _ body: () throws -> Result) rethrows -> Result {
    let saved = memberCaller
    memberCaller = frame
    defer { memberCaller = saved }
    return try body()
  }
}

extension Frame {
  /// Functions of this scope alone, by name.
  fileprivate func defineFunctions(_ table: TableObject) {
    var known = functions ?? [:]
    for (name, value) in table.entries {
      guard let block = value.base.reference as? ScriptBlock else { continue }
      let text = name.text(.invariant)
      known[Symbol.intern(text)] = FunctionCommand(text, block)
    }
    functions = known
  }
}
