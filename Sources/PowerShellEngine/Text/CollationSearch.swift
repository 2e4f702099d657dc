import CICU

/// How a member of System.String compares: .NET's `StringComparison` with its culture filled in.
enum TextComparison {
  case ordinal
  case ordinalIgnoringCase
  case culture(Collation, CompareOptions)

  /// Whether two whole texts are equal.
  func equals(_ left: String, _ right: String) -> Bool {
    switch self {
    case .ordinal: left.hasSameBytes(as: right)
    case .ordinalIgnoringCase: AsciiFold.foldedEquals(left, right)
    case .culture(let collation, let options): collation.compare(left, right, options) == 0
    }
  }

  /// Negative, zero or positive.
  func compare(_ left: String, _ right: String) -> Int {
    switch self {
    case .ordinal: OrdinalComparison.compare(left, right)
    case .ordinalIgnoringCase: OrdinalComparison.compareIgnoringCase(left, right)
    case .culture(let collation, let options): collation.compare(left, right, options)
    }
  }
}

/// A place found in a text, in UTF-16 units.
struct TextMatch: Equatable, Sendable {
  let index: Int
  let length: Int
}

extension Collation {
  /// Where `part` occurs first or last as this culture sees it; nil if nowhere.
  func find(
    _ part: String, in text: String, last: Bool = false, _ options: CompareOptions
  ) -> TextMatch? {
    if options.contains(.ordinal) { return text.find(part, last: last, ignoringCase: false) }
    if options.contains(.ordinalIgnoreCase) {
      return text.find(part, last: last, ignoringCase: true)
    }
    let cultureHasNoSay =
      part.isASCIIText && text.isASCIIText && options.isSubset(of: [.ignoreCase])
      && !part.holdsIgnorable && !text.holdsIgnorable
    if cultureHasNoSay {
      return text.find(part, last: last, ignoringCase: options.contains(.ignoreCase))
    }
    return search(part, in: Array(text.utf16), last: last, options)
  }

  func starts(_ text: String, with part: String, _ options: CompareOptions) -> Bool {
    if part.utf8.isEmpty { return true }
    guard let found = find(part, in: text, options) else { return false }
    return found.index == 0 || isIgnored(Array(text.utf16.prefix(found.index)), options)
  }

  func ends(_ text: String, with part: String, _ options: CompareOptions) -> Bool {
    if part.utf8.isEmpty { return true }
    guard let found = find(part, in: text, last: true, options) else { return false }
    let end = found.index + found.length
    return end == text.utf16.count || isIgnored(Array(text.utf16.dropFirst(end)), options)
  }

  private func search(
    _ part: String, in text: [UInt16], last: Bool, _ options: CompareOptions
  ) -> TextMatch? {
    let pattern = Array(part.utf16)
    if pattern.isEmpty || isIgnored(pattern, options) {
      return TextMatch(index: last ? text.count : 0, length: 0)
    }
    guard !text.isEmpty,
      let collator = collator(Flavour(options, tailored: WidthAndKana.matters(part)))
    else { return nil }
    var length: Int32 = 0
    let index = icu_find(
      collator, pattern, Int32(clamping: pattern.count), text, Int32(clamping: text.count),
      last ? 1 : 0, &length)
    return index < 0 ? nil : TextMatch(index: Int(index), length: Int(length))
  }

  /// Whether a text counts for nothing in this culture's order.
  private func isIgnored(_ units: [UInt16], _ options: CompareOptions) -> Bool {
    compare(String(utf16: units), "", options) == 0
  }
}

extension String {
  /// Whether ASCII text holds a control character that cultures overlook (tab and line ends are not).
  fileprivate var holdsIgnorable: Bool {
    withUTF8Bytes { bytes in
      bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) || $0 == 0x7F }
    }
  }
}
