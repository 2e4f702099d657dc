/// The members of `System.Decimal` beyond parsing and text.
enum DecimalMembers {
  private static func number(_ a: Arguments, _ place: Int) -> DecimalNumber {
    guard case .object(let object as NumberObject) = a[place].base,
      case .decimal(let number) = object.number
    else { return .zero }
    return number
  }

  private static func value(_ number: DecimalNumber) -> Value { .number(.decimal(number)) }

  static func declare(_ m: MemberDeclarations) {
    declareConstructors(m)
    declareArithmetic(m)
    declareChoices(m)
    declareTests(m)
    declareConversions(m)
    m.property("byte Scale {get;}") { (me: Value) in
      guard case .object(let object as NumberObject) = me.base,
        case .decimal(let number) = object.number
      else { return .null }
      return .byte(UInt8(clamping: number.scale))
    }
  }

  private static func declareConstructors(_ m: MemberDeclarations) {
    m.constructor(
      "(int value)", "(uint value)", "(long value)", "(ulong value)", "(float value)",
      "(double value)"
    ) { a in try Conversion.convert(a[0], to: .decimal, a.session) }
    m.constructor("(int[] bits)") { a in
      let words = a.list(0).map { Int32(truncatingIfNeeded: $0.integerOrZero) }
      guard words.count == 4 else {
        throw DotNetException.argument(
          "Decimal constructor requires an array or span of four valid decimal bytes.", "bits")
      }
      let scale = Int((words[3] >> 16) & 0xFF)
      guard scale <= DecimalNumber.maximumScale, words[3] & 0x7F00_FFFF == 0 else {
        throw DotNetException.argument(
          "Decimal constructor requires an array or span of four valid decimal bytes.", "bits")
      }
      return value(made(words, scale, words[3] < 0))
    }
    m.constructor("(int lo, int mid, int hi, bool isNegative, byte scale)") { a in
      guard a.int(4) <= DecimalNumber.maximumScale else {
        throw DotNetException.outOfRange(
          "Decimal's scale value must be between 0 and 28, inclusive.", "scale")
      }
      let words = (0..<3).map { Int32(truncatingIfNeeded: a[$0].integerOrZero) }
      return value(made(words, a.int(4), a.bool(3)))
    }
  }

  private static func made(_ words: [Int32], _ scale: Int, _ isNegative: Bool) -> DecimalNumber {
    var mantissa: UInt128 = 0
    for word in words.prefix(3).reversed() {
      mantissa = mantissa << 32 | UInt128(UInt32(bitPattern: word))
    }
    return DecimalNumber(mantissa, scale: scale, isNegative: isNegative)
  }

  private static func declareArithmetic(_ m: MemberDeclarations) {
    let operations: [(String, (DecimalNumber, DecimalNumber) throws -> DecimalNumber)] = [
      ("Add", { try $0.adding($1) }), ("Subtract", { try $0.subtracting($1) }),
      ("Multiply", { try $0.multiplied(by: $1) }), ("Divide", { try $0.divided(by: $1) }),
      ("Remainder", { try $0.remainder(dividingBy: $1) }),
    ]
    for (name, compute) in operations {
      m.function("static decimal \(name)(decimal d1, decimal d2)") { a in
        value(try compute(number(a, 0), number(a, 1)))
      }
    }
    m.function("static decimal Negate(decimal d)") { a in value(number(a, 0).negated) }
    m.function("static decimal Abs(decimal value)") { a in value(number(a, 0).magnitude) }
    m.function("static decimal Ceiling(decimal d)") { a in value(number(a, 0).ceiling) }
    m.function("static decimal Floor(decimal d)") { a in value(number(a, 0).floor) }
    m.function("static decimal Truncate(decimal d)") { a in value(number(a, 0).truncated) }
    m.function(
      "static decimal Round(decimal d)", "static decimal Round(decimal d, int decimals)",
      "static decimal Round(decimal d, System.MidpointRounding mode)",
      "static decimal Round(decimal d, int decimals, System.MidpointRounding mode)"
    ) { a in
      let mode = MidpointRounding(rawValue: a.int("mode") ?? 0) ?? .toEven
      return value(try number(a, 0).rounded(a.int("decimals") ?? 0, mode))
    }
  }

