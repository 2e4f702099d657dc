/// The first pass over a pattern: which groups it has, so that references can be told from octal numbers.
///
/// Sees less than the second pass and refuses less: sets and comments that do not end, escapes
/// without their characters.
struct RegexSurvey {
  private var scanner: RegexScanner
  private var savedOptions: [RegexOptions] = []
  private var nextUnnamed = 1
  private var numbers: Set<Int> = [0]
  private var names: [String] = []
  private var ignoresNextGroup = false

  init(_ pattern: String, _ options: RegexOptions) { scanner = RegexScanner(pattern, options) }

  mutating func groups() throws(RegexParseError) -> RegexGroups {
    while let unit = scanner.next() {
      switch Unicode.Scalar(unit) {
      case "\\":
        if !scanner.isAtEnd { try skipEscape() }
      case "#" where scanner.options.contains(.ignorePatternWhitespace):
        scanner.position -= 1
        try scanner.skipBlank()
      case "[": _ = try scanner.set(surveying: true)
      case ")":
        if let options = savedOptions.popLast() { scanner.options = options }
      case "(": try readGroup()
      default: break
      }
    }
    return numbered()
  }

  private func numbered() -> RegexGroups {
    var taken = numbers
    var groups = RegexGroups()
    var candidate = nextUnnamed
    for name in names {
      while taken.contains(candidate) { candidate += 1 }
      taken.insert(candidate)
      groups.named.append((name, candidate))
    }
    groups.numbers = taken.sorted()
    return groups
  }

  private mutating func readGroup() throws(RegexParseError) {
    if scanner.peeks(0, "?") && scanner.peeks(1, "#") {
      scanner.position -= 1
      try scanner.skipBlank()
      ignoresNextGroup = false
      return
    }
    savedOptions.append(scanner.options)
    guard scanner.skip("?") else {
      if !scanner.options.contains(.explicitCapture) && !ignoresNextGroup {
        numbers.insert(nextUnnamed)
        nextUnnamed += 1
      }
      ignoresNextGroup = false
      return
    }
    let isNamed = scanner.peek(1) != nil && (scanner.peeks(0, "<") || scanner.peeks(0, "'"))
    if isNamed {
      scanner.position += 1
      try readName()
    } else {
      scanner.readOptions()
      if scanner.skip(")") {
        savedOptions.removeLast()
      } else if scanner.peeks(0, "(") {
        ignoresNextGroup = true
        return
      }
    }
    ignoresNextGroup = false
  }

  private mutating func readName() throws(RegexParseError) {
    guard let unit = scanner.peek(), !scanner.peeks(0, "0"), RegexScanner.isWord(unit) else {
      return
    }
    if RegexScanner.digit(unit) != nil {
      numbers.insert(try scanner.decimal())
    } else {
      let name = scanner.groupName()
      if !names.contains(where: { $0.hasSameBytes(as: name) }) { names.append(name) }
    }
  }

  private mutating func skipEscape() throws(RegexParseError) {
    guard let unit = scanner.peek() else { return }
    switch Unicode.Scalar(unit) {
    case "b", "B", "A", "G", "Z", "z", "w", "W", "s", "S", "d", "D", "p", "P": scanner.position += 1
    default:
      _ = try scanner.reference { _ in
        true
      } name: { _ in
        true
      }
    }
  }
}

extension RegexScanner {
  /// Reads `imnsx-imnsx` and alters the options.
  mutating func readOptions() {
    var turnsOff = false
    while let unit = peek() {
      switch Unicode.Scalar(unit) {
      case "-": turnsOff = true
      case "+": turnsOff = false
      default:
        guard let option = Self.option(unit) else { return }
        if turnsOff { options.remove(option) } else { options.insert(option) }
      }
      position += 1
    }
  }

  private static func option(_ unit: UInt16) -> RegexOptions? {
    switch Unicode.Scalar(unit | 0x20) {
    case "i": .ignoreCase
    case "m": .multiline
    case "n": .explicitCapture
    case "s": .singleline
    case "x": .ignorePatternWhitespace
    default: nil
    }
  }

  enum Reference {
    case number(Int)
    case name(String)
    case character(UInt16)
  }

  /// Reads what follows a backslash as a reference to a group, or as a character.
  mutating func reference(
    isNumber: (Int) -> Bool, name isName: (String) -> Bool
  ) throws(RegexParseError) -> Reference {
    let start = position
    var closing: Unicode.Scalar?
    if skip("k") {
      if skip("<") { closing = ">" } else if skip("'") { closing = "'" }
      guard closing != nil && !isAtEnd else {
        if closing == nil && !isAtEnd { position += 1 }
        throw failure(RegexParseError.Reason.malformedNamedReference)
      }
    } else if peek(1) != nil {
      if skip("<") { closing = ">" } else if skip("'") { closing = "'" }
    }
    guard let unit = peek() else { throw failure(RegexParseError.Reason.endingBackslash) }
    if let closing {
      if Self.digit(unit) != nil {
        let number = try decimal()
        if takes(closing) {
          if isNumber(number) { return .number(number) }
          throw failure(RegexParseError.Reason.undefinedNumber(number))
        }
      } else if Self.isWord(unit) {
        let name = groupName()
        if takes(closing) {
          if isName(name) { return .name(name) }
          throw failure(RegexParseError.Reason.undefinedName(name))
        }
      }
    } else if unit >= 0x31 && unit <= 0x39 {
      if let number = try plainNumber(isNumber) { return .number(number) }
    }
    position = start
    return .character(try characterEscape())
  }

  private mutating func takes(_ closing: Unicode.Scalar) -> Bool {
    guard let unit = next() else { return false }
    return Unicode.Scalar(unit) == closing
  }

  /// A reference without brackets; ECMAScript takes as many digits as make a known group.
  private mutating func plainNumber(_ isNumber: (Int) -> Bool) throws(RegexParseError) -> Int? {
    guard isECMAScript else {
      let number = try decimal()
      if isNumber(number) { return number }
      if number <= 9 { throw failure(RegexParseError.Reason.undefinedNumber(number)) }
      return nil
    }
    var found: Int?
    var (value, end) = (0, position)
    while let digit = peek().flatMap(Self.digit), value < 100_000 {
      value = value * 10 + digit
      position += 1
      if isNumber(value) { (found, end) = (value, position) }
    }
    position = end
    return found
  }
}
