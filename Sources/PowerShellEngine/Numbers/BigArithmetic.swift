import CGMP

/// Arithmetic of big numbers; whatever would grow beyond 2²⁶ bits fails with `OutOfMemoryException`.
extension BigNumber {
  private static func check(bits: Int) throws(ValueFailure) {
    guard bits <= maximumBits else { throw .outOfMemory }
  }

  var negated: BigNumber { BigNumber { __gmpz_neg($0, self.raw) } }
  var magnitude: BigNumber { BigNumber { __gmpz_abs($0, self.raw) } }
  /// Every bit turned: −n − 1.
  var complement: BigNumber { BigNumber { __gmpz_com($0, self.raw) } }

  func adding(_ other: BigNumber) throws(ValueFailure) -> BigNumber {
    try Self.check(bits: max(magnitudeBits, other.magnitudeBits) + 1)
    return BigNumber { __gmpz_add($0, self.raw, other.raw) }
  }

  func subtracting(_ other: BigNumber) throws(ValueFailure) -> BigNumber {
    try Self.check(bits: max(magnitudeBits, other.magnitudeBits) + 1)
    return BigNumber { __gmpz_sub($0, self.raw, other.raw) }
  }

  func multiplied(by other: BigNumber) throws(ValueFailure) -> BigNumber {
    try Self.check(bits: magnitudeBits + other.magnitudeBits)
    return BigNumber { __gmpz_mul($0, self.raw, other.raw) }
  }

  /// The quotient, cut towards zero.
  func divided(by other: BigNumber) throws(ValueFailure) -> BigNumber {
    guard !other.isZero else { throw .divideByZero }
    return BigNumber { __gmpz_tdiv_q($0, self.raw, other.raw) }
  }

  /// The remainder, with the sign of the dividend.
  func remainder(dividingBy other: BigNumber) throws(ValueFailure) -> BigNumber {
    guard !other.isZero else { throw .divideByZero }
    return BigNumber { __gmpz_tdiv_r($0, self.raw, other.raw) }
  }

  func power(_ exponent: Int) throws(ValueFailure) -> BigNumber {
    guard exponent >= 0 else {
      throw ValueFailure(
        .argumentOutOfRange, "The number must be greater than or equal to zero.",
        parameter: "exponent")
    }
    if magnitudeBits > 1 {
      let bits = (magnitudeBits - 1).multipliedReportingOverflow(by: exponent)
      guard !bits.overflow else { throw .outOfMemory }
      try Self.check(bits: bits.partialValue)
    }
    return BigNumber { __gmpz_pow_ui($0, self.raw, UInt(exponent)) }
  }

  /// `self` to the power of `exponent`, modulo `modulus`, with the sign of the power.
  func power(_ exponent: BigNumber, modulo modulus: BigNumber) throws(ValueFailure) -> BigNumber {
    guard !exponent.isNegative else {
      throw ValueFailure(
        .argumentOutOfRange, "The number must be greater than or equal to zero.",
        parameter: "exponent")
    }
    guard !modulus.isZero else { throw .divideByZero }
    // A larger exponentiation could not be interrupted.
    guard modulus.magnitudeBits <= 1 << 16, exponent.magnitudeBits <= 1 << 16 else {
      throw .outOfMemory
    }
    let isNegative = isNegative && !exponent.isEven
    let (base, size) = (magnitude, modulus.magnitude)
    // GMP must not read numbers that are already let go of.
    return withExtendedLifetime((base, size)) {
      BigNumber {
        __gmpz_powm($0, base.raw, exponent.raw, size.raw)
        if isNegative { __gmpz_neg($0, $0) }
      }
    }
  }

  func greatestCommonDivisor(_ other: BigNumber) -> BigNumber {
    BigNumber { __gmpz_gcd($0, self.raw, other.raw) }
  }

  func shiftedLeft(_ count: Int) throws(ValueFailure) -> BigNumber {
    guard count >= 0 else {
      return count == Int.min ? shiftedRightFully : try shiftedRight(-count)
    }
    if isZero { return self }
    let bits = magnitudeBits.addingReportingOverflow(count)
    guard !bits.overflow else { throw .outOfMemory }
    try Self.check(bits: bits.partialValue)
    return BigNumber { __gmpz_mul_2exp($0, self.raw, UInt(count)) }
  }

  /// Shifts right, rounding down as two's complement does.
  func shiftedRight(_ count: Int) throws(ValueFailure) -> BigNumber {
    guard count >= 0 else {
      guard count != Int.min else { throw .outOfMemory }
      return try shiftedLeft(-count)
    }
    return BigNumber { __gmpz_fdiv_q_2exp($0, self.raw, UInt(count)) }
  }

  private var shiftedRightFully: BigNumber { isNegative ? .minusOne : .zero }

  func and(_ other: BigNumber) -> BigNumber {
    BigNumber { __gmpz_and($0, self.raw, other.raw) }
  }

  func or(_ other: BigNumber) -> BigNumber {
    BigNumber { __gmpz_ior($0, self.raw, other.raw) }
  }

  func xor(_ other: BigNumber) -> BigNumber {
    BigNumber { __gmpz_xor($0, self.raw, other.raw) }
  }
}
