/// A .NET pattern in PCRE2's syntax, for texts of ASCII or for all texts.
///
/// Over ASCII a pattern becomes plain: byte offsets are character offsets, each class is a set of
/// 128, and `\w`, `\b` and case mean what PCRE2 says they mean. For other texts every class and
/// every letter without case is written out, since the two differ in what a word is and in which
/// characters are one another's case. What PCRE2 cannot say is left to `Backtracker`.
struct PCREPattern {
  let isForASCII: Bool
  let ignoresCase: Bool
  private(set) var bytes: [UInt8] = []
  /// For each group in .NET's order the number PCRE2 knows it by; 0 for none.
  private(set) var slots: [Int]
  private let groups: RegexGroups
  private var isSayable = true

  /// Nil if PCRE2 has no words for the pattern.
  init?(_ parsed: ParsedRegex, forASCII: Bool, ignoresCase: Bool) {
    if parsed.traits.contains(.needsBacktracker) { return nil }
    isForASCII = forASCII
    self.ignoresCase = forASCII && ignoresCase
    groups = parsed.groups
    slots = Array(repeating: 0, count: groups.numbers.count)
    var count = 0
    number(parsed.root, &count)
    write(parsed.root)
    guard isSayable else { return nil }
  }

  /// Numbers the groups as PCRE2 will: by their opening parentheses.
  private mutating func number(_ node: RegexNode, _ count: inout Int) {
    switch node {
    case .empty, .character, .set, .anchor, .backreference: break
    case .sequence(let parts), .alternation(let parts): for part in parts { number(part, &count) }
    case .repetition(let part, _, _, _), .atomic(let part), .lookaround(let part, _, _):
      number(part, &count)
    case .capture(let part, let group, _):
      count += 1
      if let group, let index = groups.index(ofNumber: group) { slots[index] = count }
      number(part, &count)
    case .ifCaptured(_, let yes, let no):
      number(yes, &count)
      number(no, &count)
    case .ifMatches(let part, let yes, let no):
      number(part, &count)
      number(yes, &count)
      number(no, &count)
    }
  }

