/// Reads a pattern unit by unit: blanks, numbers, names, escapes and classes, where .NET would.
///
/// Offsets in errors are how far .NET's own reading gets, so the order of steps here matters.
struct RegexScanner {
  let pattern: String
  let units: [UInt16]
  var position = 0
  var options: RegexOptions

  /// How deep sets, and groups, may lie in one another.
  static let deepest = 800

  init(_ pattern: String, _ options: RegexOptions) {
    self.pattern = pattern
    units = Array(pattern.utf16)
    self.options = options
  }

  var isAtEnd: Bool { position >= units.count }
  var isECMAScript: Bool { options.contains(.ecmaScript) }

  func failure(_ reason: String) -> RegexParseError {
    RegexParseError(pattern: pattern, offset: position, reason: reason)
  }

  @inline(__always)
  func peek(_ ahead: Int = 0) -> UInt16? {
    let place = position + ahead
    return place < units.count ? units[place] : nil
  }

  func peeks(_ ahead: Int, _ letter: Unicode.Scalar) -> Bool {
    peek(ahead).map { UInt32($0) == letter.value } ?? false
  }

  mutating func next() -> UInt16? {
    guard position < units.count else { return nil }
    position += 1
    return units[position - 1]
  }

  mutating func skip(_ letter: Unicode.Scalar) -> Bool {
    guard peeks(0, letter) else { return false }
    position += 1
    return true
  }

  /// Skips `(?#…)` and, if the pattern ignores white space, blanks and `#…` to the line's end.
  mutating func skipBlank() throws(RegexParseError) {
    let ignoresSpace = options.contains(.ignorePatternWhitespace)
    while true {
      if ignoresSpace {
        while let unit = peek(), Self.isSpace(unit) { position += 1 }
        if peeks(0, "#") {
          while let unit = peek(), unit != 0x0A { position += 1 }
          continue
        }
      }
      guard peeks(0, "("), peeks(1, "?"), peeks(2, "#") else { return }
      while let unit = peek(), unit != UInt16(UInt8(ascii: ")")) { position += 1 }
      guard !isAtEnd else { throw failure(RegexParseError.Reason.unterminatedComment) }
      position += 1
    }
  }

  mutating func decimal() throws(RegexParseError) -> Int {
    var value = 0
    while let digit = peek().flatMap(Self.digit) {
      position += 1
      value = value * 10 + digit
      if value > Int(Int32.max) { throw failure(RegexParseError.Reason.tooBig) }
    }
    return value
  }

  mutating func groupName() -> String {
    let start = position
    while let unit = peek(), Self.isWord(unit) { position += 1 }
    return String(utf16: units[start..<position])
  }

  /// Whether a quantifier comes next; a brace is one only if it reads `{n}`, `{n,}` or `{n,m}`.
  func isAtQuantifier() -> Bool {
    guard let unit = peek() else { return false }
    if unit != UInt16(UInt8(ascii: "{")) { return Self.isQuantifier(unit) }
    var ahead = 1
    while peek(ahead).flatMap(Self.digit) != nil { ahead += 1 }
    if ahead == 1 { return false }
    if peeks(ahead, "}") { return true }
    guard peeks(ahead, ",") else { return false }
    ahead += 1
    while peek(ahead).flatMap(Self.digit) != nil { ahead += 1 }
    return peeks(ahead, "}")
  }

  static let backslash = UInt16(UInt8(ascii: "\\"))

  static func digit(_ unit: UInt16) -> Int? {
    unit >= 0x30 && unit <= 0x39 ? Int(unit) - 0x30 : nil
  }

  static func isWord(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return CharacterClass.isASCIIWord(UInt8(truncatingIfNeeded: unit)) }
    return CharacterClass.boundaryWord.contains(UInt32(unit))
  }

  static func isSpace(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x09 || unit == 0x0A || unit == 0x0C || unit == 0x0D
  }

  static func isQuantifier(_ unit: UInt16) -> Bool {
    switch Unicode.Scalar(unit) {
    case "*", "+", "?", "{": true
    default: false
    }
  }

  /// Whether a unit ends a run of ordinary characters.
  static func isSpecial(_ unit: UInt16) -> Bool {
    switch Unicode.Scalar(unit) {
    case "*", "+", "?", "{", "(", ")", ".", "[", "\\", "^", "$", "|": true
    default: false
    }
  }
}

extension CharacterClass {
  @inline(__always)
  static func isASCIIWord(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }
}
