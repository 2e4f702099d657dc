/// One match: what the whole pattern and each group matched.
///
/// Places are kept in bytes; `index` and `length` are counted in UTF-16 units when asked for.
struct RegexMatch {
  let expression: RegularExpression
  let text: String
  let spans: RegexSpans
  /// All captures of each group, where the match was found by the machine that keeps them.
  let allCaptures: [[Range<Int>]]?
  /// The byte offset the search for this match started at.
  let searchStart: Int

  var groupCount: Int { spans.count }

  /// The bytes of the whole match.
  var bytes: Range<Int> { spans.whole }
  var value: String { text.textOfBytes(bytes) }
  var index: Int { text.utf16Offset(ofByte: Int(spans.start)) }
  var length: Int { whole.length }
  var whole: RegexCapture { RegexCapture(text: text, bytes: bytes) }

  /// What a group captured last, by its place in .NET's order; nil if it took no part.
  func group(at place: Int) -> RegexCapture? {
    guard place >= 0 && place < groupCount else { return nil }
    return spans[place].map { RegexCapture(text: text, bytes: $0) }
  }

  func group(numbered number: Int) -> RegexCapture? {
    expression.groups.index(ofNumber: number).flatMap(group(at:))
  }

  func group(named name: String) -> RegexCapture? {
    expression.groups.number(ofName: name).flatMap(group(numbered:))
  }

  /// All captures of a group in the order they were made: more than one in a repeated group.
  ///
  /// PCRE2 keeps the last only, so a pattern with repeated groups is matched again by the machine
  /// that keeps all; should the two not agree, the last capture stands alone.
  func captures(at place: Int) -> [RegexCapture] {
    guard let last = group(at: place) else { return [] }
    if let allCaptures { return allCaptures[place].map { RegexCapture(text: text, bytes: $0) } }
    guard place > 0 && expression.traits.contains(.capturesRepeatedly) else { return [last] }
    let layout = RegexText(text)
    var machine = expression.backtracker(over: layout)
    machine.lastMatchEnd = layout.character(atByte: searchStart)
    let start = layout.character(atByte: bytes.lowerBound)
    guard (try? machine.matchHere(start)) == true,
      layout.bytes(of: machine.captures[0][0]) == bytes,
      let end = machine.captures[place].last, layout.bytes(of: end) == last.bytes
    else { return [last] }
    return machine.captures[place].map { RegexCapture(text: text, bytes: layout.bytes(of: $0)) }
  }
}

/// A part of a text that a group matched.
struct RegexCapture {
  let text: String
  let bytes: Range<Int>

  var value: String { text.textOfBytes(bytes) }
  var index: Int { text.utf16Offset(ofByte: bytes.lowerBound) }
  var length: Int {
    text.isASCIIText ? bytes.count : text.utf16Offset(ofByte: bytes.upperBound) - index
  }
}

/// The matches of a pattern in a text, each looked for when it is asked for.
///
/// After an empty match the search goes on one character further, so that it comes to an end.
struct RegexMatches {
  private let expression: RegularExpression
  private let text: String
  private let isASCII: Bool
  private var position: Int
  private var lastWasEmpty = false
  private var isOver = false
  private var machine: Backtracker?

  init(_ expression: RegularExpression, _ text: String, _ start: Int) {
    self.expression = expression
    self.text = text
    isASCII = text.isASCIIText
    position = start
  }

  mutating func next() throws(RegexMatchError) -> RegexMatch? {
    if isOver { return nil }
    guard let start = searchStart() else {
      isOver = true
      return nil
    }
    let found = try search(from: start)
    guard let found else {
      isOver = true
      return nil
    }
    position = Int(expression.isRightToLeft ? found.spans.start : found.spans.end)
    lastWasEmpty = found.spans.start == found.spans.end
    return found
  }

  private func searchStart() -> Int? {
    guard lastWasEmpty else { return position }
    if expression.isRightToLeft {
      guard position > 0 else { return nil }
      return position - (isASCII ? 1 : width(before: position))
    }
    guard position < text.utf8.count else { return nil }
    return position + (isASCII ? 1 : width(after: position))
  }

  private func width(after offset: Int) -> Int {
    let start = text.utf8.index(text.startIndex, offsetBy: offset)
    return text.utf8.distance(from: start, to: text.unicodeScalars.index(after: start))
  }

  private func width(before offset: Int) -> Int {
    let start = text.utf8.index(text.startIndex, offsetBy: offset)
    return text.utf8.distance(from: text.unicodeScalars.index(before: start), to: start)
  }

  private mutating func search(from start: Int) throws(RegexMatchError) -> RegexMatch? {
    // After an empty match `\G` still means the end of that match, which PCRE2 cannot be told.
    let isOdd = lastWasEmpty && expression.traits.contains(.asksLastMatchEnd)
    guard !isOdd else { return try backtrack(from: start) }
    switch try expression.find(in: text, isASCII: isASCII, from: start) {
    case .none: return nil
    case .needsBacktracker: return try backtrack(from: start)
    case .found(let spans):
      return RegexMatch(
        expression: expression, text: text, spans: spans, allCaptures: nil, searchStart: start)
    }
  }

  private mutating func backtrack(from start: Int) throws(RegexMatchError) -> RegexMatch? {
    var machine = self.machine ?? expression.backtracker(over: RegexText(text))
    machine.lastMatchEnd = machine.text.character(atByte: position)
    defer { self.machine = machine }
    do throws(Backtracker.GaveUp) {
      guard try machine.match(from: machine.text.character(atByte: start)) else { return nil }
    } catch {
      throw .tookTooLong(pattern: expression.pattern, text: text)
    }
    let captures = machine.captures.map { $0.map(machine.text.bytes(of:)) }
    return RegexMatch(
      expression: expression, text: text, spans: RegexSpans(lastOf: captures),
      allCaptures: captures, searchStart: position
    )
  }
}
