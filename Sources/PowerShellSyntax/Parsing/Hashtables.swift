/// `@{ key = value }`, and words that are names whatever they say.
extension ScriptParser {
  func parseHashtable(_ atCurly: Token) -> HashtableAst {
    withComma(disabled: false) {
      var pairs: [(key: ExpressionAst, value: StatementAst)] = []
      skipNewlines()
      while let pair = parseKeyValuePair() {
        pairs.append(pair)
        let separator = peek().kind
        guard separator == .newLine || separator == .semi else { break }
        skipNewlines(andSemicolons: true)
      }
      let rCurly = next()
      if rCurly.kind == .rCurly {
        return HashtableAst(span(atCurly.extent, rCurly.extent), keyValuePairs: pairs)
      }
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, after(atCurly), noticedAt: rCurly.extent)
      return HashtableAst(
        span(atCurly.extent, before(rCurly)), keyValuePairs: pairs)
    }
  }

  private func parseKeyValuePair() -> (key: ExpressionAst, value: StatementAst)? {
    let before = lexer.mode
    set(.expression)
    let key = parseLabelOrKey()
    guard let key else {
      set(before)
      return nil
    }
    let equals = next()
    set(before)
    guard equals.kind == .equals else {
      unget(equals)
      report(.missingEqualsInHashLiteral, after(key))
      synchronize(to: .rCurly, consumesClosing: false)
      return (key, ErrorStatementAst(after(key)))
    }
    let value: StatementAst? = inMode(.command) {
      skipNewlines()
      return parseStatement()
    }
    if let value { return (key, value) }
    reportIncomplete(.missingStatementInHashLiteral, after(equals))
    return (key, ErrorStatementAst(after(equals)))
  }

  /// A word as it stands, or an expression: a label of a loop, a key of a hashtable.
  func parseLabelOrKey() -> ExpressionAst? {
    parseSimpleName() ?? parseUnaryExpression()
  }

  /// A word that is a name here, keyword or not.
  func parseSimpleName() -> StringConstantExpressionAst? {
    let before = lexer.wantsSimpleName
    lexer.wantsSimpleName = true
    defer { lexer.wantsSimpleName = before }
    if let token = ungot, token.kind != .newLine, token.kind != .endOfInput { resync(token) }
    let token = peek()
    guard token.kind == .identifier else {
      if token.kind != .newLine, token.kind != .endOfInput { resync(token) }
      return nil
    }
    skip()
    return StringConstantExpressionAst(
      token.extent, value: lexer.string(token), stringConstantType: .bareWord)
  }
}
