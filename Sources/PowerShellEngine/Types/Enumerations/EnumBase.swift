/// `System.Enum`: members of enumeration values, and the static helpers.
extension TypeDefinition {
  static let enumBase = TypeDefinition(
    "System.Enum", base: "System.ValueType",
    interfaces: ["IComparable", "IConvertible", "IFormattable"], isAbstract: true
  ) { m in
    m.property(
      "int value__ {get;set;}",
      get: { (me: EnumObject) in
        NumberCode(me.enumType)?.value(Int128(me.value)) ?? .long(me.value)
      }, set: { (_: EnumObject, _: Value) in })
    m.method("int CompareTo(System.Object target)") { (me: EnumObject, a) in
      guard let other = a.object(0, EnumObject.self), other.enumType === me.enumType else {
        if a[0].isNull { return .int(1) }
        throw DotNetException.argument(
          "Object must be the same type as the enum. The type passed in was '\(a[0].base.type.fullName)'; the enum type was '\(me.enumType.fullName)'."
        )
      }
      return .int(Int32(ValueOrder.sign(me.value, other.value)))
    }
    m.method("bool HasFlag(System.Enum flag)") { (me: EnumObject, a) in
      guard let flag = a.object(0, EnumObject.self), flag.enumType === me.enumType else {
        throw DotNetException.argument(
          "The argument type, '\(a[0].base.type.fullName)', is not the same as the enum type '\(me.enumType.fullName)'."
        )
      }
      return .bool(me.value & flag.value == flag.value)
    }
    m.method("System.TypeCode GetTypeCode()") { (me: EnumObject, _) in
      let name = me.enumType.enumeration?.underlyingName ?? "System.Int32"
      return TypeCodes.value(String(name.utf8.dropFirst(7)) ?? "Int32")
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(System.IFormatProvider provider)",
      "string ToString(string format, System.IFormatProvider provider)"
    ) { (me: EnumObject, a) in
      .string(try EnumMembers.text(me, a.place("format").map { a.string($0) } ?? "G"))
    }
    EnumMembers.declareStatics(m)
  }
}

