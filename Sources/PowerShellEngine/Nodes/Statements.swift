import PowerShellSyntax

/// Statements one after the other; what goes wrong in one is given its place and its due.
final class SequenceNode: Node {
  private let statements: NodeList
  private let traps: [TrapCode]

  init(_ statements: [Node], traps: [TrapCode], _ extent: Extent) {
    self.statements = NodeList(statements)
    self.traps = traps
    super.init(extent)
  }

  deinit { statements.free() }

  override func execute(_ f: Frame) throws -> Completion {
    var index = 0
    while index < statements.count {
      do {
        while index < statements.count {
          let completion = try statements.execute(index, f)
          if completion != .normal { return completion }
          index += 1
        }
      } catch let error as ScriptError {
        let completion = try handle(error, at: index, f)
        if completion != .normal { return completion }
        index += 1
      }
    }
    return .normal
  }

  /// Nothing but one expression that is no command.
  var isOneExpression: Bool {
    guard statements.count == 1, traps.isEmpty else { return false }
    return statements[0]._withUnsafeGuaranteedRef {
      ($0 as? ExpressionStatementNode)?.isPure ?? false
    }
  }

  /// The value of the one expression, before it would be written out.
  func soleValue(_ f: Frame) throws -> Value {
    do {
      let value = try statements.evaluate(0, f)
      f.pulse.pointee.lastSucceeded = true
      return value
    } catch let error as ScriptError {
      _ = try handle(error, at: 0, f)
      return .nothing
    }
  }

  /// An error that a statement threw: on to a `try`, a trap, the error stream.
  private func handle(_ error: ScriptError, at index: Int, _ f: Frame) throws -> Completion {
    f.locate(error.record, statements.extent(index))
    f.session.lastSucceeded = false
    if let trap = traps.first(where: { $0.catches(error.record, f) }) ?? nil {
      let completion = try trap.run(error, f)
      f.session.lastSucceeded = false
      return completion
    }
    try f.settle(error)
    return .normal
  }
}

/// An expression or pipeline as a statement: what it gives goes out, `$?` says how it went.
final class ExpressionStatementNode: Node {
  private let expression: Node
  /// Commands say themselves how they went, in parentheses too.
  private let isCommand: Bool
  init(_ expression: Node, isCommand: Bool, _ extent: Extent) {
    (self.expression, self.isCommand) = (expression, isCommand)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try expression.evaluate(f) }
  /// A plain value: neither a command nor statements that write.
  var isPure: Bool {
    !isCommand && !(expression is CollectNode) && !(expression is StageNode)
      && !(expression is ParenNode) && !(expression is StepNode)
  }
  override func test(_ f: Frame) throws -> Bool { try expression.test(f) }
  override func execute(_ f: Frame) throws -> Completion {
    let completion = try expression.execute(f)
    if !isCommand { f.pulse.pointee.lastSucceeded = true }
    return completion
  }
}

/// `if … elseif … else …`.
final class IfNode: Node {
  private let conditions: NodeList
  private let bodies: NodeList
  private let otherwise: Node

  init(_ clauses: [(Node, Node)], _ otherwise: Node?, _ extent: Extent) {
    conditions = NodeList(clauses.map(\.0))
    bodies = NodeList(clauses.map(\.1))
    self.otherwise = otherwise ?? SequenceNode([], traps: [], extent)
    super.init(extent)
  }

  deinit {
    conditions.free()
    bodies.free()
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    for index in 0..<conditions.count {
      let isTrue = try conditions[index]._withUnsafeGuaranteedRef { try $0.testPart(f) }
      if isTrue { return try bodies.execute(index, f) }
    }
    return try otherwise.execute(f)
  }
}
