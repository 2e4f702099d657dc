/// Blocks that stand in for delegates: `[Predicate[int]] { … }`.
enum DelegateCall {
  static func run(_ delegate: Value, _ arguments: [Value], _ session: Session) throws -> Value {
    switch delegate.base.reference {
    case let block as ScriptBlock:
      try session.invokeBlock(block, this: .unset, arguments: arguments)
    case let delegate as DelegateObject:
      try session.invokeBlock(delegate.block, this: .unset, arguments: arguments)
    default: .null
    }
  }

  /// What a `Func` or `Converter` makes of its arguments.
  static func result(
    _ delegate: Value, _ arguments: [Value], _ session: Session
  ) throws -> Value {
    if let delegate = delegate.base.reference as? DelegateObject {
      return try delegate.call(arguments, session)
    }
    return try run(delegate, arguments, session).orNull
  }

  static func holds(_ delegate: Value, _ argument: Value, _ a: Arguments) throws -> Bool {
    try run(delegate, [argument], a.session).isTrue
  }
}
