/// What makes two values equal, and which comes first.
extension Comparison {
  /// Whether two single values are equal, the right one brought to the left one's type.
  @inline(__always)
  public static func equal(
    _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): x == y
    case (.string(let x), .string(let y)):
      Collation.invariant.equals(x, y, ignoringCase: ignoringCase)
    default: try equalSlow(a.base, b.base, ignoringCase: ignoringCase, s)
    }
  }

  @inline(never)
  private static func equalSlow(
    _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    if a.isNull || b.isNull { return a.isNull && b.isNull }
    if case .string(let text) = a {
      return Collation.invariant.equals(text, b.text(.invariant), ignoringCase: ignoringCase)
    }
    let (x, y) = (NumericOperand(a), NumericOperand(b))
    if let x, let y, x.code.isNumber {
      try checkEnumeration(x, y)
      return NumericComparison.order(x, y) == 0
    }
    if ignoringCase, case .object(let char as CharObject) = a {
      if case .object(let other as CharObject) = b { return char.isEqualIgnoringCase(other.unit) }
      if case .string(let text) = b {
        return text.utf16.count == 1 && char.isEqualIgnoringCase(text.utf16.first ?? 0)
      }
    }
    if a.equals(b) { return true }
    guard let converted = try? Conversion.convert(b, to: a.type, s) else { return false }
    if case .same? = ConversionRoute.find(b, to: a.type, s)?.rule { return false }
    return a.equals(converted)
  }

  /// PowerShell asks for the sign of an enumeration's value beside an unsigned number, and .NET
  /// refuses.
  private static func checkEnumeration(_ x: NumericOperand, _ y: NumericOperand) throws {
    guard x.enumType != nil else { return }
    if y.enumType != nil, x.enumType === y.enumType { return }
    if y.code.isReal { return }
    _ = try Promotion.of(x, y)
  }

  // MARK: Order

  static func ordered(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    if a.isNull || (b.isNull && !a.isList) { return try besideNothing(op, a, b) }
    if case .string(let text) = a {
      let other = b.text(.invariant)
      return op.accepts(Collation.invariant.compare(text, other, ignoringCase: ignoringCase))
    }
    if let x = NumericOperand(a), x.code.isNumber {
      if let y = NumericOperand(b) { return try numbers(op, x, y) }
      if case .string(let text) = b {
        let number = try StringToNumber.operand(text, beside: a, s)
        return try ordered(op, a, number, ignoringCase: ignoringCase, s)
      }
    }
    return op.accepts(try order(a, b, ignoringCase: ignoringCase, s))
  }

  private static func numbers(
    _ op: ComparisonOperator, _ x: NumericOperand, _ y: NumericOperand
  ) throws -> Bool {
    try checkEnumeration(x, y)
    guard let order = NumericComparison.order(x, y) else { return false }
    return op.accepts(order)
  }

  /// Nothing stands before everything but negative numbers.
  private static func besideNothing(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Bool
  {
    if a.isNull && b.isNull { return op == .greaterOrEqual || op == .lessOrEqual }
    let isLeft = b.isNull
    let other = isLeft ? a : b
    if let number = NumericOperand(other), number.code.isNumber {
      let asksForNegative = isLeft == (op == .less || op == .lessOrEqual)
      if let type = number.enumType {
        let name =
          asksForNegative ? ComparisonOperator.less.name : ComparisonOperator.greaterOrEqual.name
        throw ScriptError.raw(
          "System.InvalidOperationException",
          "The binary operator \(name) is not defined for the types '\(type.fullName)' and '\(type.fullName)'."
        )
      }
      if number.code.isReal { return asksForNegative ? number.double < 0 : number.double >= 0 }
      return number.isBelowZero == asksForNegative
    }
    let isGreater = op == .greater || op == .greaterOrEqual
    return isLeft == isGreater
  }

  /// The order of two values that both are something; the right one is brought to the left one's
  /// type.
  static func order(
    _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Int {
    guard a.isComparable else {
      if a.equals(b) { return 0 }
      throw a.reference is PropertyBag
        ? ScriptError.differentKinds(a, b) : ScriptError.notComparable(a, s)
    }
    let converted: Value
    do {
      converted = try Conversion.convert(b, to: a.type, s)
    } catch let error as ScriptError {
      throw ScriptError.comparisonFailure(a, b, error.record.exception.message)
    }
    return a.compared(to: converted, ignoringCase: ignoringCase) ?? 0
  }
}

extension Value {
  /// Whether the value's type implements `IComparable`.
  var isComparable: Bool {
    switch self {
    case .bool, .int, .long, .double, .string: true
    case .object(let object):
      object is NumberObject || object is CharObject || object is EnumObject
        || object.compare(to: self) != nil
    default: false
    }
  }

  /// `CompareTo` with a value of the same type; nil where they do not compare.
  func compared(to other: Value, ignoringCase: Bool) -> Int? {
    switch (self, other) {
    case (.string(let a), .string(let b)):
      return Collation.invariant.compare(a, b, ignoringCase: ignoringCase)
    case (.bool(let a), .bool(let b)): return a == b ? 0 : a ? 1 : -1
    case (.double(let a), .double(let b)):
      // NaN stands before every number.
      if a.isNaN || b.isNaN { return a.isNaN == b.isNaN ? 0 : a.isNaN ? -1 : 1 }
      return a < b ? -1 : a > b ? 1 : 0
    case (.object(let a as EnumObject), .object(let b as EnumObject)):
      return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
    case (.object(let a), let b): return a.compare(to: b)
    default: return NumericComparison.order(self, other)
    }
  }
}

extension CharObject {
  func isEqualIgnoringCase(_ other: UInt16) -> Bool {
    unit == other
      || CaseMapping.upper(UInt32(unit), .invariant) == CaseMapping.upper(UInt32(other), .invariant)
  }
}

extension ScriptError {
  static func comparisonFailure(_ a: Value, _ b: Value, _ reason: String) -> ScriptError {
    ScriptError(
      "ComparisonFailure",
      "Could not compare \"\(a.text(.invariant))\" to \"\(b.text(.invariant))\". Error: \"\(reason)\"",
      .invalidOperation, inner: ExceptionObject("System.ArgumentException", reason))
  }

  static func notComparable(_ a: Value, _ s: Session) -> ScriptError {
    ScriptError(
      "NotIcomparable",
      "Cannot compare \"\(a.dotNetText(s.culture))\" because it is not IComparable.",
      .invalidOperation)
  }

  static func differentKinds(_ a: Value, _ b: Value) -> ScriptError {
    let (left, right) = (a.text(.invariant), b.text(.invariant))
    return ScriptError(
      "PSObjectCompareTo",
      "Cannot compare \"\(left)\" to \"\(right)\" because the objects are not the same type or the object \"\(left)\" does not implement \"IComparable\".",
      .invalidOperation)
  }
}
