/// Types' names, type constraints and attributes.
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
        let argument = inMode(.expression) { parseNamedArgument(name) }
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

  private func parseNamedArgument(
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

  // MARK: Names

  func parseTypeName(allowsAssembly: Bool = true) -> (name: TypeName, first: Token)? {
    inMode(.typeName) {
      let token = peek()
      guard token.kind == .identifier else { return nil }
      skip()
      return (finishTypeName(token, allowsAssembly: allowsAssembly), token)
    }
  }

  private func finishTypeName(_ token: Token, allowsAssembly: Bool) -> TypeName {
    let simple = TypeName.simple(lexer.string(token), token.extent)
    let follower = peek()
    if follower.kind == .lBracket {
      skip()
      return parseTypeBrackets(simple, follower)
    }
    if follower.kind == .comma, allowsAssembly {
      skip()
      return parseAssemblyName(token, follower)
    }
    return simple
  }

  /// Behind `Name[`.
  private func parseTypeBrackets(_ name: TypeName, _ lBracket: Token) -> TypeName {
    let token = next()
    switch token.kind {
    case .rBracket, .comma: return parseArrayTypeName(name, token)
    case .lBracket, .identifier: return parseGenericTypeName(name, token)
    default:
      if token.kind == .endOfInput {
        unget(token)
        reportIncomplete(.missingTypename, after(lBracket))
      } else {
        report(.unexpectedToken(lexer.string(token)), token.extent)
        synchronize(to: .rBracket, consumesClosing: true)
      }
      return name
    }
  }

  private func parseArrayTypeName(_ element: TypeName, _ first: Token) -> TypeName {
    var token = first
    var rank = 1
    while token.kind == .comma {
      rank += 1
      token = next()
    }
    var end = token.extent
    if token.kind != .rBracket {
      unget(token)
      reportIncomplete(
        .endSquareBracketExpectedAtEndOfAttribute, before(token), noticedAt: token.extent)
      end = before(token)
    }
    let array = TypeName.array(element, rank: rank, span(element.extent, end))
    let follower = peek()
    guard follower.kind == .lBracket, depth < Self.deepest else { return array }
    skip()
    let inner = next()
    if inner.kind == .comma || inner.kind == .rBracket { return parseArrayTypeName(array, inner) }
    report(.unexpectedToken(lexer.string(inner)), inner.extent)
    synchronize(to: .rBracket, consumesClosing: true)
    return array
  }

  private func parseGenericTypeName(_ name: TypeName, _ first: Token) -> TypeName {
    unget(first)
    var arguments: [TypeName] = []
    while let argument = parseGenericArgument() {
      arguments.append(argument)
      guard peek().kind == .comma else { break }
      skip()
    }
    let rBracket = next()
    var end = rBracket.extent
    if rBracket.kind != .rBracket {
      unget(rBracket)
      reportIncomplete(
        .endSquareBracketExpectedAtEndOfAttribute, before(rBracket), noticedAt: rBracket.extent)
      end = before(rBracket)
    }
    let generic = TypeName.generic(name, arguments, span(name.extent, end))
    let follower = peek()
    guard follower.kind == .lBracket else { return generic }
    skip()
    let inner = next()
    if inner.kind == .comma || inner.kind == .rBracket {
      return parseArrayTypeName(generic, inner)
    }
    report(.unexpectedToken(lexer.string(inner)), inner.extent)
    synchronize(to: .rBracket, consumesClosing: true)
    return generic
  }

  /// `int` or `[int, assembly]`.
  func parseGenericArgument() -> TypeName? {
    nested {
      skipNewlines()
      let token = peek()
      if token.kind == .identifier {
        skip()
        return finishTypeName(token, allowsAssembly: false)
      }
      guard token.kind == .lBracket else { return nil }
      skip()
      let inner = next()
      guard inner.kind == .identifier else {
        unget(inner)
        reportIncomplete(.missingTypename, after(token))
        return nil
      }
      let name = finishTypeName(inner, allowsAssembly: true)
      let rBracket = next()
      if rBracket.kind != .rBracket {
        unget(rBracket)
        reportIncomplete(
          .endSquareBracketExpectedAtEndOfAttribute, before(rBracket), noticedAt: rBracket.extent)
      }
      return name
    }
  }

  private func parseAssemblyName(_ name: Token, _ comma: Token) -> TypeName {
    let start = lexer.index
    var place = start
    while place < lexer.end {
      let byte = lexer.text[place]
      if byte == 0x5D || byte == 0x5B || byte == 0x0A || byte == 0x0D || byte == 0x28 { break }
      place += 1
    }
    ungot = nil
    lexer.index = place
    let written = lexer.string(start, place)
    if written.utf8.allSatisfy({ $0 == 0x20 }) {
      reportIncomplete(.missingAssemblyNameSpecification, after(comma))
      return .simple(lexer.string(name), name.extent)
    }
    return .simple(
      lexer.string(name) + "," + written, span(name.extent, lexer.extent(start, place)))
  }
}
