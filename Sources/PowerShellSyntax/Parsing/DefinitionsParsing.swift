/// `function`, `filter` and `using`.
extension ScriptParser {
  func parseFunctionDefinition(_ token: Token) -> StatementAst {
    skipNewlines()
    let name = inMode(.command) { next() }
    let isName: Bool =
      switch name.kind {
      case .identifier, .generic, .dynamicKeyword: true
      default: name.has(.keyword) || isWordLike(name)
      }
    guard isName else {
      unget(name)
      reportIncomplete(.missingNameAfterKeyword(lexer.string(token)), after(token))
      return ErrorStatementAst(token.extent)
    }
    var end = name.extent
    var hasError = false
    skipNewlines()
    let parameters = parseFunctionParameters(&end, &hasError)
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly, !hasError else {
      if lCurly.kind != .lCurly {
        unget(lCurly)
        if !hasError { reportIncomplete(.missingFunctionBody, after(end)) }
      }
      return ErrorStatementAst(span(token.extent, end), nested: parameters ?? [])
    }
    let isFilter = token.kind == .filter
    let body = withComma(disabled: false) {
      inMode(.command) { parseScriptBlock(after: lCurly, isFilter: isFilter) }
    }
    return FunctionDefinitionAst(
      span(token.extent, body.extent), isFilter: isFilter, isWorkflow: token.kind == .workflow,
      name: wordValue(name), nameExtent: name.extent, parameters: parameters, body: body)
  }

  /// Operators and numbers too may name a function.
  private func isWordLike(_ token: Token) -> Bool {
    switch token.kind {
    case .plus, .minus, .multiply, .divide, .rem, .equals, .dot, .dotDot, .exclaim, .minusMinus,
      .plusPlus, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals,
      .colon, .colonColon, .rBracket, .number, .parameter, .questionMark:
      true
    default: false
    }
  }

  func wordValue(_ token: Token) -> String {
    switch token.value {
    case .text(let value) where token.kind == .generic: value
    case .expandable(let text): text.value
    default: lexer.string(token)
    }
  }

  /// `(…)` behind a function's or a method's name.
  func parseFunctionParameters(_ end: inout Extent, _ hasError: inout Bool) -> [ParameterAst]? {
    let lParen = peek()
    guard lParen.kind == .lParen else { return nil }
    skip()
    return inMode(.expression) {
      let parameters = parseParameterList()
      skipNewlines()
      let rParen = next()
      if rParen.kind == .rParen {
        end = rParen.extent
      } else {
        unget(rParen)
        hasError = true
        end = parameters.last?.extent ?? lParen.extent
        reportIncomplete(.missingEndParenthesisInFunctionParameterList, after(end))
      }
      return parameters
    }
  }

  /// Names with dots between them.
  private func isNamespace(_ text: String) -> Bool {
    text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          $0 >= 0x80 || !CharacterClass.table[Int($0)].isDisjoint(with: .nameFollow)
        }
    }
  }

  func parseUsingStatement(_ token: Token) -> StatementAst {
    let directive = peek()
    let kind: UsingStatementAst.UsingStatementKind
    switch directive.kind {
    case .namespace: kind = .namespace
    case .module: kind = .module
    case .assembly: kind = .assembly
    case .type: kind = .type
    case .command: kind = .command
    default:
      reportIncomplete(.missingUsingStatementDirective, after(token))
      return ErrorStatementAst(token.extent)
    }
    skip()
    guard let item = parseSingleCommandArgument(.commandArgument) else {
      reportIncomplete(.missingUsingItemName, after(directive))
      return ErrorStatementAst(span(token.extent, directive.extent))
    }
    let name = item as? StringConstantExpressionAst
    let specification = kind == .module ? item as? HashtableAst : nil
    guard name != nil || specification != nil else {
      report(.invalidValueForUsingItemName, item.extent)
      return ErrorStatementAst(span(token.extent, item.extent), nested: [item])
    }
    let terminator = peek()
    switch terminator.kind {
    case .newLine, .semi, .endOfInput: break
    default: reportIncomplete(.missingStatementTerminator, terminator.extent)
    }
    if kind == .namespace, let name, !isNamespace(name.value) {
      report(.invalidNamespaceValue, name.extent)
    }
    return UsingStatementAst(
      span(token.extent, item.extent), usingStatementKind: kind, name: name,
      moduleSpecification: specification)
  }
}
