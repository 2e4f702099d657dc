/// Scripts, script blocks, and their named blocks.
extension ScriptParser {
  /// A whole script, or the inside of `{ … }` behind its brace.
  func parseScriptBlock(
    after lCurly: Token?, isFilter: Bool, predefined: StatementAst? = nil
  ) -> ScriptBlockAst {
    let usings = lCurly == nil ? parseUsingStatements() : []
    let paramBlock = parseParamBlock()
    skipNewlines(andSemicolons: true)
    if peek().has(.scriptBlockBlockName) {
      return parseNamedBlockList(after: lCurly, usings, paramBlock)
    }
    return parseScriptBlockBody(
      after: lCurly, usings, paramBlock, isFilter: isFilter, predefined: predefined)
  }

  private func parseUsingStatements() -> [UsingStatementAst] {
    var usings: [UsingStatementAst] = []
    while true {
      skipNewlines(andSemicolons: true)
      guard peek().kind == .using else { return usings }
      let token = next()
      if let using = parseUsingStatement(token) as? UsingStatementAst { usings.append(using) }
    }
  }

  /// `[attributes] param( … )`.
  private func parseParamBlock() -> ParamBlockAst? {
    skipNewlines()
    let start = restorePoint
    let attributes = parseAttributeList(inExpression: false) ?? []
    let param = peek()
    guard param.kind == .param else {
      resync(to: start)
      return nil
    }
    skip()
    skipNewlines()
    let lParen = peek()
    guard lParen.kind == .lParen else {
      resync(to: start)
      return nil
    }
    skip()
    let parameters = parseParameterList()
    skipNewlines()
    let end = closeParameterList(lParen, parameters)
    for attribute in attributes where attribute is TypeConstraintAst {
      report(.typeNotAllowedBeforeParam(attribute.typeName.fullName), attribute.extent)
    }
    let kept = attributes.filter { $0 is AttributeAst }
    return ParamBlockAst(
      span(param.extent, end), attributes: kept, parameters: parameters)
  }

  private func closeParameterList(_ lParen: Token, _ parameters: [ParameterAst]) -> Extent {
    let rParen = next()
    if rParen.kind == .rParen { return rParen.extent }
    unget(rParen)
    let last = parameters.last?.extent ?? lParen.extent
    reportIncomplete(.missingEndParenthesisInFunctionParameterList, after(last))
    return last
  }

  private func parseScriptBlockBody(
    after lCurly: Token?, _ usings: [UsingStatementAst], _ paramBlock: ParamBlockAst?,
    isFilter: Bool, predefined: StatementAst?
  ) -> ScriptBlockAst {
    var list = StatementList()
    if let predefined { list.statements.append(predefined) }
    parseStatementList(into: &list)
    while lCurly == nil {
      // A closing bracket that nothing opened: it is given up, to find more of the script.
      let token = next()
      guard token.kind != .endOfInput else {
        unget(token)
        break
      }
      report(.unexpectedToken(lexer.string(token)), token.extent)
      parseStatementList(into: &list)
    }
    var bodyExtent = list.extent
    if let start = paramBlock?.extent { bodyExtent = span(start, bodyExtent ?? start) }
    let (whole, body) = completeScriptBlock(lCurly, bodyExtent)
    let block = NamedBlockAst(
      body, blockKind: isFilter ? .process : .end, isUnnamed: true, statements: list.statements,
      traps: list.traps)
    return ScriptBlockAst(
      whole, usingStatements: usings, paramBlock: paramBlock,
      processBlock: isFilter ? block : nil, endBlock: isFilter ? nil : block,
      requirements: lCurly == nil ? lexer.requirements : nil)
  }

  /// The block with its braces, and its body.
  private func completeScriptBlock(
    _ lCurly: Token?, _ body: Extent?
  ) -> (whole: Extent, body: Extent) {
    guard let lCurly else {
      let whole = Extent(0, lexer.end)
      let token = peek()
      if token.kind != .endOfInput { report(.unexpectedToken(lexer.string(token)), token.extent) }
      return (whole, body ?? whole)
    }
    let rCurly = next()
    guard rCurly.kind == .rCurly else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, lCurly.extent, noticedAt: rCurly.extent)
      let end = body ?? lCurly.extent
      return (span(lCurly.extent, end), end)
    }
    // The body of `{}` stands nowhere; that of `{ }` behind the brace.
    let inside = lCurly.extent.end == rCurly.extent.start ? Extent(0, 0) : after(lCurly)
    return (span(lCurly.extent, rCurly.extent), body ?? inside)
  }

  private func parseNamedBlockList(
    after lCurly: Token?, _ usings: [UsingStatementAst], _ paramBlock: ParamBlockAst?
  ) -> ScriptBlockAst {
    var blocks: [TokenKind: NamedBlockAst] = [:]
    var start = lCurly?.extent ?? paramBlock?.extent
    var end = start
    var whole: Extent?
    scanning: while true {
      let name = next()
      switch name.kind {
      case .dynamicparam, .begin, .process, .end, .clean: break
      case .rCurly, .endOfInput:
        unget(name)
        break scanning
      default:
        if lCurly != nil { unget(name) }
        report(.missingNamedBlocks(lexer.string(name)), name.extent)
        whole = span(start ?? name.extent, end ?? name.extent)
        break scanning
      }
      start = start ?? name.extent
      end = name.extent
      let block = parseNamedBlock(name)
      end = block.extent
      if blocks[name.kind] == nil {
        blocks[name.kind] = block
      } else {
        report(.duplicateScriptCommandClause(name.kind.text), block.extent)
      }
      skipNewlines(andSemicolons: true)
    }
    let body = start.map { span($0, end ?? $0) }
    let extent = whole ?? completeScriptBlock(lCurly, body).whole
    return ScriptBlockAst(
      extent, usingStatements: usings, paramBlock: paramBlock,
      dynamicParamBlock: blocks[.dynamicparam], beginBlock: blocks[.begin],
      processBlock: blocks[.process], endBlock: blocks[.end], cleanBlock: blocks[.clean],
      requirements: lCurly == nil ? lexer.requirements : nil)
  }

  private func parseNamedBlock(_ name: Token) -> NamedBlockAst {
    let kind: NamedBlockAst.BlockKind =
      switch name.kind {
      case .begin: .begin
      case .process: .process
      case .clean: .clean
      case .dynamicparam: .dynamicparam
      default: .end
      }
    guard let body = parseStatementBlockParts() else {
      reportIncomplete(.missingNamedStatementBlock(name.kind.text), after(name))
      return NamedBlockAst(
        name.extent, blockKind: kind, isUnnamed: false, statements: [], traps: [])
    }
    return NamedBlockAst(
      span(name.extent, body.extent), blockKind: kind, isUnnamed: false,
      statements: body.list.statements, traps: body.list.traps)
  }
}
