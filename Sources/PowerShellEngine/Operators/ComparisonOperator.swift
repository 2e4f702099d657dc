/// `-eq -ne -gt -ge -lt -le` in their two cases.
public enum ComparisonOperator: UInt8, Sendable {
  case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual

  @inline(__always)
  func accepts(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    }
  }

  /// .NET's name of the operator.
  var name: String {
    switch self {
    case .equal: "Equal"
    case .notEqual: "NotEqual"
    case .greater: "GreaterThan"
    case .greaterOrEqual: "GreaterThanOrEqual"
    case .less: "LessThan"
    case .lessOrEqual: "LessThanOrEqual"
    }
  }

  var isEquality: Bool { self == .equal || self == .notEqual }
}

/// Comparison (rule R3): ints, doubles and texts on the spot, the rest by PowerShell's rules.
public enum Comparison {
  /// The operator's answer: a bool, or of a list on the left those elements for which it holds.
  @inline(__always)
  public static func apply(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .bool(op.accepts(x, y)) }
    return try applySlow(op, a, b, ignoringCase: ignoringCase, s)
  }

  /// The operator's answer as a condition.
  @inline(__always)
  public static func test(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    if case .int(let x) = a, case .int(let y) = b { return op.accepts(x, y) }
    return try applySlow(op, a, b, ignoringCase: ignoringCase, s).isTrue
  }

  @inline(never)
  static func applySlow(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Value {
    if let elements = try a.base.enumerated() {
      return .list(
        try elements.filter { try holds(op, $0, b, ignoringCase: ignoringCase, s) })
    }
    return .bool(try holds(op, a, b, ignoringCase: ignoringCase, s))
  }

  /// Whether the operator holds for two single values.
  static func holds(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    switch op {
    case .equal: try equal(a, b, ignoringCase: ignoringCase, s)
    case .notEqual: try !equal(a, b, ignoringCase: ignoringCase, s)
    default: try ordered(op, a.base, b.base, ignoringCase: ignoringCase, s)
    }
  }
}

extension ComparisonOperator {
  @inline(__always)
  func accepts(_ x: Int32, _ y: Int32) -> Bool {
    switch self {
    case .equal: x == y
    case .notEqual: x != y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .less: x < y
    case .lessOrEqual: x <= y
    }
  }
}
