/// A command and its arguments.
extension ScriptParser {
  /// What an argument is wanted for.
  enum CommandArgumentContext {
    case commandName, commandNameAfterInvocationOperator, fileName, commandArgument
    case switchCondition
  }

  func parseCommand() -> CommandBaseAst? { inMode(.command) { parseCommandHere() } }

  private func parseCommandHere() -> CommandBaseAst? {
    let first = next()
    var token = first
    var made = Command(end: first.extent)
    if token.kind == .dot || token.kind == .ampersand {
      made.invocationOperator = token.kind
      made.context = .commandNameAfterInvocationOperator
      token = next()
    }
    while parseCommandElement(token, &made) { token = next() }
    if made.elements.isEmpty {
      guard made.invocationOperator != .unknown else {
        // Redirections alone are a command that runs nothing.
        let redirections = made.redirections.inOrder
        guard !redirections.isEmpty else { return nil }
        return CommandAst(
          span(first.extent, made.end), commandElements: [], invocationOperator: .unknown,
          redirections: redirections)
      }
      reportIncomplete(.missingExpression(lexer.string(first)), first.extent)
      return CommandExpressionAst(
        first.extent, expression: ErrorExpressionAst(first.extent), redirections: [])
    }
    return CommandAst(
      span(first.extent, made.end), commandElements: made.elements,
      invocationOperator: made.invocationOperator, redirections: made.redirections.inOrder)
  }

  /// A command in the making.
  private struct Command {
    var invocationOperator = TokenKind.unknown
    var context = CommandArgumentContext.commandName
    var elements: [CommandElementAst] = []
    var redirections = Redirections()
    var sawDashDash = false
    var end: Extent
  }

  /// Whether the command goes on.
  private func parseCommandElement(_ token: Token, _ made: inout Command) -> Bool {
    switch token.kind {
    case .pipe, .rCurly, .rParen, .endOfInput, .newLine, .semi, .andAnd, .orOr, .ampersand:
      unget(token)
      return false
    case .comma:
      made.end = token.extent
      reportIncomplete(.missingArgument, token.extent)
      skipNewlines()
    case .parameter
    where !made.sawDashDash && made.context != .commandName
      && made.context != .commandNameAfterInvocationOperator:
      parseCommandParameter(token, &made)
    case .redirection:
      parseRedirection(token, &made.redirections, &made.end)
      return true
    case .redirectInStd where made.context == .commandArgument:
      parseRedirection(token, &made.redirections, &made.end)
      return true
    case .minusMinus where made.context == .commandArgument:
      made.end = token.extent
      made.elements.append(
        made.sawDashDash
          ? StringConstantExpressionAst(
            token.extent, value: lexer.string(token), stringConstantType: .bareWord)
          : CommandParameterAst(
            token.extent, parameterName: "-", argument: nil, errorPosition: token.extent))
      made.sawDashDash = true
    default:
      if isVerbatimMark(token) {
        parseVerbatimArgument(token, &made)
      } else {
        guard let element = parseCommandArgument(made.context, token) else { return false }
        made.elements.append(element)
        made.end = element.extent
      }
    }
    made.context = .commandArgument
    return true
  }

  private func isVerbatimMark(_ token: Token) -> Bool {
    token.kind == .generic && token.scanned.end - token.scanned.start == 3
      && lexer.string(token).utf8.elementsEqual("--%".utf8)
  }

  /// `--%`, and the rest of the line as one argument.
  private func parseVerbatimArgument(_ mark: Token, _ made: inout Command) {
    let rest = lexer.readVerbatimArgument()
    if let rest { lexer.note(rest) }
    for token in [mark, rest].compactMap({ $0 }) {
      made.elements.append(
        StringConstantExpressionAst(
          token.extent, value: lexer.string(token), stringConstantType: .bareWord))
      made.end = token.extent
    }
  }

  private func parseCommandParameter(_ token: Token, _ made: inout Command) {
    guard case .parameter(let name, let usedColon) = token.value else { return }
    made.end = token.extent
    var argument: ExpressionAst?
    if usedColon {
      argument = parseCommandArgument(.commandArgument, next())
      if let argument {
        made.end = argument.extent
      } else {
        report(.parameterRequiresArgument(lexer.string(token)), token.extent)
      }
    }
    made.elements.append(
      CommandParameterAst(
        span(token.extent, made.end), parameterName: name, argument: argument,
        errorPosition: token.extent))
  }

  /// One argument and no list, as a file's name or a clause of `switch`.
  func parseSingleCommandArgument(_ context: CommandArgumentContext) -> ExpressionAst? {
    switch peek().kind {
    case .comma, .endOfInput, .newLine: return nil
    default: break
    }
    return withComma(disabled: true) {
      inMode(.command) { parseCommandArgument(context, next()) }
    }
  }

  /// An argument, or several with commas between them.
  func parseCommandArgument(
    _ context: CommandArgumentContext, _ first: Token
  ) -> ExpressionAst? {
    var token = first
    var list: [ExpressionAst] = []
    var comma: Token?
    while true {
      guard let argument = parseArgumentItem(context, token) else {
        guard let comma, let start = list.first else { return nil }
        reportIncomplete(.missingExpressionAfterToken(","), after(comma))
        return ErrorExpressionAst(span(start.extent, comma.extent), nested: list)
      }
      let follower = peek()
      guard context == .commandArgument, !isCommaDisabled, follower.kind == .comma else {
        guard let start = list.first else { return argument }
        list.append(argument)
        return ArrayLiteralAst(span(start.extent, argument.extent), elements: list)
      }
      list.append(argument)
      comma = next()
      skipNewlines()
      token = next()
    }
  }

  private func parseArgumentItem(
    _ context: CommandArgumentContext, _ token: Token
  ) -> ExpressionAst? {
    switch token.kind {
    case .variable, .splattedVariable, .number, .lCurly, .lParen, .atCurly, .atParen,
      .dollarParen, .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable:
      unget(token)
      return parsePrimaryExpression(withMemberAccess: true)
    case .generic:
      return parseGenericWord(token, isExpanded: context != .commandName)
    case .newLine, .endOfInput, .semi, .pipe, .rParen, .rCurly, .andAnd, .orOr, .ampersand,
      .comma, .redirection:
      unget(token)
      return nil
    default:
      return StringConstantExpressionAst(
        token.extent, value: lexer.string(token), stringConstantType: .bareWord)
    }
  }

  private func parseGenericWord(_ token: Token, isExpanded: Bool) -> ExpressionAst {
    switch token.value {
    case .expandable(let text):
      if isExpanded { return parseExpandableStringExpression(token, text, .bareWord) }
      return StringConstantExpressionAst(
        token.extent, value: text.value, stringConstantType: .bareWord)
    case .text(let value):
      return StringConstantExpressionAst(
        token.extent, value: value, stringConstantType: .bareWord)
    default:
      return StringConstantExpressionAst(
        token.extent, value: lexer.string(token), stringConstantType: .bareWord)
    }
  }
}
