/// Strings, and the expressions inside them.
extension ScriptParser {
  func parseString(_ token: Token, _ type: StringConstantType) -> ExpressionAst {
    switch token.value {
    case .expandable(let text): return parseExpandableStringExpression(token, text, type)
    case .text(let value):
      return StringConstantExpressionAst(token.extent, value: value, stringConstantType: type)
    default:
      return StringConstantExpressionAst(
        token.extent, value: lexer.string(token), stringConstantType: type)
    }
  }

  func parseExpandableStringExpression(
    _ token: Token, _ text: ExpandableText, _ type: StringConstantType
  ) -> ExpressionAst {
    let parts: [ExpandableStringExpressionAst.Part] = text.parts.map { part in
      switch part {
      case .text(let text): .text(text)
      case .variable(let token): .expression(stringVariable(token))
      case .subexpression(let nested): .expression(parseNestedText(nested))
      }
    }
    return ExpandableStringExpressionAst(
      token.extent, value: text.value, stringConstantType: type, parts: parts)
  }

  private func stringVariable(_ token: Token) -> ExpressionAst {
    let variable = variableExpression(token)
    guard variable.variablePath.scope == .using else { return variable }
    let inner = VariableExpressionAst(
      token.extent, variablePath: VariablePath(parsing: variable.variablePath.name),
      isSplatted: false)
    return UsingExpressionAst(token.extent, subExpression: inner)
  }

  /// Parses `$( … )` inside a string, with the lexer confined to it.
  private func parseNestedText(_ nestedText: NestedText) -> ExpressionAst {
    let saved = (lexer.text, lexer.end, lexer.index, lexer.places, lexer.mode, ungot)
    let (allowsSign, wantsName) = (lexer.allowsSignedNumbers, lexer.wantsSimpleName)
    let record = lexer.record
    defer {
      (lexer.text, lexer.end, lexer.index, lexer.places, lexer.mode, ungot) = saved
      (lexer.allowsSignedNumbers, lexer.wantsSimpleName) = (allowsSign, wantsName)
      lexer.record = record
    }
    (lexer.allowsSignedNumbers, lexer.wantsSimpleName) = (false, false)
    lexer.record = nil
    ungot = nil
    if let folded = nestedText.folded {
      lexer.text = folded.bytes + [0, 0, 0, 0, 0, 0, 0, 0]
      lexer.places = folded.places
      (lexer.index, lexer.end) = (0, folded.bytes.count)
    } else {
      lexer.index = Int(nestedText.scanned.start)
      lexer.end = Int(nestedText.scanned.end)
    }
    lexer.mode = .expression
    let expression = nested { parsePrimaryExpression(withMemberAccess: false) }
    return expression
      ?? ErrorExpressionAst(
        lexer.extent(Int(nestedText.scanned.start), Int(nestedText.scanned.end)))
  }
}
