/// `@' … '@` and `@" … "@`.
extension Lexer {
  /// Behind `@` and the quote.
  func readHereString(_ quote: UInt8) -> Token {
    let isExpandable = quote == 0x22
    let kind: TokenKind = isExpandable ? .hereStringExpandable : .hereStringLiteral
    skipBlanks()
    if index >= end {
      reportUnterminated(isExpandable)
      return token(kind, .text(""))
    }
    guard text[index] == 0x0A || text[index] == 0x0D else { return readBrokenHeader(kind) }
    index += lineEndLength(index)
    var builder = StringBuilder()
    if !readBody(quote, into: &builder) { reportUnterminated(isExpandable) }
    return token(kind, builder.value)
  }

  private func reportUnterminated(_ isExpandable: Bool) {
    report(
      .terminatorExpectedAtEndOfString(isExpandable ? "\"@" : "'@"), currentExtent,
      isIncomplete: true)
  }

  /// Something stands behind the opening quote; the rest of the line is given up.
  private func readBrokenHeader(_ kind: TokenKind) -> Token {
    report(.unexpectedCharactersAfterHereStringHeader, extent(index, index + 1))
    while index < end, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return token(kind, .text(""))
  }

  /// Whether a closing quote and `@` stand here; answers the index behind them.
  private func terminator(_ quote: UInt8, at place: Int) -> Int? {
    guard place < end else { return nil }
    let (kind, length) = look(place)
    guard kind == quote, text[place + length] == 0x40, place + length < end else { return nil }
    return place + length + 1
  }

  private func readBody(_ quote: UInt8, into builder: inout StringBuilder) -> Bool {
    if let after = terminator(quote, at: index) {
      index = after
      return true
    }
    while index < end {
      let (kind, length) = look(index)
      switch kind {
      case 0x0A, 0x0D:
        let lineEnd = lineEndLength(index)
        if let after = terminator(quote, at: index + lineEnd) {
          index = after
          return true
        }
        builder.append(text[index..<index + lineEnd])
        index += lineEnd
      case 0x60 where quote == 0x22 && index + 1 < end:
        index += 1
        readEscape(into: &builder)
      case 0x24 where quote == 0x22:
        if !readExpansion(into: &builder, isHereString: true) {
          builder.append(0x24)
          index += 1
        }
      default:
        builder.append(text[index..<index + length])
        index += length
      }
    }
    return false
  }
}
