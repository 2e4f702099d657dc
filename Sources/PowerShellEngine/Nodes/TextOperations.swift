import PowerShellSyntax

/// `-replace` and `-split`, whose right side may hold a block that runs in this scope.
final class TextOperationNode: Node {
  private let op: BinaryOperator
  private let left: Node
  private let right: Node

  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ extent: Extent) {
    (self.op, self.left, self.right) = (op, left, right)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let a = try left.evaluate(f)
    let b = try right.evaluate(f)
    return try op.apply(a.orNull, b.orNull, f.session, hooks(f))
  }

  private func hooks(_ f: Frame) -> OperatorHooks {
    var hooks = OperatorHooks()
    hooks.isSeparator = { block, character, _ in try InlineBlock(block.literal, f).test(character) }
    hooks.replacement = { block, match in
      let collector = Collector()
      try InlineBlock(block.literal, f).run(.object(MatchObject(match)), out: collector)
      return collector.value
    }
    return hooks
  }
}
