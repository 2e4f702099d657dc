/// Mistakes in expressions, commands and pipelines.
extension Mistake {
  static func unexpectedToken(_ text: String) -> Mistake {
    Mistake("UnexpectedToken", "Unexpected token '\(text)' in expression or statement.")
  }
  static func expectedValueExpression(_ text: String) -> Mistake {
    Mistake(
      "ExpectedValueExpression",
      "You must provide a value expression following the '\(text)' operator.")
  }
  static func missingExpressionAfterOperator(_ text: String) -> Mistake {
    Mistake(
      "MissingExpressionAfterOperator", "Missing expression after unary operator '\(text)'.")
  }
  static func missingExpressionAfterToken(_ text: String) -> Mistake {
    Mistake("MissingExpressionAfterToken", "Missing expression after '\(text)'.")
  }
  static func missingExpression(_ text: String) -> Mistake {
    Mistake("MissingExpression", "Missing expression after '\(text)' in pipeline element.")
  }
  static let expectedExpression = Mistake(
    "ExpectedExpression", "An expression was expected after '('.")
  static let missingEndParenthesisInExpression = Mistake(
    "MissingEndParenthesisInExpression", "Missing closing ')' in expression.")
  static let missingEndParenthesisInSubexpression = Mistake(
    "MissingEndParenthesisInSubexpression", "Missing closing ')' in subexpression.")
  static let missingEndParenthesisInMethodCall = Mistake(
    "MissingEndParenthesisInMethodCall", "Missing ')' in method call.")
  static let missingEndCurlyBrace = Mistake(
    "MissingEndCurlyBrace", "Missing closing '}' in statement block or type definition.")
  static let missingColonInTernaryExpression = Mistake(
    "MissingColonInTernaryExpression", "Missing ':' in the ternary expression.")
  static let missingPropertyName = Mistake(
    "MissingPropertyName", "Missing property name after reference operator.")
  static let missingArrayIndexExpression = Mistake(
    "MissingArrayIndexExpression", "Array index expression is missing or not valid.")
  static let missingEndSquareBracket = Mistake(
    "MissingEndSquareBracket", "Missing ']' after array index expression.")
  static let missingEqualsInHashLiteral = Mistake(
    "MissingEqualsInHashLiteral", "Missing '=' operator after key in hash literal.")
  static let missingStatementInHashLiteral = Mistake(
    "MissingStatementInHashLiteral", "Missing statement after '=' in hash literal.")
  static let emptyPipeElement = Mistake(
    "EmptyPipeElement", "An empty pipe element is not allowed.")
  static let emptyPipelineChainElement = Mistake(
    "EmptyPipelineChainElement", "A pipeline chain operator must be followed by a pipeline.")
  static let backgroundOperatorInPipelineChain = Mistake(
    "BackgroundOperatorInPipelineChain",
    "Background operators can only be used at the end of a pipeline chain.")
  static let expressionsMustBeFirstInPipeline = Mistake(
    "ExpressionsMustBeFirstInPipeline",
    "Expressions are only allowed as the first element of a pipeline.")
  static let missingArgument = Mistake(
    "MissingArgument", "Missing argument in parameter list.")
  static func parameterRequiresArgument(_ text: String) -> Mistake {
    Mistake("ParameterRequiresArgument", "The parameter \(text) requires an argument.")
  }
  static let missingFileSpecification = Mistake(
    "MissingFileSpecification", "Missing file specification after redirection operator.")
  static func redirectionNotSupported(_ text: String) -> Mistake {
    Mistake("RedirectionNotSupported", "The '\(text)' operator is reserved for future use.")
  }
  static func streamAlreadyRedirected(_ stream: String) -> Mistake {
    Mistake(
      "StreamAlreadyRedirected", "The \(stream) stream for this command is already redirected.")
  }
  static func splattingNotPermitted(_ name: String) -> Mistake {
    Mistake(
      "SplattingNotPermitted",
      "The splatting operator '@' cannot be used to reference variables in an expression. "
        + "'@\(name)' can be used only as an argument to a command. To reference variables in an "
        + "expression use '$\(name)'.")
  }
  static let scriptTooComplicated = Mistake(
    "ScriptTooComplicated", "The script is nested too deeply to be read.")
}
