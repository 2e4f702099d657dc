/// Mistakes in statements.
extension Mistake {
  static func missingOpenParenthesisInIfStatement(_ keyword: String) -> Mistake {
    Mistake(
      "MissingOpenParenthesisInIfStatement", "Missing '(' after '\(keyword)' in if statement.")
  }
  static func ifStatementMissingCondition(_ keyword: String) -> Mistake {
    Mistake(
      "IfStatementMissingCondition", "Missing condition in if statement after '\(keyword) ('.")
  }
  static func missingEndParenthesisAfterStatement(_ keyword: String) -> Mistake {
    Mistake(
      "MissingEndParenthesisAfterStatement",
      "Missing closing ')' after expression in '\(keyword)' statement.")
  }
  static func missingStatementBlock(_ keyword: String) -> Mistake {
    Mistake("MissingStatementBlock", "Missing statement block after \(keyword) ( condition ).")
  }
  static let missingStatementBlockAfterElse = Mistake(
    "MissingStatementBlockAfterElse", "Missing statement block after 'else' keyword.")
  static func missingOpenParenthesisAfterKeyword(_ keyword: String) -> Mistake {
    Mistake(
      "MissingOpenParenthesisAfterKeyword", "Missing opening '(' after keyword '\(keyword)'.")
  }
  static func missingExpressionAfterKeyword(_ keyword: String) -> Mistake {
    Mistake(
      "MissingExpressionAfterKeyword", "Missing expression after '\(keyword)' in loop.")
  }
  static func missingLoopStatement(_ keyword: String) -> Mistake {
    Mistake("MissingLoopStatement", "Missing statement body in \(keyword) loop.")
  }
  static let missingWhileOrUntilInDoWhile = Mistake(
    "MissingWhileOrUntilInDoWhile", "Missing while or until keyword in do loop.")
  private static let foreachForm = "\nThe correct form is: foreach ($a in $b) {...}"
  static let missingVariableNameAfterForeach = Mistake(
    "MissingVariableNameAfterForeach", "Missing variable name after foreach." + foreachForm)
  static let missingInInForeach = Mistake(
    "MissingInInForeach", "Missing 'in' after variable in foreach loop." + foreachForm)
  static let missingForeachExpression = Mistake(
    "MissingForeachExpression", "Missing expression in foreach loop." + foreachForm)
  static let missingEndParenthesisAfterForeach = Mistake(
    "MissingEndParenthesisAfterForeach",
    "Missing closing ')' after expression part of foreach loop." + foreachForm)
  static let missingForeachStatement = Mistake(
    "MissingForeachStatement", "Missing statement body in foreach loop." + foreachForm)
  static func invalidForeachFlag(_ name: String) -> Mistake {
    Mistake("InvalidForeachFlag", "The parameter '-\(name)' is not a valid foreach parameter.")
  }
  static func keywordParameterReserved(_ name: String, _ keyword: String) -> Mistake {
    Mistake(
      "KeywordParameterReservedForFutureUse",
      "The \(name) parameter of the \(keyword) keyword is reserved for future use.")
  }
  static let pipelineValueRequired = Mistake(
    "PipelineValueRequired",
    "A switch statement must have one of the following:  '-file file_name' or '( expression )'.")
  static let missingFilenameOption = Mistake(
    "MissingFilenameOption",
    "The file name argument for the '-file' option of the switch statement is missing.")
  static func invalidSwitchFlag(_ name: String) -> Mistake {
    Mistake("InvalidSwitchFlag", "The parameter '-\(name)' is not a valid switch parameter.")
  }
  static let missingEndParenthesisInSwitchStatement = Mistake(
    "MissingEndParenthesisInSwitchStatement",
    "Missing ')' after expression in switch statement.")
  static let missingCurlyBraceInSwitchStatement = Mistake(
    "MissingCurlyBraceInSwitchStatement", "Missing '{' in switch statement.")
  static let missingSwitchConditionExpression = Mistake(
    "MissingSwitchConditionExpression", "Missing condition in switch statement clause.")
  static let missingSwitchStatementClause = Mistake(
    "MissingSwitchStatementClause", "Missing statement block in switch statement clause.")
  static let multipleSwitchDefaultClauses = Mistake(
    "MultipleSwitchDefaultClauses",
    "A switch statement can have only one default clause.")
  static let missingTrapStatement = Mistake(
    "MissingTrapStatement",
    "The 'trap' statement was incomplete. A trap statement requires a body.")
  static let missingTryStatementBlock = Mistake(
    "MissingTryStatementBlock", "The Try statement is missing its statement block.")
  static let missingCatchHandlerBlock = Mistake(
    "MissingCatchHandlerBlock", "The Catch block is missing its statement block.")
  static let missingCatchOrFinally = Mistake(
    "MissingCatchOrFinally", "The Try statement is missing its Catch or Finally block.")
  static let missingFinallyStatementBlock = Mistake(
    "MissingFinallyStatementBlock", "The Finally block is missing its statement block.")
  static let missingStatementBlockForDataSection = Mistake(
    "MissingStatementBlockForDataSection", "The Data section is missing its statement block.")
  static func invalidParameterForDataSectionStatement(_ name: String) -> Mistake {
    Mistake(
      "InvalidParameterForDataSectionStatement",
      "The parameter '-\(name)' is not valid for the Data section. The only valid parameter is "
        + "-SupportedCommand.")
  }
  static let missingValueForSupportedCommand = Mistake(
    "MissingValueForSupportedCommandInDataSectionStatement",
    "The -SupportedCommand parameter of the Data section is missing its value.")
  static func reservedKeywordNotAllowed(_ keyword: String) -> Mistake {
    Mistake(
      "ReservedKeywordNotAllowed",
      "The '\(keyword)' keyword is not supported in this version of the language.")
  }
  static let missingUsingStatementDirective = Mistake(
    "MissingUsingStatementDirective", "Missing using directive")
  static let missingUsingItemName = Mistake("MissingUsingItemName", "Missing using name")
  static let invalidValueForUsingItemName = Mistake(
    "InvalidValueForUsingItemName",
    "The 'using' statement requires a name that is a string constant.")
  static let missingStatementTerminator = Mistake(
    "MissingStatementTerminator", "Missing a newline or semicolon.")
  static let usingMustBeAtStartOfScript = Mistake(
    "UsingMustBeAtStartOfScript",
    "A 'using' statement must appear before any other statements in a script.")
  static let invalidNamespaceValue = Mistake(
    "InvalidNamespaceValue",
    "The specified namespace in the 'using' statement contains invalid characters.")
}
