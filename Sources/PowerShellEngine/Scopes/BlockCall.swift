import PowerShellSyntax

/// How members run a script block: with what `$this`, `$_` and `$args`.
public struct BlockCall {
  /// `$this`; unset leaves it as it is.
  public var this: Value = .unset
  /// `$_`; unset leaves it as it is.
  public var item: Value = .unset
  public var arguments: [Value] = []

  public init(this: Value = .unset, item: Value = .unset, arguments: [Value] = []) {
    (self.this, self.item, self.arguments) = (this, item, arguments)
  }
}

extension Session {
  /// Runs a block as a method or a script property does and gives its output.
  public func invokeBlock(_ block: ScriptBlock, this: Value, arguments: [Value]) throws -> Value {
    try run(block, BlockCall(this: this, arguments: arguments))
  }

  /// Runs a block for one element of a collection, as `ForEach` and `Where` do.
  func invokeBlock(_ block: ScriptBlock, item: Value, arguments: [Value] = []) throws -> Value {
    try run(block, BlockCall(item: item, arguments: arguments))
  }

  /// Runs a block for a member: with an item in the calling scope, else in a scope of its own.
  func run(_ block: ScriptBlock, _ call: BlockCall) throws -> Value {
    let frame = block.state === executing.state ? executing : block.state.top
    let collector = Collector()
    if !call.item.isUnset, call.arguments.isEmpty, block.tree.paramBlock == nil {
      try InlineBlock(block.literal, frame).run(call.item, out: collector)
      return collector.value
    }
    let run = ScriptCall(
      block, command: nil,
      arguments: call.arguments.map { Argument(value: $0, extent: block.tree.extent) },
      caller: frame, out: collector, streams: frame.streams, site: nil, invocationName: "",
      isDotSourced: false)
    try run.run(this: call.this, item: call.item)
    return collector.value
  }
}
