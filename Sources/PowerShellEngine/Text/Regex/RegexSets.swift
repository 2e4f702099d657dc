/// Classes in brackets, with ranges, shorthands and a subtraction at the end.
extension RegexScanner {
  /// Reads a set whose opening bracket is read; a survey only finds its end, as .NET's first pass does.
  mutating func set(
    surveying: Bool = false, depth: Int = 0
  ) throws(RegexParseError) -> CharacterClass {
    guard depth < Self.deepest else { throw failure(RegexParseError.Reason.unterminatedSet) }
    var reader = SetReader(surveying: surveying, depth: depth)
    try reader.read(&self)
    return reader.set
  }
}

private struct SetReader {
  let surveying: Bool
  let depth: Int
  var set = CharacterClass()
  private var rangeStart: UInt32?
  private var isFirst = true

  init(surveying: Bool, depth: Int) {
    self.surveying = surveying
    self.depth = depth
  }

  mutating func read(_ scanner: inout RegexScanner) throws(RegexParseError) {
    if scanner.skip("^") {
      set.isNegated = true
      if scanner.isECMAScript && scanner.peeks(0, "]") { isFirst = false }
    }
    while let unit = scanner.next() {
      if Unicode.Scalar(unit) == "]" && !isFirst {
        if scanner.options.contains(.ignoreCase) && !surveying { set.addOtherCases() }
        return
      }
      try readItem(unit, &scanner)
      isFirst = false
    }
    throw scanner.failure(RegexParseError.Reason.unterminatedSet)
  }

  private mutating func readItem(
    _ unit: UInt16, _ scanner: inout RegexScanner
  ) throws(RegexParseError) {
    var scalar = UInt32(unit)
    var isEscaped = false
    if unit == RegexScanner.backslash && !scanner.isAtEnd {
      if try readShorthand(&scanner) { return }
      scalar = UInt32(try scanner.characterEscape())
      isEscaped = true
    } else if Unicode.Scalar(unit) == "[" && scanner.peeks(0, ":") && rangeStart == nil {
      // An empty [::] is skipped; any other [:name:] is taken letter by letter.
      if scanner.peeks(1, ":") && scanner.peeks(2, "]") { scanner.position += 3 }
    } else if scalar & 0xFC00 == 0xD800, let low = scanner.peek(), low & 0xFC00 == 0xDC00 {
      scanner.position += 1
      scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(low & 0x3FF)
    }
    try take(scalar, isEscaped, &scanner)
  }

  private mutating func take(
    _ scalar: UInt32, _ isEscaped: Bool, _ scanner: inout RegexScanner
  ) throws(RegexParseError) {
    if let start = rangeStart {
      rangeStart = nil
      if surveying { return }
      if scalar == 0x5B && !isEscaped && !isFirst {
        add(start...start)
        try subtract(&scanner)
      } else if start > scalar {
        throw scanner.failure(RegexParseError.Reason.reversedRange)
      } else {
        add(start...scalar)
      }
    } else if scanner.peeks(0, "-"), let after = scanner.peek(1), Unicode.Scalar(after) != "]" {
      rangeStart = scalar
      scanner.position += 1
    } else if scalar == 0x2D && !isEscaped && !isFirst && scanner.peeks(0, "[") {
      scanner.position += 1
      try subtract(&scanner)
    } else {
      add(scalar...scalar)
    }
  }

  private mutating func subtract(_ scanner: inout RegexScanner) throws(RegexParseError) {
    let taken = try scanner.set(surveying: surveying, depth: depth + 1)
    if surveying { return }
    set.subtraction.append(taken)
    if let unit = scanner.peek(), Unicode.Scalar(unit) != "]" {
      throw scanner.failure(RegexParseError.Reason.subtractionNotLast)
    }
  }

  /// Reads `\d`, `\p{L}`, `\-` and their like; false leaves the position on an ordinary escape.
  private mutating func readShorthand(_ scanner: inout RegexScanner) throws(RegexParseError) -> Bool
  {
    guard let unit = scanner.peek(), let letter = Unicode.Scalar(unit) else { return false }
    if letter == "-" {
      scanner.position += 1
      guard let start = rangeStart else {
        add(0x2D...0x2D)
        return true
      }
      rangeStart = nil
      if start > 0x2D { throw scanner.failure(RegexParseError.Reason.reversedRange) }
      add(start...0x2D)
      return true
    }
    let isProperty = letter == "p" || letter == "P"
    let shorthand = scanner.shorthand(letter)
    guard isProperty || shorthand != nil else { return false }
    scanner.position += 1
    if rangeStart != nil && !surveying {
      throw scanner.failure(RegexParseError.Reason.shorthandInRange(unit))
    }
    if let shorthand {
      set.add(shorthand.set, negated: shorthand.isNegated)
    } else if surveying {
      _ = try scanner.propertyName()
    } else {
      set.add(try scanner.property(), negated: letter == "P")
    }
    return true
  }

  private mutating func add(_ range: ClosedRange<UInt32>) {
    if !surveying { set.ranges.append(range) }
  }
}
