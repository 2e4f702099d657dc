/// Escapes: characters by number or letter, control characters, Unicode properties.
extension RegexScanner {
  /// The character after a backslash; the position is on what follows the backslash.
  mutating func characterEscape() throws(RegexParseError) -> UInt16 {
    guard let unit = next() else { throw failure(RegexParseError.Reason.endingBackslash) }
    if unit >= 0x30 && unit <= 0x37 {
      position -= 1
      return octal()
    }
    switch Unicode.Scalar(unit) {
    case "x": return try hexadecimal(2)
    case "u": return try hexadecimal(4)
    case "a": return 0x07
    case "b": return 0x08
    case "e": return 0x1B
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "v": return 0x0B
    case "c": return try control()
    default:
      if !isECMAScript && Self.isWord(unit) {
        throw failure(RegexParseError.Reason.unknownEscape(unit))
      }
      return unit
    }
  }

  private mutating func octal() -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<3 {
      guard let unit = peek(), unit >= 0x30 && unit <= 0x37 else { break }
      position += 1
      value = value * 8 + (unit - 0x30)
      if isECMAScript && value >= 0x20 { break }
    }
    return value & 0xFF
  }

  private mutating func hexadecimal(_ count: Int) throws(RegexParseError) -> UInt16 {
    guard position + count <= units.count else {
      throw failure(RegexParseError.Reason.hexDigits)
    }
    var value: UInt16 = 0
    for _ in 0..<count {
      guard let digit = next().flatMap(Self.hexDigit) else {
        throw failure(RegexParseError.Reason.hexDigits)
      }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x30...0x39: unit - 0x30
    case 0x41...0x46: unit - 0x37
    case 0x61...0x66: unit - 0x57
    default: nil
    }
  }

  private mutating func control() throws(RegexParseError) -> UInt16 {
    guard let unit = next() else { throw failure(RegexParseError.Reason.missingControl) }
    let upper = unit >= 0x61 && unit <= 0x7A ? unit - 0x20 : unit
    guard upper >= 0x40 && upper < 0x60 else {
      throw failure(RegexParseError.Reason.unknownControl)
    }
    return upper - 0x40
  }

  /// The name in `\p{name}`; the position is on the brace.
  mutating func propertyName() throws(RegexParseError) -> String {
    guard position + 2 < units.count else {
      throw failure(RegexParseError.Reason.incompleteProperty)
    }
    guard skip("{") else {
      position += 1
      throw failure(RegexParseError.Reason.malformedProperty)
    }
    let start = position
    while let unit = peek(), Self.isWord(unit) || peeks(0, "-") { position += 1 }
    let name = String(utf16: units[start..<position])
    guard let unit = next(), Unicode.Scalar(unit) == "}" else {
      throw failure(RegexParseError.Reason.incompleteProperty)
    }
    return name
  }

  /// The class of `\p{name}`; letters of one case stand for all if case is ignored.
  mutating func property() throws(RegexParseError) -> CharacterClass {
    let name = try propertyName()
    let ignoresCase = options.contains(.ignoreCase)
    let isCased = ["Lu", "Ll", "Lt"].contains { name.hasSameBytes(as: $0) }
    if ignoresCase && isCased { return CharacterClass(categories: 0b1110) }
    guard let found = UnicodeProperty.named(name) else {
      throw failure(RegexParseError.Reason.unknownProperty(name))
    }
    return found
  }

  /// The class of `\d \w \s`, which `\D \W \S` negate.
  func shorthand(_ letter: Unicode.Scalar) -> (set: CharacterClass, isNegated: Bool)? {
    switch letter {
    case "d": (isECMAScript ? .asciiDigit : .digit, false)
    case "D": (isECMAScript ? .asciiDigit : .digit, true)
    case "w": (isECMAScript ? .asciiWord : .word, false)
    case "W": (isECMAScript ? .asciiWord : .word, true)
    case "s": (isECMAScript ? .asciiSpace : .space, false)
    case "S": (isECMAScript ? .asciiSpace : .space, true)
    default: nil
    }
  }
}
