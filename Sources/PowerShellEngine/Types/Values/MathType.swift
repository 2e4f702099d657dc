import Glibc

/// `System.Math`.
extension TypeDefinition {
  static let math = TypeDefinition("System.Math", isAbstract: true) { m in
    m.constant("static double PI {get;}") { .double(.pi) }
    m.constant("static double E {get;}") { .double(2.718281828459045) }
    m.constant("static double Tau {get;}") { .double(2 * .pi) }
    MathMembers.declareFunctions(m)
    MathMembers.declareSelections(m)
    MathMembers.declareRounding(m)
  }
}

/// The members of `System.Math`.
enum MathMembers {
  private static let functions: [(String, @Sendable (Double) -> Double)] = [
    ("Acos", { acos($0) }), ("Acosh", { acosh($0) }), ("Asin", { asin($0) }),
    ("Asinh", { asinh($0) }), ("Atan", { atan($0) }), ("Atanh", { atanh($0) }),
    ("Cbrt", { cbrt($0) }), ("Cos", { cos($0) }), ("Cosh", { cosh($0) }), ("Exp", { exp($0) }),
    ("Log", { log($0) }), ("Log10", { log10($0) }), ("Log2", { log2($0) }), ("Sin", { sin($0) }),
    ("Sinh", { sinh($0) }), ("Sqrt", { $0.squareRoot() }), ("Tan", { tan($0) }),
    ("Tanh", { tanh($0) }), ("BitIncrement", { $0.nextUp }), ("BitDecrement", { $0.nextDown }),
    ("ReciprocalEstimate", { 1 / $0 }), ("ReciprocalSqrtEstimate", { 1 / $0.squareRoot() }),
  ]

  private static let pairs: [(String, String, @Sendable (Double, Double) -> Double)] = [
    ("Pow", "double x, double y", { pow($0, $1) }),
    ("Atan2", "double y, double x", { atan2($0, $1) }),
    ("Log", "double a, double newBase", { logarithm($0, $1) }),
    ("IEEERemainder", "double x, double y", { remainder($0, $1) }),
    ("CopySign", "double x, double y", { copysign($0, $1) }),
    ("MaxMagnitude", "double x, double y", { RealMembers.largerMagnitude($0, $1) }),
    ("MinMagnitude", "double x, double y", { RealMembers.smallerMagnitude($0, $1) }),
  ]

  static func logarithm(_ value: Double, _ base: Double) -> Double {
    if value.isNaN || base.isNaN || base == 1 { return .nan }
    if value != 1, base == 0 || base == .infinity { return .nan }
    return log(value) / log(base)
  }

  static func declareFunctions(_ m: MemberDeclarations) {
    for (name, body) in functions {
      m.function("static double \(name)(double d)") { a in .double(body(a.double(0))) }
    }
    for (name, parameters, body) in pairs {
      m.function("static double \(name)(\(parameters))") { a in
        .double(body(a.double(0), a.double(1)))
      }
    }
    m.function("static long BigMul(int a, int b)") { a in
      .long(a[0].integerOrZero &* a[1].integerOrZero)
    }
    m.function("static ulong BigMul(uint a, uint b)") { a in
      .number(.uint64(UInt64(a[0].integerOrZero.magnitude) &* a[1].integerOrZero.magnitude))
    }
    m.function("static System.Int128 BigMul(long a, long b)") { a in
      let product = Int128(a[0].integerOrZero) * Int128(a[1].integerOrZero)
      return .object(WideNumberObject("System.Int128", product.description))
    }
    m.function("static System.UInt128 BigMul(ulong a, ulong b)") { a in
      let (x, y) = (UInt64(bitPattern: a[0].integerOrZero), UInt64(bitPattern: a[1].integerOrZero))
      return .object(WideNumberObject("System.UInt128", (UInt128(x) * UInt128(y)).description))
    }
    m.function(
      "static double FusedMultiplyAdd(double x, double y, double z)"
    ) { a in .double(fma(a.double(0), a.double(1), a.double(2))) }
    m.function("static System.ValueTuple[double,double] SinCos(double x)") { a in
      TupleObject.pair(.double(sin(a.double(0))), .double(cos(a.double(0))))
    }
    m.function("static int ILogB(double x)") { a in
      .int(RealMembers.binaryExponent(a.double(0)))
    }
    m.function("static double ScaleB(double x, int n)") { a in
      .double(scalbn(a.double(0), Int32(clamping: max(-5000, min(5000, a.int(1))))))
    }
    declareDivisions(m)
    m.function("static int DivRem(int a, int b, [ref] int result)") { a in
      guard a.int(1) != 0 else { throw divideByZero }
      try a.assign(2, .int(Int32(truncatingIfNeeded: a.int(0) % a.int(1))))
      return .int(Int32(truncatingIfNeeded: a.int(0) / a.int(1)))
    }
    m.function("static long DivRem(long a, long b, [ref] long result)") { a in
      guard a.int(1) != 0 else { throw divideByZero }
      let (quotient, overflows) = a.int(0).dividedReportingOverflow(by: a.int(1))
      guard !overflows else {
        throw DotNetException.overflow("Arithmetic operation resulted in an overflow.")
      }
      let rest = a.int(0) % a.int(1)
      try a.assign(2, .long(Int64(rest)))
      return .long(Int64(quotient))
    }
  }

