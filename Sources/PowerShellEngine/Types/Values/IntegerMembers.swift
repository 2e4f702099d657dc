/// What the whole numbers compute: .NET's generic mathematics over integers.
struct IntegerMembers<T: FixedWidthInteger> {
  private let name: String
  private let value: (T) -> Value

  init(_ type: TypeInfo, _ value: @escaping (T) -> Value) {
    (name, self.value) = (type.shortName, value)
  }

  private func number(_ a: Arguments, _ place: Int) -> T {
    T(truncatingIfNeeded: a[place].integerOrZero)
  }

  func declare(_ m: MemberDeclarations) {
    declareBits(m)
    declareChoices(m)
    declareTests(m)
    declareArithmetic(m)
    if T.isSigned { declareSigned(m) }
  }

  private func declareBits(_ m: MemberDeclarations) {
    let counts: [(String, (T) -> T)] = [
      ("LeadingZeroCount", { T(truncatingIfNeeded: $0.leadingZeroBitCount) }),
      ("PopCount", { T(truncatingIfNeeded: $0.nonzeroBitCount) }),
      ("TrailingZeroCount", { T(truncatingIfNeeded: $0.trailingZeroBitCount) }),
    ]
    for (function, compute) in counts {
      m.function("static \(name) \(function)(\(name) value)") { a in value(compute(number(a, 0))) }
    }
    for (function, sign) in [("RotateLeft", 1), ("RotateRight", -1)] {
      m.function("static \(name) \(function)(\(name) value, int rotateAmount)") { a in
        value(Self.rotated(number(a, 0), by: a.int(1) * sign))
      }
    }
    m.function("static \(name) Log2(\(name) value)") { a in
      guard number(a, 0) >= 0 else {
        throw DotNetException.outOfRange(
          "Non-negative number required.", "value")
      }
      let bits = T.bitWidth - 1 - number(a, 0).leadingZeroBitCount
      return value(T(truncatingIfNeeded: max(0, bits)))
    }
  }

  private static func rotated(_ number: T, by amount: Int) -> T {
    let shift = ((amount % T.bitWidth) + T.bitWidth) % T.bitWidth
    guard shift > 0 else { return number }
    let bits = T.Magnitude(truncatingIfNeeded: number)
    return T(truncatingIfNeeded: (bits << shift) | (bits >> (T.bitWidth - shift)))
  }

  private func declareChoices(_ m: MemberDeclarations) {
    m.function("static \(name) Clamp(\(name) value, \(name) min, \(name) max)") { a in
      try MathMembers.clamp(a)
    }
    m.function("static \(name) Max(\(name) x, \(name) y)") { a in
      value(max(number(a, 0), number(a, 1)))
    }
    m.function("static \(name) Min(\(name) x, \(name) y)") { a in
      value(min(number(a, 0), number(a, 1)))
    }
    m.function("static int Sign(\(name) value)") { a in .int(Int32(number(a, 0).signum())) }
  }

  private func declareTests(_ m: MemberDeclarations) {
    m.function("static bool IsEvenInteger(\(name) value)") { a in .bool(number(a, 0) & 1 == 0) }
    m.function("static bool IsOddInteger(\(name) value)") { a in .bool(number(a, 0) & 1 == 1) }
    m.function("static bool IsPow2(\(name) value)") { a in
      .bool(number(a, 0) > 0 && number(a, 0).nonzeroBitCount == 1)
    }
  }

  private func declareArithmetic(_ m: MemberDeclarations) {
    m.function("static System.ValueTuple[\(name),\(name)] DivRem(\(name) left, \(name) right)") {
      a in
      try Self.divide(number(a, 0), number(a, 1), value)
    }
    for function in ["CreateChecked", "CreateSaturating", "CreateTruncating"] {
      m.function("static \(name) \(function)(TOther value)") { a in
        try Conversion.convert(a[0], to: m.type, a.session)
      }
    }
    if m.type === TypeInfo.int32 {
      m.function("static long BigMul(int left, int right)") { a in
        .long(a[0].integerOrZero &* a[1].integerOrZero)
      }
    }
    if m.type === TypeInfo.uint32 {
      m.function("static ulong BigMul(uint left, uint right)") { a in
        .number(.uint64(UInt64(bitPattern: a[0].integerOrZero &* a[1].integerOrZero)))
      }
    }
  }

  static func divide(_ left: T, _ right: T, _ value: (T) -> Value) throws -> Value {
    guard right != 0 else {
      throw DotNetException("System.DivideByZeroException", "Attempted to divide by zero.")
    }
    let (quotient, overflows) = left.dividedReportingOverflow(by: right)
    guard !overflows else {
      throw DotNetException.overflow("Arithmetic operation resulted in an overflow.")
    }
    return TupleObject.pair(value(quotient), value(left % right))
  }

  private func declareSigned(_ m: MemberDeclarations) {
    m.function("static bool IsNegative(\(name) value)") { a in .bool(number(a, 0) < 0) }
    m.function("static bool IsPositive(\(name) value)") { a in .bool(number(a, 0) >= 0) }
    m.function("static \(name) Abs(\(name) value)") { a in value(try positive(number(a, 0))) }
    m.function("static \(name) CopySign(\(name) value, \(name) sign)") { a in
      let magnitude = number(a, 0) < 0 ? 0 &- number(a, 0) : number(a, 0)
      if number(a, 1) < 0 { return value(0 &- magnitude) }
      return value(try positive(magnitude))
    }
    m.function("static \(name) MaxMagnitude(\(name) x, \(name) y)") { a in
      let (x, y) = (number(a, 0), number(a, 1))
      return value(x.magnitude == y.magnitude ? max(x, y) : x.magnitude > y.magnitude ? x : y)
    }
    m.function("static \(name) MinMagnitude(\(name) x, \(name) y)") { a in
      let (x, y) = (number(a, 0), number(a, 1))
      return value(x.magnitude == y.magnitude ? min(x, y) : x.magnitude < y.magnitude ? x : y)
    }
  }

  private func positive(_ number: T) throws -> T {
    guard number != T.min || !T.isSigned else {
      throw DotNetException.overflow(
        "Negating the minimum value of a twos complement number is invalid.")
    }
    return number < 0 ? 0 - number : number
  }
}

/// Which members a numeric type has of .NET's generic mathematics.
enum GenericMathematics {
  static func declare(_ m: MemberDeclarations) {
    let type = m.type
    switch type.name {
    case "SByte": IntegerMembers<Int8>(type) { .number(.int8($0)) }.declare(m)
    case "Byte": IntegerMembers<UInt8>(type) { .byte($0) }.declare(m)
    case "Int16": IntegerMembers<Int16>(type) { .number(.int16($0)) }.declare(m)
    case "UInt16": IntegerMembers<UInt16>(type) { .number(.uint16($0)) }.declare(m)
    case "Int32": IntegerMembers<Int32>(type) { .int($0) }.declare(m)
    case "UInt32": IntegerMembers<UInt32>(type) { .number(.uint32($0)) }.declare(m)
    case "Int64": IntegerMembers<Int64>(type) { .long($0) }.declare(m)
    case "UInt64": IntegerMembers<UInt64>(type) { .number(.uint64($0)) }.declare(m)
    case "Double", "Single": RealMembers(type).declare(m)
    case "Decimal": DecimalMembers.declare(m)
    case "BigInteger": BigIntegerMembers.declare(m)
    default: break
    }
  }
}
