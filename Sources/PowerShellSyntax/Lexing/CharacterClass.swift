/// What a byte may do in a token.
struct CharacterClass: OptionSet {
  let rawValue: UInt8
  /// Letters and `_`, which start a name.
  static let nameStart = CharacterClass(rawValue: 1)
  static let digit = CharacterClass(rawValue: 2)
  static let hexDigit = CharacterClass(rawValue: 4)
  /// Ends any word: white space, `& ( ) , ; { | }`.
  static let endsWord = CharacterClass(rawValue: 8)
  /// Ends a number in an expression: operators and brackets.
  static let endsNumber = CharacterClass(rawValue: 16)
  /// Goes on in the name of a variable.
  static let variable = CharacterClass(rawValue: 32)
  static let blank = CharacterClass(rawValue: 64)

  static let nameFollow: CharacterClass = [nameStart, digit]

  static let table: [CharacterClass] = (0..<256).map { of(UInt8($0)) }

  private static func of(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0x30...0x39: [.digit, .hexDigit, .variable]
    case 0x41...0x46, 0x61...0x66: [.nameStart, .hexDigit, .variable]
    case 0x47...0x5A, 0x67...0x7A, 0x5F, Lexer.letter: [.nameStart, .variable]
    case Lexer.otherDigit: [.variable]
    case 0x3F: [.variable, .endsNumber]
    case 0x20, 0x09, 0x0B, 0x0C: [.blank, .endsWord]
    case 0x0A, 0x0D, 0x26, 0x28, 0x29, 0x2C, 0x3B, 0x7B, 0x7C, 0x7D: .endsWord
    // ! # % * + - . / : < = > [ ]
    case 0x21, 0x23, 0x25, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x3C, 0x3D, 0x3E, 0x5B, 0x5D:
      .endsNumber
    default: []
    }
  }
}

extension Lexer {
  /// Stand-ins for characters beyond ASCII: `look` answers one of these.
  static let letter: UInt8 = 0xF0
  static let otherDigit: UInt8 = 0xF1
  static let other: UInt8 = 0xFF

  /// The character at an index, with its length in bytes.
  ///
  /// ASCII is itself; typographic dashes, quotes and spaces are the ASCII character they stand for;
  /// of other characters the answer says what they are.
  @inline(__always)
  func look(_ index: Int) -> (kind: UInt8, length: Int) {
    let byte = text[index]
    return byte < 0x80 ? (byte, 1) : lookBeyondASCII(index)
  }

  @inline(__always)
  func has(_ byte: UInt8, _ wanted: CharacterClass) -> Bool {
    !classes[Int(byte)].isDisjoint(with: wanted)
  }

  private func lookBeyondASCII(_ index: Int) -> (kind: UInt8, length: Int) {
    let (value, length) = scalar(index)
    switch value {
    case 0x2013...0x2015: return (0x2D, length)
    case 0x2018...0x201B: return (0x27, length)
    case 0x201C...0x201E: return (0x22, length)
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return (0x20, length)
    default: break
    }
    guard value < 0x10000, let scalar = Unicode.Scalar(value) else { return (Self.other, length) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return (Self.letter, length)
    case .decimalNumber: return (Self.otherDigit, length)
    default: return (Self.other, length)
    }
  }

  private func scalar(_ index: Int) -> (UInt32, Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for place in index + 1..<index + length { value = value << 6 | UInt32(text[place] & 0x3F) }
    return (value, length)
  }
}
