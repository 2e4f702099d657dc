import PowerShellSyntax

/// `target = value`: as a statement it writes nothing, in parentheses it is the value.
final class AssignmentNode: Node {
  private let target: TargetNode
  private let value: Node
  init(_ target: TargetNode, _ value: Node, _ extent: Extent) {
    (self.target, self.value) = (target, value)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let result = try value.evaluate(f)
    try target.assign(result, f)
    return result
  }

  override func execute(_ f: Frame) throws -> Completion {
    try target.assign(value.evaluate(f), f)
    return .normal
  }
}

/// `target += value` and its kin.
final class UpdateNode: Node {
  private let op: BinaryOperator
  private let target: TargetNode
  private let value: Node
  init(_ op: BinaryOperator, _ target: TargetNode, _ value: Node, _ extent: Extent) {
    (self.op, self.target, self.value) = (op, target, value)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    _ = try execute(f)
    return try target.evaluate(f)
  }

  override func execute(_ f: Frame) throws -> Completion {
    try target.update(op, value.evaluate(f).orNull, f)
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
