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

  static func holds(_ delegate: Value, _ argument: Value, _ a: Arguments) throws -> Bool {
    try run(delegate, [argument], a.session).isTrue
  }
}
