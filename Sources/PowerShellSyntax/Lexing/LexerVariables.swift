/// `$name`, `${any name}`, `$scope:name`, `@splatted`.
extension Lexer {
  /// Behind the sigil.
  func readVariable(isSplatted: Bool, inString: Bool) -> Token {
    let kind: TokenKind = isSplatted ? .splattedVariable : .variable
    if text[index] == 0x7B, !isSplatted, index < end { return readBracedVariable(kind, inString) }
    let start = index
    let (first, firstLength) = look(index)
    if index < end, first == 0x24 || first == 0x5E {
      index += firstLength
      return variableToken(kind, inString)
    }
    var hasColon = false
    scanning: while index < end {
      let (kind, length) = look(index)
      if has(kind, .variable) {
        if kind == 0x3F, index == start {
          index += 1
          break scanning
        }
        index += length
      } else if kind == 0x3A {
        if text[index + 1] == 0x3A { break scanning }
        if hasColon { break scanning }
        hasColon = true
        let (next, _) = look(index + 1)
        guard has(next, .variable), index + 1 < end else {
          return readBrokenDrive(start, isSplatted: isSplatted)
        }
        index += 1
      } else {
        break scanning
      }
    }
    if index == start { return readLoneDollar(inString) }
    return variableToken(kind, inString)
  }

  private func variableToken(_ kind: TokenKind, _ inString: Bool) -> Token {
    if goesOnAsWord(inString) { return readGeneric() }
    return token(kind)
  }

  /// In a command, `$a-b` is one word; `$a.b`, `$a[0]` and `$a::b` are accesses.
  private func goesOnAsWord(_ inString: Bool) -> Bool {
    guard inCommandMode, !inString, !endsWordHere() else { return false }
    switch look(index).kind {
    case 0x2E, 0x5B: return false
    case 0x3A: return text[index + 1] != 0x3A
    case 0x3F: return text[index + 1] != 0x2E && text[index + 1] != 0x5B
    default: return true
    }
  }

  private func readLoneDollar(_ inString: Bool) -> Token {
    if inString { return token(.generic) }
    return readGeneric()
  }

  /// `$x:` with no name behind the colon.
  private func readBrokenDrive(_ start: Int, isSplatted: Bool) -> Token {
    index += 1
    report(.invalidVariableReferenceWithDrive, currentExtent)
    return token(isSplatted ? .splattedVariable : .variable, .text(string(start, index)))
  }

  private func readBracedVariable(_ kind: TokenKind, _ inString: Bool) -> Token {
    let brace = index
    index += 1
    var name: [UInt8] = []
    while index < end, text[index] != 0x7D {
      if text[index] == 0x60, index + 1 < end {
        index += 1
        var builder = StringBuilder()
        readEscape(into: &builder)
        if case .text(let escaped) = builder.value { name.append(contentsOf: escaped.utf8) }
      } else {
        if text[index] == 0x7B {
          report(.openBraceNeedsToBeBackTickedInVariableName, extent(index + 1, index + 2))
        }
        name.append(text[index])
        index += 1
      }
    }
    if index >= end {
      report(.incompleteDollarVariableReference, extent(brace, index), isIncomplete: true)
    } else {
      index += 1
    }
    if goesOnAsWord(inString) { return readGeneric() }
    return token(kind, .text(String(decoding: name, as: UTF8.self)))
  }
}
