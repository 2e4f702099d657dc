import Glibc

/// The members of `System.Numerics.BigInteger` beyond parsing and text.
enum BigIntegerMembers {
  private static func number(_ value: Value) -> BigNumber {
    guard case .object(let object as NumberObject) = value.base,
      case .big(let number) = object.number
    else { return .zero }
    return number
  }

  private static func number(_ a: Arguments, _ place: Int) -> BigNumber { number(a[place]) }
  private static func value(_ number: BigNumber) -> Value { .number(.big(number)) }

  static func declare(_ m: MemberDeclarations) {
    declareConstructors(m)
    declareProperties(m)
    declareArithmetic(m)
    declareChoices(m)
    declareBits(m)
    declareLogarithms(m)
    declareBytes(m)
  }

  private static func declareConstructors(_ m: MemberDeclarations) {
    m.constructor("(int value)", "(uint value)", "(long value)", "(ulong value)") { a in
      try Conversion.convert(a[0], to: .bigInteger, a.session)
    }
    m.constructor("(float value)", "(double value)") { a in value(try BigNumber(a.double(0))) }
    m.constructor("(decimal value)") { a in try Conversion.convert(a[0], to: .bigInteger, a.session)
    }
    m.constructor("(byte[] value)") { a in
      try a.requireNotNull(0, "value")
      return value(
        BigNumber(bytes: a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }))
    }
  }

  private static func declareProperties(_ m: MemberDeclarations) {
    m.property("bool IsPowerOfTwo {get;}") { (me: Value) in .bool(number(me).isPowerOfTwo) }
    m.property("bool IsZero {get;}") { (me: Value) in .bool(number(me).isZero) }
    m.property("bool IsOne {get;}") { (me: Value) in .bool(number(me).isOne) }
    m.property("bool IsEven {get;}") { (me: Value) in .bool(number(me).isEven) }
    m.property("int Sign {get;}") { (me: Value) in .int(Int32(number(me).sign)) }
  }

  private static func declareArithmetic(_ m: MemberDeclarations) {
    let operations: [(String, String, (BigNumber, BigNumber) throws -> BigNumber)] = [
      ("Add", "bigint left, bigint right", { try $0.adding($1) }),
      ("Subtract", "bigint left, bigint right", { try $0.subtracting($1) }),
      ("Multiply", "bigint left, bigint right", { try $0.multiplied(by: $1) }),
      ("Divide", "bigint dividend, bigint divisor", { try $0.divided(by: $1) }),
      ("Remainder", "bigint dividend, bigint divisor", { try $0.remainder(dividingBy: $1) }),
      ("GreatestCommonDivisor", "bigint left, bigint right", { $0.greatestCommonDivisor($1) }),
    ]
    for (name, parameters, compute) in operations {
      m.function("static bigint \(name)(\(parameters))") { a in
        value(try compute(number(a, 0), number(a, 1)))
      }
    }
    m.function("static bigint Negate(bigint value)") { a in value(number(a, 0).negated) }
    m.function("static bigint Abs(bigint value)") { a in value(number(a, 0).magnitude) }
    m.function("static bigint Pow(bigint value, int exponent)") { a in
      value(try number(a, 0).power(a.int(1)))
    }
    m.function("static bigint ModPow(bigint value, bigint exponent, bigint modulus)") { a in
      value(try number(a, 0).power(number(a, 1), modulo: number(a, 2)))
    }
    m.function("static bigint DivRem(bigint dividend, bigint divisor, [ref] bigint remainder)") {
      a in
      let (left, right) = (number(a, 0), number(a, 1))
      try a.assign(2, value(left.remainder(dividingBy: right)))
      return value(try left.divided(by: right))
    }
    m.function("static System.ValueTuple[bigint,bigint] DivRem(bigint left, bigint right)") { a in
      let (left, right) = (number(a, 0), number(a, 1))
      return TupleObject.pair(
        value(try left.divided(by: right)), value(try left.remainder(dividingBy: right)))
    }
  }

  private static func declareChoices(_ m: MemberDeclarations) {
    m.function("static bigint Max(bigint left, bigint right)") { a in
      value(max(number(a, 0), number(a, 1)))
    }
    m.function("static bigint Min(bigint left, bigint right)") { a in
      value(min(number(a, 0), number(a, 1)))
    }
    m.function("static bigint Clamp(bigint value, bigint min, bigint max)") { a in
      try MathMembers.clamp(a)
    }
    m.function("static int Compare(bigint left, bigint right)") { a in
      .int(Int32(BigNumber.order(number(a, 0), number(a, 1))))
    }
    m.function(
      "static bigint MaxMagnitude(bigint x, bigint y)",
      "static bigint MinMagnitude(bigint x, bigint y)"
    ) { a in
      let (x, y) = (number(a, 0), number(a, 1))
      let wantsLarger = a.overload?.name == "MaxMagnitude"
      if x.magnitude == y.magnitude { return value(wantsLarger ? max(x, y) : min(x, y)) }
      return value((x.magnitude < y.magnitude) == wantsLarger ? y : x)
    }
    m.function("static bigint CopySign(bigint value, bigint sign)") { a in
      let x = number(a, 0)
      return value(x.isNegative == number(a, 1).isNegative ? x : x.negated)
    }
    let tests: [(String, (BigNumber) -> Bool)] = [
      ("IsEvenInteger", { $0.isEven }), ("IsNegative", { $0.isNegative }),
      ("IsOddInteger", { !$0.isEven }), ("IsPositive", { !$0.isNegative }),
      ("IsPow2", { $0.isPowerOfTwo }),
    ]
    for (name, test) in tests {
      m.function("static bool \(name)(bigint value)") { a in .bool(test(number(a, 0))) }
    }
  }

  private static func declareBits(_ m: MemberDeclarations) {
    m.function("static bigint PopCount(bigint value)") { a in
      // .NET counts over the 32-bit words that hold the number.
      let bits = words(number(a, 0)).reduce(0) { $0 + $1.nonzeroBitCount }
      return value(BigNumber(Int64(bits)))
    }
    m.function("static bigint LeadingZeroCount(bigint value)") { a in
      let top = words(number(a, 0)).last ?? 0
      return value(BigNumber(Int64(top.leadingZeroBitCount)))
    }
    m.function("static bigint TrailingZeroCount(bigint value)") { a in
      let all = words(number(a, 0))
      guard let first = all.firstIndex(where: { $0 != 0 }) else {
        return value(BigNumber(32 as Int64))
      }
      return value(BigNumber(Int64(32 * first + all[first].trailingZeroBitCount)))
    }
    m.function("static bigint Log2(bigint value)") { a in
      guard !number(a, 0).isNegative else {
        throw DotNetException.outOfRange("Non-negative number required.", "value")
      }
      return value(BigNumber(Int64(max(0, number(a, 0).magnitudeBits - 1))))
    }
    for (name, sign) in [("RotateLeft", 1), ("RotateRight", -1)] {
      m.function("static bigint \(name)(bigint value, int rotateAmount)") { a in
        value(rotated(number(a, 0), by: a.int(1) * sign))
      }
    }
    m.method("long GetBitLength()") { (me: Value, _) in .long(Int64(number(me).bitLength)) }
  }

  /// The 32-bit words of the two's complement, low word first.
  private static func words(_ number: BigNumber) -> [UInt32] {
    var bytes = number.bytes
    // A positive number whose sign byte is alone in its word does without it.
    if bytes.count % 4 == 1, bytes.count > 1, bytes.last == 0 { bytes.removeLast() }
    let filler: UInt8 = number.isNegative ? 0xFF : 0
    while bytes.count % 4 != 0 { bytes.append(filler) }
    return stride(from: 0, to: bytes.count, by: 4).map { place -> UInt32 in
      bytes[place..<(place + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
  }

  private static func rotated(_ number: BigNumber, by amount: Int) -> BigNumber {
    let source = words(number)
    let width = 32 * source.count
    let shift = ((amount % width) + width) % width
    let (whole, bits) = (shift / 32, UInt32(shift % 32))
    var result: [UInt8] = []
    for place in source.indices {
      let low = source[(place - whole + source.count) % source.count]
      let below = source[(place - whole - 1 + 2 * source.count) % source.count]
      let word = bits == 0 ? low : low << bits | below >> (32 - bits)
      result += [0, 8, 16, 24].map { (shift: UInt32) in UInt8(truncatingIfNeeded: word >> shift) }
    }
    if !number.isNegative { result.append(0) }
    return BigNumber(bytes: result)
  }

  private static func declareLogarithms(_ m: MemberDeclarations) {
    m.function("static double Log(bigint value)") { a in .double(logarithm(number(a, 0))) }
    m.function("static double Log(bigint value, double baseValue)") { a in
      let base = a.double(1)
      if number(a, 0).isNegative || base == 1 || base < 0 || base.isNaN { return .double(.nan) }
      if base == .infinity { return .double(number(a, 0).isOne ? 0 : .nan) }
      if base == 0, !number(a, 0).isOne { return .double(.nan) }
      return .double(logarithm(number(a, 0)) / log(base))
    }
    m.function("static double Log10(bigint value)") { a in
      let number = number(a, 0)
      return .double(
        number.magnitudeBits <= 1023 ? log10(number.double) : logarithm(number) / log(10))
    }
  }

  private static func logarithm(_ number: BigNumber) -> Double {
    if number.isNegative { return .nan }
    let bits = number.magnitudeBits
    guard bits > 1023, let top = try? number.shiftedRight(bits - 64) else {
      return log(number.double)
    }
    return log(top.double) + Double(bits - 64) * log(2)
  }

  private static func declareBytes(_ m: MemberDeclarations) {
    m.method(
      "byte[] ToByteArray()",
      "byte[] ToByteArray(bool isUnsigned = False, bool isBigEndian = False)"
    ) { (me: Value, a) in
      var bytes = try bytes(number(me), isUnsigned: a.bool("isUnsigned"))
      if a.bool("isBigEndian") { bytes.reverse() }
      return .array(ArrayObject(bytes.map(Value.byte), of: .byte))
    }
    m.method("int GetByteCount(bool isUnsigned = False)") { (me: Value, a) in
      .int(Int32(clamping: try bytes(number(me), isUnsigned: a.bool("isUnsigned")).count))
    }
  }

  private static func bytes(_ number: BigNumber, isUnsigned: Bool) throws -> [UInt8] {
    var bytes = number.bytes
    guard isUnsigned else { return bytes }
    guard !number.isNegative else {
      throw DotNetException.overflow("Negative values do not have an unsigned representation.")
    }
    if bytes.count > 1, bytes.last == 0 { bytes.removeLast() }
    return bytes
  }
}
