/// Parameters of functions, methods and script blocks.
extension ScriptParser {
  func parseParameterList() -> [ParameterAst] {
    withComma(disabled: true) {
      var parameters: [ParameterAst] = []
      var comma: Token?
      while true {
        guard let parameter = parseParameter() else {
          if let comma { reportIncomplete(.missingExpressionAfterToken(","), after(comma)) }
          return parameters
        }
        parameters.append(parameter)
        skipNewlines()
        comma = peek()
        guard comma?.kind == .comma else { return parameters }
        skip()
      }
    }
  }

  private func parseParameter() -> ParameterAst? {
    inMode(.expression) {
      skipNewlines()
      let attributes = parseAttributeList(inExpression: false) ?? []
      skipNewlines()
      let token = next()
      guard token.kind == .variable || token.kind == .splattedVariable else {
        unget(token)
        return attributes.isEmpty ? nil : brokenParameter(attributes)
      }
      let name = variableExpression(token)
      skipNewlines()
      var defaultValue: ExpressionAst?
      let equals = peek()
      if equals.kind == .equals {
        skip()
        skipNewlines()
        defaultValue = parseExpression()
        if defaultValue == nil {
          reportIncomplete(.missingExpressionAfterToken("="), after(equals))
        }
      }
      return ParameterAst(
        span(attributes.first?.extent ?? token.extent, defaultValue?.extent ?? token.extent),
        attributes: attributes, name: name, defaultValue: defaultValue)
    }
  }

  /// Attributes with no variable behind them: a stand-in keeps further mistakes away.
  private func brokenParameter(_ attributes: [AttributeBaseAst]) -> ParameterAst? {
    guard let first = attributes.first, let last = attributes.last else { return nil }
    reportIncomplete(.invalidFunctionParameter, after(last))
    synchronize(to: .rParen, consumesClosing: true)
    let extent = span(first.extent, last.extent)
    let name = VariableExpressionAst(
      extent, variablePath: VariablePath(parsing: "__error__"), isSplatted: false)
    return ParameterAst(extent, attributes: attributes, name: name, defaultValue: nil)
  }
}
