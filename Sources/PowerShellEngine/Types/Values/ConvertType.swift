/// `System.Convert`: between the basic types, to and from other bases, Base64 and hexadecimal.
extension TypeDefinition {
  static let convert = TypeDefinition("System.Convert", isAbstract: true) { m in
    ConvertMembers.declareTargets(m)
    ConvertMembers.declareText(m)
    ConvertMembers.declareRadix(m)
    ConvertMembers.declareBytes(m)
    ConvertMembers.declareTypes(m)
  }

  /// `[DBNull]::Value`: what a database has for nothing.
  static let dbNull = TypeDefinition("System.DBNull", interfaces: ["IConvertible"]) { m in
    m.constant("static System.DBNull Value {get;}") { .object(DBNullObject.value) }
  }
}

final class DBNullObject: PSObject {
  nonisolated(unsafe) static let value = DBNullObject()
  override var type: TypeInfo { TypeTable.required("System.DBNull") }
  override func text(_ culture: Culture) -> String { "" }
}

/// The members of `System.Convert`.
enum ConvertMembers {
  static let sources = [
    "System.Object", "bool", "char", "sbyte", "byte", "short", "ushort", "int", "uint", "long",
    "ulong", "float", "double", "decimal", "datetime", "string",
  ]

  private static let targets: [(short: String, code: NumberCode)] = [
    ("bool", .boolean), ("char", .char), ("sbyte", .sbyte), ("byte", .byte), ("short", .int16),
    ("ushort", .uint16), ("int", .int32), ("uint", .uint32), ("long", .int64), ("ulong", .uint64),
    ("float", .single), ("double", .double), ("decimal", .decimal),
  ]

  static func declareTargets(_ m: MemberDeclarations) {
    for (short, code) in targets {
      let head = "static \(short) To\(code.typeName)"
      for source in sources {
        m.function("\(head)(\(source) value)") { a in try number(a[0], code, .current(a)) }
      }
      for source in ["System.Object", "string"] {
        m.function("\(head)(\(source) value, System.IFormatProvider provider)") { a in
          try number(a[0], code, CultureMembers.given(a, "provider"))
        }
      }
    }
    for source in sources {
      m.function("static datetime ToDateTime(\(source) value)") { a in
        try date(a[0], .current(a))
      }
    }
    m.function(
      "static datetime ToDateTime(System.Object value, System.IFormatProvider provider)",
      "static datetime ToDateTime(string value, System.IFormatProvider provider)"
    ) { a in try date(a[0], CultureMembers.given(a, "provider")) }
  }

  /// A value as a number, a char or a truth; null is zero.
  static func number(_ value: Value, _ code: NumberCode, _ culture: Culture) throws -> Value {
    if value.isNull { return code == .char ? .char(0) : code.value(0) ?? .int(0) }
    if case .string(let text) = value.base { return try parse(text, code, culture) }
    guard let operand = NumericOperand(value) else {
      guard let name = convertibleName(value) else { throw notConvertible(value) }
      throw invalidCast(name, code.typeName)
    }
    guard allows(operand.code, code) else {
      throw invalidCast(operand.code.typeName, code.typeName)
    }
    return try NumberConversion.convert(operand, to: code)
  }

  /// Chars have no truth and are no real numbers; neither is turned into a char.
  private static func allows(_ source: NumberCode, _ target: NumberCode) -> Bool {
    if source == .char { return target != .boolean && !target.isReal && target != .decimal }
    return source.isConvertible(to: target)
  }

  private static func parse(_ text: String, _ code: NumberCode, _ culture: Culture) throws -> Value
  {
    let info = culture.numbers
    switch code {
    case .boolean: return try NumberMembers.boolean(text)
    case .char:
      guard text.utf16.count == 1, let unit = text.utf16.first else {
        throw DotNetException.format("String must be exactly one character long.")
      }
      return .char(unit)
    case .single:
      return .number(.single(try NumberParsing.float(text, styles: .floatWithThousands, info)))
    case .double: return .double(try NumberParsing.double(text, styles: .floatWithThousands, info))
    case .decimal: return .number(.decimal(try NumberParsing.decimal(text, styles: .number, info)))
    case .uint64:
      let number = try NumberParsing.integer(
        text, as: UInt64.self, code.noun, styles: .integer, info)
      return .number(.uint64(number))
    default: return try whole(text, code, info)
    }
  }

  private static func whole(
    _ text: String, _ code: NumberCode, _ info: NumberFormatInfo
  ) throws -> Value {
    let number = try NumberParsing.integer(text, as: Int64.self, code.noun, styles: .integer, info)
    guard let value = code.value(Int128(number)) else { throw ValueFailure.outside(code.noun) }
    return value
  }

  static func date(_ value: Value, _ culture: Culture) throws -> Value {
    switch value.base {
    case .null, .nothing, .unset: return .date(.minimum)
    case .object(let date as DateTimeObject): return .object(date)
    case .string(let text):
      return .date(
        try DateParsing.dateTime(
          text, DateReading(info: culture.dates, now: DateTimeMembers.now(.local))))
    case let other:
      guard let name = convertibleName(other) else { throw notConvertible(other) }
      throw invalidCast(name, "DateTime")
    }
  }

  /// The type's name where it takes part in `IConvertible`.
  static func convertibleName(_ value: Value) -> String? {
    if let operand = NumericOperand(value) { return operand.code.typeName }
    switch value.base {
    case .string: return "String"
    case .object(is DateTimeObject): return "DateTime"
    case .object(is DBNullObject): return "DBNull"
    default: return nil
    }
  }

  static func invalidCast(_ source: String, _ target: String) -> DotNetException {
    DotNetException(
      "System.InvalidCastException", "Invalid cast from '\(source)' to '\(target)'.")
  }

  static func notConvertible(_ value: Value) -> DotNetException {
    DotNetException(
      "System.InvalidCastException",
      "Unable to cast object of type '\(value.type.fullName)' to type 'System.IConvertible'.")
  }
}

extension Culture {
  /// The culture of the session that calls a member.
  static func current(_ a: Arguments) -> Culture { a.session.culture }
}
