/// A pattern in .NET's syntax, ready to match.
///
/// Matched by PCRE2 where it can say the pattern, in one form for ASCII texts and one for others,
/// each compiled when first needed; by `Backtracker` where it cannot. Belongs to one session: it
/// keeps the place that matches are written to.
final class RegularExpression {
  let pattern: String
  let options: RegexOptions
  let groups: RegexGroups
  let traits: RegexTraits

  private let parsed: ParsedRegex
  private var ascii: Matcher?
  private var unicode: Matcher?
  private var program: BacktrackProgram?

  private enum Matcher {
    case pcre(PCREMatcher)
    case backtracking
  }

  init(_ pattern: String, _ options: RegexOptions = []) throws(RegexParseError) {
    self.pattern = pattern
    self.options = options
    parsed = try RegexParser.parse(pattern, options)
    groups = parsed.groups
    traits = parsed.traits
  }

  var isRightToLeft: Bool { options.contains(.rightToLeft) }

  /// The numbers of all groups, ascending; the first is 0.
  var groupNumbers: [Int] { groups.numbers }

  /// The names of all groups in the order of their numbers; an unnamed group goes by its number.
  var groupNames: [String] { groups.numbers.map { groups.name(ofNumber: $0) ?? String($0) } }

  /// The first match from a UTF-16 offset on (from there to the left if the pattern reads so).
  func firstMatch(in text: String, from start: Int? = nil) throws(RegexMatchError) -> RegexMatch? {
    let first = startByte(text, start)
    switch try find(in: text, isASCII: text.isASCIIText, from: first) {
    case .none: return nil
    case .found(let spans):
      return RegexMatch(
        expression: self, text: text, spans: spans, allCaptures: nil, searchStart: first)
    case .needsBacktracker:
      var matches = RegexMatches(self, text, first)
      return try matches.next()
    }
  }

  /// Whether there is a match.
  func isMatch(_ text: String, from start: Int? = nil) throws(RegexMatchError) -> Bool {
    let first = startByte(text, start)
    guard case .pcre(let matcher) = matcher(forASCII: text.isASCIIText) else {
      var matches = matches(in: text, from: start)
      return try matches.next() != nil
    }
    switch text.withUTF8Bytes({ matcher.match($0, from: first) }) {
    case .found: return true
    case .none: return false
    case .tookTooLong: throw .tookTooLong(pattern: pattern, text: text)
    }
  }

  /// All matches, found one by one.
  func matches(in text: String, from start: Int? = nil) -> RegexMatches {
    RegexMatches(self, text, startByte(text, start))
  }

  private func startByte(_ text: String, _ start: Int?) -> Int {
    guard let start else { return isRightToLeft ? text.utf8.count : 0 }
    return text.byteOffset(ofUTF16: max(0, min(start, text.utf16Length)))
  }

  /// Where the first match at or after a byte offset lies, if PCRE2 can be asked.
  @inline(__always)
  func find(
    in text: String, isASCII: Bool, from start: Int
  ) throws(RegexMatchError) -> Finding {
    guard case .pcre(let matcher) = matcher(forASCII: isASCII) else { return .needsBacktracker }
    switch text.withUTF8Bytes({ matcher.match($0, from: start) }) {
    case .none: return .none
    case .tookTooLong: throw .tookTooLong(pattern: pattern, text: text)
    case .found: return .found(RegexSpans(matcher))
    }
  }

  enum Finding {
    case none, needsBacktracker
    case found(RegexSpans)
  }

  /// The pattern as a program; laid out when first needed.
  func backtracker(over text: RegexText) -> Backtracker {
    if let program { return Backtracker(program, text) }
    let program = BacktrackProgram(parsed, options)
    self.program = program
    return Backtracker(program, text)
  }

  @inline(__always)
  private func matcher(forASCII isASCII: Bool) -> Matcher {
    if let matcher = isASCII ? ascii : unicode { return matcher }
    return compile(forASCII: isASCII)
  }

  private func compile(forASCII isASCII: Bool) -> Matcher {
    let said = PCREPattern(
      parsed, forASCII: isASCII, ignoresCase: options.contains(.ignoreCase))
    let compiled = said.flatMap { PCREMatcher($0, isECMAScript: options.contains(.ecmaScript)) }
    let matcher = compiled.map(Matcher.pcre) ?? .backtracking
    if isASCII { ascii = matcher } else { unicode = matcher }
    return matcher
  }
}

/// The patterns used lately, compiled: one cache for each session.
final class RegexCache {
  private struct Key: Hashable {
    let pattern: [UInt8]
    let options: RegexOptions
  }

  private var entries: [Key: (expression: RegularExpression, lastUse: Int)] = [:]
  private var clock = 0
  private var latest: RegularExpression?
  private let capacity: Int

  init(capacity: Int = 256) { self.capacity = capacity }

  /// The expression for a pattern; parsed only if it was not used lately.
  func expression(
    _ pattern: String, _ options: RegexOptions
  ) throws(RegexParseError) -> RegularExpression {
    if let latest, latest.options == options, latest.pattern.hasSameBytes(as: pattern) {
      return latest
    }
    clock += 1
    let key = Key(pattern: Array(pattern.utf8), options: options)
    if let entry = entries[key] {
      entries[key]?.lastUse = clock
      latest = entry.expression
      return entry.expression
    }
    let expression = try RegularExpression(pattern, options)
    if entries.count >= capacity { forgetOldHalf() }
    entries[key] = (expression, clock)
    latest = expression
    return expression
  }

  private func forgetOldHalf() {
    let uses = entries.values.map(\.lastUse).sorted()
    let middle = uses[uses.count / 2]
    entries = entries.filter { $0.value.lastUse > middle }
  }
}
