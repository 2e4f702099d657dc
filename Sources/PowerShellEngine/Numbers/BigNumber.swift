import CGMP

/// .NET's `BigInteger`: a whole number of any size, kept by GMP and never changed after it is made.
///
/// GMP ends the process when memory runs out, on a division by zero or on an infinite `double`, so
/// whatever could lead there is refused before it is called; numbers end at 2²⁶ bits.
public final class BigNumber: @unchecked Sendable {
  static let maximumBits = 1 << 26

  let raw: UnsafeMutablePointer<__mpz_struct>

  /// Makes a number with what `fill` puts into it.
  init(_ fill: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    raw = .allocate(capacity: 1)
    __gmpz_init(raw)
    fill(raw)
  }

  deinit {
    __gmpz_clear(raw)
    raw.deallocate()
  }

  static let zero = BigNumber(0 as Int64)
  static let one = BigNumber(1 as Int64)
  static let minusOne = BigNumber(-1 as Int64)

  convenience init(_ value: Int64) {
    self.init { __gmpz_set_si($0, Int(value)) }
  }

  convenience init(_ value: UInt64) {
    self.init { __gmpz_set_ui($0, UInt(value)) }
  }

  convenience init(magnitude: UInt128, isNegative: Bool) {
    self.init {
      __gmpz_set_ui($0, UInt(truncatingIfNeeded: magnitude >> 64))
      __gmpz_mul_2exp($0, $0, 64)
      __gmpz_add_ui($0, $0, UInt(truncatingIfNeeded: magnitude))
      if isNegative { __gmpz_neg($0, $0) }
    }
  }

  /// The whole part of a decimal.
  convenience init(_ value: DecimalNumber) {
    let whole = value.truncated
    self.init(magnitude: whole.mantissa, isNegative: whole.isNegative)
  }

  /// The whole part of a `double`.
  convenience init(_ value: Double) throws(ValueFailure) {
    guard !value.isNaN else { throw ValueFailure(.overflow, "The value is not a number.") }
    guard value.isFinite else {
      throw ValueFailure(.overflow, "BigInteger cannot represent infinity.")
    }
    self.init { __gmpz_set_d($0, value) }
  }

  /// −1, 0 or 1.
  var sign: Int { Int(raw.pointee._mp_size.signum()) }
  var isZero: Bool { sign == 0 }
  var isNegative: Bool { sign < 0 }
  var isOne: Bool { __gmpz_cmp_ui(raw, 1) == 0 }
  var isEven: Bool { __gmpz_tstbit(raw, 0) == 0 }
  var isPowerOfTwo: Bool { sign > 0 && __gmpz_popcount(raw) == 1 }
  /// How many bits the magnitude has; 0 for zero.
  var magnitudeBits: Int { isZero ? 0 : Int(__gmpz_sizeinbase(raw, 2)) }
  /// How many bits the number has without its sign, as `GetBitLength` counts.
  var bitLength: Int { isNegative ? complement.magnitudeBits : magnitudeBits }
}

extension BigNumber: Comparable, Hashable {
  /// −1, 0 or 1.
  static func order(_ left: BigNumber, _ right: BigNumber) -> Int {
    Int(__gmpz_cmp(left.raw, right.raw).signum())
  }

  public static func == (left: BigNumber, right: BigNumber) -> Bool { order(left, right) == 0 }
  public static func < (left: BigNumber, right: BigNumber) -> Bool { order(left, right) < 0 }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(sign)
    hasher.combine(UInt64(__gmpz_get_ui(raw)))
  }
}
