/// A number as decimal digits: 0.d₁d₂d₃… × 10^scale, the form every number takes before it is formatted.
struct DigitBuffer: Equatable {
  /// Where the digits come from; only binary floating point knows a negative zero.
  enum Kind { case integer, decimal, floatingPoint }

  /// ASCII digits without leading zeros; empty for zero.
  var digits: [UInt8]
  var scale: Int
  var isNegative: Bool
  let kind: Kind
}

extension DigitBuffer {
  /// An integer's digits.
  init(magnitude: some FixedWidthInteger & UnsignedInteger, isNegative: Bool) {
    var reversed: [UInt8] = []
    var rest = UInt64(truncatingIfNeeded: magnitude)
    var high = magnitude
    while high > UInt64.max {
      let (quotient, remainder) = high.quotientAndRemainder(dividingBy: 10)
      reversed.append(48 + UInt8(truncatingIfNeeded: remainder))
      high = quotient
      rest = UInt64(truncatingIfNeeded: high)
    }
    while rest > 0 {
      reversed.append(48 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    reversed.reverse()
    self.init(
      digits: reversed, scale: reversed.count, isNegative: isNegative, kind: .integer)
  }

  /// Keeps `count` digits, rounding half up; the digits of a correctly rounded number are only cut.
  mutating func round(to count: Int, isCorrectlyRounded: Bool) {
    var kept = max(0, min(count, digits.count))
    let roundsUp =
      count >= 0 && count < digits.count && !isCorrectlyRounded && digits[count] >= 53
    if roundsUp {
      while kept > 0, digits[kept - 1] == 57 { kept -= 1 }
      if kept > 0 {
        digits[kept - 1] += 1
      } else {
        scale += 1
        digits[0] = 49
        kept = 1
      }
    } else {
      while kept > 0, digits[kept - 1] == 48 { kept -= 1 }
    }
    digits.removeSubrange(kept...)
    guard kept == 0 else { return }
    if kind != .floatingPoint { isNegative = false }
    scale = 0
  }

  /// Rounds exact digits to `count` digits, a tie to the even digit.
  mutating func roundHalfEven(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      scale = 0
      return
    }
    let next = digits[count]
    let isTie = next == 53 && digits[(count + 1)...].allSatisfy { $0 == 48 }
    let isOdd = count > 0 && digits[count - 1] & 1 == 1
    let roundsUp = next > 53 || (next == 53 && (!isTie || isOdd))
    digits.removeSubrange(count...)
    if roundsUp { increment() } else { trimZeros() }
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    while let last = digits.last, last == 57 { digits.removeLast() }
    if let last = digits.last {
      digits[digits.count - 1] = last + 1
    } else {
      digits = [49]
      scale += 1
    }
  }

  mutating func trimZeros() {
    while digits.last == 48 { digits.removeLast() }
    if digits.isEmpty { scale = 0 }
  }
}
