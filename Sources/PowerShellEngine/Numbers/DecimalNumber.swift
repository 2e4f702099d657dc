/// .NET's `decimal`: a mantissa of 96 bits, a scale of 0 to 28 and a sign; keeps trailing zeros.
public struct DecimalNumber: Sendable {
  let mantissa: UInt128
  /// How many of the digits stand after the point.
  let scale: Int
  let isNegative: Bool

  static let maximumMantissa: UInt128 = (1 << 96) - 1
  static let maximumScale = 28
  static let zero = DecimalNumber(0, scale: 0, isNegative: false)
  static let one = DecimalNumber(1, scale: 0, isNegative: false)
  static let maximum = DecimalNumber(maximumMantissa, scale: 0, isNegative: false)
  static let minimum = DecimalNumber(maximumMantissa, scale: 0, isNegative: true)
  static let overflow = ValueFailure.outside("a Decimal")

  /// Unchecked: the mantissa has 96 bits at most, the scale is in range.
  init(_ mantissa: UInt128, scale: Int, isNegative: Bool) {
    self.mantissa = mantissa
    self.scale = scale
    self.isNegative = isNegative
  }

  init(_ value: Int64) {
    self.init(UInt128(value.magnitude), scale: 0, isNegative: value < 0)
  }

  init(_ value: UInt64) {
    self.init(UInt128(value), scale: 0, isNegative: false)
  }

  var isZero: Bool { mantissa == 0 }
  var negated: DecimalNumber {
    DecimalNumber(mantissa, scale: scale, isNegative: !isNegative)
  }
  var magnitude: DecimalNumber {
    DecimalNumber(mantissa, scale: scale, isNegative: false)
  }
  /// −1, 0 or 1.
  var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// 10⁰ to 10³⁸.
  static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 1...38 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  /// The four 32-bit words of `decimal.GetBits`: low, middle, high, flags.
  var bits: [Int32] {
    [
      Int32(truncatingIfNeeded: mantissa), Int32(truncatingIfNeeded: mantissa >> 32),
      Int32(truncatingIfNeeded: mantissa >> 64),
      Int32(truncatingIfNeeded: (isNegative ? 0x8000_0000 : 0) | (scale << 16)),
    ]
  }
}

extension DecimalNumber: Comparable, Hashable {
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    order(left, right) == 0
  }

  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    order(left, right) < 0
  }

  /// −1, 0 or 1 as `CompareTo` has it.
  static func order(_ left: DecimalNumber, _ right: DecimalNumber) -> Int {
    if left.sign != right.sign { return left.sign < right.sign ? -1 : 1 }
    guard left.sign != 0 else { return 0 }
    let shared = max(left.scale, right.scale)
    let a = WideNumber(left.mantissa, times: powersOfTen[shared - left.scale])
    let b = WideNumber(right.mantissa, times: powersOfTen[shared - right.scale])
    if a == b { return 0 }
    return (a < b) != left.isNegative ? -1 : 1
  }

  public func hash(into hasher: inout Hasher) {
    let plain = normalized
    hasher.combine(plain.mantissa)
    hasher.combine(plain.scale)
    hasher.combine(plain.isNegative)
  }

  /// The same value with no trailing zeros after the point.
  var normalized: DecimalNumber {
    var mantissa = mantissa
    var scale = scale
    guard mantissa > 0 else { return .zero }
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      mantissa = quotient
      scale -= 1
    }
    return DecimalNumber(mantissa, scale: scale, isNegative: isNegative)
  }
}

/// A natural number of 256 bits, for exact sums and products of decimals.
struct WideNumber: Equatable {
  var high: UInt128
  var low: UInt128

  init(_ value: UInt128, times factor: UInt128) {
    (high, low) = value.multipliedFullWidth(by: factor)
  }

  static func < (left: WideNumber, right: WideNumber) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  mutating func add(_ other: WideNumber) {
    let sum = low.addingReportingOverflow(other.low)
    low = sum.partialValue
    high = high &+ other.high &+ (sum.overflow ? 1 : 0)
  }

  /// Takes away a number that is not larger.
  mutating func subtract(_ other: WideNumber) {
    let difference = low.subtractingReportingOverflow(other.low)
    low = difference.partialValue
    high = high &- other.high &- (difference.overflow ? 1 : 0)
  }

  /// Divides by ten and hands back the digit that falls off.
  mutating func dropDigit() -> UInt8 {
    guard high > 0 else {
      let (quotient, remainder) = low.quotientAndRemainder(dividingBy: 10)
      low = quotient
      return UInt8(remainder)
    }
    let (quotient, rest) = high.quotientAndRemainder(dividingBy: 10)
    high = quotient
    let divided = UInt128(10).dividingFullWidth((rest, low))
    low = divided.quotient
    return UInt8(divided.remainder)
  }
}
