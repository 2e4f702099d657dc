/// `foreach`, `for`, `while`, `do`.
extension ScriptParser {
  func parseForEachStatement(_ label: Token?, _ token: Token) -> StatementAst {
    let start = (label ?? token).extent
    var end = token.extent
    skipNewlines()
    let (isParallel, throttleLimit) = parseForEachFlags(&end)
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword(token.kind.text), after(end))
      return ErrorStatementAst(span(start, end))
    }
    skipNewlines()
    let name = next()
    guard name.kind == .variable || name.kind == .splattedVariable else {
      unget(name)
      reportIncomplete(.missingVariableNameAfterForeach, after(lParen))
      return ErrorStatementAst(span(start, lParen.extent))
    }
    let variable = variableExpression(name)
    end = name.extent
    var nestedAsts: [Ast] = [variable]
    guard let (expression, body) = parseForEachRest(&end, &nestedAsts) else {
      return ErrorStatementAst(span(start, end), nested: nestedAsts)
    }
    return ForEachStatementAst(
      span(start, body.extent), label: labelName(label), isParallel: isParallel,
      throttleLimit: throttleLimit, variable: variable, expression: expression, body: body)
  }

  private func parseForEachFlags(_ end: inout Extent) -> (Bool, ExpressionAst?) {
    while case .parameter(let name, _) = peek().value {
      let token = next()
      end = token.extent
      if isParameter(name, "parallel") || isParameter(name, "throttlelimit") {
        report(
          .keywordParameterReserved(
            isParameter(name, "parallel") ? "parallel" : "throttlelimit", "foreach"), token.extent)
        if !isParameter(name, "parallel") { _ = parseSingleCommandArgument(.commandArgument) }
      } else {
        report(.invalidForeachFlag(name), token.extent)
      }
    }
    return (false, nil)
  }

  /// Behind the variable: `in expression) { … }`.
  private func parseForEachRest(
    _ end: inout Extent, _ nestedAsts: inout [Ast]
  ) -> (PipelineBaseAst, StatementBlockAst)? {
    skipNewlines()
    let inToken = next()
    guard inToken.kind == .in else {
      unget(inToken)
      reportIncomplete(.missingInInForeach, after(end))
      return nil
    }
    end = inToken.extent
    skipNewlines()
    guard let expression = parsePipelineChain() else {
      reportIncomplete(.missingForeachExpression, after(inToken))
      return nil
    }
    end = expression.extent
    nestedAsts.append(expression)
    skipNewlines()
    let rParen = next()
    guard rParen.kind == .rParen else {
      unget(rParen)
      reportIncomplete(.missingEndParenthesisAfterForeach, after(expression))
      return nil
    }
    end = rParen.extent
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingForeachStatement, after(rParen))
      return nil
    }
    return (expression, body)
  }

  func parseForStatement(_ label: Token?, _ token: Token) -> StatementAst {
    let start = (label ?? token).extent
    skipNewlines()
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword(token.kind.text), after(token))
      return ErrorStatementAst(span(start, token.extent))
    }
    var end = lParen.extent
    let initializer = parseForPart(&end)
    skipForSeparator(&end)
    let condition = parseForPart(&end)
    skipForSeparator(&end)
    let iterator = parseForPart(&end)
    let nestedAsts = [initializer, condition, iterator].compactMap { $0 as Ast? }
    skipNewlines()
    let rParen = next()
    guard rParen.kind == .rParen else {
      unget(rParen)
      reportIncomplete(.missingEndParenthesisAfterStatement(token.kind.text), after(end))
      return ErrorStatementAst(span(start, end), nested: nestedAsts)
    }
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingLoopStatement(token.kind.text), after(rParen))
      return ErrorStatementAst(span(start, rParen.extent), nested: nestedAsts)
    }
    return ForStatementAst(
      span(start, body.extent), label: labelName(label), initializer: initializer,
      condition: condition, iterator: iterator, body: body)
  }

  private func parseForPart(_ end: inout Extent) -> PipelineBaseAst? {
    skipNewlines()
    let part = parsePipelineChain()
    if let part { end = part.extent }
    return part
  }

  private func skipForSeparator(_ end: inout Extent) {
    skipNewlines()
    let token = peek()
    guard token.kind == .semi else { return }
    end = token.extent
    skip()
  }

  func parseWhileStatement(_ label: Token?, _ token: Token) -> StatementAst {
    let start = (label ?? token).extent
    switch parseLoopCondition(token) {
    case .broken(let end, let nested):
      return ErrorStatementAst(span(start, end), nested: nested)
    case .found(let condition, let end):
      guard let body = parseStatementBlock() else {
        reportIncomplete(.missingLoopStatement(token.kind.text), after(end))
        return ErrorStatementAst(span(start, end), nested: [condition])
      }
      return WhileStatementAst(
        span(start, body.extent), label: labelName(label), condition: condition, body: body)
    }
  }

  private enum LoopCondition {
    case found(PipelineBaseAst, end: Extent)
    case broken(end: Extent, nested: [Ast])
  }

  /// `( condition )` behind `while` or `until`.
  private func parseLoopCondition(_ token: Token) -> LoopCondition {
    skipNewlines()
    let lParen = next()
    guard lParen.kind == .lParen else {
      unget(lParen)
      reportIncomplete(.missingOpenParenthesisAfterKeyword(token.kind.text), after(token))
      return .broken(end: token.extent, nested: [])
    }
    let condition = parseCondition(
      lParen, ifMissing: .missingExpressionAfterKeyword(token.kind.text))
    skipNewlines()
    let rParen = next()
    guard rParen.kind == .rParen else {
      unget(rParen)
      if !(condition is ErrorStatementAst) {
        reportIncomplete(
          .missingEndParenthesisAfterStatement(token.kind.text), after(condition))
      }
      return .broken(end: condition.extent, nested: [condition])
    }
    return .found(condition, end: rParen.extent)
  }

  func parseDoStatement(_ label: Token?, _ token: Token) -> StatementAst {
    let start = (label ?? token).extent
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingLoopStatement(token.kind.text), after(token))
      return ErrorStatementAst(span(start, token.extent))
    }
    skipNewlines()
    let keyword = next()
    guard keyword.kind == .while || keyword.kind == .until else {
      unget(keyword)
      reportIncomplete(.missingWhileOrUntilInDoWhile, after(body))
      return ErrorStatementAst(span(start, body.extent), nested: [body])
    }
    switch parseLoopCondition(keyword) {
    case .broken(let end, let nested):
      return ErrorStatementAst(span(start, end), nested: [body] + nested)
    case .found(let condition, let end):
      let extent = span(start, end)
      return keyword.kind == .while
        ? DoWhileStatementAst(extent, label: labelName(label), condition: condition, body: body)
        : DoUntilStatementAst(extent, label: labelName(label), condition: condition, body: body)
    }
  }
}
