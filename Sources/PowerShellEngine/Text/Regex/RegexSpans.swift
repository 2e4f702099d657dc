/// Where the whole pattern and each group matched, in bytes.
///
/// The whole match lies in the value itself, so that a pattern without groups allocates nothing.
struct RegexSpans {
  let start: Int32
  let end: Int32
  /// Two offsets for each group after the whole match, in .NET's order; -1 for one without a match.
  private let others: [Int32]

  /// How many groups there are, the whole match among them.
  var count: Int { others.count / 2 + 1 }
  var whole: Range<Int> { Int(start)..<Int(end) }

  /// Nil for a group that took no part.
  @inline(__always)
  subscript(place: Int) -> Range<Int>? {
    if place == 0 { return whole }
    let lower = others[2 * place - 2]
    return lower < 0 ? nil : Int(lower)..<Int(others[2 * place - 1])
  }

  /// What PCRE2 found last.
  @inline(__always)
  init(_ matcher: PCREMatcher) {
    let whole = matcher.span(ofSlot: 0) ?? 0..<0
    start = Int32(clamping: whole.lowerBound)
    end = Int32(clamping: whole.upperBound)
    let slots = matcher.slots
    if slots.count == 1 {
      others = []
      return
    }
    others = [Int32](unsafeUninitializedCapacity: 2 * slots.count - 2) { buffer, filled in
      for index in 1..<slots.count {
        let span = slots[index] == 0 ? nil : matcher.span(ofSlot: slots[index])
        buffer.initializeElement(at: 2 &* index &- 2, to: Int32(clamping: span?.lowerBound ?? -1))
        buffer.initializeElement(at: 2 &* index &- 1, to: Int32(clamping: span?.upperBound ?? -1))
      }
      filled = 2 * slots.count - 2
    }
  }

  /// The last of each group's captures.
  init(lastOf captures: [[Range<Int>]]) {
    let whole = captures.first?.last ?? 0..<0
    start = Int32(clamping: whole.lowerBound)
    end = Int32(clamping: whole.upperBound)
    others = captures.dropFirst().flatMap { ranges -> [Int32] in
      guard let last = ranges.last else { return [-1, -1] }
      return [Int32(clamping: last.lowerBound), Int32(clamping: last.upperBound)]
    }
  }
}
