/// The decimal digits of a binary floating-point number: the shortest that read back, or correctly rounded ones.
extension DigitBuffer {
  /// How many digits are wanted.
  enum Precision: Equatable {
    case shortest
    case significant(Int)
    case decimals(Int)
  }

  init(_ value: Double, _ precision: Precision) {
    switch precision {
    case .shortest: self.init(description: value.description)
    case .significant(let count):
      self.init(exactly: value)
      roundHalfEven(to: count)
    case .decimals(let count):
      self.init(exactly: value)
      let kept = count.addingReportingOverflow(scale)
      if !kept.overflow { roundHalfEven(to: kept.partialValue) }
    }
  }

  init(_ value: Float, _ precision: Precision) {
    if precision == .shortest {
      self.init(description: value.description)
    } else {
      self.init(Double(value), precision)
    }
  }

  /// The digits in Swift's own description of a finite number, which are the shortest.
  private init(description: String) {
    var digits: [UInt8] = []
    var scale = 0
    var exponent = 0
    var isNegative = false
    var sawPoint = false
    var bytes = description.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 45: isNegative = true
      case 46: sawPoint = true
      case 101: exponent = Self.exponent(&bytes)
      default:
        if digits.isEmpty, byte == 48 {
          if sawPoint { scale -= 1 }
        } else {
          digits.append(byte)
          if !sawPoint { scale += 1 }
        }
      }
    }
    self.init(
      digits: digits, scale: scale + exponent, isNegative: isNegative, kind: .floatingPoint)
    trimZeros()
  }

  private static func exponent(_ bytes: inout String.UTF8View.Iterator) -> Int {
    var value = 0
    var isNegative = false
    while let byte = bytes.next() {
      if byte == 45 { isNegative = true }
      if byte >= 48, byte <= 57 { value = value * 10 + Int(byte - 48) }
    }
    return isNegative ? -value : value
  }

  /// All digits of a finite number: m·2^e is m·5^(−e) tenfold shifted when e is negative.
  private init(exactly value: Double) {
    let isNegative = value.sign == .minus
    guard value != 0 else {
      self.init(digits: [], scale: 0, isNegative: isNegative, kind: .floatingPoint)
      return
    }
    var mantissa = value.significandBitPattern
    var exponent = Int(value.exponentBitPattern)
    if exponent == 0 { exponent = 1 } else { mantissa |= 1 << 52 }
    exponent -= 1075
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros
    var limbs = DecimalLimbs(mantissa)
    if exponent < 0 {
      limbs.multiply(by: 5, power: -exponent, step: 1_220_703_125, stepPower: 13)
    } else {
      limbs.multiply(by: 2, power: exponent, step: 1 << 29, stepPower: 29)
    }
    let digits = limbs.digits
    self.init(
      digits: digits, scale: digits.count + min(exponent, 0), isNegative: isNegative,
      kind: .floatingPoint)
    trimZeros()
  }
}

/// A natural number in base 10⁹, least significant limb first.
private struct DecimalLimbs {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    repeat {
      limbs.append(rest % Self.base)
      rest /= Self.base
    } while rest > 0
  }

  mutating func multiply(by factor: UInt64, power: Int, step: UInt64, stepPower: Int) {
    var left = power
    while left >= stepPower {
      multiply(by: step)
      left -= stepPower
    }
    var last: UInt64 = 1
    for _ in 0..<left { last *= factor }
    multiply(by: last)
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(carry % Self.base)
      carry /= Self.base
    }
  }

  var digits: [UInt8] {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(limbs.count * 9)
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        reversed.append(48 + UInt8(rest % 10))
        rest /= 10
      }
    }
    while reversed.last == 48 { reversed.removeLast() }
    reversed.reverse()
    return reversed
  }
}
