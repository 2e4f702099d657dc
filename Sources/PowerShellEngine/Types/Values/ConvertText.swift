/// `Convert.ToString`, `ToInt32(text, base)`, `ChangeType`: the rest of `System.Convert`.
extension ConvertMembers {
  static func declareText(_ m: MemberDeclarations) {
    for source in sources {
      m.function(
        "static string ToString(\(source) value)",
        "static string ToString(\(source) value, System.IFormatProvider provider)"
      ) { a in
        if a[0].isNull { return source == "string" ? .null : .string("") }
        return .string(try Formatting.text(a[0], nil, CultureMembers.given(a, "provider")))
      }
    }
  }

  static func declareRadix(_ m: MemberDeclarations) {
    let widths: [(short: String, bits: Int)] = [
      ("byte", 8), ("short", 16), ("int", 32), ("long", 64),
    ]
    for (short, bits) in widths {
      m.function("static string ToString(\(short) value, int toBase)") { a in
        try checkBase(a.int(1))
        let number = a[0].integerOrZero
        if a.int(1) == 10 { return .string(String(number)) }
        let mask = bits == 64 ? UInt64.max : (1 << UInt64(bits)) - 1
        return .string(String(UInt64(bitPattern: number) & mask, radix: a.int(1)))
      }
    }
    let targets: [(short: String, code: NumberCode, bits: Int)] = [
      ("byte", .byte, 8), ("sbyte", .sbyte, 8), ("short", .int16, 16), ("ushort", .uint16, 16),
      ("int", .int32, 32), ("uint", .uint32, 32), ("long", .int64, 64), ("ulong", .uint64, 64),
    ]
    for (short, code, bits) in targets {
      m.function("static \(short) To\(code.typeName)(string value, int fromBase)") { a in
        try checkBase(a.int(1))
        if a[0].isNull { return code.value(0) ?? .int(0) }
        return try read(a.string(0), radix: a.int(1), code, bits: bits)
      }
    }
  }

  private static func checkBase(_ radix: Int) throws {
    guard [2, 8, 10, 16].contains(radix) else { throw DotNetException.argument("Invalid Base.") }
  }

  /// Digits of another base give the bits of a signed type.
  private static func read(
    _ text: String, radix: Int, _ code: NumberCode, bits: Int
  ) throws -> Value {
    var digits = Array(text.utf8)[...]
    if digits.isEmpty {
      throw DotNetException.outOfRange(DotNetException.listIndex, "startIndex")
    }
    let isNegative = digits.first == 0x2D
    if isNegative {
      guard radix == 10 else {
        throw DotNetException.argument(
          "String cannot contain a minus sign if the base is not 10.")
      }
      guard code.isSigned else {
        throw DotNetException.overflow(
          "The string was being parsed as an unsigned number and could not have a negative sign.")
      }
    }
    if isNegative || digits.first == 0x2B { digits = digits.dropFirst() }
    if radix == 16, digits.count > 1,
      digits.starts(with: [0x30, 0x78])
        || digits.starts(with: [0x30, 0x58])
    {
      digits = digits.dropFirst(2)
    }
    let magnitude = try magnitude(digits, radix, code)
    if radix != 10, code.isSigned {
      guard magnitude < Int128(1) << Int128(bits) else { throw ValueFailure.outside(code.noun) }
      let half = Int128(1) << Int128(bits - 1)
      let signed = magnitude >= half ? magnitude - half - half : magnitude
      return code.value(signed) ?? .int(0)
    }
    guard let value = code.value(isNegative ? -magnitude : magnitude) else {
      throw ValueFailure.outside(code.noun)
    }
    return value
  }

  private static func magnitude(
    _ digits: ArraySlice<UInt8>, _ radix: Int, _ code: NumberCode
  ) throws -> Int128 {
    var magnitude: Int128 = 0
    var count = 0
    for byte in digits {
      guard let digit = NumberParsing.hexDigit(byte), Int(digit) < radix else { break }
      magnitude = magnitude * Int128(radix) + Int128(digit)
      guard magnitude <= Int128(UInt64.max) else { throw ValueFailure.outside(code.noun) }
      count += 1
    }
    guard count > 0 else {
      throw DotNetException.format("Could not find any recognizable digits.")
    }
    guard count == digits.count else {
      throw DotNetException.format(
        "Additional non-parsable characters are at the end of the string.")
    }
    return magnitude
  }

  static func declareTypes(_ m: MemberDeclarations) {
    m.constant("static System.Object DBNull") { .object(DBNullObject.value) }
    m.function("static bool IsDBNull(System.Object value)") { a in
      .bool(a[0].base.reference is DBNullObject)
    }
    m.function("static System.TypeCode GetTypeCode(System.Object value)") { a in
      TypeCodes.value(a[0].isNull ? "Empty" : convertibleName(a[0]) ?? "Object")
    }
    m.function(
      "static System.Object ChangeType(System.Object value, type conversionType)",
      "static System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)"
    ) { a in
      guard let type = a.object(1, TypeInfo.self) else {
        throw DotNetException.argumentNull("conversionType")
      }
      return try change(a[0], to: type, CultureMembers.given(a, "provider"))
    }
    m.function(
      "static System.Object ChangeType(System.Object value, System.TypeCode typeCode)",
      "static System.Object ChangeType(System.Object value, System.TypeCode typeCode, System.IFormatProvider provider)"
    ) { a in
      let name = a[1].base.text(.invariant)
      guard let type = TypeTable.find("System." + name) else {
        throw DotNetException.argument("Unknown TypeCode value.")
      }
      return try change(a[0], to: type, CultureMembers.given(a, "provider"))
    }
  }

  private static func change(_ value: Value, to type: TypeInfo, _ culture: Culture) throws -> Value
  {
    if value.isNull {
      guard type.kind == .value || type.kind == .enumeration else { return .null }
      throw DotNetException(
        "System.InvalidCastException", "Null object cannot be converted to a value type.")
    }
    if value.type === type || type === TypeInfo.object { return value }
    guard convertibleName(value) != nil else {
      throw DotNetException(
        "System.InvalidCastException", "Object must implement IConvertible.")
    }
    if type === TypeInfo.string { return .string(try Formatting.text(value, nil, culture)) }
    if type.fullName == "System.DateTime" { return try date(value, culture) }
    if type.kind == .value, let code = NumberCode(type) { return try number(value, code, culture) }
    throw invalidCast(value.type.fullName, type.fullName)
  }
}

extension NumberCode {
  /// Whether the type has negative numbers.
  var isSigned: Bool { [.sbyte, .int16, .int32, .int64].contains(self) || isReal }
}
