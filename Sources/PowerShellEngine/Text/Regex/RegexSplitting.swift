extension RegularExpression {
  /// The text between matches, with what groups captured in between; at most `count` texts between
  /// matches if it is not 0, from a UTF-16 offset on.
  func split(
    _ text: String, count: Int = 0, from start: Int? = nil
  ) throws(RegexMatchError) -> [String] {
    if count == 1 { return [text] }
    var pieces: [String] = []
    var matches = matches(in: text, from: start)
    var remaining = count - 1
    var edge = isRightToLeft ? text.utf8.count : 0
    while remaining != 0, let match = try matches.next() {
      let bytes = match.bytes
      pieces.append(
        text.textOfBytes(isRightToLeft ? bytes.upperBound..<edge : edge..<bytes.lowerBound))
      edge = isRightToLeft ? bytes.lowerBound : bytes.upperBound
      for place in 1..<max(1, match.groupCount) {
        if let group = match.group(at: place) { pieces.append(group.value) }
      }
      remaining -= 1
    }
    if pieces.isEmpty { return [text] }
    pieces.append(text.textOfBytes(isRightToLeft ? 0..<edge : edge..<text.utf8.count))
    return isRightToLeft ? pieces.reversed() : pieces
  }
}
