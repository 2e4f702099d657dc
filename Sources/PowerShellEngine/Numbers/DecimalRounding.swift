/// How a number that lies between two candidates is rounded: .NET's `MidpointRounding`.
enum MidpointRounding: Int, Sendable {
  case toEven = 0
  case awayFromZero = 1
  case toZero = 2
  case toNegativeInfinity = 3
  case toPositiveInfinity = 4
}

extension DecimalNumber {
  /// The number with at most `decimals` digits after the point.
  func rounded(_ decimals: Int = 0, _ rule: MidpointRounding = .toEven) throws(ValueFailure)
    -> DecimalNumber
  {
    guard decimals >= 0, decimals <= Self.maximumScale else {
      throw ValueFailure(
        .argumentOutOfRange, "Decimal can only round to between 0 and 28 digits of precision.",
        parameter: "decimals")
    }
    return cut(decimals, rule)
  }

  var truncated: DecimalNumber { cut(0, .toZero) }
  var floor: DecimalNumber { cut(0, .toNegativeInfinity) }
  var ceiling: DecimalNumber { cut(0, .toPositiveInfinity) }

  private func cut(_ decimals: Int, _ rule: MidpointRounding) -> DecimalNumber {
    guard scale > decimals else { return self }
    let unit = Self.powersOfTen[scale - decimals]
    var (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: unit)
    let half = unit / 2
    let roundsUp =
      switch rule {
      case .toEven: rest > half || (rest == half && quotient & 1 == 1)
      case .awayFromZero: rest >= half
      case .toZero: false
      case .toNegativeInfinity: rest > 0 && isNegative
      case .toPositiveInfinity: rest > 0 && !isNegative
      }
    if roundsUp { quotient += 1 }
    return DecimalNumber(quotient, scale: decimals, isNegative: isNegative)
  }
}
