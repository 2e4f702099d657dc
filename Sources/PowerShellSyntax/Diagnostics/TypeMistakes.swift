/// Mistakes in types, attributes, parameters and definitions.
extension Mistake {
  static let missingTypename = Mistake("MissingTypename", "Missing type name after '['.")
  static let endSquareBracketExpectedAtEndOfAttribute = Mistake(
    "EndSquareBracketExpectedAtEndOfAttribute",
    "Missing ] at end of attribute or type literal.")
  static func unexpectedAttribute(_ name: String) -> Mistake {
    Mistake("UnexpectedAttribute", "Unexpected attribute '\(name)'.")
  }
  static func typeNotAllowedBeforeParam(_ name: String) -> Mistake {
    Mistake("TypeNotAllowedBeforeParam", "The type '\(name)' is not allowed before param.")
  }
  static let missingAssemblyNameSpecification = Mistake(
    "MissingAssemblyNameSpecification", "Missing assembly name specification.")
  static let typeNameExpected = Mistake("TypeNameExpected", "Type name expected.")
  static let missingTypeLiteralToken = Mistake(
    "MissingTypeLiteralToken", "Missing type literal token.")
  static func unknownType(_ name: String) -> Mistake {
    Mistake("TypeNotFound", "Unable to find type [\(name)].")
  }
  static let invalidFunctionParameter = Mistake(
    "InvalidFunctionParameter",
    "Parameter declarations are a comma-separated list of variable names with optional "
      + "initializer expressions.")
  static let missingEndParenthesisInFunctionParameterList = Mistake(
    "MissingEndParenthesisInFunctionParameterList",
    "Missing ')' in function parameter list.")
  static func missingNameAfterKeyword(_ keyword: String) -> Mistake {
    Mistake("MissingNameAfterKeyword", "Missing name after \(keyword) keyword.")
  }
  static let missingFunctionBody = Mistake(
    "MissingFunctionBody", "Missing function body in function declaration.")
  static func missingTypeBody(_ keyword: String) -> Mistake {
    Mistake("MissingTypeBody", "Missing '\(keyword)' body in '\(keyword)' declaration.")
  }
  static let missingMethodParameterList = Mistake(
    "MissingMethodParameterList", "Missing '(' in class method parameter list.")
  static let missingBaseCtorCall = Mistake(
    "MissingBaseCtorCall", "Missing call to the base class constructor after ':'.")
  static let missingPropertyTerminator = Mistake(
    "MissingPropertyTerminator", "Missing ';' or end-of-line in property definition.")
  static let incompleteMemberDefinition = Mistake(
    "IncompleteMemberDefinition", "Missing a property name or method definition.")
  static func duplicateQualifier(_ text: String) -> Mistake {
    Mistake("DuplicateQualifier", "Duplicate '\(text)' qualifier")
  }
  static let tooManyTypes = Mistake(
    "TooManyTypes", "Only one type may be specified on class members.")
  static func missingNamedStatementBlock(_ name: String) -> Mistake {
    Mistake("MissingNamedStatementBlock", "Missing statement block after '\(name)'.")
  }
  static func missingNamedBlocks(_ text: String) -> Mistake {
    Mistake(
      "MissingNamedBlocks",
      "unexpected token '\(text)', expected 'begin', 'process', 'end', 'clean', or "
        + "'dynamicparam'.")
  }
  static func duplicateScriptCommandClause(_ name: String) -> Mistake {
    Mistake(
      "DuplicateScriptCommandClause", "Script command clause '\(name)' has already been defined.")
  }
}
