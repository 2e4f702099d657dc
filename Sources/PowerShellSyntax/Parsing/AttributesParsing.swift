/// Type constraints and attributes.
extension ScriptParser {
  func parseAttributeList(inExpression: Bool) -> [AttributeBaseAst]? {
    var attributes: [AttributeBaseAst] = []
    while let attribute = parseAttribute() {
      attributes.append(attribute)
      if !inExpression || attribute is AttributeAst { skipNewlines() }
    }
    return attributes.isEmpty ? nil : attributes
  }

  /// The next token if it is `[`, however the mode would read it.
  private func nextLBracket() -> Token? {
    if let token = ungot {
      if token.kind == .lBracket {
        ungot = nil
        return token
      }
      guard token.kind == .generic, lexer.text[Int(token.scanned.start)] == 0x5B else { return nil }
      resync(token)
    } else {
      lexer.skipBlanks()
    }
    guard lexer.index < lexer.end, lexer.text[lexer.index] == 0x5B else { return nil }
    lexer.tokenStart = lexer.index
    lexer.index += 1
    let token = lexer.token(.lBracket)
    lexer.note(token)
    return token
  }

  /// `[type]` or `[Name( … )]`.
  func parseAttribute() -> AttributeBaseAst? { nested { parseAttributeHere() } }

  private func parseAttributeHere() -> AttributeBaseAst? {
    guard let lBracket = nextLBracket() else { return nil }
    skipNewlines()
    guard let (name, _) = parseTypeName() else {
      resync(lBracket)
      reportIncomplete(.missingTypename, after(lBracket))
      return nil
    }
    let token = inMode(.expression) { next() }
    if token.kind == .lParen { return parseAttributeArguments(lBracket, name, token) }
    guard token.kind == .rBracket else {
      unget(token)
      reportIncomplete(
        .endSquareBracketExpectedAtEndOfAttribute, before(token), noticedAt: token.extent)
      return TypeConstraintAst(span(lBracket.extent, name.extent), typeName: name)
    }
    return TypeConstraintAst(span(lBracket.extent, token.extent), typeName: name)
  }

  private func parseAttributeArguments(
    _ lBracket: Token, _ name: TypeName, _ lParen: Token
  ) -> AttributeAst {
    var positional: [ExpressionAst] = []
    var named: [NamedAttributeArgumentAst] = []
    var end = lParen.extent
    withComma(disabled: true) {
      skipNewlines()
      parseAttributeArgumentList(&positional, &named, &end)
      skipNewlines()
      let rParen = next()
      let isClosed = rParen.kind == .rParen
      if isClosed {
        end = rParen.extent
      } else {
        unget(rParen)
        reportIncomplete(.missingEndParenthesisInExpression, after(end))
      }
      skipNewlines()
      let rBracket = next()
      if rBracket.kind == .rBracket {
        end = rBracket.extent
      } else {
        unget(rBracket)
        if isClosed {
          reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, after(rParen))
        }
      }
    }
    return AttributeAst(
      span(lBracket.extent, end), typeName: name, positionalArguments: positional,
      namedArguments: named)
  }

  private func parseAttributeArgumentList(
    _ positional: inout [ExpressionAst], _ named: inout [NamedAttributeArgumentAst],
    _ end: inout Extent
  ) {
    var comma: Token?
    while true {
      skipNewlines()
      if let name = parseSimpleName() {
        let argument = inMode(.expression) { parseNamedAttributeArgument(name) }
        named.append(argument)
        if !argument.isExpressionOmitted { end = argument.extent }
      } else if let expression = parseExpression() {
        positional.append(expression)
        end = expression.extent
      } else {
        if let comma { reportIncomplete(.missingExpressionAfterToken(","), after(comma)) }
        return
      }
      skipNewlines()
      comma = peek()
      guard let token = comma, token.kind == .comma else { return }
      end = token.extent
      skip()
    }
  }

  private func parseNamedAttributeArgument(
    _ name: StringConstantExpressionAst
  ) -> NamedAttributeArgumentAst {
    let equals = peek()
    guard equals.kind == .equals else {
      // Left out, the value is true, and stands where the name stands.
      let omitted = BooleanConstantExpressionAst(name.extent, value: true)
      return NamedAttributeArgumentAst(
        name.extent, argumentName: name.value, argument: omitted, isExpressionOmitted: true)
    }
    skip()
    skipNewlines()
    var argument = parseExpression()
    if argument == nil {
      reportIncomplete(.missingExpressionAfterToken("="), after(equals))
      argument = ErrorExpressionAst(equals.extent)
    }
    let value = argument ?? ErrorExpressionAst(equals.extent)
    return NamedAttributeArgumentAst(
      span(name.extent, value.extent), argumentName: name.value, argument: value,
      isExpressionOmitted: false)
  }
}
