/// The numeric types: limits, parsing, text, comparing.
extension TypeDefinition {
  static let numberTypes: [TypeDefinition] = [
    "Boolean", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single",
    "Double", "Decimal", "Numerics.BigInteger",
  ].map { name in
    TypeDefinition(
      "System." + name, .value,
      interfaces: ["IComparable", "IConvertible", "IFormattable", "IEquatable`1", "IComparable`1"]
    ) { m in
      NumberMembers.declareComparing(m)
      NumberMembers.declareText(m)
      NumberMembers.declareParsing(m)
      NumberMembers.declareLimits(m)
      GenericMathematics.declare(m)
      ConvertibleMembers.declare(m)
    }
  }
}

/// The members of the numeric types.
enum NumberMembers {
  static func declareComparing(_ m: MemberDeclarations) {
    let name = m.type.shortName
    m.method("int CompareTo(System.Object value)", "int CompareTo(\(name) value)") {
      (me: Value, a) in
      if a[0].isNull { return .int(1) }
      guard a[0].base.type === me.type else {
        throw DotNetException.argument("Object must be of type \(me.type.name).")
      }
      // The small ones answer with their distance.
      if ["SByte", "Byte", "Int16", "UInt16"].contains(m.type.name) {
        return .int(Int32(clamping: me.integerOrZero &- a[0].integerOrZero))
      }
      return .int(Int32(try ValueOrder.compare(me, a[0])))
    }
    m.method("bool Equals(System.Object obj)", "bool Equals(\(name) obj)") { (me: Value, a) in
      .bool(me.equals(a[0].base))
    }
    m.method("System.TypeCode GetTypeCode()") { (me: Value, _) in
      TypeCodes.value(me.type === TypeInfo.bigInteger ? "Object" : me.type.name)
    }
  }

