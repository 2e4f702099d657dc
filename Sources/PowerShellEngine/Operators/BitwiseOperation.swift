/// `-band -bor -bxor`: integers at the wider of the two types, real numbers rounded to unsigned
/// 64 bits.
enum BitwiseOperation {
  case and, or, xor

  var method: OperatorMethod {
    switch self {
    case .and: .and
    case .or: .or
    case .xor: .xor
    }
  }

  @inline(__always)
  func fast(_ x: Int32, _ y: Int32) -> Int32 {
    switch self {
    case .and: x & y
    case .or: x | y
    case .xor: x ^ y
    }
  }

  private func wide(_ x: Int128, _ y: Int128) -> Int128 {
    switch self {
    case .and: x & y
    case .or: x | y
    case .xor: x ^ y
    }
  }

  @inline(never)
  func apply(_ left: Value, _ right: Value, _ s: Session) throws -> Value {
    let (a, b) = (left.isNull ? .int(0) : left.base, right.isNull ? .int(0) : right.base)
    if case .string(let text) = a {
      return try apply(StringToNumber.operand(text, beside: b, s), b, s)
    }
    if case .string(let text) = b {
      return try apply(a, StringToNumber.operand(text, beside: a, s), s)
    }
    guard let x = NumericOperand(a), let y = NumericOperand(b) else {
      return try others(a, b, s)
    }
    return try numbers(x, y, s)
  }

  /// Beside a real number PowerShell loses its way with anything that is no number.
  private func others(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    let operands = [NumericOperand(a), NumericOperand(b)]
    if operands.contains(where: { $0.map { $0.code >= .single } ?? false }) {
      throw ScriptError.raw(
        "System.NullReferenceException", "Object reference not set to an instance of an object.")
    }
    return try method.call(a, b, s)
  }

  private func numbers(_ x: NumericOperand, _ y: NumericOperand, _ s: Session) throws -> Value {
    let code = max(x.code, y.code)
    let result: Value
    switch code {
    case .single, .double, .decimal: result = try reals(x, y, s)
    case .int64: result = NumberCode.int64.value(wide(x.integer, y.integer)) ?? .int(0)
    case .uint32, .uint64: result = unsigned(x, y, code)
    default: result = NumberCode.int32.value(wide(x.integer, y.integer)) ?? .int(0)
    }
    guard let type = x.enumType, code <= .int32 else { return result }
    return .object(EnumObject(type, result.integerOrZero))
  }

  private func unsigned(_ x: NumericOperand, _ y: NumericOperand, _ code: NumberCode) -> Value {
    let bits = wide(x.integer, y.integer)
    if code == .uint64 { return .number(.uint64(UInt64(truncatingIfNeeded: bits))) }
    let isNegative = x.integer < 0 || y.integer < 0
    return isNegative
      ? .long(Int64(truncatingIfNeeded: bits)) : .number(.uint32(UInt32(truncatingIfNeeded: bits)))
  }

  /// Where a number is negative the result is signed.
  private func reals(_ x: NumericOperand, _ y: NumericOperand, _ s: Session) throws -> Value {
    let isSigned = x.isBelowZero || y.isBelowZero
    let type = isSigned ? TypeInfo.int64 : TypeInfo.uint64
    let (a, b) = (
      try Conversion.convert(x.value, to: type, s), try Conversion.convert(y.value, to: type, s)
    )
    guard let left = NumericOperand(a), let right = NumericOperand(b) else { return .int(0) }
    let bits = wide(left.integer, right.integer)
    return isSigned
      ? .long(Int64(truncatingIfNeeded: bits)) : .number(.uint64(UInt64(truncatingIfNeeded: bits)))
  }
}

extension NumericOperand {
  var isBelowZero: Bool {
    switch code {
    case .single, .double: double < 0
    case .decimal: ((try? decimal())?.sign ?? 0) < 0
    default: integer < 0
    }
  }
}

