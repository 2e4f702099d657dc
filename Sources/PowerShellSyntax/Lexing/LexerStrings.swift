/// Strings in quotes, here-strings, escapes, and what expands inside them.
extension Lexer {
  func readString(_ quote: UInt8) -> Token {
    var builder = StringBuilder()
    if quote == 0x27 {
      readSingleQuoted(into: &builder)
      return token(.stringLiteral, builder.value)
    }
    readDoubleQuoted(into: &builder)
    return token(.stringExpandable, builder.value)
  }

  /// Behind the opening quote.
  func readSingleQuoted(into builder: inout StringBuilder) {
    let start = index - 1
    if !readSingleQuotedBody(into: &builder) { reportUnterminated("'", start) }
  }

  /// Behind the opening quote.
  func readDoubleQuoted(into builder: inout StringBuilder) {
    let start = index - 1
    if !readDoubleQuotedBody(into: &builder) { reportUnterminated("\"", start) }
  }

  private func reportUnterminated(_ quote: String, _ start: Int) {
    report(.terminatorExpectedAtEndOfString(quote), extent(start, index), isIncomplete: true)
  }

  /// False where the closing quote is missing.
  private func readSingleQuotedBody(into builder: inout StringBuilder) -> Bool {
    while index < end {
      let start = index
      while index < end, text[index] < 0x80, text[index] != 0x27 { index += 1 }
      builder.append(text[start..<index])
      guard index < end else { return false }
      let (kind, length) = look(index)
      if kind == 0x27 {
        let after = index + length
        let (next, nextLength) = look(after)
        guard next == 0x27, after < end else {
          index = after
          return true
        }
        builder.append(text[index..<after])
        index = after + nextLength
      } else {
        builder.append(text[index..<index + length])
        index += length
      }
    }
    return false
  }

  /// False where the closing quote is missing.
  private func readDoubleQuotedBody(into builder: inout StringBuilder) -> Bool {
    while index < end {
      let (kind, length) = look(index)
      switch kind {
      case 0x22:
        let after = index + length
        let (next, nextLength) = look(after)
        guard next == 0x22, after < end else {
          index = after
          return true
        }
        builder.append(text[index..<after])
        index = after + nextLength
      case 0x60 where index + 1 < end:
        index += 1
        readEscape(into: &builder)
      case 0x24:
        if !readExpansion(into: &builder, isHereString: false) {
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

  /// Behind a backtick.
  func readEscape(into builder: inout StringBuilder) {
    let byte = text[index]
    switch byte {
    case 0x30: builder.append(0)
    case 0x61: builder.append(7)
    case 0x62: builder.append(8)
    case 0x65: builder.append(0x1B)
    case 0x66: builder.append(0x0C)
    case 0x6E: builder.append(0x0A)
    case 0x72: builder.append(0x0D)
    case 0x74: builder.append(0x09)
    case 0x76: builder.append(0x0B)
    case 0x75: return readUnicodeEscape(into: &builder)
    default:
      let length = max(look(index).length, lineEndLength(index))
      builder.append(text[index..<index + length])
      index += length
      return
    }
    index += 1
  }

  /// `u{1F600}`.
  private func readUnicodeEscape(into builder: inout StringBuilder) {
    let start = index - 1
    index += 1
    guard text[index] == 0x7B else {
      return report(.invalidUnicodeEscapeSequence, extent(start, index + 1))
    }
    index += 1
    var value: UInt32 = 0
    var digits = 0
    while index < end, has(text[index], .hexDigit), digits < 6 {
      value = value << 4 | UInt32(Self.hexValue(text[index]))
      (index, digits) = (index + 1, digits + 1)
    }
    if index >= end || text[index] != 0x7D {
      let isTooLong = has(text[index], .hexDigit)
      return report(
        isTooLong
          ? .tooManyDigitsInUnicodeEscapeSequence : .missingUnicodeEscapeSequenceTerminator,
        extent(start, index + 1))
    }
    index += 1
    guard digits > 0 else { return report(.invalidUnicodeEscapeSequence, extent(start, index)) }
    guard value <= 0x10FFFF, let scalar = Unicode.Scalar(value) else {
      return report(.invalidUnicodeEscapeSequenceValue, extent(start, index))
    }
    builder.append(contentsOf: String(Character(scalar)).utf8)
  }

  static func hexValue(_ byte: UInt8) -> UInt8 { byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57 }

  /// A variable or sub-expression that starts at this dollar sign; false where none does.
  func readExpansion(into builder: inout StringBuilder, isHereString: Bool) -> Bool {
    let (savedStart, savedMode, dollar) = (tokenStart, mode, index)
    defer { (tokenStart, mode) = (savedStart, savedMode) }
    let (kind, _) = look(index + 1)
    guard index + 1 < end else { return false }
    if kind == 0x28 {
      mode = .expression
      tokenStart = index
      index += 2
      let nested = readSubexpression(isHereString: isHereString)
      builder.append(.subexpression(nested), written: text[dollar..<index])
      return true
    }
    guard has(kind, .variable) || kind == 0x7B || kind == 0x24 || kind == 0x5E || kind == 0x3A
    else { return false }
    mode = .expression
    tokenStart = index
    index += 1
    let variable = readVariable(isSplatted: false, inString: true)
    guard variable.kind == .variable else {
      index = dollar
      return false
    }
    builder.append(.variable(variable), written: text[dollar..<index])
    return true
  }

  /// Behind `$(`: all up to the matching parenthesis; in a string, doubled quotes are folded.
  private func readSubexpression(isHereString: Bool) -> NestedText {
    var depth = 1
    var folds: [Int] = []
    while depth > 0 {
      if index >= end {
        report(.incompleteDollarSubexpressionReference, currentExtent, isIncomplete: true)
        break
      }
      let (kind, length) = look(index)
      index += length
      switch kind {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x22 where !isHereString:
        let (next, nextLength) = look(index)
        if next == 0x22, index < end {
          folds.append(index)
          index += nextLength
        }
      case 0x60 where !isHereString && index < end:
        let (next, nextLength) = look(index)
        if next == 0x22 || next == 0x60 {
          folds.append(index - 1)
          index += nextLength
        }
      default: break
      }
    }
    let scanned = Extent(tokenStart, index)
    return NestedText(scanned: scanned, folded: folds.isEmpty ? nil : fold(scanned, at: folds))
  }

  private func fold(_ scanned: Extent, at folds: [Int]) -> FoldedText {
    var folded = FoldedText()
    var next = 0
    var place = Int(scanned.start)
    while place < Int(scanned.end) {
      if next < folds.count, folds[next] == place {
        next += 1
        place += look(place).length
        continue
      }
      folded.bytes.append(text[place])
      folded.places.append(Int32(truncatingIfNeeded: self.place(place)))
      place += 1
    }
    return folded
  }
}
