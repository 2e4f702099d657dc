import PowerShellSyntax

/// `target = value`: as a statement it writes nothing, in parentheses it is the value.
class AssignmentNode: Node {
  final let target: TargetNode
  final let value: Node
  init(_ target: TargetNode, _ value: Node, _ extent: Extent) {
    (self.target, self.value) = (target, value)
    super.init(extent)
  }

  final override func evaluate(_ f: Frame) throws -> Value {
    let result = try value.evaluate(f)
    try target.assign(result, f)
    return result
  }

  override func execute(_ f: Frame) throws -> Completion {
    try target.assign(value.evaluate(f), f)
    f.pulse.pointee.lastSucceeded = true
    return .normal
  }
}

/// `target = command`: the command says how it went.
final class CommandAssignmentNode: AssignmentNode {
  override func execute(_ f: Frame) throws -> Completion {
    try target.assign(value.evaluate(f), f)
    return .normal
  }
}

extension StatementAst {
  /// A command, or statements that may hold some: `$?` is theirs.
  var saysHowItWent: Bool {
    switch self {
    case let assignment as AssignmentStatementAst: assignment.right.saysHowItWent
    case let value as CommandExpressionAst:
      !value.redirections.isEmpty || value.expression.saysHowItWent
    case let pipeline as PipelineAst: pipeline.pureExpression?.saysHowItWent ?? true
    default: true
    }
  }
}

extension ExpressionAst {
  /// Parentheses around a command, or around statements that may hold some.
  var saysHowItWent: Bool {
    switch self {
    case let group as ParenExpressionAst: group.pipeline.saysHowItWent
    case let inner as SubExpressionAst: inner.subExpression.saysHowItWent
    case let array as ArrayExpressionAst: array.subExpression.saysHowItWent
    default: false
    }
  }
}

extension StatementBlockAst {
  fileprivate var saysHowItWent: Bool {
    switch statements.count {
    case 0: false
    case 1: statements[0].saysHowItWent
    default: true
    }
  }
}

/// A local in `$x += …` before anything was assigned to it: nobody looks above, it is null.
final class FreshLocalNode: TargetNode {
  private let local: LocalNode
  init(_ local: LocalNode, _ extent: Extent) {
    self.local = local
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try begin(f)
    return try local.evaluate(f)
  }

  override func assign(_ value: Value, _ f: Frame) throws { try local.assign(value, f) }

  override func update(_ op: BinaryOperator, _ right: Value, _ f: Frame) throws {
    try begin(f)
    try local.update(op, right, f)
  }

  private func begin(_ f: Frame) throws {
    guard f.slots[local.slot].isUnset else { return }
    if f.isStrict(1) { throw ScriptError.undefinedVariable(local.symbol.text) }
    f.slots[local.slot] = .null
  }
}

/// `target += value` and its kin.
final class UpdateNode: Node {
  private let op: BinaryOperator
  private let target: TargetNode
  private let value: Node
  /// The value's commands say in `$?` how they went.
  private let isCommand: Bool
  init(
    _ op: BinaryOperator, _ target: TargetNode, _ value: Node, isCommand: Bool, _ extent: Extent
  ) {
    (self.op, self.target, self.value, self.isCommand) = (op, target, value, isCommand)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    _ = try execute(f)
    return try target.evaluate(f)
  }

  override func execute(_ f: Frame) throws -> Completion {
    try target.update(op, value.evaluate(f).orNull, f)
    if !isCommand { f.pulse.pointee.lastSucceeded = true }
    return .normal
  }
}

/// `$local += value` and its kin, where the local has a value of its own by now.
final class LocalUpdateNode: Node {
  private let op: BinaryOperator
  private let local: LocalNode
  private let value: Node
  /// The value, where the code spells it.
  private let constant: Value
  private let isConstant: Bool
  init(_ op: BinaryOperator, _ local: LocalNode, _ value: Node, _ extent: Extent) {
    (self.op, self.local, self.value) = (op, local, value)
    constant = (value as? ConstantNode)?.value ?? .null
    isConstant = value is ConstantNode
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    _ = try execute(f)
    return try local.evaluate(f)
  }

  override func execute(_ f: Frame) throws -> Completion {
    try local.update(op, isConstant ? constant : value.evaluate(f).orNull, f)
    f.pulse.pointee.lastSucceeded = true
    return .normal
  }
}

/// `target ??= value`.
final class CoalesceAssignmentNode: Node {
  private let target: TargetNode
  private let value: Node
  init(_ target: TargetNode, _ value: Node, _ extent: Extent) {
    (self.target, self.value) = (target, value)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let current = try target.evaluate(f)
    guard current.isNull else { return current }
    let result = try value.evaluate(f)
    try target.assign(result, f)
    return result
  }

  override func execute(_ f: Frame) throws -> Completion {
    _ = try evaluate(f)
    return .normal
  }
}
