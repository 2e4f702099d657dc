/// The next token, by its first character.
extension Lexer {
  func next() -> Token {
    while true {
      skipBlanks()
      tokenStart = index
      if index >= end {
        // The end stands one place behind the last character, as PowerShell counts it.
        index = end
        tokenStart = end + 1
        index = end + 1
        let token = token(.endOfInput)
        index = end
        note(token)
        return token
      }
      if skipTrivia() { continue }
      let token = readToken()
      if token.kind != .newLine { note(token) }
      return token
    }
  }

  private func readToken() -> Token {
    let (kind, length) = look(index)
    index += length
    switch kind {
    case 0x0A, 0x0D:
      index = tokenStart
      return readLineEnd()
    case 0x60: return readBacktickWord()
    case 0x3D: return operatorToken(.equals)
    case 0x2B: return readPlus()
    case 0x2D: return readDash()
    case 0x2A:
      if text[index] == 0x3D { return assignmentToken(.multiplyEquals) }
      if text[index] == 0x3E { return readRedirection(from: .all) }
      return operatorToken(.multiply)
    case 0x2F: return operatorOrAssignment(.divide, .divideEquals)
    case 0x25: return operatorOrAssignment(.rem, .remainderEquals)
    case 0x24:
      if text[index] == 0x28 {
        index += 1
        return token(.dollarParen)
      }
      return readVariable(isSplatted: false, inString: false)
    case 0x3C: return token(.redirectInStd)
    case 0x3E: return readRedirection(from: .output)
    case 0x27, 0x22: return readString(kind)
    case 0x40: return readAt()
    case 0x3B: return token(.semi)
    case 0x2C: return token(.comma)
    case 0x2E: return readDot()
    case 0x7B: return token(.lCurly)
    case 0x7D: return token(.rCurly)
    case 0x28: return token(.lParen)
    case 0x29: return token(.rParen)
    case 0x5B: return inCommandMode ? readGeneric() : token(.lBracket)
    case 0x5D: return token(.rBracket)
    case 0x7C: return doubled(.pipe, .orOr, 0x7C)
    case 0x26: return doubled(.ampersand, .andAnd, 0x26)
    case 0x21:
      if !inCommandMode, has(look(index).kind, .nameStart) { return readGeneric() }
      return operatorToken(.exclaim)
    case 0x3A: return readColon()
    case 0x3F: return readQuestion()
    case 0x30...0x39:
      if (0x31...0x36).contains(kind), text[index] == 0x3E, !wantsSimpleName {
        return readRedirection(from: RedirectionStream(rawValue: Int(kind) - 0x30) ?? .output)
      }
      return readNumber()
    default:
      if has(kind, .nameStart) { return readIdentifier() }
      if mode == .typeName, kind == 0x5C || kind == 0x23 { return readTypeName() }
      index = tokenStart
      return readGeneric()
    }
  }

  /// In command mode an operator that goes on as a word is a word.
  func operatorToken(_ kind: TokenKind) -> Token {
    guard inCommandMode, !endsWordHere() else { return token(kind) }
    return readGeneric()
  }

  func assignmentToken(_ kind: TokenKind) -> Token {
    index += 1
    return operatorToken(kind)
  }

  private func operatorOrAssignment(_ plain: TokenKind, _ assignment: TokenKind) -> Token {
    text[index] == 0x3D ? assignmentToken(assignment) : operatorToken(plain)
  }

  private func doubled(_ single: TokenKind, _ double: TokenKind, _ byte: UInt8) -> Token {
    guard text[index] == byte else { return token(single) }
    index += 1
    return token(double)
  }

  private func readPlus() -> Token {
    if text[index] == 0x2B {
      index += 1
      return operatorToken(.plusPlus)
    }
    if text[index] == 0x3D { return assignmentToken(.plusEquals) }
    if allowsSignedNumbers, startsNumber(index) { return readNumber() }
    return operatorToken(.plus)
  }