/// The members of enumerations.
enum EnumMembers {
  static func text(_ me: EnumObject, _ format: String) throws -> String {
    switch format.utf8.first.map({ $0 | 0x20 }) {
    case nil, UInt8(ascii: "g"): return me.text(.invariant)
    case UInt8(ascii: "d"): return String(me.value)
    case UInt8(ascii: "x"):
      let digits = String(UInt32(truncatingIfNeeded: me.value), radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
    case UInt8(ascii: "f"):
      guard let plain = me.enumType.enumeration else { return String(me.value) }
      let members = zip(plain.names, plain.values).map { (name: $0, value: $1) }
      return Enumeration(members, isFlags: true).text(me.value)
    default:
      throw DotNetException.format(
        "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.function("static string[] GetNames(type enumType)") { a in
      let members = sorted(try enumeration(a))
      return .array(ArrayObject(members.map { .string($0.name) }, of: .string))
    }
    m.function("static array GetValues(type enumType)") { a in
      let members = sorted(try enumeration(a))
      let type = a.object(0, TypeInfo.self) ?? .object
      return .array(ArrayObject(members.map { .object(EnumObject(type, $0.value)) }, of: type))
    }
    m.function("static string GetName(type enumType, System.Object value)") { a in
      guard let type = a.object(0, TypeInfo.self) else {
        throw DotNetException.argumentNull("enumType")
      }
      try a.requireNotNull(1, "value")
      return try name(of: a[1], in: type)
    }
    m.function("static string Format(type enumType, System.Object value, string format)") { a in
      _ = try enumeration(a)
      guard let type = a.object(0, TypeInfo.self) else { return .null }
      try a.requireNotNull(1, "value")
      let value = a.object(1, EnumObject.self) ?? EnumObject(type, a[1].integerOrZero)
      return .string(try text(value, a.string(2)))
    }
    m.refused(
      "static bool TryFormat(TEnum value, System.Span[char] destination, [ref] int charsWritten)")
    m.function("static bool IsDefined(type enumType, System.Object value)") { a in
      .bool(try isDefined(a[1], in: try enumeration(a)))
    }
    m.function("static array GetValuesAsUnderlyingType(type enumType)") { a in
      .array(numbers(try enumeration(a)))
    }
    m.function("static type GetUnderlyingType(type enumType)") { a in
      .object(TypeTable.find(try enumeration(a).underlyingName) ?? .int32)
    }
    m.function("static System.Object ToObject(type enumType, System.Object value)") { a in
      _ = try enumeration(a)
      return .object(EnumObject(a.object(0, TypeInfo.self) ?? .object, a[1].integerOrZero))
    }
    declareParsing(m)
  }

  /// The name of a number or value; null where it has none.
  static func name(of value: Value, in type: TypeInfo) throws -> Value {
    guard let operand = NumericOperand(value), operand.code.isInteger else {
      throw DotNetException.argument(
        "The value passed in must be an enum base or an underlying type for an enum, such as an Int32.",
        "value")
    }
    guard let enumeration = type.enumeration else {
      throw DotNetException.argument("Type provided must be an Enum.", "enumType")
    }
    let place = enumeration.values.firstIndex(of: value.integerOrZero)
    return place.map { .string(enumeration.names[$0]) } ?? .null
  }

  static func isDefined(_ value: Value, in enumeration: Enumeration) throws -> Bool {
    if case .string(let name) = value.base {
      return enumeration.names.contains { $0.utf8.elementsEqual(name.utf8) }
    }
    return enumeration.values.contains(value.integerOrZero)
  }

  /// The values as numbers of the type beneath.
  static func numbers(_ enumeration: Enumeration) -> ArrayObject {
    let type = TypeTable.find(enumeration.underlyingName) ?? .int32
    let code = NumberCode(type)
    return ArrayObject(
      sorted(enumeration).map { code?.value(Int128($0.value)) ?? .long($0.value) }, of: type)
  }

  private static func declareParsing(_ m: MemberDeclarations) {
    m.function(
      "static System.Object Parse(type enumType, string value)",
      "static System.Object Parse(type enumType, string value, bool ignoreCase)"
    ) { a in
      _ = try enumeration(a)
      guard let type = a.object(0, TypeInfo.self) else { return .null }
      guard let value = parse(a.string(1), type, ignoringCase: a.bool("ignoreCase")) else {
        throw DotNetException.argument("Requested value '\(a.string(1))' was not found.")
      }
      return .object(EnumObject(type, value))
    }
    m.function(
      "static bool TryParse(type enumType, string value, [ref] System.Object result)",
      "static bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)"
    ) { a in
      guard let type = a.object(0, TypeInfo.self) else { return .bool(false) }
      let value = parse(a.string(1), type, ignoringCase: a.bool("ignoreCase"))
      try a.assign(a.count - 1, value.map { .object(EnumObject(type, $0)) } ?? .null)
      return .bool(value != nil)
    }
  }

  private static func enumeration(_ a: Arguments) throws -> Enumeration {
    guard let enumeration = a.object(0, TypeInfo.self)?.enumeration else {
      throw DotNetException.argument("Type provided must be an Enum.", "enumType")
    }
    return enumeration
  }

  /// Members in the order of their numbers as unsigned ones, as .NET keeps them.
  static func sorted(_ enumeration: Enumeration) -> [(name: String, value: Int64)] {
    zip(enumeration.names, enumeration.values).map { (name: $0, value: $1) }.enumerated().sorted {
      let (a, b) = (UInt64(bitPattern: $0.element.value), UInt64(bitPattern: $1.element.value))
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element)
  }

  private static func parse(_ text: String, _ type: TypeInfo, ignoringCase: Bool) -> Int64? {
    guard let enumeration = type.enumeration else { return nil }
    var result: Int64 = 0
    for part in text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false) {
      let bytes = part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      let name = String(decoding: Array(bytes), as: UTF8.self)
      if let number = Int64(name) {
        result |= number
      } else if let place = enumeration.names.firstIndex(where: {
        ignoringCase ? AsciiFold.foldedEquals($0, name) : $0.utf8.elementsEqual(name.utf8)
      }) {
        result |= enumeration.values[place]
      } else {
        return nil
      }
    }
    return result
  }
}
