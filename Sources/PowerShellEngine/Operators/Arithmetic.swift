/// `+ - * / %`, signs, and counting up and down (rule R3): the common numbers are computed on the
/// spot, everything else follows PowerShell's rules out of line.
public enum Arithmetic {
  @inline(__always)
  public static func add(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b {
      let (sum, overflow) = x.addingReportingOverflow(y)
      return overflow ? .double(Double(x) + Double(y)) : .int(sum)
    }
    if let pair = doubles(a, b) { return .double(pair.0 + pair.1) }
    return try addSlow(a, b, s)
  }

  @inline(__always)
  public static func subtract(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? .double(Double(x) - Double(y)) : .int(difference)
    }
    if let pair = doubles(a, b) { return .double(pair.0 - pair.1) }
    return try subtractSlow(a, b, s)
  }

  @inline(__always)
  public static func multiply(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? .double(Double(x) * Double(y)) : .int(product)
    }
    if let pair = doubles(a, b) { return .double(pair.0 * pair.1) }
    return try multiplySlow(a, b, s)
  }

  @inline(__always)
  public static func divide(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b, y != 0, y != -1 {
      let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
      return rest == 0 ? .int(quotient) : .double(Double(x) / Double(y))
    }
    if let pair = doubles(a, b) { return .double(pair.0 / pair.1) }
    return try numericOperation(.divide, a, b, s)
  }

  @inline(__always)
  public static func remainder(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b, y != 0, y != -1 { return .int(x % y) }
    return try numericOperation(.remainder, a, b, s)
  }

  /// Two numbers of which one at least is a double and the other a double or an int.
  @inline(__always)
  private static func doubles(_ a: Value, _ b: Value) -> (Double, Double)? {
    switch (a, b) {
    case (.double(let x), .double(let y)): (x, y)
    case (.double(let x), .int(let y)): (x, Double(y))
    case (.int(let x), .double(let y)): (Double(x), y)
    default: nil
    }
  }

  /// The value after `$x++`; the caller gives back the one before.
  @inline(__always)
  public static func increment(_ a: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, x < Int32.max { return .int(x &+ 1) }
    return try countSlow(a, 1, s)
  }

  @inline(__always)
  public static func decrement(_ a: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, x > Int32.min { return .int(x &- 1) }
    return try countSlow(a, -1, s)
  }

  @inline(never)
  private static func countSlow(_ a: Value, _ step: Int32, _ s: Session) throws -> Value {
    if a.isNull { return .int(step) }
    guard let operand = NumericOperand(a), operand.code.isNumber else {
      let type = a.base.type.operatorName
      throw ScriptError(
        "OperatorRequiresNumber",
        "The '\(step > 0 ? "++" : "--")' operator works only on numbers. The operand is a '\(type)'."
      )
    }
    return try add(a, .int(step), s)
  }

  // MARK: One operand

  /// `-$x`: nothing minus the operand.
  @inline(__always)
  public static func negate(_ a: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, x != Int32.min { return .int(0 &- x) }
    if case .double(let x) = a { return .double(-x) }
    return try subtract(.int(0), a, s)
  }

  /// `+$x`: nothing plus the operand.
  @inline(__always)
  public static func plus(_ a: Value, _ s: Session) throws -> Value {
    switch a {
    case .int, .double, .long: a
    default: try add(.int(0), a, s)
    }
  }
}