  static func declareText(_ m: MemberDeclarations) {
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(System.IFormatProvider provider)",
      "string ToString(string format, System.IFormatProvider provider)"
    ) { (me: Value, a) in
      .string(
        try Formatting.text(
          me, a.place("format").map { a.string($0) }, CultureMembers.given(a, "provider")))
    }
  }

  static func declareParsing(_ m: MemberDeclarations) {
    let type = m.type
    let name = type.shortName
    m.function(
      "static \(name) Parse(string s)",
      "static \(name) Parse(string s, System.Globalization.NumberStyles style)",
      "static \(name) Parse(string s, System.IFormatProvider provider)",
      "static \(name) Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)"
    ) { a in
      try a.requireNotNull(0, "s")
      return try parse(a, type)
    }
    m.function(
      "static bool TryParse(string s, [ref] \(name) result)",
      "static bool TryParse(string s, System.IFormatProvider provider, [ref] \(name) result)",
      "static bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] \(name) result)"
    ) { a in
      let value = a[0].isNull ? nil : try? parse(a, type)
      try a.assign(a.count - 1, value ?? Conversion.convert(.int(0), to: type, a.session))
      return .bool(value != nil)
    }
  }

  private static func parse(_ a: Arguments, _ type: TypeInfo) throws -> Value {
    let text = a.string(0)
    let info = CultureMembers.given(a, "provider").numbers
    let style = a.place("style").map { NumberStyles(rawValue: a.int($0)) }
    let whole = style ?? .integer
    return switch type.name {
    case "SByte":
      .number(
        .int8(try NumberParsing.integer(text, as: Int8.self, "a signed byte", styles: whole, info)))
    case "Byte":
      .number(
        .uint8(
          try NumberParsing.integer(text, as: UInt8.self, "an unsigned byte", styles: whole, info)))
    case "Int16":
      .number(
        .int16(try NumberParsing.integer(text, as: Int16.self, "an Int16", styles: whole, info)))
    case "UInt16":
      .number(
        .uint16(try NumberParsing.integer(text, as: UInt16.self, "a UInt16", styles: whole, info)))
    case "Int32":
      .int(try NumberParsing.integer(text, as: Int32.self, "an Int32", styles: whole, info))
    case "UInt32":
      .number(
        .uint32(try NumberParsing.integer(text, as: UInt32.self, "a UInt32", styles: whole, info)))
    case "Int64":
      .long(try NumberParsing.integer(text, as: Int64.self, "an Int64", styles: whole, info))
    case "UInt64":
      .number(
        .uint64(try NumberParsing.integer(text, as: UInt64.self, "a UInt64", styles: whole, info)))
    case "Single":
      .number(.single(try NumberParsing.float(text, styles: style ?? .floatWithThousands, info)))
    case "Double":
      .double(try NumberParsing.double(text, styles: style ?? .floatWithThousands, info))
    case "Decimal":
      .number(.decimal(try NumberParsing.decimal(text, styles: style ?? .number, info)))
    case "BigInteger": .number(.big(try BigNumber.parse(text, styles: style ?? .integer, info)))
    default: try boolean(text)
    }
  }

  static func boolean(_ text: String) throws -> Value {
    let bytes = text.utf8.filter { $0 > 0x20 }
    let trimmed = String(decoding: bytes, as: UTF8.self)
    if AsciiFold.foldedEquals(trimmed, "True") { return .bool(true) }
    if AsciiFold.foldedEquals(trimmed, "False") { return .bool(false) }
    throw DotNetException.format("String '\(text)' was not recognized as a valid Boolean.")
  }

  static func declareLimits(_ m: MemberDeclarations) {
    let name = m.type.shortName
    guard let limits = limits(m.type.name) else { return declareSpecial(m) }
    m.constant("static \(name) MaxValue {get;}") { limits.maximum }
    m.constant("static \(name) MinValue {get;}") { limits.minimum }
    declareSpecial(m)
  }

  private static func limits(_ name: String) -> (minimum: Value, maximum: Value)? {
    switch name {
    case "SByte": (.number(.int8(.min)), .number(.int8(.max)))
    case "Byte": (.number(.uint8(.min)), .number(.uint8(.max)))
    case "Int16": (.number(.int16(.min)), .number(.int16(.max)))
    case "UInt16": (.number(.uint16(.min)), .number(.uint16(.max)))
    case "Int32": (.int(.min), .int(.max))
    case "UInt32": (.number(.uint32(.min)), .number(.uint32(.max)))
    case "Int64": (.long(.min), .long(.max))
    case "UInt64": (.number(.uint64(.min)), .number(.uint64(.max)))
    case "Single":
      (.number(.single(-.greatestFiniteMagnitude)), .number(.single(.greatestFiniteMagnitude)))
    case "Double": (.double(-.greatestFiniteMagnitude), .double(.greatestFiniteMagnitude))
    case "Decimal": decimalLimits
    default: nil
    }
  }

  private static var decimalLimits: (minimum: Value, maximum: Value)? {
    guard let maximum = try? NumberParsing.decimal("79228162514264337593543950335"),
      let minimum = try? NumberParsing.decimal("-79228162514264337593543950335")
    else { return nil }
    return (.number(.decimal(minimum)), .number(.decimal(maximum)))
  }

  /// Infinities, names of truth, and what else a type has of its own.
  private static func declareSpecial(_ m: MemberDeclarations) {
    switch m.type.name {
    case "Boolean":
      m.constant("static string TrueString {get;}") { .string("True") }
      m.constant("static string FalseString {get;}") { .string("False") }
    case "Double":
      m.constant("static double NaN {get;}") { .double(.nan) }
      m.constant("static double PositiveInfinity {get;}") { .double(.infinity) }
      m.constant("static double NegativeInfinity {get;}") { .double(-.infinity) }
      m.constant("static double Epsilon {get;}") { .double(.leastNonzeroMagnitude) }
    case "Single":
      m.constant("static float NaN {get;}") { .number(.single(.nan)) }
      m.constant("static float PositiveInfinity {get;}") { .number(.single(.infinity)) }
      m.constant("static float NegativeInfinity {get;}") { .number(.single(-.infinity)) }
      m.constant("static float Epsilon {get;}") { .number(.single(.leastNonzeroMagnitude)) }
    case "Decimal":
      for (name, value) in [("Zero", 0), ("One", 1), ("MinusOne", -1)] {
        m.constant("static decimal \(name) {get;}") {
          try Conversion.convert(.int(Int32(value)), to: .decimal, .current)
        }
      }
    case "BigInteger":
      for (name, value) in [("Zero", 0), ("One", 1), ("MinusOne", -1)] {
        m.constant("static bigint \(name) {get;}") {
          try Conversion.convert(.int(Int32(value)), to: .bigInteger, .current)
        }
      }
    default: break
    }
  }
}
