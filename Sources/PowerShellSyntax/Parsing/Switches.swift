/// `switch`, flag by flag and clause by clause.
extension ScriptParser {
  /// A switch statement in the making.
  private struct Switch {
    var flags: SwitchStatementAst.Flags = []
    var condition: PipelineBaseAst?
    var clauses: [(pattern: ExpressionAst, body: StatementBlockAst)] = []
    var defaultClause: StatementBlockAst?
    var end: Extent
    var hasError = false
    var isIncomplete = false
    var nested: [Ast] = []
  }

  func parseSwitchStatement(_ label: Token?, _ token: Token) -> StatementAst {
    var made = Switch(end: token.extent)
    skipNewlines()
    parseSwitchFlags(&made)
    parseSwitchCondition(&made)
    skipNewlines()
    parseSwitchBody(&made)
    let extent = span((label ?? token).extent, made.end)
    guard !made.hasError, let condition = made.condition else {
      return ErrorStatementAst(extent, nested: made.nested)
    }
    return SwitchStatementAst(
      extent, label: labelName(label), condition: condition, flags: made.flags,
      clauses: made.clauses, defaultClause: made.defaultClause)
  }

  private func parseSwitchFlags(_ made: inout Switch) {
    while true {
      let token = peek()
      guard case .parameter(let name, _) = token.value else { return }
      skip()
      made.end = token.extent
      switch true {
      case isParameter(name, "regex"):
        made.flags.subtract([.wildcard, .exact])
        made.flags.insert(.regex)
      case isParameter(name, "wildcard"):
        made.flags.subtract([.regex, .exact])
        made.flags.insert(.wildcard)
      case isParameter(name, "exact"):
        made.flags.subtract([.regex, .wildcard])
      case isParameter(name, "casesensitive"): made.flags.insert(.caseSensitive)
      case isParameter(name, "parallel"): made.flags.insert(.parallel)
      case isParameter(name, "file"): parseSwitchFile(token, &made)
      default:
        made.hasError = true
        report(.invalidSwitchFlag(name), token.extent)
      }
    }
  }

  private func parseSwitchFile(_ token: Token, _ made: inout Switch) {
    made.flags.insert(.file)
    skipNewlines()
    guard let name = parseSingleCommandArgument(.fileName) else {
      made.hasError = true
      made.isIncomplete = true
      return reportIncomplete(.missingFilenameOption, after(token))
    }
    made.end = name.extent
    made.condition = PipelineAst(
      name.extent,
      pipelineElements: [CommandExpressionAst(name.extent, expression: name, redirections: [])],
      isBackground: false)
  }

  /// A parameter may be abbreviated.
  func isParameter(_ written: String, _ name: String) -> Bool {
    let written = Array(written.utf8)
    let name = Array(name.utf8)
    guard !written.isEmpty, written.count <= name.count else { return false }
    return zip(written, name).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
  }

  private func parseSwitchCondition(_ made: inout Switch) {
    let lParen = peek()
    guard lParen.kind == .lParen else {
      if made.condition == nil, !made.flags.contains(.file) {
        made.hasError = true
        reportIncomplete(.pipelineValueRequired, after(made.end))
      }
      return
    }
    skip()
    made.end = lParen.extent
    if made.flags.contains(.file) {
      made.hasError = true
      report(.pipelineValueRequired, lParen.extent)
    }
    skipNewlines()
    made.condition = parsePipelineChain()
    if let condition = made.condition {
      made.end = condition.extent
      made.nested.append(condition)
    } else {
      made.hasError = true
      made.isIncomplete = true
      reportIncomplete(.pipelineValueRequired, after(lParen))
    }
    skipNewlines()
    let rParen = next()
    if rParen.kind == .rParen {
      made.end = rParen.extent
    } else {
      unget(rParen)
      if !made.isIncomplete {
        made.hasError = true
        made.isIncomplete = lexer.isAtEnd(after: Int(made.end.end))
        reportIncomplete(.missingEndParenthesisInSwitchStatement, after(made.end))
      }
    }
  }

  private func parseSwitchBody(_ made: inout Switch) {
    let lCurly = next()
    guard lCurly.kind == .lCurly else {
      unget(lCurly)
      if !made.isIncomplete {
        made.hasError = true
        reportIncomplete(.missingCurlyBraceInSwitchStatement, after(made.end))
      }
      return
    }
    made.end = lCurly.extent
    skipNewlines()
    while true {
      guard parseSwitchClause(&made) else { return }
      skipNewlines(andSemicolons: true)
      let token = peek()
      if token.kind == .rCurly {
        skip()
        made.end = token.extent
        return
      }
      if token.kind == .endOfInput {
        if !made.isIncomplete {
          made.hasError = true
          reportIncomplete(.missingEndCurlyBrace, lCurly.extent, noticedAt: token.extent)
        }
        return
      }
    }
  }

  private func parseSwitchClause(_ made: inout Switch) -> Bool {
    guard let pattern = parseSingleCommandArgument(.switchCondition) else {
      made.hasError = true
      reportIncomplete(.missingSwitchConditionExpression, after(made.end))
      if peek().kind == .rCurly { skip() }
      return false
    }
    made.nested.append(pattern)
    made.end = pattern.extent
    guard let body = parseStatementBlock() else {
      made.hasError = true
      made.isIncomplete = lexer.isAtEnd(after: Int(made.end.end))
      reportIncomplete(.missingSwitchStatementClause, after(made.end))
      return true
    }
    made.nested.append(body)
    made.end = body.extent
    if let word = pattern as? StringConstantExpressionAst, word.stringConstantType == .bareWord,
      word.value.utf8.count == 7, isParameter(word.value, "default")
    {
      if made.defaultClause != nil {
        made.hasError = true
        report(.multipleSwitchDefaultClauses, pattern.extent)
      }
      made.defaultClause = body
    } else {
      made.clauses.append((pattern, body))
    }
    return true
  }
}
