/// .NET's `Parse` for every numeric type, with its exceptions as failures.
enum NumberParsing {
  /// Reads an integer; `noun` as in "an Int32" goes into the words for one that is too large.
  static func integer<T: FixedWidthInteger>(
    _ text: String, as type: T.Type, _ noun: String, styles: NumberStyles = .integer,
    _ info: NumberFormatInfo = .invariant
  ) throws(ValueFailure) -> T {
    try styles.checkForIntegers()
    if styles.isRadix { return try radix(text, noun, styles) }
    if let quick = quickInteger(text, T.self) { return quick }
    guard let number = NumberScanner.scan(text, styles, info, .integer) else {
      throw .badInput(text)
    }
    return try integer(number, noun)
  }

  /// Plain digits, perhaps with a sign, that cannot overflow.
  private static func quickInteger<T: FixedWidthInteger>(_ text: String, _ type: T.Type) -> T? {
    let utf8 = text.utf8
    guard utf8.count <= 18, utf8.count > 0 else { return nil }
    var value: Int64 = 0
    for byte in utf8 {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    return T(exactly: value)
  }

  private static func integer<T: FixedWidthInteger>(_ number: DigitBuffer, _ noun: String)
    throws(ValueFailure) -> T
  {
    // Digits after the point do not fit into an integer.
    guard number.scale >= number.digits.count, number.scale <= 40 else {
      if number.digits.isEmpty { return 0 }
      throw .outside(noun)
    }
    var value: T = 0
    for index in 0..<number.scale {
      let digit = index < number.digits.count ? number.digits[index] - 48 : 0
      let tenfold = value.multipliedReportingOverflow(by: 10)
      let next =
        number.isNegative
        ? tenfold.partialValue.subtractingReportingOverflow(T(digit))
        : tenfold.partialValue.addingReportingOverflow(T(digit))
      guard !tenfold.overflow, !next.overflow else { throw .outside(noun) }
      value = next.partialValue
    }
    return value
  }

  /// Hexadecimal or binary digits, which give the bits of the type.
  private static func radix<T: FixedWidthInteger>(
    _ text: String, _ noun: String, _ styles: NumberStyles
  ) throws(ValueFailure) -> T {
    let bitsPerDigit = styles.contains(.hexSpecifier) ? 4 : 1
    guard let digits = radixDigits(text, styles) else { throw .badInput(text) }
    guard digits.count * bitsPerDigit <= T.bitWidth else { throw .outside(noun) }
    var bits: T.Magnitude = 0
    for digit in digits { bits = bits << T.Magnitude(bitsPerDigit) | T.Magnitude(digit) }
    return T(truncatingIfNeeded: bits)
  }

  /// The values of hexadecimal or binary digits, without leading zeros unless asked for them.
  static func radixDigits(_ text: String, _ styles: NumberStyles, keepsZeros: Bool = false)
    -> [UInt8]?
  {
    var bytes = Array(text.utf8)[...]
    while bytes.last == 0 { bytes.removeLast() }
    if styles.contains(.leadingWhite) { bytes = bytes.drop { NumberScanner.isWhite($0) } }
    if styles.contains(.trailingWhite) {
      while NumberScanner.isWhite(bytes.last) { bytes.removeLast() }
    }
    guard !bytes.isEmpty else { return nil }
    var digits: [UInt8] = []
    for byte in bytes {
      guard let digit = hexDigit(byte), digit < 2 || styles.contains(.hexSpecifier) else {
        return nil
      }
      if digit != 0 || keepsZeros || !digits.isEmpty { digits.append(digit) }
    }
    return digits
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  static func decimal(
    _ text: String, styles: NumberStyles = .number, _ info: NumberFormatInfo = .invariant
  ) throws(ValueFailure) -> DecimalNumber {
    try styles.checkForFloats()
    guard let number = NumberScanner.scan(text, styles, info, .decimal) else {
      throw .badInput(text)
    }
    guard let value = DecimalNumber(number) else { throw DecimalNumber.overflow }
    return value
  }

  static func double(
    _ text: String, styles: NumberStyles = .floatWithThousands,
    _ info: NumberFormatInfo = .invariant
  ) throws(ValueFailure) -> Double {
    try styles.checkForFloats()
    if let number = NumberScanner.scan(text, styles, info, .floatingPoint) {
      return number.double
    }
    guard let special = special(text, info) else { throw .badInput(text) }
    return special
  }

  static func float(
    _ text: String, styles: NumberStyles = .floatWithThousands,
    _ info: NumberFormatInfo = .invariant
  ) throws(ValueFailure) -> Float {
    try styles.checkForFloats()
    if let number = NumberScanner.scan(text, styles, info, .floatingPoint) {
      return number.float
    }
    guard let special = special(text, info) else { throw .badInput(text) }
    return Float(special)
  }

  /// Infinities and not-a-number by their names.
  private static func special(_ text: String, _ info: NumberFormatInfo) -> Double? {
    var bytes = Array(text.utf8)[...]
    while NumberScanner.isWhite(bytes.first) { bytes.removeFirst() }
    while NumberScanner.isWhite(bytes.last) { bytes.removeLast() }
    func matches(_ names: String...) -> Bool {
      let name = names.flatMap { Array($0.utf8) }
      return AsciiFold.equal(bytes, name)
    }
    if matches(info.positiveInfinitySymbol) { return .infinity }
    if matches(info.negativeInfinitySymbol) { return -.infinity }
    if matches(info.nanSymbol) { return .nan }
    if matches(info.positiveSign, info.positiveInfinitySymbol) { return .infinity }
    if matches(info.positiveSign, info.nanSymbol) { return .nan }
    if matches(info.negativeSign, info.nanSymbol) { return .nan }
    if info.readsHyphenAsSign, matches("-", info.nanSymbol) { return .nan }
    return nil
  }
}

extension DigitBuffer {
  /// The nearest `double`.
  var double: Double { quickDouble ?? Double(literal) ?? 0 }
  /// The nearest `single`, rounded once.
  var float: Float { Float(literal) ?? 0 }

  /// Exact where 53 bits hold the digits and the power of ten.
  private var quickDouble: Double? {
    let power = scale - digits.count
    guard digits.count <= 15, power >= -22, power <= 22 else { return nil }
    var value = 0.0
    for digit in digits { value = value * 10 + Double(digit - 48) }
    var factor = 1.0
    for _ in 0..<power.magnitude { factor *= 10 }
    value = power < 0 ? value / factor : value * factor
    return isNegative ? -value : value
  }

  private var literal: String {
    guard !digits.isEmpty else { return isNegative ? "-0" : "0" }
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
      + "e\(scale - digits.count)"
  }
}
