import Glibc

/// What `Double`, `Single` and `MathF` compute: .NET's generic mathematics over floating numbers.
///
/// A `float` is computed as a `double` and rounded once, which gives the nearest `float`.
struct RealMembers {
  /// As signatures write the type: `double` or `float`.
  let name: String
  private let isSingle: Bool

  init(_ type: TypeInfo) {
    isSingle = type.name == "Single" || type.name == "MathF"
    name = isSingle ? "float" : "double"
  }

  private func value(_ number: Double) -> Value {
    isSingle ? .number(.single(Float(number))) : .double(number)
  }

  func declare(_ m: MemberDeclarations) {
    declareConstants(m)
    declareUnary(m)
    declareBinary(m)
    declareTests(m)
    declareRest(m)
    declareRounding(m)
  }

  private func declareConstants(_ m: MemberDeclarations) {
    m.constant("static \(name) E {get;}") { value(M_E) }
    m.constant("static \(name) Pi {get;}") { value(.pi) }
    m.constant("static \(name) Tau {get;}") { value(2 * .pi) }
    m.constant("static \(name) NegativeZero {get;}") { value(-0.0) }
  }

  func declareUnary(_ m: MemberDeclarations) {
    for (function, compute) in Self.unary {
      m.function("static \(name) \(function)(\(name) x)") { a in value(compute(a.double(0))) }
    }
    for (function, isUp) in [("BitIncrement", true), ("BitDecrement", false)] {
      m.function("static \(name) \(function)(\(name) x)") { a in
        value(next(a.double(0), isUp: isUp))
      }
    }
    for (function, compute) in [("SinCos", Self.sinCos), ("SinCosPi", Self.sinCosPi)] {
      m.function("static System.ValueTuple[\(name),\(name)] \(function)(\(name) x)") { a in
        let (sine, cosine) = compute(a.double(0))
        return TupleObject.pair(value(sine), value(cosine))
      }
    }
  }

  private func next(_ number: Double, isUp: Bool) -> Double {
    if isSingle { return Double(isUp ? Float(number).nextUp : Float(number).nextDown) }
    return isUp ? number.nextUp : number.nextDown
  }

  private func declareBinary(_ m: MemberDeclarations) {
    for (function, parameters, compute) in Self.binary {
      let (first, second) = parameters
      m.function("static \(name) \(function)(\(name) \(first), \(name) \(second))") { a in
        value(compute(a.double(0), a.double(1)))
      }
    }
    for function in ["FusedMultiplyAdd", "MultiplyAddEstimate"] {
      m.function(
        "static \(name) \(function)(\(name) left, \(name) right, \(name) addend)"
      ) { a in value(fma(a.double(0), a.double(1), a.double(2))) }
    }
    m.function("static \(name) Lerp(\(name) value1, \(name) value2, \(name) amount)") { a in
      value(a.double(0) * (1 - a.double(2)) + a.double(1) * a.double(2))
    }
    for function in ["Clamp", "ClampNative"] {
      m.function("static \(name) \(function)(\(name) value, \(name) min, \(name) max)") { a in
        try MathMembers.clamp(a)
      }
    }
  }

  private func declareTests(_ m: MemberDeclarations) {
    for (function, test) in Self.tests {
      m.function("static bool \(function)(\(name) d)") { a in .bool(test(a.double(0))) }
    }
    m.function("static bool IsNormal(\(name) d)", "static bool IsSubnormal(\(name) d)") { a in
      let wantsNormal = a.overload?.name == "IsNormal"
      guard isSingle else {
        return .bool(wantsNormal ? a.double(0).isNormal : a.double(0).isSubnormal)
      }
      let number = Float(a.double(0))
      return .bool(wantsNormal ? number.isNormal : number.isSubnormal)
    }
    m.function("static int Sign(\(name) value)") { a in try MathMembers.sign(a.double(0)) }
  }

  private func declareRest(_ m: MemberDeclarations) {
    m.function("static int ILogB(\(name) x)") { a in .int(Self.binaryExponent(a.double(0))) }
    m.function("static \(name) ScaleB(\(name) x, int n)") { a in
      value(scalbn(a.double(0), Int32(clamping: max(-5000, min(5000, a.int(1))))))
    }
    m.function("static \(name) RootN(\(name) x, int n)") { a in
      value(Self.root(a.double(0), a.int(1)))
    }
    for function in ["CreateChecked", "CreateSaturating", "CreateTruncating"] {
      m.function("static \(name) \(function)(TOther value)") { a in
        try Conversion.convert(a[0], to: isSingle ? .single : .double, a.session)
      }
    }
  }

