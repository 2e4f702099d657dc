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
      let number = try StringToNumber.operand(text, beside: b, s)
      guard case .string(let other) = b else { return try apply(number, b, s) }
      return try apply(number, StringToNumber.operand(other, beside: a, s), s)
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
    let isDate = [a, b].contains { $0.type.fullName == "System.DateTime" }
    if !isDate, operands.contains(where: { $0.map { $0.code >= .single } ?? false }) {
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
    guard let type = x.enumType, code < .single else { return result }
    return .object(EnumObject(type, Int64(Int32(truncatingIfNeeded: result.integerOrZero))))
  }

  private func unsigned(_ x: NumericOperand, _ y: NumericOperand, _ code: NumberCode) -> Value {
    let bits = wide(x.integer, y.integer)
    if code == .uint64 { return .number(.uint64(UInt64(truncatingIfNeeded: bits))) }
    return .number(.uint32(UInt32(truncatingIfNeeded: bits)))
  }

  /// Both become real numbers first; where one is negative the result is signed.
  private func reals(_ x: NumericOperand, _ y: NumericOperand, _ s: Session) throws -> Value {
    let isDecimal = max(x.code, y.code) == .decimal
    let (a, b) = (try whole(x, isDecimal, s), try whole(y, isDecimal, s))
    let bits = wide(a.integer, b.integer)
    return a.code == .int64 || b.code == .int64
      ? .long(Int64(truncatingIfNeeded: bits)) : .number(.uint64(UInt64(truncatingIfNeeded: bits)))
  }

  private func whole(
    _ operand: NumericOperand, _ isDecimal: Bool, _ s: Session
  ) throws -> NumericOperand {
    let real = try Conversion.convert(operand.value, to: isDecimal ? .decimal : .double, s)
    let type = operand.isBelowZero ? TypeInfo.int64 : TypeInfo.uint64
    return NumericOperand(try Conversion.convert(real, to: type, s)) ?? .zero
  }
}

/// Real numbers under `-bnot`, `-shl` and `-shr`: rounded to the first integer type that holds them.
enum RealToInteger {
  static func convert(_ value: Value, _ s: Session) throws -> Value {
    for type in [TypeInfo.int32, .uint32, .int64, .uint64] {
      if let converted = try? Conversion.convert(value, to: type, s) { return converted }
    }
    let isDecimal = value.type === TypeInfo.decimal
    throw ScriptError.noConversion(value, to: isDecimal ? .int32 : .uint64, s)
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
      return try bitNot(RealToInteger.convert(value, s), s)
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
      let number = try StringToNumber.operand(text, beside: b, s)
      guard case .string(let other) = b else { return try apply(number, b, s) }
      return try apply(number, StringToNumber.operand(other, beside: a, s), s)
    }
    if case .string(let text) = b {
      return try apply(a, StringToNumber.operand(text, beside: a, s), s)
    }
    guard let x = NumericOperand(a) else { return try method.call(a, b, s) }
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
      return try apply(RealToInteger.convert(a, s), count, s)
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