extension Arithmetic {
  @inline(__always)
  public static func bitAnd(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .int(x & y) }
    return try BitwiseOperation.and.apply(a, b, s)
  }

  @inline(__always)
  public static func bitOr(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .int(x | y) }
    return try BitwiseOperation.or.apply(a, b, s)
  }

  @inline(__always)
  public static func bitXor(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .int(x ^ y) }
    return try BitwiseOperation.xor.apply(a, b, s)
  }

  @inline(__always)
  public static func shiftLeft(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .int(x &<< y) }
    return try Shift.left.apply(a, b, s)
  }

  @inline(__always)
  public static func shiftRight(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a, case .int(let y) = b { return .int(x &>> y) }
    return try Shift.right.apply(a, b, s)
  }

  @inline(__always)
  public static func bitNot(_ a: Value, _ s: Session) throws -> Value {
    if case .int(let x) = a { return .int(~x) }
    return try bitNotSlow(a, s)
  }

  @inline(never)
  private static func bitNotSlow(_ operand: Value, _ s: Session) throws -> Value {
    let value = operand.isNull ? .int(0) : operand.base
    if case .string(let text) = value {
      return try bitNot(StringToNumber.operand(text, beside: .int(0), s), s)
    }
    guard let number = NumericOperand(value) else {
      guard let owner = value.operatorType else { return .int(-1) }
      if owner === TypeInfo.bigInteger {
        return try OperatorMethod.complement.call([value], of: owner, s)
      }
      return try bitNot(Conversion.convert(value, to: .int32, s), s)
    }
    switch number.code {
    case .single, .double, .decimal:
      return try bitNot(Conversion.convert(value, to: .uint64, s), s)
    case .uint32: return .number(.uint32(~UInt32(truncatingIfNeeded: number.integer)))
    case .uint64: return .number(.uint64(~UInt64(truncatingIfNeeded: number.integer)))
    case .int64: return .long(~Int64(truncatingIfNeeded: number.integer))
    default:
      let bits = ~Int32(truncatingIfNeeded: number.integer)
      guard let type = number.enumType else { return .int(bits) }
      return .object(EnumObject(type, Int64(bits)))
    }
  }
}

/// `-shl -shr`: the left operand keeps its type, the count is taken modulo the type's width.
enum Shift {
  case left, right

  private var method: OperatorMethod { self == .left ? .shiftLeft : .shiftRight }

  @inline(never)
  func apply(_ first: Value, _ second: Value, _ s: Session) throws -> Value {
    if first.isNull { return .int(0) }
    let (a, b) = (first.base, second.isNull ? .int(0) : second.base)
    if case .string(let text) = a {
      return try apply(StringToNumber.operand(text, beside: b, s), b, s)
    }
    guard let x = NumericOperand(a) else { return try method.call(a, b, s) }
    if case .string(let text) = b {
      return try apply(a, StringToNumber.operand(text, beside: .int(0), s), s)
    }
    if x.code == .boolean || x.code == .char {
      guard NumericOperand(b) != nil else { return try method.call(a, b, s) }
      throw ScriptError(
        "NotADefinedOperationForType",
        "The operation '[\(a.type.fullName)] \(method.sign) [\(b.type.fullName)]' is not defined.")
    }
    let count = try Conversion.convert(b, to: .int32, s)
    if let type = x.enumType {
      throw ScriptError.raw(
        "System.InvalidOperationException",
        "The binary operator \(self == .left ? "LeftShift" : "RightShift") is not defined for the types '\(type.fullName)' and 'System.Int32'."
      )
    }
    guard x.code < .single else {
      return try apply(Conversion.convert(a, to: .int32, s), count, s)
    }
    return shifted(x, Int(count.integerOrZero))
  }

  private func shifted(_ x: NumericOperand, _ count: Int) -> Value {
    func shift<T: FixedWidthInteger>(_ number: T) -> T {
      self == .left
        ? number &<< T(truncatingIfNeeded: count) : number &>> T(truncatingIfNeeded: count)
    }
    let bits = x.integer
    switch x.code {
    case .int64: return .long(shift(Int64(truncatingIfNeeded: bits)))
    case .uint64: return .number(.uint64(shift(UInt64(truncatingIfNeeded: bits))))
    case .uint32: return .number(.uint32(shift(UInt32(truncatingIfNeeded: bits))))
    default:
      // Small types are shifted as an int, and what remains of them is kept.
      let wide = shift(Int32(truncatingIfNeeded: bits))
      switch x.code {
      case .sbyte: return .number(.int8(Int8(truncatingIfNeeded: wide)))
      case .byte: return .byte(UInt8(truncatingIfNeeded: wide))
      case .int16: return .number(.int16(Int16(truncatingIfNeeded: wide)))
      case .uint16: return .number(.uint16(UInt16(truncatingIfNeeded: wide)))
      default: return .int(wide)
      }
    }
  }
}
