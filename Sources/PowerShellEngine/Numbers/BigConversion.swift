import CGMP

/// Big numbers to the other numeric types and to bytes.
extension BigNumber {
  /// The value as a fixed-width integer; `noun` as in "an Int32".
  func integer<T: FixedWidthInteger>(_ type: T.Type, _ noun: String) throws(ValueFailure) -> T {
    guard let result = exactly(type) else { throw .outside(noun) }
    return result
  }

  func exactly<T: FixedWidthInteger>(_ type: T.Type) -> T? {
    guard let small = small else { return nil }
    return T(exactly: small)
  }

  /// The value if 127 bits hold it.
  private var small: Int128? {
    guard magnitudeBits <= 127 else { return nil }
    let magnitude = Int128(lowWords)
    return isNegative ? -magnitude : magnitude
  }

  /// The low 128 bits of the magnitude.
  private var lowWords: UInt128 {
    let high = BigNumber { __gmpz_tdiv_q_2exp($0, self.raw, 64) }
    return UInt128(__gmpz_get_ui(high.raw)) << 64 | UInt128(__gmpz_get_ui(raw))
  }

  var double: Double {
    let bits = magnitudeBits
    guard bits > 64 else {
      let value = UInt128(__gmpz_get_ui(raw)).cutDouble
      return isNegative ? -value : value
    }
    guard bits <= 1024 else { return isNegative ? -.infinity : .infinity }
    let top = BigNumber { __gmpz_tdiv_q_2exp($0, self.raw, UInt(bits - 64)) }
    let value = Double(
      sign: .plus, exponent: bits - 64, significand: UInt128(__gmpz_get_ui(top.raw)).cutDouble)
    return isNegative ? -value : value
  }

  func decimal() throws(ValueFailure) -> DecimalNumber {
    guard magnitudeBits <= 96 else { throw DecimalNumber.overflow }
    return DecimalNumber(lowWords, scale: 0, isNegative: isNegative)
  }

  /// Digits in a base from 2 to 16, lower case, of the magnitude.
  private func digits(base: Int32) -> [UInt8] {
    let capacity = Int(__gmpz_sizeinbase(raw, base)) + 2
    var digits = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      start.withMemoryRebound(to: CChar.self, capacity: capacity) {
        _ = __gmpz_get_str($0, base, self.raw)
      }
      count = 0
      while count < capacity, buffer[count] != 0 { count += 1 }
    }
    if digits.first == 45 { digits.removeFirst() }
    return digits
  }

  /// Decimal text with an invariant sign.
  var text: String {
    String(decoding: (isNegative ? [45] : []) + digits(base: 10), as: UTF8.self)
  }

  var digitBuffer: DigitBuffer {
    let digits = isZero ? [] : digits(base: 10)
    return DigitBuffer(
      digits: digits, scale: digits.count, isNegative: isNegative, kind: .integer)
  }

  /// Two's complement digits of `bits` bits each, as few as keep the sign.
  fileprivate func complementDigits(bits: Int) -> [UInt8] {
    let count = (bitLength + bits) / bits
    let value =
      isNegative
      ? BigNumber {
        __gmpz_ui_pow_ui($0, 2, UInt(count * bits))
        __gmpz_add($0, $0, self.raw)
      } : self
    let digits = value.digits(base: bits == 4 ? 16 : 2)
    return [UInt8](repeating: 48, count: max(0, count - digits.count)) + digits
  }

  /// Little-endian two's complement: `ToByteArray`.
  var bytes: [UInt8] {
    let digits = complementDigits(bits: 4)
    let filler: UInt8 = isNegative ? 15 : 0
    var values = digits.compactMap(NumberParsing.hexDigit)
    if values.count & 1 == 1 { values.insert(filler, at: 0) }
    return stride(from: values.count - 2, through: 0, by: -2).map {
      values[$0] << 4 | values[$0 + 1]
    }
  }

  /// Reads little-endian two's complement.
  convenience init(bytes: [UInt8]) {
    let isNegative = (bytes.last ?? 0) >= 128
    self.init { raw in
      bytes.withUnsafeBytes {
        __gmpz_import(raw, $0.count, -1, 1, 0, 0, $0.baseAddress)
      }
      guard isNegative else { return }
      let modulus = BigNumber { __gmpz_ui_pow_ui($0, 2, UInt(bytes.count * 8)) }
      __gmpz_sub(raw, raw, modulus.raw)
    }
  }
}

extension BigNumber {
  private static let unparsable = ValueFailure(.format, "The value could not be parsed.")

  /// Reads decimal or hexadecimal text.
  static func parse(
    _ text: String, styles: NumberStyles = .integer, _ info: NumberFormatInfo = .invariant
  ) throws(ValueFailure) -> BigNumber {
    try styles.checkForIntegers()
    if styles.isRadix { return try parseRadix(text, styles) }
    guard let number = NumberScanner.scan(text, styles, info, .integer) else { throw unparsable }
    guard number.scale >= number.digits.count else {
      if number.digits.isEmpty { return .zero }
      throw unparsable
    }
    guard number.scale <= maximumBits * 3 / 10 else { throw .outOfMemory }
    let zeros = [UInt8](repeating: 48, count: number.scale - number.digits.count)
    return BigNumber(digits: number.digits + zeros, base: 10, isNegative: number.isNegative)
  }

  private static func parseRadix(_ text: String, _ styles: NumberStyles) throws(ValueFailure)
    -> BigNumber
  {
    let isHex = styles.contains(.hexSpecifier)
    guard let values = NumberParsing.radixDigits(text, styles, keepsZeros: true) else {
      throw unparsable
    }
    let bits = values.count * (isHex ? 4 : 1)
    guard bits <= maximumBits else { throw .outOfMemory }
    let magnitude = BigNumber(
      digits: values.map { $0 < 10 ? $0 + 48 : $0 + 87 }, base: isHex ? 16 : 2, isNegative: false)
    guard let first = values.first, first >= (isHex ? 8 : 1) else { return magnitude }
    return BigNumber {
      __gmpz_ui_pow_ui($0, 2, UInt(bits))
      __gmpz_sub($0, magnitude.raw, $0)
    }
  }

  /// ASCII digits, known to be well formed.
  convenience init(digits: [UInt8], base: Int32, isNegative: Bool) {
    self.init { raw in
      let text = digits.map { CChar(bitPattern: $0) } + [0]
      _ = __gmpz_set_str(raw, text, base)
      if isNegative { __gmpz_neg(raw, raw) }
    }
  }
}

extension NumberFormat {
  func apply(_ value: BigNumber, _ info: NumberFormatInfo) throws(ValueFailure) -> String {
    switch (specifier ?? 0) & 0xDF {
    case 68, 71, 82:
      let digits = value.magnitude.text
      let sign = value.isNegative ? info.negativeSign : ""
      return sign + String(repeating: "0", count: max(0, (precision ?? 1) - digits.utf8.count))
        + digits
    case 88: return complement(value, bits: 4)
    case 66: return complement(value, bits: 1)
    default: return try apply(value.digitBuffer, info)
    }
  }

  private func complement(_ value: BigNumber, bits: Int) -> String {
    var digits = value.complementDigits(bits: bits)
    let filler: UInt8 = !value.isNegative ? 48 : bits == 1 ? 49 : 102
    let missing = max(0, (precision ?? 1) - digits.count)
    digits.insert(contentsOf: [UInt8](repeating: filler, count: missing), at: 0)
    if specifier == 88 { digits = digits.map { $0 >= 97 ? $0 - 32 : $0 } }
    return String(decoding: digits, as: UTF8.self)
  }
}