  private static func declareChoices(_ m: MemberDeclarations) {
    m.function("static decimal Clamp(decimal value, decimal min, decimal max)") { a in
      try MathMembers.clamp(a)
    }
    m.function("static decimal Max(decimal x, decimal y)") { a in
      value(number(a, 0) < number(a, 1) ? number(a, 1) : number(a, 0))
    }
    m.function("static decimal Min(decimal x, decimal y)") { a in
      value(number(a, 1) < number(a, 0) ? number(a, 1) : number(a, 0))
    }
    m.function(
      "static decimal MaxMagnitude(decimal x, decimal y)",
      "static decimal MinMagnitude(decimal x, decimal y)"
    ) { a in
      let (x, y) = (number(a, 0), number(a, 1))
      let wantsLarger = a.overload?.name == "MaxMagnitude"
      if x.magnitude == y.magnitude { return value((x < y) == wantsLarger ? y : x) }
      return value((x.magnitude < y.magnitude) == wantsLarger ? y : x)
    }
    m.function("static decimal CopySign(decimal value, decimal sign)") { a in
      let x = number(a, 0)
      return value(x.isNegative == number(a, 1).isNegative ? x : x.negated)
    }
    m.function("static int Compare(decimal d1, decimal d2)") { a in
      .int(Int32(DecimalNumber.order(number(a, 0), number(a, 1))))
    }
    m.function("static bool Equals(decimal d1, decimal d2)") { a in
      .bool(number(a, 0) == number(a, 1))
    }
    m.function("static int Sign(decimal d)") { a in .int(Int32(number(a, 0).sign)) }
  }

  private static func declareTests(_ m: MemberDeclarations) {
    let tests: [(String, (DecimalNumber) -> Bool)] = [
      ("IsCanonical", { $0.scale == 0 || $0.mantissa % 10 != 0 }),
      ("IsEvenInteger", { isWhole($0) && $0.truncated.mantissa & 1 == 0 }),
      ("IsInteger", isWhole), ("IsNegative", { $0.isNegative }),
      ("IsOddInteger", { isWhole($0) && $0.truncated.mantissa & 1 == 1 }),
      ("IsPositive", { !$0.isNegative }),
    ]
    for (name, test) in tests {
      m.function("static bool \(name)(decimal value)") { a in .bool(test(number(a, 0))) }
    }
  }

  private static func isWhole(_ number: DecimalNumber) -> Bool { number == number.truncated }

  private static func declareConversions(_ m: MemberDeclarations) {
    m.function("static int[] GetBits(decimal d)") { a in
      .array(ArrayObject(number(a, 0).bits.map { .int($0) }, of: .int32))
    }
    m.function("static decimal FromOACurrency(long cy)") { a in
      let whole = DecimalNumber(a[0].integerOrZero)
      return value(try whole.divided(by: DecimalNumber(10_000 as Int64)))
    }
    m.function("static long ToOACurrency(decimal value)") { a in
      let scaled = try number(a, 0).multiplied(by: DecimalNumber(10_000 as Int64)).rounded()
      return .long(try scaled.integer(Int64.self, "a Currency"))
    }
    for (name, type) in [
      ("ToByte", TypeInfo.byte), ("ToDouble", .double), ("ToInt16", .int16), ("ToInt32", .int32),
      ("ToInt64", .int64), ("ToSByte", .sbyte), ("ToSingle", .single), ("ToUInt16", .uint16),
      ("ToUInt32", .uint32), ("ToUInt64", .uint64),
    ] {
      m.function("static \(type.shortName) \(name)(decimal d)") { a in
        let isReal = type === TypeInfo.double || type === TypeInfo.single
        let cut = isReal ? a[0] : value(number(a, 0).truncated)
        return try Conversion.convert(cut, to: type, a.session)
      }
    }
  }
}
