/// `trap`, `try` with `catch` and `finally`, and `data`.
extension ScriptParser {
  func parseTrapStatement(_ token: Token) -> StatementAst {
    skipNewlines()
    let type = parseAttribute() as? TypeConstraintAst
    guard let body = parseStatementBlock() else {
      let end = type?.extent ?? token.extent
      reportIncomplete(.missingTrapStatement, after(end))
      return ErrorStatementAst(span(token.extent, end), nested: type.map { [$0] } ?? [])
    }
    return TrapStatementAst(span(token.extent, body.extent), trapType: type, body: body)
  }

  func parseTryStatement(_ token: Token) -> StatementAst {
    skipNewlines()
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingTryStatementBlock, after(token))
      return ErrorStatementAst(token.extent)
    }
    var catches: [CatchClauseAst] = []
    var errorEnd: Extent?
    while let clause = parseCatchClause(&errorEnd) { catches.append(clause) }
    let start = restorePoint
    skipNewlines()
    let keyword = peek()
    var finally: StatementBlockAst?
    if keyword.kind == .finally {
      skip()
      finally = parseStatementBlock()
      if finally == nil {
        errorEnd = keyword.extent
        reportIncomplete(.missingFinallyStatementBlock, after(keyword))
      }
    } else {
      resync(to: start)
    }
    if catches.isEmpty, finally == nil, errorEnd == nil {
      errorEnd = body.extent
      reportIncomplete(.missingCatchOrFinally, after(body))
    }
    if let errorEnd {
      return ErrorStatementAst(
        span(token.extent, errorEnd), nested: [body] + catches as [Ast])
    }
    let end = finally?.extent ?? catches.last?.extent ?? body.extent
    return TryStatementAst(
      span(token.extent, end), body: body, catchClauses: catches, finally: finally)
  }

  private func parseCatchClause(_ errorEnd: inout Extent?) -> CatchClauseAst? {
    let start = restorePoint
    skipNewlines()
    let token = peek()
    guard token.kind == .catch else {
      resync(to: start)
      return nil
    }
    skip()
    var types: [TypeConstraintAst] = []
    var comma: Token?
    while true {
      skipNewlines()
      guard let attribute = parseAttribute() else {
        if let comma {
          errorEnd = comma.extent
          reportIncomplete(.missingTypeLiteralToken, after(comma))
        }
        break
      }
      if let type = attribute as? TypeConstraintAst { types.append(type) }
      skipNewlines()
      comma = peek()
      guard comma?.kind == .comma else { break }
      skip()
    }
    guard let body = parseStatementBlock() else {
      if errorEnd == nil {
        let end = types.last?.extent ?? token.extent
        errorEnd = end
        reportIncomplete(.missingCatchHandlerBlock, after(end))
      }
      return nil
    }
    return CatchClauseAst(span(token.extent, body.extent), catchTypes: types, body: body)
  }

  func parseDataStatement(_ token: Token) -> StatementAst {
    skipNewlines()
    let name = parseSimpleName()
    var end = name?.extent ?? token.extent
    skipNewlines()
    var commands: [ExpressionAst] = []
    var hasError = false
    if case .parameter(let parameter, _) = peek().value {
      let written = next()
      end = written.extent
      if isParameter(parameter, "SupportedCommand") {
        hasError = !parseSupportedCommands(written, &commands, &end)
      } else {
        hasError = true
        report(.invalidParameterForDataSectionStatement(parameter), written.extent)
      }
    }
    let body = hasError ? nil : parseStatementBlock()
    guard let body else {
      if !hasError { reportIncomplete(.missingStatementBlockForDataSection, after(end)) }
      return ErrorStatementAst(span(token.extent, end), nested: commands)
    }
    return DataStatementAst(
      span(token.extent, body.extent), variable: name?.value, commandsAllowed: commands, body: body)
  }

  private func parseSupportedCommands(
    _ parameter: Token, _ commands: inout [ExpressionAst], _ end: inout Extent
  ) -> Bool {
    var separator = parameter
    while true {
      skipNewlines()
      guard let command = parseSingleCommandArgument(.commandName) else {
        reportIncomplete(.missingValueForSupportedCommand, after(separator))
        return false
      }
      commands.append(command)
      end = command.extent
      separator = peek()
      guard separator.kind == .comma else { return true }
      skip()
    }
  }
}