  private mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
  }

  private mutating func put(number: Int) { bytes += String(number).utf8 }

  private mutating func put(
    _ opening: StaticString, _ node: RegexNode, _ closing: StaticString = ")"
  ) {
    put(opening)
    write(node)
    put(closing)
  }

  private mutating func write(_ node: RegexNode) {
    switch node {
    case .empty: break
    case .character(let scalar, let ignoresCase): write(scalar, ignoresCase)
    case .set(let set): write(set)
    case .anchor(let anchor): write(anchor)
    case .sequence(let parts):
      for part in parts { if part.isAlternation { put("(?:", part) } else { write(part) } }
    case .alternation(let parts): writeBranches(parts)
    case .repetition(let part, let least, let most, let isLazy):
      writeRepeated(part, least, most, isLazy)
    case .capture(let part, _, _): put("(", part)
    case .atomic(let part): put("(?>", part)
    case .lookaround(let part, let isBehind, let isNegative): writeLook(part, isBehind, isNegative)
    case .backreference(let number, let ignoresCase): writeReference(number, ignoresCase)
    case .ifCaptured(let number, let yes, let no):
      guard let slot = slot(number) else { return isSayable = false }
      put("(?(")
      put(number: slot)
      put(")")
      writeChoice(yes, no)
    case .ifMatches(let condition, let yes, let no):
      put("(?(?=", condition)
      writeChoice(yes, no)
    }
  }

  private mutating func writeChoice(_ yes: RegexNode, _ no: RegexNode) {
    put("(?:", yes, ")|")
    put("(?:", no, "))")
  }

  private mutating func writeBranches(_ parts: [RegexNode]) {
    for (place, part) in parts.enumerated() {
      if place > 0 { put("|") }
      write(part)
    }
  }

  private func slot(_ number: Int) -> Int? {
    groups.index(ofNumber: number).flatMap { slots[$0] == 0 ? nil : slots[$0] }
  }

  private mutating func writeReference(_ number: Int, _ ignoresCase: Bool) {
    guard let slot = slot(number) else { return put("(?!)") }
    put(ignoresCase ? "(?i:\\g{" : "(?-i:\\g{")
    put(number: slot)
    put("})")
  }

  private mutating func writeRepeated(
    _ part: RegexNode, _ least: Int, _ most: Int, _ isLazy: Bool
  ) {
    let isUnlimited = most == RegexNode.unlimited
    guard least <= 65535 && (isUnlimited || most <= 65535) else { return isSayable = false }
    if part.isSingle { write(part) } else { put("(?:", part) }
    switch (least, isUnlimited) {
    case (0, true): put("*")
    case (1, true): put("+")
    default:
      put("{")
      put(number: least)
      put(",")
      if !isUnlimited { put(number: most) }
      put("}")
    }
    if isLazy { put("?") }
  }

  /// PCRE2 looks back a known number of characters, another one for each branch at most.
  private mutating func writeLook(_ part: RegexNode, _ isBehind: Bool, _ isNegative: Bool) {
    guard isBehind else { return put(isNegative ? "(?!" : "(?=", part) }
    let branches = if case .alternation(let parts) = part { parts } else { [part] }
    let isKnown = branches.allSatisfy { $0.fixedLength.map { $0 < 5000 } ?? false }
    // .NET reads backwards here, which shows in what groups hold while it reads.
    let showsDirection = part.captures && (part.repeats || part.refersToGroups)
    guard isKnown && !showsDirection else { return isSayable = false }
    put(isNegative ? "(?<!" : "(?<=", part)
  }

  private mutating func write(_ anchor: RegexNode.Anchor) {
    switch anchor {
    case .start: put("\\A")
    case .lineStart: put("(?m:^)")
    case .end: put("\\z")
    case .lineEnd: put("(?m:$)")
    case .endOrLastLine: put("\\Z")
    case .lastMatchEnd: put("\\G")
    case .wordBoundary: writeBoundary(.boundaryWord, "|(?<!", ")(?=")
    case .notWordBoundary: writeBoundary(.boundaryWord, "|(?<!", ")(?!")
    case .asciiWordBoundary: writeBoundary(.asciiWord, "|(?<!", ")(?=")
    case .notASCIIWordBoundary: writeBoundary(.asciiWord, "|(?<!", ")(?!")
    }
  }

  private mutating func writeBoundary(
    _ word: CharacterClass, _ or: StaticString, _ turn: StaticString
  ) {
    let isNegated = turn.utf8Start[turn.utf8CodeUnitCount - 1] == UInt8(ascii: "!")
    if isForASCII { return put(isNegated ? "\\B" : "\\b") }
    put("(?:(?<=")
    write(word)
    put(isNegated ? ")(?=" : ")(?!")
    write(word)
    put(")")
    put(or)
    write(word)
    put(turn)
    write(word)
    put("))")
  }
}

extension PCREPattern {
  private mutating func write(_ scalar: UInt32, _ ignoresCase: Bool) {
    if isForASCII {
      guard ignoresCase || self.ignoresCase || scalar >= 0x80 else { return put(literal: scalar) }
      let members = ([scalar] + (ignoresCase ? CaseEquivalence.others(of: scalar) : []))
        .filter { $0 < 0x80 }
      guard let first = members.first else { return put("(?!)") }
      let needsFlag = (members.count > 1) != self.ignoresCase && !CaseEquivalence.isAlone(first)
      if needsFlag { put(members.count > 1 ? "(?i:" : "(?-i:") }
      put(literal: first)
      if needsFlag { put(")") }
    } else if ignoresCase {
      put("[")
      for member in [scalar] + CaseEquivalence.others(of: scalar) { put(literal: member) }
      put("]")
    } else if scalar & 0xFFFF_F800 == 0xD800 {
      put("(?!)")
    } else {
      put(literal: scalar)
    }
  }

