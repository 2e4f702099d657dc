/// Sum, product, quotient and remainder of decimals with .NET's scales; 28 digits round half to even.
extension DecimalNumber {
  /// An exact result brought into 96 bits and a scale of 28 at most, rounded once.
  private init(rounding value: WideNumber, scale: Int, isNegative: Bool) throws(ValueFailure) {
    var value = value
    var scale = scale
    var last: UInt8 = 0
    var isExact = true
    while scale > Self.maximumScale || value.high > 0 || value.low > Self.maximumMantissa {
      guard scale > 0 else { throw Self.overflow }
      isExact = isExact && last == 0
      last = value.dropDigit()
      scale -= 1
    }
    var mantissa = value.low
    if last > 5 || (last == 5 && (!isExact || mantissa & 1 == 1)) { mantissa += 1 }
    if mantissa > Self.maximumMantissa {
      guard scale > 0 else { throw Self.overflow }
      mantissa = mantissa / 10 + (mantissa % 10 > 5 ? 1 : 0)
      scale -= 1
    }
    self.init(mantissa, scale: scale, isNegative: isNegative)
  }

  func adding(_ other: DecimalNumber) throws(ValueFailure) -> DecimalNumber {
    if scale == other.scale, isNegative == other.isNegative,
      mantissa + other.mantissa <= Self.maximumMantissa
    {
      return DecimalNumber(mantissa + other.mantissa, scale: scale, isNegative: isNegative)
    }
    let shared = max(scale, other.scale)
    var a = WideNumber(mantissa, times: Self.powersOfTen[shared - scale])
    var b = WideNumber(other.mantissa, times: Self.powersOfTen[shared - other.scale])
    guard isNegative != other.isNegative else {
      a.add(b)
      return try DecimalNumber(rounding: a, scale: shared, isNegative: isNegative)
    }
    if a < b {
      b.subtract(a)
      return try DecimalNumber(rounding: b, scale: shared, isNegative: other.isNegative)
    }
    a.subtract(b)
    return try DecimalNumber(rounding: a, scale: shared, isNegative: isNegative)
  }

  func subtracting(_ other: DecimalNumber) throws(ValueFailure) -> DecimalNumber {
    try adding(other.negated)
  }

  func multiplied(by other: DecimalNumber) throws(ValueFailure) -> DecimalNumber {
    let shared = scale + other.scale
    let isSmall = mantissa | other.mantissa <= UInt32.max
    let product = WideNumber(mantissa, times: other.mantissa)
    if product.high == 0, product.low == 0 {
      guard isSmall, shared <= Self.maximumScale + 19 else { return .zero }
      return DecimalNumber(0, scale: min(shared, Self.maximumScale), isNegative: false)
    }
    if isSmall, shared > Self.maximumScale + 19 { return .zero }
    return try DecimalNumber(
      rounding: product, scale: shared, isNegative: isNegative != other.isNegative)
  }

  func divided(by other: DecimalNumber) throws(ValueFailure) -> DecimalNumber {
    guard !other.isZero else { throw .divideByZero }
    let divisor = other.mantissa
    var (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: divisor)
    var scale = scale - other.scale
    let wasExact = rest == 0
    while (rest > 0 && scale < Self.maximumScale) || scale < 0 {
      let (digit, next) = (rest * 10).quotientAndRemainder(dividingBy: divisor)
      let longer = quotient * 10 + digit
      guard longer <= Self.maximumMantissa else { break }
      quotient = longer
      rest = next
      scale += 1
    }
    guard scale >= 0 else { throw Self.overflow }
    if rest > 0 {
      let twice = rest * 2
      if twice > divisor || (twice == divisor && quotient & 1 == 1) { quotient += 1 }
      if quotient > Self.maximumMantissa {
        guard scale > 0 else { throw Self.overflow }
        quotient = quotient / 10 + (quotient % 10 >= 5 ? 1 : 0)
        scale -= 1
      }
    }
    let result = DecimalNumber(
      quotient, scale: scale, isNegative: isNegative != other.isNegative)
    return wasExact || quotient == 0 ? result : result.normalized
  }

  func remainder(dividingBy other: DecimalNumber) throws(ValueFailure) -> DecimalNumber {
    guard !other.isZero else { throw .divideByZero }
    if isZero { return self }
    let order = Self.order(magnitude, other.magnitude)
    if order < 0 { return self }
    let shared = max(scale, other.scale)
    // The divisor is not larger, so at the dividend's scale it still has 96 bits.
    let divisor = other.mantissa * Self.powersOfTen[shared - other.scale]
    var rest = mantissa % divisor
    for _ in 0..<(shared - scale) { rest = rest * 10 % divisor }
    return DecimalNumber(rest, scale: shared, isNegative: isNegative)
  }
}
