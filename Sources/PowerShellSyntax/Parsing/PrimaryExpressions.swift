/// Values: variables, numbers, strings, brackets, and what follows them.
extension ScriptParser {
  func parsePrimaryExpression(withMemberAccess: Bool) -> ExpressionAst? {
    let token = next()
    let expression: ExpressionAst
    switch token.kind {
    case .variable, .splattedVariable:
      expression = parseVariableExpression(token, withMemberAccess: withMemberAccess)
    case .number:
      guard case .number(let value) = token.value else { return nil }
      expression = ConstantExpressionAst(token.extent, value: value)
    case .stringLiteral: expression = parseString(token, .singleQuoted)
    case .hereStringLiteral: expression = parseString(token, .singleQuotedHereString)
    case .stringExpandable: expression = parseString(token, .doubleQuoted)
    case .hereStringExpandable: expression = parseString(token, .doubleQuotedHereString)
    case .lParen: expression = parseParenExpression(token)
    case .atParen, .dollarParen: expression = parseSubExpression(token)
    case .atCurly: expression = parseHashtable(token)
    case .lCurly: expression = parseScriptBlockExpression(token)
    default:
      unget(token)
      return nil
    }
    guard withMemberAccess, ungot == nil else { return expression }
    return parseMemberAccesses(lexer.memberAccessOperator(allowsBracket: true), expression)
  }

  /// The name behind the sigil, or between the braces.
  func variableName(_ token: Token) -> String {
    if case .text(let name) = token.value { return name }
    return lexer.string(Int(token.scanned.start) + 1, Int(token.scanned.end))
  }

  func variableExpression(_ token: Token) -> VariableExpressionAst {
    VariableExpressionAst(
      token.extent, variablePath: VariablePath(parsing: variableName(token)),
      isSplatted: token.kind == .splattedVariable)
  }

  /// `$using:x` is an expression of its own around the variable.
  private func parseVariableExpression(
    _ token: Token, withMemberAccess: Bool
  ) -> ExpressionAst {
    let variable = variableExpression(token)
    guard variable.variablePath.scope == .using else { return variable }
    let inner = VariableExpressionAst(
      token.extent, variablePath: VariablePath(parsing: variable.variablePath.name),
      isSplatted: variable.isSplatted)
    guard withMemberAccess, ungot == nil else {
      return UsingExpressionAst(token.extent, subExpression: inner)
    }
    let whole = parseMemberAccesses(
      lexer.memberAccessOperator(allowsBracket: true), inner, isUsing: true)
    return UsingExpressionAst(whole.extent, subExpression: whole)
  }

  func parseParenExpression(_ lParen: Token) -> ExpressionAst {
    withComma(disabled: false) {
      inMode(.command) {
        skipNewlines()
        var pipeline = parsePipelineChain()
        if pipeline == nil { reportIncomplete(.expectedExpression, after(lParen)) }
        let inside = pipeline ?? ErrorStatementAst(after(lParen))
        pipeline = nil
        skipNewlines()
        let rParen = next()
        if rParen.kind == .rParen {
          return ParenExpressionAst(span(lParen.extent, rParen.extent), pipeline: inside)
        }
        unget(rParen)
        reportIncomplete(.missingEndParenthesisInExpression, after(inside))
        return ParenExpressionAst(span(lParen.extent, inside.extent), pipeline: inside)
      }
    }
  }

  /// `$( … )` or `@( … )`.
  func parseSubExpression(_ opening: Token) -> ExpressionAst {
    var list = StatementList()
    var end = opening.extent
    withComma(disabled: false) {
      inMode(.command) {
        skipNewlines()
        parseStatementList(into: &list)
        skipNewlines()
        let rParen = next()
        if rParen.kind == .rParen {
          end = rParen.extent
        } else {
          unget(rParen)
          reportIncomplete(.missingEndParenthesisInSubexpression, rParen.extent)
          end = list.extent ?? opening.extent
        }
      }
    }
    let block = StatementBlockAst(
      list.extent ?? Extent(0, 0), statements: list.statements, traps: list.traps)
    let extent = span(opening.extent, end)
    return opening.kind == .dollarParen
      ? SubExpressionAst(extent, subExpression: block)
      : ArrayExpressionAst(extent, subExpression: block)
  }

  func parseScriptBlockExpression(_ lCurly: Token) -> ExpressionAst {
    let block = withComma(disabled: false) {
      inMode(.command) { parseScriptBlock(after: lCurly, isFilter: false) }
    }
    return ScriptBlockExpressionAst(block.extent, scriptBlock: block)
  }
}