  /// `DivRem` with a pair of results.
  private static func declareDivisions(_ m: MemberDeclarations) {
    func declare<T: FixedWidthInteger>(_ name: String, _ value: @escaping (T) -> Value) {
      m.function("static System.ValueTuple[\(name),\(name)] DivRem(\(name) left, \(name) right)") {
        a in
        try IntegerMembers<T>.divide(
          T(truncatingIfNeeded: a[0].integerOrZero), T(truncatingIfNeeded: a[1].integerOrZero),
          value)
      }
    }
    declare("sbyte") { (number: Int8) in .number(.int8(number)) }
    declare("byte") { (number: UInt8) in .byte(number) }
    declare("short") { (number: Int16) in .number(.int16(number)) }
    declare("ushort") { (number: UInt16) in .number(.uint16(number)) }
    declare("int") { (number: Int32) in .int(number) }
    declare("uint") { (number: UInt32) in .number(.uint32(number)) }
    declare("long") { (number: Int64) in .long(number) }
    declare("ulong") { (number: UInt64) in .number(.uint64(number)) }
  }

  private static var divideByZero: DotNetException {
    DotNetException("System.DivideByZeroException", "Attempted to divide by zero.")
  }

  /// The types Max, Min and Clamp are declared for, in .NET's order.
  private static let ordered = [
    "byte", "decimal", "double", "short", "int", "long", "System.IntPtr", "sbyte", "float",
    "ushort", "uint", "ulong", "System.UIntPtr",
  ]

  static func declareSelections(_ m: MemberDeclarations) {
    for type in ordered {
      m.function("static \(type) Max(\(type) val1, \(type) val2)") { a in
        try pick(a[0], a[1]) { $0 >= 0 }
      }
      m.function("static \(type) Min(\(type) val1, \(type) val2)") { a in
        try pick(a[0], a[1]) { $0 <= 0 }
      }
      m.function("static \(type) Clamp(\(type) value, \(type) min, \(type) max)") { a in
        try clamp(a)
      }
    }
    for type in ["decimal", "double", "short", "int", "long", "sbyte", "float"] {
      m.function("static \(type) Abs(\(type) value)") { a in try absolute(a[0], type, a.session) }
      m.function("static int Sign(\(type) value)") { a in
        try sign(a.double(0))
      }
    }
  }

  static func sign(_ number: Double) throws -> Value {
    if number.isNaN {
      throw DotNetException(
        "System.ArithmeticException",
        "Function does not accept floating point Not-a-Number values.")
    }
    return .int(number > 0 ? 1 : number < 0 ? -1 : 0)
  }

