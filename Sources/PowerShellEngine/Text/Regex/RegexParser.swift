/// Reads a pattern in .NET's syntax into nodes, refusing what .NET refuses in its words.
struct RegexParser {
  var scanner: RegexScanner
  let groups: RegexGroups
  private let isRightToLeft: Bool
  private var stack: [Open] = []
  var current = Open(kind: .plain, options: [])
  /// The part read last, which a quantifier would apply to.
  var unit: RegexNode?
  var nextUnnamed = 1
  var ignoresNextGroup = false
  var traits: RegexTraits = []
  private var captured: Set<Int> = []

  /// A group that is not closed yet.
  struct Open {
    enum Kind {
      case plain, atomic
      case capture(group: Int?, takesBack: Int?)
      case lookaround(isBehind: Bool, isNegative: Bool)
      case ifCaptured(Int)
      case ifMatches
    }
    var kind: Kind
    /// What holds again when the group closes.
    var options: RegexOptions
    var branches: [RegexNode] = []
    var items: [RegexNode] = []
    var condition: RegexNode?
  }

  static func parse(
    _ pattern: String, _ options: RegexOptions
  ) throws(RegexParseError) -> ParsedRegex {
    var survey = RegexSurvey(pattern, options)
    var parser = RegexParser(pattern, options, try survey.groups())
    let root = try parser.readAll()
    return ParsedRegex(root: root, groups: parser.groups, traits: parser.traits)
  }

  private init(_ pattern: String, _ options: RegexOptions, _ groups: RegexGroups) {
    scanner = RegexScanner(pattern, options)
    self.groups = groups
    isRightToLeft = options.contains(.rightToLeft)
    if isRightToLeft { traits.insert(.needsBacktracker) }
  }

  private mutating func readAll() throws(RegexParseError) -> RegexNode {
    var wasQuantified = false
    while !scanner.isAtEnd {
      wasQuantified = try readPart(afterQuantifier: wasQuantified)
    }
    guard stack.isEmpty else { throw scanner.failure(RegexParseError.Reason.tooFewClosing) }
    return closed(current)
  }

  /// Reads a run of ordinary characters or one special part, and its quantifier; answers whether there was one.
  private mutating func readPart(afterQuantifier: Bool) throws(RegexParseError) -> Bool {
    var wasQuantified = afterQuantifier
    try scanner.skipBlank()
    let run = readRun()
    try scanner.skipBlank()
    if !run.isEmpty {
      wasQuantified = false
      let nextIsQuantifier = scanner.peek().map(RegexScanner.isQuantifier) ?? false
      let isQuantified = nextIsQuantifier && scanner.peek().map(RegexScanner.isSpecial) ?? false
      for scalar in isQuantified ? run.dropLast() : run { current.items.append(character(scalar)) }
      if isQuantified, let last = run.last { unit = character(last) }
    }
    guard let special = scanner.peek(), RegexScanner.isSpecial(special) else { return false }
    scanner.position += 1
    guard try readSpecial(special, wasQuantified) else { return false }
    try scanner.skipBlank()
    guard scanner.isAtQuantifier() else {
      if let part = unit { current.items.append(part) }
      unit = nil
      return false
    }
    try readQuantifier()
    return true
  }

  private mutating func readRun() -> [UInt32] {
    let ignoresSpace = scanner.options.contains(.ignorePatternWhitespace)
    var run: [UInt32] = []
    while let next = scanner.peek() {
      let isBrace = next == UInt16(UInt8(ascii: "{"))
      if RegexScanner.isSpecial(next) && !(isBrace && !scanner.isAtQuantifier()) { break }
      if ignoresSpace && (RegexScanner.isSpace(next) || next == UInt16(UInt8(ascii: "#"))) { break }
      scanner.position += 1
      if next & 0xFC00 == 0xDC00, let lead = run.last, lead & 0xFFFF_FC00 == 0xD800 {
        run[run.count - 1] = 0x10000 + (lead & 0x3FF) << 10 + UInt32(next & 0x3FF)
      } else {
        run.append(UInt32(next))
      }
    }
    return run
  }

  func character(_ scalar: UInt32) -> RegexNode {
    let ignoresCase = scanner.options.contains(.ignoreCase) && !CaseEquivalence.isAlone(scalar)
    return .character(scalar, ignoresCase: ignoresCase)
  }

