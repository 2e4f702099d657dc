/// Decimals from and to binary numbers, integers and digits.
extension DecimalNumber {
  private static let doublePowers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
    1e32, 1e33, 1e34, 1e35, 1e36, 1e37, 1e38, 1e39, 1e40, 1e41, 1e42, 1e43, 1e44, 1e45,
  ]

  /// A `double` rounded to 15 significant digits.
  init(_ value: Double) throws(ValueFailure) {
    try self.init(value, digits: 15)
  }

  /// A `single` rounded to 7 significant digits.
  init(_ value: Float) throws(ValueFailure) {
    try self.init(Double(value), digits: 7)
  }

  private init(_ value: Double, digits: Int) throws(ValueFailure) {
    let exponent = value == 0 ? -1000 : value.isFinite ? Int(value.exponent) + 1 : 1000
    guard exponent >= -94 else {
      self = .zero
      return
    }
    guard exponent <= 96 else { throw Self.overflow }
    let limit = Self.doublePowers[digits]
    var scaled = value.magnitude
    var power = digits - 1 - ((exponent * 19728) >> 16)
    if power >= 0 {
      power = min(power, Self.maximumScale)
      scaled *= Self.doublePowers[power]
    } else if power != -1 || scaled >= limit {
      scaled /= Self.doublePowers[-power]
    } else {
      power = 0
    }
    if scaled < limit / 10, power < Self.maximumScale {
      scaled *= 10
      power += 1
    }
    let mantissa = UInt128(scaled.rounded(.toNearestOrEven))
    guard mantissa > 0 else {
      self = .zero
      return
    }
    let isNegative = value < 0
    if power < 0 {
      let whole = mantissa * Self.powersOfTen[-power]
      guard whole <= Self.maximumMantissa else { throw Self.overflow }
      self.init(whole, scale: 0, isNegative: isNegative)
    } else {
      self = DecimalNumber(mantissa, scale: power, isNegative: isNegative).normalized
    }
  }

  var double: Double {
    let low = Double(UInt64(truncatingIfNeeded: mantissa))
    let high = Double(UInt64(truncatingIfNeeded: mantissa >> 64))
    let value = (low + high * 18_446_744_073_709_551_616) / Self.doublePowers[scale]
    return isNegative ? -value : value
  }

  var float: Float { Float(double) }

  /// The whole part, if the type can hold it; `noun` as in "an Int32".
  func integer<T: FixedWidthInteger>(_ type: T.Type, _ noun: String) throws(ValueFailure) -> T {
    let whole = mantissa / Self.powersOfTen[scale]
    guard let signed = Int128(exactly: whole),
      let result = T(exactly: isNegative ? -signed : signed)
    else { throw .outside(noun) }
    return result
  }

  /// The digits, trailing zeros included.
  var digits: DigitBuffer {
    var buffer = DigitBuffer(magnitude: mantissa, isNegative: isNegative)
    buffer.scale -= scale
    return DigitBuffer(
      digits: buffer.digits, scale: buffer.scale, isNegative: isNegative, kind: .decimal)
  }

  /// Digits as read from text; nil if they are too large.
  init?(_ number: DigitBuffer) {
    guard !number.digits.isEmpty else {
      self.init(
        0, scale: min(max(-number.scale, 0), Self.maximumScale), isNegative: number.isNegative)
      return
    }
    guard number.scale <= 29 else { return nil }
    var mantissa: UInt128 = 0
    var exponent = number.scale
    var next = 0
    while exponent > 0 || (next < number.digits.count && exponent > -Self.maximumScale) {
      let digit = next < number.digits.count ? UInt128(number.digits[next] - 48) : 0
      let longer = mantissa * 10 + digit
      guard longer <= Self.maximumMantissa else { break }
      mantissa = longer
      next += 1
      exponent -= 1
    }
    if Self.roundsUp(number.digits, next, mantissa) { mantissa += 1 }
    if mantissa > Self.maximumMantissa {
      mantissa = mantissa / 10 + 1
      exponent += 1
    }
    guard exponent <= 0 else { return nil }
    guard exponent >= -Self.maximumScale else {
      self.init(0, scale: Self.maximumScale, isNegative: number.isNegative)
      return
    }
    self.init(mantissa, scale: -exponent, isNegative: number.isNegative)
  }

  private static func roundsUp(_ digits: [UInt8], _ next: Int, _ mantissa: UInt128) -> Bool {
    guard next < digits.count, digits[next] >= 53 else { return false }
    guard digits[next] == 53, mantissa & 1 == 0 else { return true }
    return digits[(next + 1)...].contains { $0 != 48 }
  }

  /// Invariant text, trailing zeros kept.
  var text: String {
    let digits = mantissa.description
    let sign = isNegative && mantissa != 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let count = digits.utf8.count
    if count <= scale {
      return sign + "0." + String(repeating: "0", count: scale - count) + digits
    }
    return sign + digits.prefix(count - scale) + "." + digits.suffix(scale)
  }
}

extension NumberFormat {
  func apply(_ value: DecimalNumber, _ info: NumberFormatInfo) throws(ValueFailure) -> String {
    try apply(value.digits, info)
  }
}
