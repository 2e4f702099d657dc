/// A replacement text with its `$` parts, read once for a pattern.
struct RegexReplacement {
  enum Part: Equatable {
    case text(String)
    /// A group by its place in .NET's order.
    case group(Int)
    case before, after, whole
  }

  let parts: [Part]

  /// Whether the replacement is the same for each match.
  var isConstant: Bool { parts.allSatisfy { if case .text = $0 { true } else { false } } }

  init(_ replacement: String, for expression: RegularExpression) throws(RegexParseError) {
    guard replacement.withUTF8Bytes({ $0.contains(UInt8(ascii: "$")) }) else {
      parts = replacement.utf8.isEmpty ? [] : [.text(replacement)]
      return
    }
    var reader = RegexScanner(replacement, expression.options)
    var parts: [Part] = []
    var text: [UInt16] = []
    while let unit = reader.next() {
      guard unit == UInt16(UInt8(ascii: "$")), let part = try Self.part(&reader, expression) else {
        text.append(unit)
        continue
      }
      if case .text(let own) = part {
        text += own.utf16
        continue
      }
      if !text.isEmpty { parts.append(.text(String(utf16: text))) }
      text = []
      parts.append(part)
    }
    if !text.isEmpty { parts.append(.text(String(utf16: text))) }
    self.parts = parts
  }

  /// Reads what follows a `$`; nil leaves the position there, and the `$` stands for itself.
  private static func part(
    _ reader: inout RegexScanner, _ expression: RegularExpression
  ) throws(RegexParseError) -> Part? {
    let start = reader.position
    let groups = expression.groups
    let isBraced = reader.peek(1) != nil && reader.skip("{")
    guard let unit = reader.peek() else { return nil }
    if RegexScanner.digit(unit) != nil {
      if let number = try number(&reader, groups, isBraced),
        let place = groups.index(ofNumber: number)
      {
        return .group(place)
      }
    } else if isBraced {
      if RegexScanner.isWord(unit) {
        let name = reader.groupName()
        if reader.skip("}"), let number = groups.number(ofName: name) {
          return groups.index(ofNumber: number).map(Part.group)
        }
      }
    } else {
      reader.position += 1
      switch Unicode.Scalar(unit) {
      case "$": return .text("$")
      case "&": return .group(0)
      case "`": return .before
      case "'": return .after
      case "+": return .group(groups.numbers.count - 1)
      case "_": return .whole
      default: break
      }
    }
    reader.position = start
    return nil
  }

  private static func number(
    _ reader: inout RegexScanner, _ groups: RegexGroups, _ isBraced: Bool
  ) throws(RegexParseError) -> Int? {
    guard reader.isECMAScript && !isBraced else {
      let number = try reader.decimal()
      return !isBraced || reader.skip("}") ? number : nil
    }
    var found: Int?
    var (value, end) = (0, reader.position)
    while let digit = reader.peek().flatMap(RegexScanner.digit), value < 100_000 {
      value = value * 10 + digit
      reader.position += 1
      if groups.index(ofNumber: value) != nil { (found, end) = (value, reader.position) }
    }
    reader.position = end
    return found
  }

  /// Appends the replacement of one match to UTF-8 bytes.
  func append(
    for spans: RegexSpans, in source: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]
  ) {
    for part in parts {
      switch part {
      case .text(let text): result.append(contentsOf: text.utf8)
      case .group(let place):
        if let span = spans[place] { result += source[span] }
      case .before: result += source[..<spans.whole.lowerBound]
      case .after: result += source[spans.whole.upperBound...]
      case .whole: result += source
      }
    }
  }

  /// The replacement of one match (`Match.Result`).
  func text(for match: RegexMatch) -> String {
    var result: [UInt8] = []
    match.text.withUTF8Bytes { append(for: match.spans, in: $0, to: &result) }
    return String(decoding: result, as: UTF8.self)
  }
}

extension RegularExpression {
  /// Replaces the matches (at most `count`, if it is not negative) from a UTF-16 offset on.
  func replace(
    in text: String, with replacement: RegexReplacement, count: Int = -1, from start: Int? = nil
  ) throws(RegexMatchError) -> String {
    if count == 0 { return text }
    var matches = matches(in: text, from: start)
    guard let first = try matches.next() else { return text }
    var spans = [first.spans]
    while spans.count != count, let match = try matches.next() { spans.append(match.spans) }
    if isRightToLeft { spans.reverse() }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    text.withUTF8Bytes { source in
      var end = 0
      for span in spans {
        result += source[end..<span.whole.lowerBound]
        replacement.append(for: span, in: source, to: &result)
        end = span.whole.upperBound
      }
      result += source[end...]
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Replaces each match by what a closure makes of it; it is asked in the order of matching.
  func replace(
    in text: String, count: Int = -1, from start: Int? = nil,
    with evaluate: (RegexMatch) throws -> String
  ) throws -> String {
    var remaining = count
    var matches = matches(in: text, from: start)
    var pieces: [(bytes: Range<Int>, text: String)] = []
    while remaining != 0, let match = try matches.next() {
      pieces.append((match.bytes, try evaluate(match)))
      remaining -= 1
    }
    if pieces.isEmpty { return text }
    var result: [UInt8] = []
    text.withUTF8Bytes { source in
      var end = 0
      for piece in isRightToLeft ? pieces.reversed() : pieces {
        result += source[end..<piece.bytes.lowerBound]
        result.append(contentsOf: piece.text.utf8)
        end = piece.bytes.upperBound
      }
      result += source[end...]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