  /// `Clamp(value, min, max)` of any numeric type.
  static func clamp(_ a: Arguments) throws -> Value {
    guard try ValueOrder.compare(a[1], a[2]) <= 0 else {
      throw DotNetException.argument(
        "'\(a[1].text(.invariant))' cannot be greater than \(a[2].text(.invariant)).")
    }
    if try ValueOrder.compare(a[0], a[1]) < 0 { return a[1] }
    return try ValueOrder.compare(a[0], a[2]) > 0 ? a[2] : a[0]
  }

  private static func pick(_ a: Value, _ b: Value, _ first: (Int) -> Bool) throws -> Value {
    if case .double(let x) = a, x.isNaN { return a }
    if case .double(let y) = b, y.isNaN { return b }
    return first(try ValueOrder.compare(a, b)) ? a : b
  }

  private static func absolute(
    _ value: Value, _ type: String, _ session: Session
  ) throws -> Value {
    switch value.base {
    case .double(let number): return .double(abs(number))
    case .int(.min), .long(.min):
      throw DotNetException.overflow(
        "Negating the minimum value of a twos complement number is invalid.")
    case .int(let number): return .int(abs(number))
    case .long(let number): return .long(abs(number))
    default:
      if ValueOrder.sign(try ValueOrder.compare(value, zero(like: value, session)), 0) >= 0 {
        return value
      }
      return try Conversion.convert(
        Arithmetic.subtract(.int(0), value, session), to: value.type, session)
    }
  }

  private static func zero(like value: Value, _ session: Session) throws -> Value {
    try Conversion.convert(.int(0), to: value.base.type, session)
  }

  static func declareRounding(_ m: MemberDeclarations) {
    m.function("static double Ceiling(double a)") { a in .double(a.double(0).rounded(.up)) }
    m.function("static double Floor(double d)") { a in .double(a.double(0).rounded(.down)) }
    m.function("static double Truncate(double d)") { a in
      .double(a.double(0).rounded(.towardZero))
    }
    for (name, mode) in [("Ceiling", 4), ("Floor", 3), ("Truncate", 2)] {
      m.function("static decimal \(name)(decimal d)") { a in
        try rounded(a[0], digits: 0, mode: mode)
      }
    }
    m.function(
      "static decimal Round(decimal d)", "static decimal Round(decimal d, int decimals)",
      "static decimal Round(decimal d, System.MidpointRounding mode)",
      "static decimal Round(decimal d, int decimals, System.MidpointRounding mode)"
    ) { a in
      try rounded(a[0], digits: a.int("decimals") ?? 0, mode: a.int("mode") ?? 0)
    }
    m.function(
      "static double Round(double a)", "static double Round(double value, int digits)",
      "static double Round(double value, System.MidpointRounding mode)",
      "static double Round(double value, int digits, System.MidpointRounding mode)"
    ) { a in
      .double(try rounded(a.double(0), digits: a.int("digits") ?? 0, mode: a.int("mode") ?? 0))
    }
  }

  private static func rule(_ mode: Int) throws -> FloatingPointRoundingRule {
    switch mode {
    case 0: .toNearestOrEven
    case 1: .toNearestOrAwayFromZero
    case 2: .towardZero
    case 3: .down
    case 4: .up
    default:
      throw DotNetException.argument(
        "The value '\(mode)' is not valid for this usage of the type MidpointRounding.", "mode")
    }
  }

  static func rounded(_ value: Double, digits: Int, mode: Int) throws -> Double {
    guard (0...15).contains(digits) else {
      throw DotNetException.outOfRange(
        "Rounding digits must be between 0 and 15, inclusive.", "digits")
    }
    let rule = try rule(mode)
    guard abs(value) < 1e16 else { return value }
    let power = pow(10, Double(digits))
    return (value * power).rounded(rule) / power
  }

  private static func rounded(_ value: Value, digits: Int, mode: Int) throws -> Value {
    guard case .object(let object as NumberObject) = value.base,
      case .decimal(let number) = object.number
    else { return value }
    return .number(
      .decimal(try number.rounded(digits, MidpointRounding(rawValue: mode) ?? .toEven)))
  }
}
