/// What comes after a parenthesis or a backslash.
extension RegexParser {
  typealias Reason = RegexParseError.Reason

  /// Reads the opening of a group after its parenthesis; nil for `(?i)`, which only alters options.
  mutating func groupOpening() throws(RegexParseError) -> Open.Kind? {
    guard scanner.peeks(0, "?") && !scanner.peeks(1, ")") else {
      let isPlain = scanner.options.contains(.explicitCapture) || ignoresNextGroup
      ignoresNextGroup = false
      if isPlain { return .plain }
      nextUnnamed += 1
      return .capture(group: nextUnnamed - 1, takesBack: nil)
    }
    scanner.position += 1
    guard let unit = scanner.next() else { throw scanner.failure(Reason.unknownGrouping) }
    switch Unicode.Scalar(unit) {
    case ":": return .plain
    case ">": return .atomic
    case "=": return .lookaround(isBehind: false, isNegative: false)
    case "!": return .lookaround(isBehind: false, isNegative: true)
    case "<": return try behindOrNamed(closing: ">")
    case "'": return try behindOrNamed(closing: "'")
    case "(": return try condition()
    default:
      scanner.position -= 1
      return try optionsOpening()
    }
  }

  private mutating func optionsOpening() throws(RegexParseError) -> Open.Kind? {
    if case .ifMatches = current.kind {} else { scanner.readOptions() }
    guard let unit = scanner.next() else { throw scanner.failure(Reason.unknownGrouping) }
    switch Unicode.Scalar(unit) {
    case ")": return nil
    case ":": return .plain
    default: throw scanner.failure(Reason.unknownGrouping)
    }
  }

  private mutating func behindOrNamed(closing: Unicode.Scalar) throws(RegexParseError) -> Open.Kind
  {
    guard let unit = scanner.peek() else { throw scanner.failure(Reason.unknownGrouping) }
    switch Unicode.Scalar(unit) {
    case "=", "!":
      scanner.position += 1
      guard closing == ">" else { throw scanner.failure(Reason.unknownGrouping) }
      return .lookaround(isBehind: true, isNegative: Unicode.Scalar(unit) == "!")
    default: return try named(closing)
    }
  }

  private mutating func named(_ closing: Unicode.Scalar) throws(RegexParseError) -> Open.Kind {
    var group: Int?
    var takesBack: Int?
    var startsWithDash = false
    if let unit = scanner.peek(), RegexScanner.digit(unit) != nil {
      let number = try scanner.decimal()
      if groups.index(ofNumber: number) != nil { group = number }
      try expectEnd(of: closing, orDash: true)
      if group == 0 { throw scanner.failure(Reason.groupZero) }
    } else if let unit = scanner.peek(), RegexScanner.isWord(unit) {
      group = groups.number(ofName: scanner.groupName())
      try expectEnd(of: closing, orDash: true)
    } else if scanner.peeks(0, "-") {
      startsWithDash = true
    } else {
      throw scanner.failure(Reason.invalidGroupName)
    }
    if group != nil || startsWithDash, scanner.peeks(0, "-"), scanner.peek(1) != nil {
      scanner.position += 1
      takesBack = try takenBack(closing)
    }
    guard group != nil || takesBack != nil, let unit = scanner.next(),
      Unicode.Scalar(unit) == closing
    else { throw scanner.failure(Reason.unknownGrouping) }
    return .capture(group: group, takesBack: takesBack)
  }

  private mutating func takenBack(_ closing: Unicode.Scalar) throws(RegexParseError) -> Int {
    guard let unit = scanner.peek(), RegexScanner.isWord(unit) else {
      throw scanner.failure(Reason.invalidGroupName)
    }
    let found: Int
    if RegexScanner.digit(unit) != nil {
      found = try scanner.decimal()
      if groups.index(ofNumber: found) == nil {
        throw scanner.failure(Reason.undefinedNumber(found))
      }
    } else {
      let name = scanner.groupName()
      guard let number = groups.number(ofName: name) else {
        throw scanner.failure(Reason.undefinedName(name))
      }
      found = number
    }
    try expectEnd(of: closing, orDash: false)
    return found
  }

  private func expectEnd(of closing: Unicode.Scalar, orDash: Bool) throws(RegexParseError) {
    guard scanner.peek() != nil else { return }
    if scanner.peeks(0, closing) || orDash && scanner.peeks(0, "-") { return }
    throw scanner.failure(Reason.invalidGroupName)
  }

  /// Reads `(?(1)` and `(?(name)`; before any other condition it stops, and the condition is read as a group.
  private mutating func condition() throws(RegexParseError) -> Open.Kind {
    let start = scanner.position
    if let unit = scanner.peek(), RegexScanner.digit(unit) != nil {
      let number = try scanner.decimal()
      guard let next = scanner.next(), Unicode.Scalar(next) == ")" else {
        throw scanner.failure(Reason.conditionUnclosed(number))
      }
      guard groups.index(ofNumber: number) != nil else {
        throw scanner.failure(Reason.conditionUndefined(number))
      }
      return .ifCaptured(number)
    }
    if let unit = scanner.peek(), RegexScanner.isWord(unit) {
      let name = scanner.groupName()
      if let number = groups.number(ofName: name), scanner.skip(")") { return .ifCaptured(number) }
    }
    scanner.position = start - 1
    ignoresNextGroup = true
    if scanner.peeks(1, "?") {
      if scanner.peeks(2, "#") { throw scanner.failure(Reason.conditionIsComment) }
      let isNamed =
        scanner.peeks(2, "'")
        || scanner.peeks(2, "<") && !scanner.peeks(3, "!") && !scanner.peeks(3, "=")
      if isNamed && (scanner.peeks(2, "'") || scanner.peek(3) != nil) {
        throw scanner.failure(Reason.conditionIsNamed)
      }
    }
    return .ifMatches
  }

  /// Reads what follows a backslash outside sets.
  mutating func escape() throws(RegexParseError) -> RegexNode {
    guard let next = scanner.peek() else { return .empty }
    let letter = Unicode.Scalar(next) ?? "\u{FFFD}"
    if let anchor = anchor(letter) {
      scanner.position += 1
      if case .lastMatchEnd = anchor { traits.insert(.asksLastMatchEnd) }
      return .anchor(anchor)
    }
    if let shorthand = scanner.shorthand(letter) {
      scanner.position += 1
      var set = shorthand.set
      set.isNegated = shorthand.isNegated
      return .set(set)
    }
    if letter == "p" || letter == "P" {
      scanner.position += 1
      var set = CharacterClass()
      set.add(try scanner.property(), negated: letter == "P")
      return .set(set)
    }
    let ignoresCase = scanner.options.contains(.ignoreCase)
    let reference = try scanner.reference { [groups] in
      groups.index(ofNumber: $0) != nil
    } name: { [groups] in
      groups.number(ofName: $0) != nil
    }
    switch reference {
    case .number(let number): return .backreference(number, ignoresCase: ignoresCase)
    case .name(let name):
      return .backreference(groups.number(ofName: name) ?? 0, ignoresCase: ignoresCase)
    case .character(let unit): return character(UInt32(unit))
    }
  }

  private func anchor(_ letter: Unicode.Scalar) -> RegexNode.Anchor? {
    let isECMAScript = scanner.isECMAScript
    switch letter {
    case "b": return isECMAScript ? .asciiWordBoundary : .wordBoundary
    case "B": return isECMAScript ? .notASCIIWordBoundary : .notWordBoundary
    case "A": return .start
    case "G": return .lastMatchEnd
    case "Z": return .endOrLastLine
    case "z": return .end
    default: return nil
    }
  }
}
