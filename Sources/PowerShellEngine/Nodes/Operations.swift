import PowerShellSyntax

/// `left op right`, whatever they are.
final class BinaryNode: Node {
  let op: BinaryOperator
  let left: Node
  let right: Node

  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ extent: Extent) {
    (self.op, self.left, self.right) = (op, left, right)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let a = try left.evaluate(f)
    let b = try right.evaluate(f)
    return try op.apply(a.orNull, b.orNull, f.session)
  }

  override func test(_ f: Frame) throws -> Bool {
    let a = try left.evaluate(f)
    let b = try right.evaluate(f)
    if case .int(let x) = a, case .int(let y) = b, let answer = op.compare(x, y) { return answer }
    if let x = a.whole, let y = b.whole, let answer = op.compare(x, y) { return answer }
    return try op.apply(a.orNull, b.orNull, f.session).isTrue
  }
}

/// `$local op $local`.
final class BinaryLocalsNode: Node {
  private let op: BinaryOperator
  private let left: LocalNode
  private let right: LocalNode

  init(_ op: BinaryOperator, _ left: LocalNode, _ right: LocalNode, _ extent: Extent) {
    (self.op, self.left, self.right) = (op, left, right)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    if case .int(let x) = f.slots[left.slot], case .int(let y) = f.slots[right.slot],
      let answer = op.arithmetic(x, y)
    {
      return answer
    }
    return try op.apply(left.evaluate(f).orNull, right.evaluate(f).orNull, f.session)
  }

  override func test(_ f: Frame) throws -> Bool {
    if let x = left.whole(f), let y = right.whole(f), let answer = op.compare(x, y) {
      return answer
    }
    return try op.apply(left.evaluate(f).orNull, right.evaluate(f).orNull, f.session).isTrue
  }
}

/// `left op constant`.
final class BinaryConstantNode: Node {
  private let op: BinaryOperator
  private let left: Node
  private let constant: Value

  init(_ op: BinaryOperator, _ left: Node, _ constant: Value, _ extent: Extent) {
    (self.op, self.left, self.constant) = (op, left, constant)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try op.apply(left.evaluate(f).orNull, constant, f.session)
  }

  override func test(_ f: Frame) throws -> Bool {
    let a = try left.evaluate(f)
    if case .int(let x) = a, case .int(let y) = constant, let answer = op.compare(x, y) {
      return answer
    }
    if let x = a.whole, let y = constant.whole, let answer = op.compare(x, y) { return answer }
    return try op.apply(a.orNull, constant, f.session).isTrue
  }
}

/// `$local op constant`, the commonest shape in loops.
final class BinaryLocalConstantNode: Node {
  private let op: BinaryOperator
  private let local: LocalNode
  private let slot: Int
  private let constant: Value

  init(_ op: BinaryOperator, _ local: LocalNode, _ constant: Value, _ extent: Extent) {
    (self.op, self.local, slot, self.constant) = (op, local, local.slot, constant)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    if case .int(let x) = f.slots[slot], case .int(let y) = constant,
      let answer = op.arithmetic(x, y)
    {
      return answer
    }
    return try op.apply(local.evaluate(f).orNull, constant, f.session)
  }

  override func test(_ f: Frame) throws -> Bool {
    if case .int(let x) = f.slots[slot], case .int(let y) = constant,
      let answer = op.compare(x, y)
    {
      return answer
    }
    let a = try local.evaluate(f)
    if let x = a.whole, let y = constant.whole, let answer = op.compare(x, y) { return answer }
    return try op.apply(a.orNull, constant, f.session).isTrue
  }
}

extension BinaryOperator {
  /// The comparison of two whole numbers, where the operator is one.
  @inline(__always) func compare<Number: FixedWidthInteger>(_ x: Number, _ y: Number) -> Bool? {
    switch self {
    case .ilt, .clt: x < y
    case .ile, .cle: x <= y
    case .igt, .cgt: x > y
    case .ige, .cge: x >= y
    case .ieq, .ceq: x == y
    case .ine, .cne: x != y
    default: nil
    }
  }