  func declareRounding(_ m: MemberDeclarations) {
    m.function(
      "static \(name) Round(\(name) x, int digits, System.MidpointRounding mode)",
      "static \(name) Round(\(name) x, System.MidpointRounding mode)",
      "static \(name) Round(\(name) x, int digits)", "static \(name) Round(\(name) x)"
    ) { a in
      let digits = a.int("digits") ?? 0
      guard !isSingle || (0...6).contains(digits) else {
        throw DotNetException.outOfRange(
          "Rounding digits must be between 0 and 6, inclusive.", "digits")
      }
      return value(try MathMembers.rounded(a.double(0), digits: digits, mode: a.int("mode") ?? 0))
    }
  }
}

extension RealMembers {
  private typealias Unary = @Sendable (Double) -> Double

  private static let unary: [(String, Unary)] = [
    ("Abs", { abs($0) }), ("Acos", { acos($0) }), ("Acosh", { acosh($0) }),
    ("AcosPi", { acos($0) / .pi }), ("Asin", { asin($0) }), ("Asinh", { asinh($0) }),
    ("AsinPi", { asin($0) / .pi }), ("Atan", { atan($0) }), ("Atanh", { atanh($0) }),
    ("AtanPi", { atan($0) / .pi }), ("Cbrt", { cbrt($0) }), ("Ceiling", { $0.rounded(.up) }),
    ("Cos", { cos($0) }), ("Cosh", { cosh($0) }), ("CosPi", { sinCosPi($0).1 }),
    ("DegreesToRadians", { $0 * .pi / 180 }), ("Exp", { exp($0) }),
    ("Exp10", { pow(10, $0) }), ("Exp10M1", { pow(10, $0) - 1 }), ("Exp2", { pow(2, $0) }),
    ("Exp2M1", { pow(2, $0) - 1 }), ("ExpM1", { exp($0) - 1 }), ("Floor", { $0.rounded(.down) }),
    ("Log", { log($0) }), ("Log10", { log10($0) }), ("Log10P1", { log10($0 + 1) }),
    ("Log2", { log2($0) }), ("Log2P1", { log2($0 + 1) }), ("LogP1", { log($0 + 1) }),
    ("RadiansToDegrees", { $0 * 180 / .pi }), ("ReciprocalEstimate", { 1 / $0 }),
    ("ReciprocalSqrtEstimate", { 1 / $0.squareRoot() }), ("Sin", { sin($0) }),
    ("Sinh", { sinh($0) }), ("SinPi", { sinCosPi($0).0 }), ("Sqrt", { $0.squareRoot() }),
    ("Tan", { tan($0) }), ("Tanh", { tanh($0) }), ("TanPi", { tanPi($0) }),
    ("Truncate", { $0.rounded(.towardZero) }),
  ]

  private typealias Binary = @Sendable (Double, Double) -> Double

  private static let binary: [(String, (String, String), Binary)] = [
    ("Atan2", ("y", "x"), { atan2($0, $1) }), ("Atan2Pi", ("y", "x"), { atan2($0, $1) / .pi }),
    ("CopySign", ("value", "sign"), { copysign($0, $1) }), ("Hypot", ("x", "y"), { hypot($0, $1) }),
    ("Ieee754Remainder", ("left", "right"), { remainder($0, $1) }),
    ("IEEERemainder", ("x", "y"), { remainder($0, $1) }),
    ("Log", ("x", "newBase"), { MathMembers.logarithm($0, $1) }), ("Max", ("x", "y"), larger),
    ("MaxMagnitude", ("x", "y"), largerMagnitude),
    ("MaxMagnitudeNumber", ("x", "y"), { numbers($0, $1, largerMagnitude) }),
    ("MaxNative", ("x", "y"), { $0 > $1 ? $0 : $1 }),
    ("MaxNumber", ("x", "y"), { numbers($0, $1, larger) }), ("Min", ("x", "y"), smaller),
    ("MinMagnitude", ("x", "y"), smallerMagnitude),
    ("MinMagnitudeNumber", ("x", "y"), { numbers($0, $1, smallerMagnitude) }),
    ("MinNative", ("x", "y"), { $0 < $1 ? $0 : $1 }),
    ("MinNumber", ("x", "y"), { numbers($0, $1, smaller) }), ("Pow", ("x", "y"), { pow($0, $1) }),
  ]

