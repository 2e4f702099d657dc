/// Arithmetic on two numbers of any types: the later type of the two decides, what overflows goes
/// to double.
enum NumericOperation {
  case add, subtract, multiply, divide, remainder

  var method: OperatorMethod {
    switch self {
    case .add: .addition
    case .subtract: .subtraction
    case .multiply: .multiply
    case .divide: .division
    case .remainder: .modulus
    }
  }

  func apply(_ left: NumericOperand, _ right: NumericOperand) throws -> Value {
    let result = try compute(left, right)
    guard let type = left.enumType else { return result }
    guard let code = NumberCode(type), NumericOperand(result)?.code == max(code, .int32) else {
      throw ScriptError.raw(
        "System.InvalidCastException",
        "Unable to cast object of type '\(result.dotNetType.fullName)' to type '\(type.fullName)'.")
    }
    return .object(EnumObject(type, result.integerOrZero))
  }

  private func compute(_ left: NumericOperand, _ right: NumericOperand) throws -> Value {
    switch try Promotion.of(left, right) {
    case .integer(let code): try integers(left.integer, right.integer, code)
    case .double: .double(doubles(left.double, right.double))
    case .decimal: .number(.decimal(try decimals(left, right)))
    }
  }

  private func integers(_ x: Int128, _ y: Int128, _ code: NumberCode) throws -> Value {
    switch self {
    case .add: return code.value(x + y) ?? .double(Double(x) + Double(y))
    case .subtract: return code.value(x - y) ?? .double(Double(x) - Double(y))
    case .multiply:
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow, let value = code.value(product) { return value }
      guard code >= .int64 else { return .double(Double(x) * Double(y)) }
      // .NET makes a double of the exact product by cutting it off.
      let magnitude = x.magnitude &* y.magnitude
      return .double((x < 0) == (y < 0) ? magnitude.cutDouble : -magnitude.cutDouble)
    case .divide:
      guard y != 0 else { throw ScriptError.divisionByZero() }
      let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
      return (rest == 0 ? code.value(quotient) : nil) ?? .double(Double(x) / Double(y))
    case .remainder:
      guard y != 0 else { throw ScriptError.divisionByZero() }
      return code.value(x % y) ?? .int(0)
    }
  }

  private func doubles(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .remainder: x.truncatingRemainder(dividingBy: y)
    }
  }

  private func decimals(
    _ left: NumericOperand, _ right: NumericOperand
  ) throws -> DecimalNumber {
    let (x, y): (DecimalNumber, DecimalNumber)
    do {
      (x, y) = (try left.decimal(), try right.decimal())
    } catch {
      throw ScriptError.raw(error.exceptionType, error.message)
    }
    do {
      switch self {
      case .add: return try x.adding(y)
      case .subtract: return try x.subtracting(y)
      case .multiply: return try x.multiplied(by: y)
      case .divide: return try x.divided(by: y)
      case .remainder: return try x.remainder(dividingBy: y)
      }
    } catch {
      throw ScriptError(
        "RuntimeException", error.message, .notSpecified,
        inner: ExceptionObject(error.exceptionType, error.message))
    }
  }
}

/// The type two numbers are brought to before anything is done with them.
enum Promotion {
  case integer(NumberCode)
  case double
  case decimal

  /// An unsigned type gives way to a wider one where the other operand is negative.
  static func of(_ left: NumericOperand, _ right: NumericOperand) throws -> Promotion {
    let code = max(left.code, right.code)
    switch code {
    case .decimal:
      try refuse(left, "Decimal")
      return .decimal
    case .single, .double:
      if let type = left.enumType {
        throw ScriptError.raw(
          "System.InvalidCastException",
          "Unable to cast object of type '\(type.fullName)' to type 'System.Double'.")
      }
      return .double
    case .uint32, .uint64:
      guard isNegative(left) || isNegative(right) else {
        try refuseSignTest(left)
        return .integer(code)
      }
      try refuseSignTest(left)
      return code == .uint32 ? .integer(.int64) : .decimal
    case .int64: return .integer(.int64)
    default: return .integer(.int32)
    }
  }

  private static func isNegative(_ operand: NumericOperand) -> Bool {
    operand.code.isSignedInteger && operand.integer < 0
  }

  private static func refuse(_ operand: NumericOperand, _ wanted: String) throws {
    guard operand.enumType != nil || operand.code == .boolean else { return }
    throw ScriptError.noCoercion(operand, wanted)
  }

  /// PowerShell asks a signed operand whether it is negative, which .NET refuses for an enumeration.
  private static func refuseSignTest(_ operand: NumericOperand) throws {
    guard let type = operand.enumType, operand.code.isSignedInteger else { return }
    throw ScriptError.raw(
      "System.InvalidOperationException",
      "The binary operator GreaterThanOrEqual is not defined for the types '\(type.fullName)' and 'System.Int32'."
    )
  }
}

extension UInt128 {
  /// The nearest double that is not larger.
  var cutDouble: Double {
    let bits = 128 - leadingZeroBitCount
    guard bits > 53 else { return Double(self) }
    return Double((self >> UInt128(bits - 53)) << UInt128(bits - 53))
  }
}

extension ScriptError {
  /// A .NET exception that PowerShell lets through as it is: its type is the error's id.
  static func raw(_ typeName: String, _ message: String) -> ScriptError {
    ScriptError(typeName, message, .operationStopped, exception: typeName)
  }

  static func divisionByZero() -> ScriptError {
    let message = "Attempted to divide by zero."
    return ScriptError(
      "RuntimeException", message, .notSpecified,
      inner: ExceptionObject("System.DivideByZeroException", message))
  }

  static func noCoercion(_ operand: NumericOperand, _ wanted: String) -> ScriptError {
    raw(
      "System.InvalidOperationException",
      "No coercion operator is defined between types '\(operand.value.dotNetType.fullName)' and 'System.\(wanted)'."
    )
  }

  static func outOfMemory() -> ScriptError {
    raw(
      "System.OutOfMemoryException",
      "Insufficient memory to continue the execution of the program.")
  }
}
