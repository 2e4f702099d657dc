/// Expressions, from the ternary down to unary operators.
extension ScriptParser {
  func parseExpression(numberEndsAtTernary: Bool? = nil) -> ExpressionAst? {
    nested { inMode(.expression) { parseTernaryExpression(numberEndsAtTernary) } }
  }

  private func parseTernaryExpression(_ endsNumber: Bool?) -> ExpressionAst? {
    let before = lexer.numberEndsAtTernary
    lexer.numberEndsAtTernary = endsNumber ?? false
    defer { lexer.numberEndsAtTernary = before }
    guard let condition = parseBinaryExpression() else { return nil }
    let question = peek()
    guard question.kind == .questionMark else { return condition }
    skip()
    skipNewlines()
    let ifTrue = parseBranch(question, endsNumber: true)
    skipNewlines()
    let colon = next()
    guard colon.kind == .colon else {
      unget(colon)
      if !(ifTrue is ErrorExpressionAst) {
        reportIncomplete(.missingColonInTernaryExpression, colon.extent)
      }
      return ErrorExpressionAst(
        span(condition.extent, ifTrue.extent), nested: [condition, ifTrue])
    }
    skipNewlines()
    let ifFalse = parseBranch(colon, endsNumber: endsNumber ?? false)
    return TernaryExpressionAst(
      span(condition.extent, ifFalse.extent), condition: condition, ifTrue: ifTrue,
      ifFalse: ifFalse)
  }

  private func parseBranch(_ token: Token, endsNumber: Bool) -> ExpressionAst {
    if let branch = parseExpression(numberEndsAtTernary: endsNumber) { return branch }
    reportIncomplete(.expectedValueExpression(lexer.string(token)), after(token))
    return ErrorExpressionAst(after(token))
  }

  /// Operands and operators still to be joined, tightest last.
  private struct Operation {
    let left: ExpressionAst
    let token: Token
  }

  private func parseBinaryExpression() -> ExpressionAst? {
    guard var operand = parseArrayLiteral() else { return nil }
    var pending: [Operation] = []
    var chain = 0
    while true {
      let token = peek()
      guard token.has(.binaryOperator) else {
        while let last = pending.popLast() { operand = join(last, operand) }
        return token.kind == .parameter ? recover(from: token, operand) : operand
      }
      guard chain < Self.longestChain else {
        report(.scriptTooComplicated, token.extent)
        resync(to: lexer.end)
        return operand
      }
      chain += 1
      skip()
      while let last = pending.last,
        last.token.flags.binaryPrecedence >= token.flags.binaryPrecedence
      {
        pending.removeLast()
        operand = join(last, operand)
      }
      pending.append(Operation(left: operand, token: token))
      skipNewlines()
      if let right = parseArrayLiteral() {
        operand = right
      } else {
        reportIncomplete(.expectedValueExpression(lexer.string(token)), after(token))
        operand = ErrorExpressionAst(after(token))
      }
    }
  }

  /// How many operators or members may follow one another in one expression.
  static let longestChain = 5000

  private func join(_ operation: Operation, _ right: ExpressionAst) -> ExpressionAst {
    BinaryExpressionAst(
      span(operation.left.extent, right.extent), left: operation.left,
      operator: operation.token.kind, right: right, errorPosition: operation.token.extent)
  }

  /// `1 -unknown`: a parameter stands where an operator may.
  private func recover(from token: Token, _ operand: ExpressionAst) -> ExpressionAst {
    report(.unexpectedToken(lexer.string(token)), token.extent)
    skip()
    guard case .parameter(let name, _) = token.value else { return operand }
    let parameter = CommandParameterAst(
      token.extent, parameterName: name, argument: nil, errorPosition: token.extent)
    return ErrorExpressionAst(
      span(operand.extent, token.extent), nested: [operand, parameter])
  }

