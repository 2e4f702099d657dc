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
    try runBlock(block, BlockCall(this: this, arguments: arguments))
  }

  /// Runs a block for one element of a collection, as `ForEach` and `Where` do.
  func invokeBlock(_ block: ScriptBlock, item: Value, arguments: [Value] = []) throws -> Value {
    try runBlock(block, BlockCall(item: item, arguments: arguments))
  }

  static func refuse(_ block: ScriptBlock, _ call: BlockCall) throws -> Value {
    throw ScriptError(
      "ScriptBlockNotRunnable", "The session cannot run script blocks.", .invalidOperation)
  }
}