  /// Reads a special part; false if no quantifier may follow.
  private mutating func readSpecial(
    _ special: UInt16, _ wasQuantified: Bool
  ) throws(RegexParseError) -> Bool {
    let options = scanner.options
    switch Unicode.Scalar(special) {
    case "[": unit = .set(try scanner.set())
    case "(":
      try openGroup()
      return false
    case "|":
      closeBranch()
      return false
    case ")":
      guard let outer = stack.popLast() else {
        throw scanner.failure(RegexParseError.Reason.tooManyClosing)
      }
      try closeGroup(into: outer)
      return unit != nil
    case "\\":
      guard !scanner.isAtEnd else { throw scanner.failure(RegexParseError.Reason.endingBackslash) }
      unit = try escape()
    case "^": unit = .anchor(options.contains(.multiline) ? .lineStart : .start)
    case "$": unit = .anchor(options.contains(.multiline) ? .lineEnd : .endOrLastLine)
    case ".": unit = .set(options.contains(.singleline) ? .any : .notNewline)
    default:
      guard unit != nil else {
        throw scanner.failure(
          wasQuantified
            ? RegexParseError.Reason.nestedQuantifier(special)
            : RegexParseError.Reason.quantifierAfterNothing(special))
      }
      scanner.position -= 1
    }
    return true
  }

  private mutating func readQuantifier() throws(RegexParseError) {
    guard let part = unit, let sign = scanner.next() else { return }
    var (least, most) = (0, RegexNode.unlimited)
    switch Unicode.Scalar(sign) {
    case "+": least = 1
    case "?": most = 1
    case "{":
      least = try scanner.decimal()
      most = least
      if scanner.skip(",") {
        most = scanner.peeks(0, "}") ? RegexNode.unlimited : try scanner.decimal()
      }
      scanner.position += 1
    default: break
    }
    try scanner.skipBlank()
    let isLazy = scanner.skip("?")
    guard least <= most else { throw scanner.failure(RegexParseError.Reason.reversedQuantifier) }
    if part.captures { traits.insert(.capturesRepeatedly) }
    current.items.append(.repetition(part, atLeast: least, atMost: most, isLazy: isLazy))
    unit = nil
  }

  private mutating func openGroup() throws(RegexParseError) {
    guard stack.count < RegexScanner.deepest else {
      throw scanner.failure(RegexParseError.Reason.tooFewClosing)
    }
    let options = scanner.options
    guard let kind = try groupOpening() else { return }
    if case .capture(let group, let takesBack) = kind {
      if let group, !captured.insert(group).inserted { traits.insert(.needsBacktracker) }
      if takesBack != nil { traits.insert(.needsBacktracker) }
    }
    stack.append(current)
    current = Open(kind: kind, options: options)
    unit = nil
  }

  private mutating func closeBranch() {
    current.branches.append(.joined(current.items))
    current.items = []
  }

  private mutating func closeGroup(into outer: Open) throws(RegexParseError) {
    if case .ifCaptured = current.kind, current.branches.count > 1 {
      throw scanner.failure(RegexParseError.Reason.tooManyConditions)
    }
    if case .ifMatches = current.kind {
      if current.branches.count > 1 {
        throw scanner.failure(RegexParseError.Reason.tooManyConditions)
      }
      if current.condition == nil {
        throw scanner.failure(RegexParseError.Reason.malformedCondition)
      }
    }
    scanner.options = current.options
    let node = closed(current)
    current = outer
    if case .ifMatches = current.kind, current.condition == nil {
      current.condition = node
      unit = nil
    } else {
      unit = node
    }
  }

  private func closed(_ open: Open) -> RegexNode {
    let last = RegexNode.joined(open.items)
    let branches = open.branches + [last]
    let body = branches.count == 1 ? last : .alternation(branches)
    switch open.kind {
    case .plain: return body
    case .atomic: return .atomic(body)
    case .capture(let group, let takesBack):
      return .capture(body, group: group, takesBack: takesBack)
    case .lookaround(let isBehind, let isNegative):
      return .lookaround(body, isBehind: isBehind, isNegative: isNegative)
    case .ifCaptured(let group):
      return .ifCaptured(group, then: branches[0], otherwise: branches.count > 1 ? last : .empty)
    case .ifMatches:
      return .ifMatches(
        open.condition ?? .empty, then: branches[0], otherwise: branches.count > 1 ? last : .empty)
    }
  }
}

extension RegexNode {
  static func joined(_ items: [RegexNode]) -> RegexNode {
    items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
  }

  /// Whether a group in it remembers.
  var captures: Bool {
    switch self {
    case .empty, .character, .set, .anchor, .backreference: false
    case .sequence(let parts), .alternation(let parts): parts.contains(where: \.captures)
    case .repetition(let part, _, _, _), .atomic(let part), .lookaround(let part, _, _):
      part.captures
    case .capture: true
    case .ifCaptured(_, let yes, let no): yes.captures || no.captures
    case .ifMatches(let part, let yes, let no): part.captures || yes.captures || no.captures
    }
  }
}
