/// Numbers to numbers, with the rounding, ranges and refusals of .NET's `Convert`.
extension ConversionRoute {
  func number(
    _ value: Value, _ code: NumberCode, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    if case .object(let object as NumberObject) = value, case .big(let number) = object.number {
      if code == .char {
        throw ScriptError.failedCast(
          "InvalidCastIConvertible", value, to: type, "Object must implement IConvertible.", session
        )
      }
      do {
        return try fromBig(number, code)
      } catch {
        throw ScriptError.failedCast(
          "InvalidCastTargetInvocationExceptionop_Explicit", value, to: type, error, session)
      }
    }
    guard let operand = NumericOperand(value), operand.code.isConvertible(to: code) else {
      throw ScriptError.notConvertible(value, to: type, session)
    }
    do {
      return try NumberConversion.convert(operand, to: code)
    } catch {
      throw ScriptError.failedCast("InvalidCastIConvertible", value, to: type, error, session)
    }
  }

  private func fromBig(_ number: BigNumber, _ code: NumberCode) throws(ValueFailure) -> Value {
    switch code {
    case .double: return .double(number.double)
    case .single: return .number(.single(Float(number.double)))
    case .decimal: return .number(.decimal(try number.decimal()))
    case .sbyte, .byte, .int16, .uint16, .char, .boolean:
      let middle = try number.integer(Int32.self, NumberCode.int32.noun)
      guard let value = code.value(Int128(middle)) else { throw .arithmeticOverflow }
      return value
    default:
      guard let small = number.exactly(Int128.self), let value = code.value(small) else {
        throw .outside(code.noun)
      }
      return value
    }
  }

  func big(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    guard let operand = NumericOperand(value) else { return .number(.big(.zero)) }
    if operand.code.isReal {
      do {
        return .number(.big(try BigNumber(operand.double)))
      } catch {
        throw ScriptError.failedCast(
          "InvalidCastConstructorException", value, to: type, error, session)
      }
    }
    if operand.code == .decimal, let decimal = try? operand.decimal() {
      return .number(.big(BigNumber(decimal)))
    }
    return .number(.big(BigNumber(operand.integer)))
  }
}

extension BigNumber {
  convenience init(_ number: Int128) {
    self.init(magnitude: number.magnitude, isNegative: number < 0)
  }
}

extension NumberCode {
  /// No real number becomes a char.
  func isConvertible(to other: NumberCode) -> Bool {
    switch (self, other) {
    case (.boolean, .char), (.single, .char), (.double, .char), (.decimal, .char): false
    default: true
    }
  }
}

enum NumberConversion {
  static func convert(
    _ operand: NumericOperand, to code: NumberCode
  ) throws(ValueFailure) -> Value {
    switch code {
    case .double: return .double(operand.double)
    case .single: return .number(.single(operand.single))
    case .decimal: return .number(.decimal(try operand.decimal()))
    default: break
    }
    if operand.code.isReal { return try integer(operand.double, code) }
    if operand.code == .decimal {
      let rounded = try operand.decimal().rounded()
      let magnitude = Int128(rounded.mantissa)
      guard let value = code.value(rounded.isNegative ? -magnitude : magnitude) else {
        throw .outside(code.noun)
      }
      return value
    }
    guard let value = code.value(operand.integer) else { throw .outside(code.noun) }
    return value
  }

  /// Half goes to even.
  ///
  /// Small types are reached by way of `int`, whose range is then complained of.
  private static func integer(_ number: Double, _ code: NumberCode) throws(ValueFailure) -> Value {
    let isSmall = code < .int32
    let isChecked = code == .int64 || code == .uint64
    guard let whole = Int128(exactly: number.rounded(.toNearestOrEven)) else {
      throw isChecked ? .arithmeticOverflow : .outside((isSmall ? .int32 : code).noun)
    }
    if isSmall, Int32(exactly: whole) == nil { throw .outside(NumberCode.int32.noun) }
    guard let value = code.value(whole) else {
      throw isChecked ? .arithmeticOverflow : .outside(code.noun)
    }
    return value
  }
}

extension NumericOperand {
  var single: Float {
    if case .object(let object as NumberObject) = value, case .single(let number) = object.number {
      return number
    }
    return Float(double)
  }
}
