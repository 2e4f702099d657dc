/// `if` and `switch`.
extension ScriptParser {
  func parseIfStatement(_ first: Token) -> StatementAst {
    var keyword = first
    var clauses: [(condition: PipelineBaseAst, body: StatementBlockAst)] = []
    var nestedAsts: [Ast] = []
    while true {
      skipNewlines()
      let lParen = next()
      guard lParen.kind == .lParen else {
        unget(lParen)
        reportIncomplete(
          .missingOpenParenthesisInIfStatement(lexer.string(keyword)), after(keyword))
        return ErrorStatementAst(span(first.extent, keyword.extent), nested: nestedAsts)
      }
      let condition = parseCondition(
        lParen, ifMissing: .ifStatementMissingCondition(lexer.string(keyword)))
      nestedAsts.append(condition)
      skipNewlines()
      let rParen = next()
      guard rParen.kind == .rParen else {
        unget(rParen)
        if !(condition is ErrorStatementAst) {
          reportIncomplete(
            .missingEndParenthesisAfterStatement(lexer.string(keyword)), rParen.extent)
        }
        return ErrorStatementAst(span(first.extent, before(rParen)), nested: nestedAsts)
      }
      guard let body = parseStatementBlock() else {
        reportIncomplete(.missingStatementBlock(lexer.string(keyword)), rParen.extent)
        return ErrorStatementAst(span(first.extent, rParen.extent), nested: nestedAsts)
      }
      nestedAsts.append(body)
      clauses.append((condition, body))
      let start = restorePoint
      skipNewlines()
      let follower = peek()
      if follower.kind == .elseIf {
        skip()
        keyword = follower
        continue
      }
      guard follower.kind == .else else {
        resync(to: start)
        return IfStatementAst(span(first.extent, body.extent), clauses: clauses, elseClause: nil)
      }
      skip()
      guard let elseClause = parseStatementBlock() else {
        reportIncomplete(.missingStatementBlockAfterElse, after(follower))
        return ErrorStatementAst(span(first.extent, follower.extent), nested: nestedAsts)
      }
      return IfStatementAst(
        span(first.extent, elseClause.extent), clauses: clauses, elseClause: elseClause)
    }
  }

  /// The pipeline behind an opening parenthesis; an error in its place where there is none.
  func parseCondition(_ lParen: Token, ifMissing mistake: Mistake) -> PipelineBaseAst {
    skipNewlines()
    if let condition = parsePipelineChain() { return condition }
    reportIncomplete(mistake, after(lParen))
    return ErrorStatementAst(after(lParen))
  }
}
