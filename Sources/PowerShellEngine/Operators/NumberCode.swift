/// The types that PowerShell computes with natively, in the order of .NET's `TypeCode`: of two
/// operands the later type decides.
enum NumberCode: UInt8, Comparable {
  case boolean = 3
  case char, sbyte, byte, int16, uint16, int32, uint32, int64, uint64, single, double, decimal

  static func < (a: NumberCode, b: NumberCode) -> Bool { a.rawValue < b.rawValue }

  var isSignedInteger: Bool {
    switch self {
    case .sbyte, .int16, .int32, .int64: true
    default: false
    }
  }

  var isInteger: Bool { self >= .sbyte && self <= .uint64 }
  var isNumber: Bool { self >= .sbyte }
  var isReal: Bool { self == .single || self == .double }

  /// The code of a type; of an enumeration, that of the type below it.
  init?(_ type: TypeInfo) {
    if let enumeration = type.enumeration {
      self.init(name: enumeration.underlyingName)
    } else {
      guard type.kind == .value, type.namespace == "System" else { return nil }
      self.init(name: type.fullName)
    }
  }

  private init?(name: String) {
    guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
    self = found.code
  }

  private static let names: [(name: String, code: NumberCode)] = [
    ("System.Int32", .int32), ("System.Int64", .int64), ("System.Double", .double),
    ("System.Boolean", .boolean), ("System.Char", .char), ("System.Byte", .byte),
    ("System.SByte", .sbyte), ("System.Int16", .int16), ("System.UInt16", .uint16),
    ("System.UInt32", .uint32), ("System.UInt64", .uint64), ("System.Single", .single),
    ("System.Decimal", .decimal),
  ]

  /// .NET's name without its namespace, as texts of `Convert` have it.
  var typeName: String {
    switch self {
    case .boolean: "Boolean"
    case .char: "Char"
    case .sbyte: "SByte"
    case .byte: "Byte"
    case .int16: "Int16"
    case .uint16: "UInt16"
    case .int32: "Int32"
    case .uint32: "UInt32"
    case .int64: "Int64"
    case .uint64: "UInt64"
    case .single: "Single"
    case .double: "Double"
    case .decimal: "Decimal"
    }
  }

  /// The noun in "Value was either too large or too small for …".
  var noun: String {
    switch self {
    case .boolean: "a Boolean"
    case .char: "a character"
    case .sbyte: "a signed byte"
    case .byte: "an unsigned byte"
    case .int16: "an Int16"
    case .uint16: "a UInt16"
    case .int32: "an Int32"
    case .uint32: "a UInt32"
    case .int64: "an Int64"
    case .uint64: "a UInt64"
    case .single: "a Single"
    case .double: "a Double"
    case .decimal: "a Decimal"
    }
  }

  /// An integer as a value of this type; nil where it does not fit.
  func value(_ number: Int128) -> Value? {
    switch self {
    case .boolean: .bool(number != 0)
    case .char: UInt16(exactly: number).map(Value.char)
    case .sbyte: Int8(exactly: number).map { .number(.int8($0)) }
    case .byte: UInt8(exactly: number).map { .number(.uint8($0)) }
    case .int16: Int16(exactly: number).map { .number(.int16($0)) }
    case .uint16: UInt16(exactly: number).map { .number(.uint16($0)) }
    case .int32: Int32(exactly: number).map(Value.int)
    case .uint32: UInt32(exactly: number).map { .number(.uint32($0)) }
    case .int64: Int64(exactly: number).map(Value.long)
    case .uint64: UInt64(exactly: number).map { .number(.uint64($0)) }
    case .single: .number(.single(Float(number)))
    case .double: .double(Double(number))
    case .decimal:
      .number(
        .decimal(DecimalNumber(UInt128(number.magnitude), scale: 0, isNegative: number < 0)))
    }
  }
}

/// A value looked at as a number: a bool, a char, a number or an enumeration's value.
struct NumericOperand {
  let code: NumberCode
  /// The value without extended members.
  let value: Value
  /// The type, where the value is one of an enumeration.
  let enumType: TypeInfo?

  init?(_ candidate: Value) {
    value = candidate.base
    var enumType: TypeInfo?
    switch value {
    case .int: code = .int32
    case .long: code = .int64
    case .double: code = .double
    case .bool: code = .boolean
    case .object(let object as NumberObject):
      guard let found = object.number.code else { return nil }
      code = found
    case .object(let object as CharObject):
      _ = object
      code = .char
    case .object(let object as EnumObject):
      guard let found = NumberCode(object.enumType) else { return nil }
      (code, enumType) = (found, object.enumType)
    default: return nil
    }
    self.enumType = enumType
  }

  /// What nothing counts as.
  nonisolated(unsafe) static let zero = NumericOperand()
  private init() { (code, value, enumType) = (.int32, .int(0), nil) }

  /// The number of an integer, bool, char or enumeration value.
  var integer: Int128 {
    if case .object(let object as NumberObject) = value, case .uint64(let number) = object.number {
      return Int128(number)
    }
    if code == .uint64 { return Int128(UInt64(bitPattern: value.integerOrZero)) }
    return Int128(value.integerOrZero)
  }

  var double: Double {
    switch value {
    case .double(let number): return number
    case .object(let object as NumberObject):
      switch object.number {
      case .single(let number): return Double(number)
      case .decimal(let number): return number.double
      default: return Double(integer)
      }
    default: return Double(integer)
    }
  }

  func decimal() throws(ValueFailure) -> DecimalNumber {
    switch value {
    case .double(let number): return try DecimalNumber(number)
    case .object(let object as NumberObject):
      switch object.number {
      case .single(let number): return try DecimalNumber(number)
      case .decimal(let number): return number
      default: break
      }
    default: break
    }
    let number = integer
    return DecimalNumber(UInt128(number.magnitude), scale: 0, isNegative: number < 0)
  }
}

extension Number {
  /// The number's code; nil of a big integer, which .NET does not count among the primitive ones.
  var code: NumberCode? {
    switch self {
    case .int8: .sbyte
    case .uint8: .byte
    case .int16: .int16
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .single: .single
    case .decimal: .decimal
    case .big: nil
    }
  }
}
