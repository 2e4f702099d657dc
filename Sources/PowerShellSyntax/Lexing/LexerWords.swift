/// Words: names, keywords, parameters, labels, and the generic words of commands.
extension Lexer {
  /// Whether what stands here ends a word.
  func endsWordHere() -> Bool {
    index >= end || has(look(index).kind, .endsWord)
  }

  private func skipName() {
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        guard has(byte, .nameFollow) else { return }
        index += 1
      } else {
        let (kind, length) = look(index)
        guard kind == Self.letter || kind == Self.otherDigit else { return }
        index += length
      }
    }
  }

  func readIdentifier() -> Token {
    if mode == .typeName { return readTypeName() }
    skipName()
    if wantsSimpleName { return token(.identifier) }
    if inCommandMode, !endsWordHere() { return readGeneric() }
    if let keyword = Keywords.keyword(text[tokenStart..<index]) { return token(keyword) }
    return token(.identifier)
  }

  /// `:name` before a loop.
  func readLabel() -> Token {
    let start = index
    skipName()
    if inCommandMode, !endsWordHere() { return readGeneric() }
    return token(.label, .text(string(start, index)))
  }

  /// `-name` or `-name:`; in an expression, an operator.
  func readParameter() -> Token {
    let start = index
    scanning: while index < end {
      let (kind, length) = look(index)
      switch kind {
      case 0x20, 0x09, 0x0B, 0x0C, 0x7B, 0x7D, 0x28, 0x29, 0x3B, 0x2C, 0x7C, 0x26, 0x2E, 0x5B,
        0x0D, 0x0A:
        break scanning
      case 0x27, 0x22:
        if inCommandMode { return readGeneric() }
        break scanning
      case 0x3A: break scanning
      default:
        if !inCommandMode, !has(kind, .nameStart), kind != 0x3F { break scanning }
        index += length
      }
    }
    let nameEnd = index
    if !inCommandMode, let kind = Keywords.dashOperator(text[start..<nameEnd]) {
      return token(kind)
    }
    let usedColon = inCommandMode && text[index] == 0x3A && index < end
    if usedColon { index += 1 }
    return token(.parameter, .parameter(name: string(start, nameEnd), usedColon: usedColon))
  }

  /// A word of a command, scanned from its start: quotes, escapes and expansions may be part of it.
  func readGeneric() -> Token {
    index = tokenStart
    // Most words are nothing but plain characters.
    while index < end {
      let byte = text[index]
      if byte >= 0x80 || byte == 0x60 || byte == 0x27 || byte == 0x22 || byte == 0x24
        || has(byte, .endsWord)
      {
        break
      }
      index += 1
    }
    if endsWordHere() { return token(.generic) }
    return readGenericWithExpansion()
  }

  private func readGenericWithExpansion() -> Token {
    var builder = StringBuilder()
    builder.append(text[tokenStart..<index])
    while index < end {
      let (kind, length) = look(index)
      if has(kind, .endsWord) { break }
      switch kind {
      case 0x60 where index + 1 < end:
        index += 1
        readEscape(into: &builder)
      case 0x27:
        index += length
        readSingleQuoted(into: &builder)
      case 0x22:
        index += length
        readDoubleQuoted(into: &builder)
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
    return token(.generic, builder.value)
  }

  /// A backtick outside of a word starts one with what it escapes.
  func readBacktickWord() -> Token {
    if index >= end {
      report(.incompleteString, currentExtent, isIncomplete: true)
      return next()
    }
    index = tokenStart
    return readGenericWithExpansion()
  }

  /// All up to the end of the line or a `|`, as it stands, behind `--%`.
  func readVerbatimArgument() -> Token? {
    skipBlanks()
    tokenStart = index
    var quoted = false
    while index < end, text[index] != 0x0A, text[index] != 0x0D {
      if text[index] == 0x22 { quoted.toggle() }
      if !quoted {
        if text[index] == 0x7C { break }
        if text[index] == 0x26, text[index + 1] == 0x26 { break }
      }
      index += 1
    }
    return index > tokenStart ? token(.generic) : nil
  }
}