  /// Sum or difference of plain numbers, where it stays a number of their kind.
  @inline(__always) func plain(_ a: Value, _ b: Value) -> Value? {
    if case .int(let x) = a, case .int(let y) = b { return arithmetic(x, y) }
    if case .double(let x) = a, case .double(let y) = b {
      return self == .add ? .double(x + y) : self == .subtract ? .double(x - y) : nil
    }
    guard let x = a.whole, let y = b.whole else { return nil }
    let (result, overflow) =
      switch self {
      case .add: x.addingReportingOverflow(y)
      case .subtract: x.subtractingReportingOverflow(y)
      default: (Int64(0), true)
      }
    return overflow ? nil : .long(result)
  }

  /// Plain int arithmetic, where it stays within int.
  @inline(__always) func arithmetic(_ x: Int32, _ y: Int32) -> Value? {
    switch self {
    case .add:
      let (result, overflow) = x.addingReportingOverflow(y)
      return overflow ? nil : .int(result)
    case .subtract:
      let (result, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? nil : .int(result)
    case .multiply:
      let (result, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? nil : .int(result)
    case .remainder:
      return y == 0 || y == -1 ? nil : .int(x % y)
    default: return nil
    }
  }
}

/// `-match` and `-notmatch`: what matched becomes `$Matches`.
final class MatchNode: Node {
  private let op: BinaryOperator
  private let left: Node
  private let right: Node
  private let matches: TargetNode

  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ matches: TargetNode, _ extent: Extent) {
    (self.op, self.left, self.right, self.matches) = (op, left, right, matches)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let a = try left.evaluate(f)
    let b = try right.evaluate(f)
    let (result, found) = try Matching.match(op, a.orNull, b.orNull, f.session)
    if let found { try matches.assign(.table(found), f) }
    return result
  }
}

/// `-and`, `-or`: the right side only where it matters.
final class LogicalNode: Node {
  private let isAnd: Bool
  private let left: Node
  private let right: Node
  init(isAnd: Bool, _ left: Node, _ right: Node, _ extent: Extent) {
    (self.isAnd, self.left, self.right) = (isAnd, left, right)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { .bool(try test(f)) }
  override func test(_ f: Frame) throws -> Bool {
    try left.test(f) == isAnd ? try right.test(f) : !isAnd
  }
}

/// `-xor`.
final class ExclusiveOrNode: Node {
  private let left: Node
  private let right: Node
  init(_ left: Node, _ right: Node, _ extent: Extent) {
    (self.left, self.right) = (left, right)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    let a = try left.test(f)
    let b = try right.test(f)
    return .bool(a != b)
  }
}

/// `-not`, `!`.
final class NotNode: Node {
  private let child: Node
  init(_ child: Node, _ extent: Extent) {
    self.child = child
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { .bool(!(try child.test(f))) }
  override func test(_ f: Frame) throws -> Bool { !(try child.test(f)) }
}

/// `-x`, `+x`, `-bnot x`, unary `-join` and `-split`.
final class UnaryNode: Node {
  private let op: UnaryOperator
  private let child: Node
  init(_ op: UnaryOperator, _ child: Node, _ extent: Extent) {
    (self.op, self.child) = (op, child)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    try op.apply(child.evaluate(f).orNull, f.session)
  }
}

/// `$i++`, `--$i`: as a statement it writes nothing.
class StepNode: Node {
  private final let target: TargetNode
  fileprivate final let delta: Int32
  private final let isPostfix: Bool

  init(_ target: TargetNode, delta: Int32, isPostfix: Bool, _ extent: Extent) {
    (self.target, self.delta, self.isPostfix) = (target, delta, isPostfix)
    super.init(extent)
  }

  final override func evaluate(_ f: Frame) throws -> Value {
    let before = try target.evaluate(f)
    let after = try stepped(before.orNull, f)
    try target.assign(after, f)
    if !isPostfix { return after }
    return before.isNull ? .int(0) : before
  }

  override func execute(_ f: Frame) throws -> Completion {
    _ = try evaluate(f)
    return .normal
  }

  private final func stepped(_ value: Value, _ f: Frame) throws -> Value {
    delta > 0
      ? try Arithmetic.increment(value, f.session) : try Arithmetic.decrement(value, f.session)
  }
}

/// `$local++`: as a statement it says itself that it succeeded.
final class LocalStepNode: StepNode {
  private let local: LocalNode

