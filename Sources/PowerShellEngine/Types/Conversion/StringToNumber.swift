import PowerShellSyntax

/// Text to numbers: as .NET's converters read it, then as PowerShell's own literals.
enum StringToNumber {
  /// Text in an operator's place of a number: a literal, nothing for zero, else what the other
  /// operand's type makes of it.
  static func operand(_ text: String, beside other: Value, _ session: Session) throws -> Value {
    let trimmed = text.trimmedOfBlanks
    if trimmed.isEmpty { return .int(0) }
    if let literal = literal(trimmed) { return literal }
    let code = NumericOperand(other).flatMap { $0.code.isNumber ? $0.code : nil }
    let type = code == nil ? TypeInfo.int32 : other.type
    return try Conversion.convert(.string(text), to: type, session)
  }

  /// A number as a script would write it: `0x1F`, `1kb`, `-3`, `1e3`, `10d`.
  static func literal(_ text: String) -> Value? {
    if let constant = NumericConstant(parsing: text) { return Value(constant) }
    guard let sign = text.utf8.first, sign == 0x2B || sign == 0x2D else { return nil }
    let rest = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    guard rest.utf8.first != 0x2B, rest.utf8.first != 0x2D,
      let value = NumericConstant(parsing: rest).map({ Value($0) })
    else { return nil }
    return sign == 0x2B ? value : value.negatedNumber
  }

  // MARK: Casts

  static func convert(
    _ text: String, _ code: NumberCode, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    if text.isEmpty { return code.value(0) ?? .int(0) }
    do {
      return try parse(text, code)
    } catch {
      if let value = fallback(text, code) { return value }
      let id =
        switch code {
        case .single, .double: "InvalidCastFromStringToDoubleOrSingle"
        case .decimal: "InvalidCastFromStringToDecimal"
        default: "InvalidCastFromStringToInteger"
        }
      throw ScriptError.failedCast(id, .string(text), to: type, error, session)
    }
  }

  private static func parse(_ text: String, _ code: NumberCode) throws(ValueFailure) -> Value {
    switch code {
    case .single: return .number(.single(try NumberParsing.float(text)))
    case .double: return .double(try NumberParsing.double(text))
    case .decimal:
      // A real literal is read as one first, which leaves out zeros at the end.
      if case .double(let real)? = literal(text), let operand = NumericOperand(.double(real)),
        let short = try? NumberConversion.convert(operand, to: code)
      {
        return short
      }
      return .number(.decimal(try NumberParsing.decimal(text)))
    default: return try integer(text, code)
    }
  }

  /// .NET's converters of integers: blanks around, `0x`, `&h` and `#` for hexadecimal digits.
  private static func integer(_ text: String, _ code: NumberCode) throws(ValueFailure) -> Value {
    let trimmed = text.trimmedOfBlanks
    if let digits = hexDigits(trimmed) {
      let wide = try NumberParsing.integer(
        digits, as: UInt64.self, code.noun, styles: [.hexSpecifier])
      return try bits(wide, code)
    }
    switch code {
    case .sbyte:
      return .number(.int8(try NumberParsing.integer(trimmed, as: Int8.self, code.noun)))
    case .byte: return .byte(try NumberParsing.integer(trimmed, as: UInt8.self, code.noun))
    case .int16:
      return .number(.int16(try NumberParsing.integer(trimmed, as: Int16.self, code.noun)))
    case .uint16:
      return .number(.uint16(try NumberParsing.integer(trimmed, as: UInt16.self, code.noun)))
    case .uint32:
      return .number(.uint32(try NumberParsing.integer(trimmed, as: UInt32.self, code.noun)))
    case .int64: return .long(try NumberParsing.integer(trimmed, as: Int64.self, code.noun))
    case .uint64:
      return .number(.uint64(try NumberParsing.integer(trimmed, as: UInt64.self, code.noun)))
    default: return .int(try NumberParsing.integer(trimmed, as: Int32.self, code.noun))
    }
  }

  private static func hexDigits(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    if bytes.first == 0x23 { return String(decoding: bytes.dropFirst(), as: UTF8.self) }
    guard bytes.count > 2 else { return nil }
    let head = (bytes[0], bytes[1] | 0x20)
    guard head == (0x30, 0x78) || head == (0x26, 0x68) else { return nil }
    return String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  /// Hexadecimal digits give the bits of a signed type.
  private static func bits(_ wide: UInt64, _ code: NumberCode) throws(ValueFailure) -> Value {
    let signed: Int128? =
      switch code {
      case .sbyte: UInt8(exactly: wide).map { Int128(Int8(bitPattern: $0)) }
      case .int16: UInt16(exactly: wide).map { Int128(Int16(bitPattern: $0)) }
      case .int32: UInt32(exactly: wide).map { Int128(Int32(bitPattern: $0)) }
      case .int64: Int128(Int64(bitPattern: wide))
      default: Int128(wide)
      }
    guard let signed, let value = code.value(signed) else { throw .outside(code.noun) }
    return value
  }

  /// What is no integer may be a real number or a literal that rounds to one.
  private static func fallback(_ text: String, _ code: NumberCode) -> Value? {
    var candidate: Value?
    if let real = try? NumberParsing.double(text), !code.isReal { candidate = .double(real) }
    candidate = candidate ?? literal(text.trimmedOfBlanks)
    guard let candidate, let operand = NumericOperand(candidate) else { return nil }
    return try? NumberConversion.convert(operand, to: code)
  }

  static func big(_ text: String, _ type: TypeInfo, _ session: Session) throws -> Value {
    if text.isEmpty { return .number(.big(.zero)) }
    do {
      let exact = try BigNumber.parse(text, styles: [.floatWithThousands])
      // Digits that a decimal cannot hold are read as a literal is: as a double.
      let digits = text.trimmedOfBlanks
      if digits.utf8.count > 28, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        case .double(let number)? = literal(digits)
      {
        return try Conversion.convert(.double(number), to: type, session)
      }
      return .number(.big(exact))
    } catch is ScriptError {
      throw ScriptError.noConversion(.string(text), to: type, session)
    } catch {
      switch literal(text.trimmedOfBlanks) {
      case let value? where value.type === TypeInfo.bigInteger: return value
      case let value?: return try Conversion.convert(value, to: type, session)
      case nil:
        throw ScriptError.failedCast(
          "InvalidCastFromStringToInteger", .string(text), to: type,
          ValueFailure(.format, "The value could not be parsed."), session)
      }
    }
  }
}

extension Value {
  /// The number with its sign turned; of an integer that does not fit, a wider one.
  fileprivate var negatedNumber: Value {
    if case .double(let number) = self { return .double(-number) }
    if case .object(let object as NumberObject) = self {
      switch object.number {
      case .big(let number): return .number(.big(number.negated))
      case .decimal(let number): return .number(.decimal(number.negated))
      default: break
      }
    }
    guard let operand = NumericOperand(self) else { return self }
    return operand.code.value(-operand.integer) ?? NumberCode.int32.value(-operand.integer)
      ?? NumberCode.int64.value(-operand.integer) ?? .double(-operand.double)
  }
}

extension String {
  /// Without the blanks at both ends, as .NET's `Trim` takes them.
  var trimmedOfBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      isBlank(first) || isBlank(last)
    else { return self }
    let rest = unicodeScalars.drop(while: isBlank)
    guard let end = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(rest[...end])
  }
}