  private mutating func put(literal scalar: UInt32) {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      let isPlain = byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
      if isPlain || byte == 0x20 || byte == 0x5F { return bytes.append(byte) }
      if byte > 0x20 && byte < 0x7F {
        bytes.append(UInt8(ascii: "\\"))
        return bytes.append(byte)
      }
    }
    put("\\x{")
    bytes += String(scalar, radix: 16).utf8
    put("}")
  }

  private mutating func write(_ set: CharacterClass) {
    if isForASCII { writeASCII(ASCIISet(set)) } else { writeUnicode(set) }
  }

  private mutating func writeASCII(_ set: ASCIISet) {
    switch set {
    case .all: put(".")
    case .none: put("(?!)")
    case .notNewline: put("\\N")
    case .word: put("\\w")
    case .notWord: put("\\W")
    case .digit: put("\\d")
    case .notDigit: put("\\D")
    case .space: put("\\s")
    case .notSpace: put("\\S")
    default:
      let needsFlag = ignoresCase && !set.isClosedUnderCase
      if needsFlag { put("(?-i:") }
      let isNegated = set.count > 64
      put(isNegated ? "[^" : "[")
      for range in (isNegated ? set.complement : set).ranges { put(range) }
      put("]")
      if needsFlag { put(")") }
    }
  }

  private mutating func put(_ range: ClosedRange<UInt32>) {
    put(literal: range.lowerBound)
    if range.count == 1 { return }
    put("-")
    put(literal: range.upperBound)
  }

  private mutating func writeUnicode(_ set: CharacterClass) {
    let isSimple = set.complements.isEmpty && set.subtraction.isEmpty
    if isSimple { return writeSimple(set, negated: set.isNegated) }
    put("(?:")
    for taken in set.subtraction {
      put("(?!")
      writeUnicode(taken)
      put(")")
    }
    if set.isNegated { put("(?!") }
    put("(?:")
    if !set.ranges.isEmpty || set.categories != 0 {
      writeSimple(set, negated: false)
      if !set.complements.isEmpty { put("|") }
    }
    for (place, other) in set.complements.enumerated() {
      if place > 0 { put("|") }
      var other = other
      other.isNegated.toggle()
      writeUnicode(other)
    }
    put(")")
    if set.isNegated { put(").") }
    put(")")
  }

  private mutating func writeSimple(_ set: CharacterClass, negated: Bool) {
    if set.ranges.isEmpty && set.categories == 0 { return put(negated ? "." : "(?!)") }
    put(negated ? "[^" : "[")
    var written = false
    for range in set.ranges {
      for part in [0...0xD7FF, 0xE000...0x10FFFF] as [ClosedRange<UInt32>]
      where part.overlaps(range) {
        put(range.clamped(to: part))
        written = true
      }
    }
    for (number, name) in UnicodeProperty.categories.enumerated()
    where set.categories & (1 << UInt32(number)) != 0 {
      put("\\p{")
      bytes += name.utf8
      put("}")
      written = true
    }
    // Only surrogate halves: nothing in well-formed text. PCRE2 wants a class to hold something.
    if !written { put("\\p{Cs}") }
    put("]")
  }
}

extension RegexNode {
  /// Whether a quantifier after it, as written, applies to all of it.
  fileprivate var isSingle: Bool {
    switch self {
    case .capture, .atomic, .character, .set: true
    default: false
    }
  }

  fileprivate var isAlternation: Bool { if case .alternation = self { true } else { false } }

  fileprivate var repeats: Bool {
    switch self {
    case .repetition: true
    case .empty, .character, .set, .anchor, .backreference: false
    case .sequence(let parts), .alternation(let parts): parts.contains(where: \.repeats)
    case .atomic(let part), .lookaround(let part, _, _), .capture(let part, _, _): part.repeats
    case .ifCaptured, .ifMatches: true
    }
  }

  fileprivate var refersToGroups: Bool {
    switch self {
    case .backreference, .ifCaptured: true
    case .empty, .character, .set, .anchor: false
    case .sequence(let parts), .alternation(let parts): parts.contains(where: \.refersToGroups)
    case .atomic(let part), .lookaround(let part, _, _), .capture(let part, _, _),
      .repetition(let part, _, _, _):
      part.refersToGroups
    case .ifMatches(let part, let yes, let no):
      part.refersToGroups || yes.refersToGroups || no.refersToGroups
    }
  }

  /// How many characters it matches, if that is always the same number.
  fileprivate var fixedLength: Int? {
    switch self {
    case .empty, .anchor, .lookaround: 0
    case .character, .set: 1
    case .sequence(let parts):
      parts.reduce(into: 0 as Int?) { sum, part in
        guard let length = part.fixedLength, let before = sum, before < 5000 else {
          return sum = nil
        }
        sum = before + length
      }
    case .alternation(let parts):
      parts.dropFirst().reduce(parts.first?.fixedLength) { $1.fixedLength == $0 ? $0 : nil }
    case .repetition(let part, let least, let most, _):
      least == most && least < 5000
        ? part.fixedLength.flatMap { $0 < 5000 ? $0 * least : nil } : nil
    case .capture(let part, _, _), .atomic(let part): part.fixedLength
    case .backreference, .ifCaptured, .ifMatches: nil
    }
  }
}
