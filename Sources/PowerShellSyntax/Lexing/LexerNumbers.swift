/// Numbers, with PowerShell's suffixes and multipliers.
extension Lexer {
  /// A number, or the word that only began like one.
  func readNumber() -> Token {
    index = tokenStart
    guard var literal = NumericLiteral(text, from: tokenStart, end: end, look: look) else {
      return readGeneric()
    }
    index = literal.end
    guard endsNumberHere() else { return readGeneric() }
    if let value = literal.value() { return token(.number, .number(value)) }
    if inCommandMode { return readGeneric() }
    report(.badNumericConstant(string(tokenStart, index)), currentExtent)
    return token(.number, .number(.int32(0)))
  }

  private func endsNumberHere() -> Bool {
    if endsWordHere() { return true }
    guard !inCommandMode else { return false }
    let next = look(index).kind
    if next == 0x3F || next == 0x3A { return numberEndsAtTernary || isNumberOperator(next) }
    return has(next, .endsNumber)
  }

  /// `1??2` and `1::x` end the number as well.
  private func isNumberOperator(_ next: UInt8) -> Bool { text[index + 1] == next }
}

/// The parts of a literal: sign, digits, suffix and multiplier.
struct NumericLiteral {
  enum Radix { case decimal, hexadecimal, binary }
  enum Suffix {
    case none, int8, uint8, int16, uint16, int64, uint64, unsigned, decimal, bigInteger
  }
  var isNegative = false
  var radix = Radix.decimal
  var isReal = false
  /// Digits, with point and exponent where real.
  var digits: [UInt8] = []
  var suffix = Suffix.none
  /// How often the value is multiplied by 1024.
  var kilos = 0
  var end = 0

  init?(
    _ text: [UInt8], from start: Int, end limit: Int, look: (Int) -> (kind: UInt8, length: Int)
  ) {
    var index = start
    let (first, length) = look(index)
    if first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      index += length
    }
    func byte(_ index: Int) -> UInt8 { index < limit && index < text.count ? text[index] : 0 }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    let mark = byte(index + 1) | 0x20
    if byte(index) == 0x30, mark == 0x78 || mark == 0x62 {
      radix = mark == 0x78 ? .hexadecimal : .binary
      index += 2
      while Self.isDigit(byte(index), radix) {
        digits.append(byte(index))
        index += 1
      }
    } else {
      let digitsStart = index
      while isDigit(byte(index)) { index += 1 }
      if byte(index) == 0x2E, byte(index + 1) != 0x2E {
        isReal = true
        index += 1
        while isDigit(byte(index)) { index += 1 }
      }
      if index - digitsStart == (isReal ? 1 : 0) { return nil }
      if byte(index) | 0x20 == 0x65 {
        index += 1
        if look(index).kind == 0x2D || byte(index) == 0x2B { index += look(index).length }
        guard isDigit(byte(index)) else { return nil }
        isReal = true
        while isDigit(byte(index)) { index += 1 }
      }
      digits = text[digitsStart..<index].map { $0 < 0x80 ? $0 : 0x2D }
    }
    index = readSuffix(index, byte)
    index = readMultiplier(index, byte)
    end = index
  }

  private static func isDigit(_ byte: UInt8, _ radix: Radix) -> Bool {
    switch radix {
    case .binary: byte == 0x30 || byte == 0x31
    case .decimal: byte >= 0x30 && byte <= 0x39
    case .hexadecimal: CharacterClass.table[Int(byte)].contains(.hexDigit)
    }
  }

  private mutating func readSuffix(_ index: Int, _ byte: (Int) -> UInt8) -> Int {
    switch byte(index) | 0x20 {
    case 0x6C: suffix = .int64
    case 0x64: suffix = .decimal
    case 0x73: suffix = .int16
    case 0x79: suffix = .int8
    case 0x6E: suffix = .bigInteger
    case 0x75:
      switch byte(index + 1) | 0x20 {
      case 0x6C: suffix = .uint64
      case 0x73: suffix = .uint16
      case 0x79: suffix = .uint8
      default:
        suffix = .unsigned
        return index + 1
      }
      return index + 2
    default: return index
    }
    return index + 1
  }

  private mutating func readMultiplier(_ index: Int, _ byte: (Int) -> UInt8) -> Int {
    guard byte(index + 1) | 0x20 == 0x62 else { return index }
    switch byte(index) | 0x20 {
    case 0x6B: kilos = 1
    case 0x6D: kilos = 2
    case 0x67: kilos = 3
    case 0x74: kilos = 4
    case 0x70: kilos = 5
    default: return index
    }
    return index + 2
  }
}
