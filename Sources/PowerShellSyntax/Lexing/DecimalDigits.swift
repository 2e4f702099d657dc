/// A whole number of any size in decimal digits, lowest first.
struct DecimalDigits {
  private var digits: [UInt8] = []

  init?(_ text: [UInt8], radix: NumericLiteral.Radix) {
    switch radix {
    case .decimal: digits = text.reversed().map { $0 - 0x30 }
    case .hexadecimal: for byte in text { self.multiply(by: 16, adding: Lexer.hexValue(byte)) }
    case .binary: for byte in text { self.multiply(by: 2, adding: byte - 0x30) }
    }
    trim()
  }

  /// A whole, finite, positive number.
  init(exactly real: Double) {
    guard real >= 1 else { return }
    let exponent = Int(real.exponent)
    var bits = real.significandBitPattern | 1 << 52
    var power = exponent - 52
    if power < 0 {
      bits >>= UInt64(-power)
      power = 0
    }
    digits = String(bits).utf8.reversed().map { $0 - 0x30 }
    for _ in 0..<power { multiply(by: 2, adding: 0) }
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  var text: String {
    digits.isEmpty ? "0" : String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
  }

  mutating func trim() { while let last = digits.last, last == 0 { digits.removeLast() } }

  private mutating func multiply(by factor: UInt32, adding addend: UInt8) {
    var carry = UInt32(addend)
    for place in digits.indices {
      let sum = UInt32(digits[place]) * factor + carry
      digits[place] = UInt8(sum % 10)
      carry = sum / 10
    }
    while carry > 0 {
      digits.append(UInt8(carry % 10))
      carry /= 10
    }
  }

  mutating func multiplyBy1024(times: Int) {
    for _ in 0..<times { multiply(by: 1024, adding: 0) }
    trim()
  }

  /// The nearest real number that is not greater, as .NET makes one of a large integer.
  var truncated: Double {
    guard let nearest = Double(text), nearest.isFinite else { return .infinity }
    let whole = DecimalDigits(exactly: nearest)
    let isGreater =
      whole.digits.count != digits.count
      ? whole.digits.count > digits.count
      : digits.reversed().lexicographicallyPrecedes(whole.digits.reversed())
    return isGreater ? nearest.nextDown : nearest
  }

  /// Nil beyond 128 bits.
  var unsigned: UInt128? {
    var value: UInt128 = 0
    for digit in digits.reversed() {
      let (product, isOver) = value.multipliedReportingOverflow(by: 10)
      let (sum, isOverToo) = product.addingReportingOverflow(UInt128(digit))
      if isOver || isOverToo { return nil }
      value = sum
    }
    return value
  }

  func integer(isNegative: Bool) -> Int128? {
    guard let wide = unsigned.flatMap(Int128.init(exactly:)) else { return nil }
    return isNegative ? -wide : wide
  }

  /// The magnitude of the negative number that these bits mean.
  func twosComplement(bits: Int) -> DecimalDigits? {
    guard let wide = unsigned, bits <= 128 else { return nil }
    let complement = bits == 128 ? 0 &- wide : (UInt128(1) << UInt128(bits)) &- wide
    return DecimalDigits(Array(String(complement).utf8), radix: .decimal)
  }
}

/// A real number's digits as mantissa and scale.
struct DecimalText {
  /// Nil where there are too many digits.
  var mantissa: UInt128? = 0
  var scale = 0

  init?(_ text: [UInt8]) {
    var exponent = 0
    var seenPoint = false
    var index = 0
    while index < text.count, text[index] | 0x20 != 0x65 {
      if text[index] == 0x2E {
        seenPoint = true
      } else {
        append(text[index] - 0x30, isFraction: seenPoint)
      }
      index += 1
    }
    if index < text.count {
      exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? Int(Int16.max)
      guard exponent.magnitude < 200 else { return nil }
    }
    scale -= exponent
    while scale < 0, let value = mantissa {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      mantissa = overflow ? nil : product
      scale += 1
    }
  }

  private mutating func append(_ digit: UInt8, isFraction: Bool) {
    guard let value = mantissa else { return }
    // A decimal keeps 28 places; what is finer is dropped.
    if isFraction, scale >= 29 || value > NumericLiteral.largestDecimal { return }
    let (product, isOver) = value.multipliedReportingOverflow(by: 10)
    let (sum, isOverToo) = product.addingReportingOverflow(UInt128(digit))
    mantissa = isOver || isOverToo ? nil : sum
    if isFraction { scale += 1 }
  }
}
