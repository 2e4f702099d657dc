/// A .NET numeric format string and its application to each type of number.
struct NumberFormat {
  /// The letter of a standard format; nil for a custom one.
  let specifier: UInt8?
  let precision: Int?
  private let source: String

  /// The most digits a format may ask for; beyond it the text would not fit into memory.
  private static let precisionLimit = 1 << 24

  init(_ format: String) throws(ValueFailure) {
    source = format
    let bytes = format.utf8
    guard let first = bytes.first, first != 0 else {
      specifier = 71
      precision = nil
      return
    }
    guard (65...90).contains(first & 0xDF), first < 128 else {
      specifier = nil
      precision = nil
      return
    }
    var digits: Int?
    for byte in bytes.dropFirst() {
      if byte == 0 { break }
      guard byte >= 48, byte <= 57 else {
        specifier = nil
        precision = nil
        return
      }
      let value = digits ?? 0
      guard value < 100_000_000 else { throw .badSpecifier }
      digits = value * 10 + Int(byte - 48)
    }
    if let digits, digits > Self.precisionLimit { throw .outOfMemory }
    specifier = first
    precision = digits
  }

  func apply(_ number: DigitBuffer, _ info: NumberFormatInfo) throws(ValueFailure) -> String {
    var writer = NumberWriter(info)
    if let specifier {
      try writer.standard(number, specifier, precision)
    } else {
      CustomNumberFormat(source).write(number, to: &writer)
    }
    return writer.text
  }

  private var upper: UInt8 { (specifier ?? 0) & 0xDF }

  func apply<T: FixedWidthInteger>(_ value: T, _ info: NumberFormatInfo) throws(ValueFailure)
    -> String
  {
    switch upper {
    case 68: return integer(value, info)
    case 71 where (precision ?? 0) < 1, 82: return integer(value, info)
    case 88: return radix(T.Magnitude(truncatingIfNeeded: value), 16)
    case 66: return radix(T.Magnitude(truncatingIfNeeded: value), 2)
    default:
      return try apply(DigitBuffer(magnitude: value.magnitude, isNegative: value < 0), info)
    }
  }

  private func integer<T: FixedWidthInteger>(_ value: T, _ info: NumberFormatInfo) -> String {
    let digits = value.magnitude.description
    let zeros = max(0, (upper == 68 ? precision ?? 1 : 1) - digits.utf8.count)
    let sign = value < 0 ? info.negativeSign : ""
    return zeros == 0 && sign.isEmpty
      ? digits : sign + String(repeating: "0", count: zeros) + digits
  }

  private func radix<T: FixedWidthInteger>(_ bits: T, _ base: Int) -> String {
    let digits = String(bits, radix: base, uppercase: specifier == 88)
    let zeros = max(0, (precision ?? 1) - digits.utf8.count)
    return zeros == 0 ? digits : String(repeating: "0", count: zeros) + digits
  }

  func apply(_ value: Double, _ info: NumberFormatInfo) throws(ValueFailure) -> String {
    if let special = Self.special(value, info) { return special }
    let wanted = try floatPrecision(info, custom: 15)
    return try apply(DigitBuffer(value, wanted), shortest: wanted == .shortest, least: 17, info)
  }

  func apply(_ value: Float, _ info: NumberFormatInfo) throws(ValueFailure) -> String {
    if let special = Self.special(Double(value), info) { return special }
    let wanted = try floatPrecision(info, custom: 7)
    return try apply(DigitBuffer(value, wanted), shortest: wanted == .shortest, least: 9, info)
  }

  private func apply(
    _ number: DigitBuffer, shortest: Bool, least: Int, _ info: NumberFormatInfo
  ) throws(ValueFailure) -> String {
    guard shortest else { return try apply(number, info) }
    var writer = NumberWriter(info)
    let letter = upper == 82 ? (specifier ?? 82) - 13 : (specifier ?? 71) - 2
    writer.general(
      number, digits: max(number.digits.count, least), exponent: letter, isPlain: false)
    return writer.text
  }

  private static func special(_ value: Double, _ info: NumberFormatInfo) -> String? {
    if value.isNaN { return info.nanSymbol }
    guard value.isInfinite else { return nil }
    return value < 0 ? info.negativeInfinitySymbol : info.positiveInfinitySymbol
  }

  /// How many digits a standard format needs of a binary number.
  private func floatPrecision(_ info: NumberFormatInfo, custom: Int) throws(ValueFailure)
    -> DigitBuffer.Precision
  {
    guard specifier != nil else { return .significant(custom) }
    switch upper {
    case 67: return .decimals(precision ?? info.currencyDecimalDigits)
    case 69: return .significant((precision ?? 6) + 1)
    case 70, 78: return .decimals(precision ?? info.numberDecimalDigits)
    case 71:
      guard let precision, precision > 0 else { return .shortest }
      return .significant(precision)
    case 80: return .decimals((precision ?? info.percentDecimalDigits) + 2)
    case 82: return .shortest
    default: throw .badSpecifier
    }
  }
}
