/// A pattern as read: .NET's syntax with every option already resolved into the nodes.
indirect enum RegexNode {
  case empty
  /// One character; `ignoresCase` only where the character has case.
  case character(UInt32, ignoresCase: Bool)
  case set(CharacterClass)
  case anchor(Anchor)
  case sequence([RegexNode])
  case alternation([RegexNode])
  case repetition(RegexNode, atLeast: Int, atMost: Int, isLazy: Bool)
  /// A group that remembers what it matched, or takes back what another remembered, or both.
  case capture(RegexNode, group: Int?, takesBack: Int?)
  case atomic(RegexNode)
  case lookaround(RegexNode, isBehind: Bool, isNegative: Bool)
  case backreference(Int, ignoresCase: Bool)
  case ifCaptured(Int, then: RegexNode, otherwise: RegexNode)
  case ifMatches(RegexNode, then: RegexNode, otherwise: RegexNode)

  enum Anchor {
    case start, lineStart, end, lineEnd, endOrLastLine, lastMatchEnd, wordBoundary,
      notWordBoundary
    case asciiWordBoundary, notASCIIWordBoundary
  }

  /// The most often a part may repeat: without limit.
  static let unlimited = Int(Int32.max)
}

/// A pattern read as a whole.
struct ParsedRegex {
  var root: RegexNode
  var groups: RegexGroups
  var traits: RegexTraits
}

/// The groups of a pattern in .NET's order: unnamed ones by place, then named ones by place.
struct RegexGroups {
  /// Ascending; the first is 0, the whole match.
  var numbers: [Int] = [0]
  /// Name to number; unnamed groups go by their number.
  var named: [(name: String, number: Int)] = []

  func index(ofNumber number: Int) -> Int? {
    if number >= 0 && number < numbers.count && numbers[number] == number { return number }
    return numbers.firstIndex(of: number)
  }

  func number(ofName name: String) -> Int? {
    if let found = named.first(where: { $0.name.hasSameBytes(as: name) }) { return found.number }
    guard let number = Int(name), index(ofNumber: number) != nil,
      String(number).hasSameBytes(as: name)
    else { return nil }
    return number
  }

  func name(ofNumber number: Int) -> String? {
    if let found = named.first(where: { $0.number == number }) { return found.name }
    return index(ofNumber: number) == nil ? nil : String(number)
  }
}

/// What decides which of the two matchers a pattern needs.
struct RegexTraits: OptionSet {
  let rawValue: Int

  /// Reads from right to left, takes captures back, or has two groups of one number.
  static let needsBacktracker = RegexTraits(rawValue: 1)
  /// Has `\G`.
  static let asksLastMatchEnd = RegexTraits(rawValue: 2)
  /// Has a group within a repetition, which may capture more than once.
  static let capturesRepeatedly = RegexTraits(rawValue: 4)
}