  private static let tests: [(String, @Sendable (Double) -> Bool)] = [
    ("IsEvenInteger", { $0.remainder(dividingBy: 2) == 0 }),
    ("IsInteger", { $0.isFinite && $0 == $0.rounded() }),
    ("IsOddInteger", { abs($0.remainder(dividingBy: 2)) == 1 }),
    ("IsPositive", { $0.sign == .plus }), ("IsNegative", { $0.sign == .minus }),
    ("IsPow2", { $0 > 0 && $0.isFinite && $0.significand == 1 }), ("IsRealNumber", { !$0.isNaN }),
    ("IsNaN", { $0.isNaN }), ("IsInfinity", { $0.isInfinite }), ("IsFinite", { $0.isFinite }),
    ("IsPositiveInfinity", { $0 == .infinity }), ("IsNegativeInfinity", { $0 == -.infinity }),
  ]

  /// What a choice gives where one of the numbers is none: the other.
  private static func numbers(_ a: Double, _ b: Double, _ choose: Binary) -> Double {
    a.isNaN ? b : b.isNaN ? a : choose(a, b)
  }

  @Sendable static func larger(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return a.isNaN ? a : b }
    return a > b || (a == b && a.sign == .plus) ? a : b
  }

  @Sendable static func smaller(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return a.isNaN ? a : b }
    return a < b || (a == b && a.sign == .minus) ? a : b
  }

  @Sendable static func largerMagnitude(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return a.isNaN ? a : b }
    return abs(a) == abs(b) ? larger(a, b) : abs(a) > abs(b) ? a : b
  }

  @Sendable static func smallerMagnitude(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return a.isNaN ? a : b }
    return abs(a) == abs(b) ? smaller(a, b) : abs(a) < abs(b) ? a : b
  }

  @Sendable static func sinCos(_ x: Double) -> (Double, Double) { (sin(x), cos(x)) }

  /// Sine and cosine of a multiple of π: exact at the quarters.
  @Sendable static func sinCosPi(_ x: Double) -> (Double, Double) {
    guard x.isFinite else { return (.nan, .nan) }
    let turn = remainder(x, 2)
    switch turn {
    case 0: return (x == 0 ? x : copysign(0, x), 1)
    case 1, -1: return (copysign(0, x), -1)
    case 0.5: return (1, 0)
    case -0.5: return (-1, 0)
    case 1.5: return (-1, 0)
    case -1.5: return (1, 0)
    default: return (sin(turn * .pi), cos(turn * .pi))
    }
  }

  private static func tanPi(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let rest = fmod(abs(x), 1)
    guard rest == 0.5 else { return rest == 0 ? copysign(0, x) : tan(remainder(x, 1) * .pi) }
    let isOdd = fmod(abs(x).rounded(.down), 2) == 1
    return copysign(.infinity, isOdd ? -x : x)
  }

  static func binaryExponent(_ x: Double) -> Int32 {
    if x == 0 { return .min }
    guard x.isFinite else { return .max }
    return Int32(clamping: x.exponent)
  }

  private static func root(_ x: Double, _ n: Int) -> Double {
    if n == 0 || x.isNaN { return .nan }
    let isOdd = n & 1 != 0
    if x == 0 {
      let zero = isOdd ? x : 0
      return n > 0 ? zero : 1 / zero
    }
    guard x > 0 || isOdd else { return .nan }
    switch n {
    case 1: return x
    case 2: return x.squareRoot()
    case 3: return cbrt(x)
    default: return copysign(pow(abs(x), 1 / Double(n)), x)
    }
  }
}

/// `System.MathF`.
extension TypeDefinition {
  static let mathF = TypeDefinition("System.MathF", isAbstract: true) { m in
    m.constant("static float PI {get;}") { .number(.single(.pi)) }
    RealMembers(m.type).declare(m)
  }
}