  func parseArrayLiteral() -> ExpressionAst? {
    guard let first = parseUnaryExpression() else { return nil }
    var comma = peek()
    guard comma.kind == .comma, !isCommaDisabled else { return first }
    var elements = [first]
    while comma.kind == .comma {
      skip()
      skipNewlines()
      guard let element = parseUnaryExpression() else {
        reportIncomplete(.missingExpressionAfterToken(","), after(comma))
        elements.append(ErrorExpressionAst(comma.extent))
        break
      }
      elements.append(element)
      comma = peek()
    }
    return ArrayLiteralAst(
      span(first.extent, elements.last?.extent ?? first.extent), elements: elements)
  }

  func parseUnaryExpression() -> ExpressionAst? { nested { parseUnaryExpressionHere() } }

  private func parseUnaryExpressionHere() -> ExpressionAst? {
    let token = peekAllowingSign()
    let expression: ExpressionAst?
    if token.has(.unaryOperator) {
      if isCommaDisabled, token.kind == .comma { return nil }
      skip()
      skipNewlines()
      guard let child = parseUnaryExpression() else {
        reportIncomplete(.missingExpressionAfterOperator(lexer.string(token)), after(token))
        return ErrorExpressionAst(token.extent)
      }
      let extent = span(token.extent, child.extent)
      expression =
        token.kind == .comma
        ? ArrayLiteralAst(extent, elements: [child])
        : UnaryExpressionAst(extent, tokenKind: token.kind, child: child)
    } else if token.kind == .lBracket {
      expression = parseBracketedExpression(token)
    } else {
      expression = parsePrimaryExpression(withMemberAccess: true)
    }
    guard let operand = expression else { return nil }
    let follower = peek()
    let postfix: TokenKind
    switch follower.kind {
    case .plusPlus: postfix = .postfixPlusPlus
    case .minusMinus: postfix = .postfixMinusMinus
    default: return operand
    }
    skip()
    return UnaryExpressionAst(
      span(operand.extent, follower.extent), tokenKind: postfix, child: operand)
  }

  /// The next token, where a sign belongs to a number.
  private func peekAllowingSign() -> Token {
    let before = lexer.allowsSignedNumbers
    lexer.allowsSignedNumbers = true
    defer { lexer.allowsSignedNumbers = before }
    if let token = ungot, token.kind == .minus || token.kind == .plus { resync(token) }
    return peek()
  }

  /// `[int] $x`, `[int]`, `[int]::Max`, `[Attribute()] $x`.
  private func parseBracketedExpression(_ token: Token) -> ExpressionAst? {
    guard let attributes = parseAttributeList(inExpression: true), let last = attributes.last
    else { return nil }
    var expression: ExpressionAst
    if last is AttributeAst {
      skipNewlines()
      guard let child = parseUnaryExpression() else {
        reportIncomplete(.unexpectedAttribute(last.typeName.fullName), last.extent)
        return ErrorExpressionAst(span(token.extent, last.extent))
      }
      expression = AttributedExpressionAst(
        span(last.extent, child.extent), attribute: last, child: child)
    } else {
      expression = parseTypeExpression(last)
    }
    for attribute in attributes.dropLast().reversed() {
      let extent = span(attribute.extent, expression.extent)
      expression =
        attribute is TypeConstraintAst
        ? ConvertExpressionAst(extent, attribute: attribute, child: expression)
        : AttributedExpressionAst(extent, attribute: attribute, child: expression)
    }
    return expression
  }

  private func parseTypeExpression(_ type: AttributeBaseAst) -> ExpressionAst {
    if ungot == nil, let access = lexer.memberAccessOperator(allowsBracket: false) {
      return parseMemberAccesses(
        access, TypeExpressionAst(type.extent, typeName: type.typeName))
    }
    let follower = peek()
    if follower.kind != .newLine, follower.kind != .comma, let child = parseUnaryExpression() {
      return ConvertExpressionAst(
        span(type.extent, child.extent), attribute: type, child: child)
    }
    return TypeExpressionAst(type.extent, typeName: type.typeName)
  }
}
