import PowerShellSyntax

/// `switch`: its clauses as conditions on `$_`.
final class SwitchNode: Node {
  private let label: String?
  private let flags: SwitchStatementAst.Flags
  private let subject: Node
  private let clauses: [(pattern: Node, body: Node)]
  private let otherwise: Node?
  private let matches: TargetNode?

  init(
    label: String?, flags: SwitchStatementAst.Flags, subject: Node,
    clauses: [(pattern: Node, body: Node)], otherwise: Node?, matches: TargetNode?,
    _ extent: Extent
  ) {
    (self.label, self.flags, self.subject) = (label, flags, subject)
    (self.clauses, self.otherwise, self.matches) = (clauses, otherwise, matches)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    let value = try subject.evaluatePart(f)
    let items = try value.isCollection ? value.elements() : value.isNothing ? [] : [value]
    let saved = f.slots[Layout.underscore]
    defer { f.slots[Layout.underscore] = saved }
    for item in try flags.contains(.file) ? f.session.lines(ofFile: value) : items {
      try f.poll()
      switch try Loops.ending(label, f, { try runClauses(item, f) }) {
      case .normal, .continue: continue
      case .break: return .normal
      case .leave(let completion): return completion
      }
    }
    return .normal
  }

  private func runClauses(_ item: Value, _ f: Frame) throws -> Completion {
    var isMatched = false
    for clause in clauses {
      f.slots[Layout.underscore] = item
      guard try isMatch(item, clause.pattern, f) else { continue }
      isMatched = true
      let completion = try clause.body.execute(f)
      if completion != .normal { return completion }
    }
    guard !isMatched, let otherwise else { return .normal }
    f.slots[Layout.underscore] = item
    return try otherwise.execute(f)
  }

  private func isMatch(_ item: Value, _ pattern: Node, _ f: Frame) throws -> Bool {
    if let block = pattern as? ScriptBlockNode {
      return try InlineBlock(block.literal, f).test(item)
    }
    let wanted = try pattern.evaluate(f).orNull
    if case .object(let block as ScriptBlock) = wanted {
      return try InlineBlock(block.literal, f).test(item)
    }
    let ignoringCase = !flags.contains(.caseSensitive)
    if flags.contains(.regex) {
      let op: BinaryOperator = ignoringCase ? .imatch : .cmatch
      let (result, found) = try Matching.match(
        op, .string(item.text(.invariant)), wanted, f.session)
      if let found { try matches?.assign(.table(found), f) }
      return result.isTrue
    }
    if flags.contains(.wildcard) {
      let op: BinaryOperator = ignoringCase ? .ilike : .clike
      return try op.apply(.string(item.text(.invariant)), wanted, f.session).isTrue
    }
    return try Comparison.equal(item.orNull, wanted, ignoringCase: ignoringCase, f.session)
  }
}

extension Value {
  var isNothing: Bool {
    if case .nothing = self { return true }
    return false
  }
}
