/// `>`, `>>`, `2>`, `2>&1`, `*>`.
extension Lexer {
  /// The stream's digit has been read; `>` follows or, for the plain form, has been read.
  func readRedirection(from stream: RedirectionStream) -> Token {
    if text[index - 1] != 0x3E { index += 1 }
    if text[index] == 0x3E {
      index += 1
      return token(.redirection, .file(from: stream, isAppend: true))
    }
    if text[index] == 0x26 {
      let digit = text[index + 1]
      if (0x31...0x36).contains(digit), index + 1 < end {
        index += 2
        let target = RedirectionStream(rawValue: Int(digit) - 0x30) ?? .output
        return token(.redirection, .merging(from: stream, to: target))
      }
      if digit == 0x2A {
        index += 2
        return token(.redirection, .merging(from: stream, to: .all))
      }
    }
    return token(.redirection, .file(from: stream, isAppend: false))
  }
}