  private func readDash() -> Token {
    let (kind, length) = look(index)
    if kind == 0x2D {
      index += length
      return operatorToken(.minusMinus)
    }
    if kind == 0x3D { return assignmentToken(.minusEquals) }
    if has(kind, .nameStart) || kind == 0x3F { return readParameter() }
    if allowsSignedNumbers, startsNumber(index) { return readNumber() }
    return operatorToken(.minus)
  }

  private func startsNumber(_ place: Int) -> Bool {
    has(text[place], .digit) || text[place] == 0x2E && text[place + 1] != 0x2E
  }

  private func readDot() -> Token {
    if mode == .typeName { return readTypeName() }
    if text[index] == 0x2E {
      index += 1
      return operatorToken(.dotDot)
    }
    if has(text[index], .digit) { return readNumber() }
    return operatorToken(.dot)
  }

  private func readAt() -> Token {
    let (kind, length) = look(index)
    switch kind {
    case 0x7B:
      index += 1
      return token(.atCurly)
    case 0x28:
      index += 1
      return token(.atParen)
    case 0x27, 0x22:
      index += length
      return readHereString(kind)
    default:
      if has(kind, .variable) {
        return readVariable(isSplatted: true, inString: false)
      }
      report(.unrecognizedToken, currentExtent)
      return token(.unknown)
    }
  }

  private func readColon() -> Token {
    if text[index] == 0x3A {
      if inCommandMode, !wantsSimpleName, !has(look(index + 1).kind, .endsWord), index + 1 < end {
        return readGeneric()
      }
      index += 1
      return token(.colonColon)
    }
    if wantsSimpleName { return token(.colon) }
    return has(look(index).kind, .nameStart) ? readLabel() : operatorToken(.colon)
  }

  private func readQuestion() -> Token {
    guard inExpressionMode else { return readGeneric() }
    if text[index] == 0x3F {
      index += 1
      if text[index] == 0x3D {
        index += 1
        return token(.questionQuestionEquals)
      }
      return token(.questionQuestion)
    }
    return token(.questionMark)
  }

  /// A member operator that follows without a space, or nothing.
  func memberAccessOperator(allowsBracket: Bool) -> Token? {
    let found = readMemberAccessOperator(allowsBracket)
    if let found { note(found) }
    return found
  }

  private func readMemberAccessOperator(_ allowsBracket: Bool) -> Token? {
    tokenStart = index
    switch text[index] {
    case 0x2E:
      guard text[index + 1] != 0x2E else { return nil }
      return memberOperator(.dot, 1)
    case 0x3A where text[index + 1] == 0x3A: return memberOperator(.colonColon, 2)
    case 0x5B where allowsBracket:
      index += 1
      return token(.lBracket)
    case 0x3F where text[index + 1] == 0x2E && text[index + 2] != 0x2E:
      return memberOperator(.questionDot, 2)
    case 0x3F where allowsBracket && text[index + 1] == 0x5B:
      index += 2
      return token(.questionLBracket)
    default: return nil
    }
  }

  /// As an argument, `a.` and `$a. b` end before the dot.
  private func memberOperator(_ kind: TokenKind, _ length: Int) -> Token? {
    if inCommandMode {
      let next = look(index + length).kind
      if index + length >= end || has(next, .blank) || next == 0x0A || next == 0x0D { return nil }
    }
    index += length
    return token(kind)
  }

  /// `(` or `{` directly behind a member's name.
  func invokeMemberOpening() -> Token? {
    guard text[index] == 0x28 || text[index] == 0x7B, index < end else { return nil }
    tokenStart = index
    index += 1
    return token(text[tokenStart] == 0x28 ? .lParen : .lCurly)
  }

  func readTypeName() -> Token {
    index = tokenStart
    while index < end {
      let (kind, length) = look(index)
      switch kind {
      case 0x2E, 0x60, 0x5F, 0x2B, 0x23, 0x5C: break
      default: if !has(kind, .nameFollow), kind != Self.otherDigit { return token(.identifier) }
      }
      index += length
    }
    return token(.identifier)
  }
}
