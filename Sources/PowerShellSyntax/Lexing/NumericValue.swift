/// From a literal's parts to its value and type.
extension NumericLiteral {
  /// Nil where the value does not fit the type that the suffix asks for.
  mutating func value() -> NumericConstant? {
    if suffix == .decimal, radix == .decimal { return decimalValue() }
    if isReal { return realValue() }
    guard var magnitude = DecimalDigits(digits, radix: radix) else { return nil }
    var negative = isNegative
    if let bits = signBits, let wrapped = magnitude.twosComplement(bits: bits) {
      magnitude = wrapped
      negative.toggle()
    }
    magnitude.multiplyBy1024(times: kilos)
    return typed(magnitude, negative && !magnitude.isZero)
  }

  /// A hexadecimal or binary number of full width carries its sign in the first bit.
  private var signBits: Int? {
    let isUnsigned: Bool =
      switch suffix {
      case .uint8, .uint16, .uint64, .unsigned: true
      default: false
      }
    guard radix != .decimal, !isUnsigned, let first = digits.first else { return nil }
    let bits = digits.count * (radix == .hexadecimal ? 4 : 1)
    guard radix == .hexadecimal ? first >= 0x38 : first == 0x31 else { return nil }
    guard radix == .hexadecimal else {
      return [8, 16, 32, 64, 96, 128].contains(bits) ? bits : nil
    }
    let widths: [Int] =
      switch suffix {
      case .int8: [8]
      case .int16: [16]
      case .int64: [64]
      default: [32, 64, 96, 128]
      }
    return widths.contains(bits) ? bits : nil
  }

  private func decimalValue() -> NumericConstant? {
    guard let parsed = DecimalText(digits) else { return nil }
    guard var mantissa = parsed.mantissa else { return nil }
    for _ in 0..<kilos {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 1024)
      guard !overflow else { return nil }
      mantissa = product
    }
    return Self.decimal(mantissa, parsed.scale, isNegative)
  }

  static let largestDecimal: UInt128 = (1 << 96) - 1

  /// A decimal of 96 bits, with the scale cut down where the digits are too many.
  static func decimal(_ mantissa: UInt128, _ scale: Int, _ isNegative: Bool) -> NumericConstant? {
    var (mantissa, scale) = (mantissa, scale)
    while mantissa > largestDecimal || scale > 28 {
      guard scale > 0 else { return nil }
      let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: 10)
      let isUp = rest > 5 || rest == 5 && quotient & 1 == 1
      mantissa = quotient + (isUp ? 1 : 0)
      scale -= 1
    }
    return .decimal(mantissa: mantissa, scale: scale, isNegative: isNegative)
  }

  private func realValue() -> NumericConstant? {
    guard var real = Double(String(decoding: padded, as: UTF8.self)) else { return nil }
    for _ in 0..<kilos { real *= 1024 }
    if isNegative { real = -real }
    switch suffix {
    case .none: return .double(real)
    case .decimal: return nil
    case .bigInteger: return real.isFinite ? Self.bigInteger(real) : nil
    case .int8: return Int8(exactly: real.rounded(.toNearestOrEven)).map { .int8($0) }
    case .uint8: return UInt8(exactly: real.rounded(.toNearestOrEven)).map { .uint8($0) }
    case .int16: return Int16(exactly: real.rounded(.toNearestOrEven)).map { .int16($0) }
    case .uint16: return UInt16(exactly: real.rounded(.toNearestOrEven)).map { .uint16($0) }
    case .int64: return Int64(exactly: real.rounded(.toNearestOrEven)).map { .int64($0) }
    case .uint64: return UInt64(exactly: real.rounded(.toNearestOrEven)).map { .uint64($0) }
    case .unsigned:
      let rounded = real.rounded(.toNearestOrEven)
      return UInt32(exactly: rounded).map { .uint32($0) }
        ?? UInt64(exactly: rounded).map { .uint64($0) }
    }
  }

  /// Swift wants a digit on both sides of the point.
  private var padded: [UInt8] {
    var text = digits
    if let point = text.firstIndex(of: 0x2E) {
      if point + 1 == text.count || text[point + 1] | 0x20 == 0x65 {
        text.insert(0x30, at: point + 1)
      }
      if point == 0 { text.insert(0x30, at: 0) }
    }
    return text
  }

  private static func bigInteger(_ real: Double) -> NumericConstant {
    let whole = real.rounded(.towardZero)
    var digits = DecimalDigits(exactly: whole.magnitude)
    digits.trim()
    return .bigInteger((whole < 0 && !digits.isZero ? "-" : "") + digits.text)
  }

  private func typed(_ magnitude: DecimalDigits, _ isNegative: Bool) -> NumericConstant? {
    let wide = magnitude.integer(isNegative: isNegative)
    switch suffix {
    case .int8: return wide.flatMap(Int8.init(exactly:)).map { .int8($0) }
    case .uint8: return wide.flatMap(UInt8.init(exactly:)).map { .uint8($0) }
    case .int16: return wide.flatMap(Int16.init(exactly:)).map { .int16($0) }
    case .uint16: return wide.flatMap(UInt16.init(exactly:)).map { .uint16($0) }
    case .int64: return wide.flatMap(Int64.init(exactly:)).map { .int64($0) }
    case .uint64: return wide.flatMap(UInt64.init(exactly:)).map { .uint64($0) }
    case .unsigned:
      return wide.flatMap(UInt32.init(exactly:)).map { .uint32($0) }
        ?? wide.flatMap(UInt64.init(exactly:)).map { .uint64($0) }
    case .bigInteger: return .bigInteger((isNegative ? "-" : "") + magnitude.text)
    case .decimal: return Self.decimal(magnitude, isNegative)
    case .none:
      if let small = wide.flatMap(Int32.init(exactly:)) { return .int32(small) }
      if let large = wide.flatMap(Int64.init(exactly:)) { return .int64(large) }
      guard radix == .decimal else { return nil }
      if let exact = Self.decimal(magnitude, isNegative) { return exact }
      return Double(magnitude.text).map { .double(isNegative ? -$0 : $0) }
    }
  }

  private static func decimal(_ magnitude: DecimalDigits, _ isNegative: Bool) -> NumericConstant? {
    guard let wide = magnitude.unsigned, wide <= largestDecimal else { return nil }
    return .decimal(mantissa: wide, scale: 0, isNegative: isNegative)
  }
}

extension NumericConstant {
  /// A number as PowerShell writes its literals, alone in a text; nil for anything else.
  public init?(parsing text: String) {
    let bytes = Array(text.utf8) + [0, 0, 0, 0]
    let count = bytes.count - 4
    let lexer = Lexer(Array(text.utf8), diagnostics: DiagnosticList(), record: false)
    guard
      var literal = NumericLiteral(bytes, from: 0, end: count, look: { lexer.look($0) }),
      literal.end == count, let value = literal.value()
    else { return nil }
    self = value
  }
}
