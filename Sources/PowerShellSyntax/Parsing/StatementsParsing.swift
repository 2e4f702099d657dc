/// A statement, by its first token.
extension ScriptParser {
  func parseStatement() -> StatementAst? {
    nested { parseStatementHere() }
  }

  private func parseStatementHere() -> StatementAst? {
    let start = restorePoint
    var token = next()
    var attributes: [AttributeBaseAst] = []
    if token.kind == .lBracket || token.kind == .generic && startsWithBracket(token) {
      resync(to: start)
      attributes = parseAttributeList(inExpression: false) ?? []
      token = next()
      guard !attributes.isEmpty else {
        resync(to: start)
        return parsePipelineChain()
      }
      if token.has(.statementDoesntSupportAttributes),
        !attributes.contains(where: { $0 is TypeConstraintAst })
      {
        for attribute in attributes {
          report(.unexpectedAttribute(attribute.typeName.fullName), attribute.extent)
        }
      } else if token.kind != .class, token.kind != .enum {
        resync(to: start)
        return parsePipelineChain()
      }
    }
    return parseStatement(token, attributes, start)
  }

  private func startsWithBracket(_ token: Token) -> Bool {
    lexer.text[Int(token.scanned.start)] == 0x5B
  }

  private func parseStatement(
    _ token: Token, _ attributes: [AttributeBaseAst], _ start: Int
  ) -> StatementAst? {
    switch token.kind {
    case .if: return parseIfStatement(token)
    case .switch: return parseSwitchStatement(nil, token)
    case .foreach: return parseForEachStatement(nil, token)
    case .for: return parseForStatement(nil, token)
    case .while: return parseWhileStatement(nil, token)
    case .do: return parseDoStatement(nil, token)
    case .function, .filter, .workflow: return parseFunctionDefinition(token)
    case .return, .throw, .exit: return parseFlowStatement(token)
    case .break, .continue: return parseLoopExit(token)
    case .trap: return parseTrapStatement(token)
    case .try: return parseTryStatement(token)
    case .data: return parseDataStatement(token)
    case .parallel, .sequence: return parseBlockStatement(token)
    case .class: return parseTypeDefinition(attributes, token)
    case .enum: return parseEnumDefinition(attributes, token)
    case .from, .define, .var:
      report(.reservedKeywordNotAllowed(token.kind.text), token.extent)
      return ErrorStatementAst(token.extent)
    case .using:
      report(.usingMustBeAtStartOfScript, token.extent)
      return parseUsingStatement(token)
    case .else where hasMistakes, .elseIf where hasMistakes, .catch where hasMistakes:
      // Left over from a statement that broke: passed over, to give no further mistakes.
      skipNewlines()
      return parseStatement()
    case .label:
      skipNewlines()
      return parseLabeledStatement(token)
    case .endOfInput:
      unget(token)
      return nil
    default:
      if attributes.isEmpty { unget(token) } else { resync(to: start) }
      return parsePipelineChain()
    }
  }

  private var hasMistakes: Bool { !diagnostics.diagnostics.isEmpty }

  private func parseLabeledStatement(_ label: Token) -> StatementAst? {
    let token = next()
    switch token.kind {
    case .switch: return parseSwitchStatement(label, token)
    case .foreach: return parseForEachStatement(label, token)
    case .for: return parseForStatement(label, token)
    case .while: return parseWhileStatement(label, token)
    case .do: return parseDoStatement(label, token)
    default:
      // No loop follows: the label is a command's name.
      resync(label)
      return parsePipelineChain()
    }
  }

  func labelName(_ token: Token?) -> String? {
    guard let token, case .text(let name) = token.value else { return nil }
    return name
  }

  private func parseFlowStatement(_ token: Token) -> StatementAst {
    let pipeline = parsePipelineChain()
    let extent = span(token.extent, pipeline?.extent ?? token.extent)
    switch token.kind {
    case .return: return ReturnStatementAst(extent, pipeline: pipeline)
    case .throw: return ThrowStatementAst(extent, pipeline: pipeline)
    default: return ExitStatementAst(extent, pipeline: pipeline)
    }
  }

  private func parseLoopExit(_ token: Token) -> StatementAst {
    let label = parseLabelOrKey()
    let extent = span(token.extent, label?.extent ?? token.extent)
    return token.kind == .break
      ? BreakStatementAst(extent, label: label) : ContinueStatementAst(extent, label: label)
  }

  private func parseBlockStatement(_ token: Token) -> StatementAst {
    guard let body = parseStatementBlock() else {
      reportIncomplete(.missingStatementBlock(token.kind.text), after(token))
      return ErrorStatementAst(token.extent)
    }
    return BlockStatementAst(
      span(token.extent, body.extent), keyword: lexer.string(token), body: body)
  }
}