  init(_ local: LocalNode, delta: Int32, isPostfix: Bool, _ extent: Extent) {
    self.local = local
    super.init(local, delta: delta, isPostfix: isPostfix, extent)
  }

  override func execute(_ f: Frame) throws -> Completion {
    if !local.step(delta, f) { _ = try evaluate(f) }
    f.pulse.pointee.lastSucceeded = true
    return .normal
  }
}

/// `condition ? a : b`.
final class TernaryNode: Node {
  private let condition: Node
  private let ifTrue: Node
  private let ifFalse: Node
  init(_ condition: Node, _ ifTrue: Node, _ ifFalse: Node, _ extent: Extent) {
    (self.condition, self.ifTrue, self.ifFalse) = (condition, ifTrue, ifFalse)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    try condition.test(f) ? ifTrue.evaluate(f) : ifFalse.evaluate(f)
  }
}

/// `a ?? b`.
final class CoalesceNode: Node {
  private let left: Node
  private let right: Node
  init(_ left: Node, _ right: Node, _ extent: Extent) {
    (self.left, self.right) = (left, right)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    let value = try left.evaluate(f)
    return value.isNull ? try right.evaluate(f) : value
  }
}

/// `a..b`; as a pipeline's source or a loop's list it is never made whole.
final class RangeNode: Node {
  private let left: Node
  private let right: Node
  init(_ left: Node, _ right: Node, _ extent: Extent) {
    (self.left, self.right) = (left, right)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try Ranges.make(left.evaluate(f).orNull, right.evaluate(f).orNull, f.session)
  }

  /// The bounds, where both are plain ints.
  func bounds(_ f: Frame) throws -> (low: Value, high: Value) {
    (try left.evaluate(f).orNull, try right.evaluate(f).orNull)
  }

  override func execute(_ f: Frame) throws -> Completion {
    let (low, high) = try bounds(f)
    guard case .int(var next) = low, case .int(let last) = high else {
      try f.out.enumerate(try Ranges.make(low, high, f.session))
      return .normal
    }
    let out = f.out
    let step: Int32 = next <= last ? 1 : -1
    while true {
      try out.write(.int(next))
      if next == last { return .normal }
      next &+= step
      try f.poll()
    }
  }
}

/// `[type] value`.
final class ConvertNode: Node {
  private let type: TypeNode
  private let child: Node
  init(_ type: TypeNode, _ child: Node, _ extent: Extent) {
    (self.type, self.child) = (type, child)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    let value = try child.evaluate(f)
    let target = try type.resolve(f)
    if value.type === target, case .int = value { return value }
    return try Conversion.convert(value.orNull, to: target, f.session)
  }
}

/// `[ref] $x`.
final class ReferenceNode: Node {
  private let target: Node
  init(_ target: Node, _ extent: Extent) {
    self.target = target
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    guard let variable = try variable(f) else {
      return .object(ReferenceObject(Variable("", try target.evaluate(f).orNull)))
    }
    return .object(ReferenceObject(variable))
  }

  private func variable(_ f: Frame) throws -> Variable? {
    switch target {
    case let local as LocalNode:
      if !f.slots[local.slot].isUnset { return f.cell(at: local.slot) }
      return try existing(local.symbol, f)
    case let named as DynamicVariableNode: return try existing(named.symbol, f)
    case let scoped as ScopedVariableNode:
      let frame =
        scoped.scope == .global ? f.session.global : scoped.scope == .script ? f.scriptScope : f
      return frame.ownVariable(scoped.symbol)
    default: return nil
    }
  }

  private func existing(_ symbol: Symbol, _ f: Frame) throws -> Variable {
    if let found = f.lookupVariable(symbol)?.variable { return found }
    throw ScriptError(
      "NonExistingVariableReference",
      "[ref] cannot be applied to a variable that does not exist.", .invalidOperation)
  }
}

/// `[ref]`: `System.Management.Automation.PSReference`.
public final class ReferenceObject: PSObject {
  public let variable: Variable
  init(_ variable: Variable) { self.variable = variable }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSReference") ?? .object
  }
  public var value: Value {
    get { variable.current }
    set { variable.value = newValue }
  }
}
