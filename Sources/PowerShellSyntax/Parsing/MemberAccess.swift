/// `.Member`, `::Member`, `.Method( … )`, `[index]`.
extension ScriptParser {
  /// All the accesses that follow a value.
  func parseMemberAccesses(
    _ first: Token?, _ target: ExpressionAst, isUsing: Bool = false
  ) -> ExpressionAst {
    var expression = target
    var access = first
    var chain = 0
    while let token = access {
      guard chain < Self.longestChain else {
        report(.scriptTooComplicated, token.extent)
        resync(to: lexer.end)
        return expression
      }
      chain += 1
      skipNewlines()
      switch token.kind {
      case .dot, .colonColon, .questionDot: expression = parseMemberExpression(expression, token)
      default: expression = parseIndexExpression(expression, token)
      }
      access = ungot == nil ? lexer.memberAccessOperator(allowsBracket: true) : nil
    }
    return expression
  }

  private func parseMemberExpression(_ target: ExpressionAst, _ access: Token) -> ExpressionAst {
    let isStatic = access.kind == .colonColon
    let isNullConditional = access.kind == .questionDot
    guard let member = parseMemberName() else {
      reportIncomplete(.missingPropertyName, after(access))
      let broken =
        parseSingleCommandArgument(.commandArgument)
        ?? ErrorExpressionAst(span(target.extent, access.extent))
      return MemberExpressionAst(
        span(target.extent, broken.extent), expression: target, member: broken,
        isStatic: isStatic, isNullConditional: isNullConditional)
    }
    if ungot == nil {
      let types = parseGenericArguments(of: member)
      if let opening = lexer.invokeMemberOpening() {
        lexer.note(opening)
        let (arguments, end) =
          opening.kind == .lParen ? parseArgumentList(opening) : parseBlockArgument(opening)
        return InvokeMemberExpressionAst(
          span(target.extent, end), expression: target, member: member, arguments: arguments,
          isStatic: isStatic, isNullConditional: isNullConditional, genericTypeArguments: types)
      }
    }
    return MemberExpressionAst(
      span(target.extent, member.extent), expression: target, member: member, isStatic: isStatic,
      isNullConditional: isNullConditional)
  }

  private func parseMemberName() -> CommandElementAst? {
    inMode(.expression) {
      if let name = parseSimpleName() { return name }
      switch peek().kind {
      case .variable, .splattedVariable, .number, .lParen, .atParen, .dollarParen, .stringLiteral,
        .stringExpandable, .hereStringLiteral, .hereStringExpandable, .lCurly, .atCurly:
        return parsePrimaryExpression(withMemberAccess: false)
      default: return peek().has(.unaryOperator) ? parseUnaryExpression() : nil
      }
    }
  }

  /// `[int, string]` between a method's name and its parenthesis.
  private func parseGenericArguments(of member: CommandElementAst) -> [TypeName] {
    guard lexer.text[lexer.index] == 0x5B, member is StringConstantExpressionAst else { return [] }
    let start = lexer.index
    let mark = diagnostics.diagnostics.count
    lexer.tokenStart = start
    guard let end = genericArgumentsEnd(start), lexer.text[end] == 0x28 else { return [] }
    lexer.index = start + 1
    var types: [TypeName] = []
    let before = lexer.mode
    defer { lexer.mode = before }
    lexer.mode = .typeName
    while let argument = parseGenericArgument() {
      types.append(argument)
      guard peek().kind == .comma else { break }
      skip()
    }
    ungot = nil
    if diagnostics.diagnostics.count == mark { lexer.index = end } else { lexer.resync(to: start) }
    return types
  }

  /// The index behind the bracket that closes this one, if only names stand between.
  private func genericArgumentsEnd(_ start: Int) -> Int? {
    var depth = 0
    var place = start
    while place < lexer.end {
      let (kind, length) = lexer.look(place)
      switch kind {
      case 0x5B: depth += 1
      case 0x5D:
        depth -= 1
        if depth == 0 { return place + 1 }
      case 0x2E, 0x2C, 0x20, 0x60, 0x2B: break
      default: if !lexer.has(kind, .nameFollow) { return nil }
      }
      place += length
    }
    return nil
  }

  /// `.Where{ … }`: a script block as the only argument, without parentheses.
  private func parseBlockArgument(_ lCurly: Token) -> ([ExpressionAst]?, Extent) {
    let block = parseScriptBlockExpression(lCurly)
    return ([block], block.extent)
  }

  /// The arguments behind `(`, and where the list ends.
  func parseArgumentList(_ lParen: Token) -> ([ExpressionAst]?, Extent) {
    var arguments: [ExpressionAst] = []
    var end = lParen.extent
    withComma(disabled: true) {
      inMode(.expression) {
        var comma: Token?
        var hasError = false
        while true {
          skipNewlines()
          guard let argument = parseExpression() else {
            if let comma {
              reportIncomplete(.missingExpressionAfterToken(","), after(comma))
              hasError = true
            }
            break
          }
          arguments.append(argument)
          end = argument.extent
          skipNewlines()
          comma = peek()
          guard comma?.kind == .comma else { break }
          skip()
        }
        skipNewlines()
        let rParen = next()
        if rParen.kind == .rParen {
          end = rParen.extent
        } else {
          unget(rParen)
          if !hasError {
            reportIncomplete(.missingEndParenthesisInMethodCall, after(end))
          }
        }
      }
    }
    return (arguments.isEmpty ? nil : arguments, end)
  }

  private func parseIndexExpression(_ target: ExpressionAst, _ lBracket: Token) -> ExpressionAst {
    let isNullConditional = lBracket.kind == .questionLBracket
    skipNewlines()
    var found = withComma(disabled: false) { parseExpression() }
    if found == nil { reportIncomplete(.missingArrayIndexExpression, after(lBracket)) }
    let index = found ?? ErrorExpressionAst(lBracket.extent)
    found = nil
    skipNewlines()
    // In a command, the bracket must not be read as the start of a word.
    let rBracket = inMode(.expression) { next() }
    var end = rBracket.extent
    if rBracket.kind != .rBracket {
      unget(rBracket)
      if !(index is ErrorExpressionAst) {
        reportIncomplete(.missingEndSquareBracket, after(index))
      }
      end = index.extent
    }
    return IndexExpressionAst(
      span(target.extent, end), target: target, index: index, isNullConditional: isNullConditional)
  }
}
