/// Mistakes found while reading tokens.
extension Mistake {
  static let unrecognizedToken = Mistake(
    "UnrecognizedToken", "Unrecognized token in source text.")
  static let missingTerminatorMultiLineComment = Mistake(
    "MissingTerminatorMultiLineComment",
    "The terminator '#>' is missing from the multiline comment.")
  static let incompleteString = Mistake(
    "IncompleteString", "Incomplete string token.")
  static func terminatorExpectedAtEndOfString(_ terminator: String) -> Mistake {
    Mistake(
      "TerminatorExpectedAtEndOfString", "The string is missing the terminator: \(terminator).")
  }
  static let unexpectedCharactersAfterHereStringHeader = Mistake(
    "UnexpectedCharactersAfterHereStringHeader",
    "No characters are allowed after a here-string header but before the end of the line.")
  static let incompleteDollarSubexpressionReference = Mistake(
    "IncompleteDollarSubexpressionReference", "$(subexpression) is missing the closing ')'.")
  static let incompleteDollarVariableReference = Mistake(
    "IncompleteDollarVariableReference",
    "${{variable}} reference starting is missing the closing '}}'.")
  static let openBraceNeedsToBeBackTickedInVariableName = Mistake(
    "OpenBraceNeedsToBeBackTickedInVariableName", "Use `{ instead of { in variable names.")
  static let invalidVariableReferenceWithDrive = Mistake(
    "InvalidVariableReferenceWithDrive",
    "Variable reference is not valid. ':' was not followed by a valid variable name character. "
      + "Consider using ${} to delimit the name.")
  static func badNumericConstant(_ text: String) -> Mistake {
    Mistake("BadNumericConstant", "The numeric constant \(text) is not valid.")
  }
  static let invalidUnicodeEscapeSequence = Mistake(
    "InvalidUnicodeEscapeSequence",
    "The Unicode escape sequence is not valid. A valid sequence is `u{ followed by one to six hex "
      + "digits and a closing '}'.")
  static let invalidUnicodeEscapeSequenceValue = Mistake(
    "InvalidUnicodeEscapeSequenceValue",
    "The Unicode escape sequence value is out of range. The maximum value is 0x10FFFF.")
  static let missingUnicodeEscapeSequenceTerminator = Mistake(
    "MissingUnicodeEscapeSequenceTerminator",
    "The Unicode escape sequence is missing the closing '}'.")
  static let tooManyDigitsInUnicodeEscapeSequence = Mistake(
    "TooManyDigitsInUnicodeEscapeSequence",
    "The Unicode escape sequence contains more than the maximum of six hex digits between braces.")
}
