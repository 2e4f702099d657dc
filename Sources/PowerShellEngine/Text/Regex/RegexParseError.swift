/// A pattern that .NET refuses, in .NET's words.
struct RegexParseError: Error, Equatable {
  let pattern: String
  /// How far the pattern had been read, in UTF-16 units.
  let offset: Int
  let reason: String

  var message: String { "Invalid pattern '\(pattern)' at offset \(offset). \(reason)" }
}

/// A match that was given up.
enum RegexMatchError: Error, Equatable {
  /// The pattern backtracks without end on this text.
  case tookTooLong(pattern: String, text: String)

  var message: String {
    "The Regex engine has timed out while trying to match a pattern to an input string. This can "
      + "occur for many reasons, including very large inputs or excessive backtracking caused by "
      + "nested quantifiers, back-references and other factors."
  }
}

extension RegexParseError {
  enum Reason {
    static let unterminatedSet = "Unterminated [] set."
    static let unterminatedComment = "Unterminated (?#...) comment."
    static let reversedRange = "[x-y] range in reverse order."
    static let subtractionNotLast = "A subtraction must be the last element in a character class."
    static let incompleteProperty = "Incomplete \\p{X} character escape."
    static let malformedProperty = "Malformed \\p{X} character escape."
    static let endingBackslash = "Illegal \\ at end of pattern."
    static let malformedNamedReference = "Malformed \\k<...> named back reference."
    static let hexDigits = "Insufficient or invalid hexadecimal digits."
    static let missingControl = "Missing control character."
    static let unknownControl = "Unrecognized control character."
    static let tooBig = "Capture group numbers must be less than or equal to Int32.MaxValue."
    static let invalidGroupName =
      "Invalid group name: Group names must begin with a word character."
    static let groupZero = "Capture number cannot be zero."
    static let unknownGrouping = "Unrecognized grouping construct."
    static let tooFewClosing = "Not enough )'s."
    static let tooManyClosing = "Too many )'s."
    static let reversedQuantifier = "Illegal {x,y} with x > y."
    static let malformedCondition = "Illegal conditional (?(...)) expression."
    static let conditionIsComment = "Alternation conditions cannot be comments."
    static let conditionIsNamed = "Alternation conditions do not capture and cannot be named."
    static let tooManyConditions = "Too many | in (?()|)."

    static func shorthandInRange(_ letter: UInt16) -> String {
      "Cannot include class \\\(character(letter)) in character range."
    }
    static func unknownProperty(_ name: String) -> String { "Unknown property '\(name)'." }
    static func unknownEscape(_ letter: UInt16) -> String {
      "Unrecognized escape sequence \\\(character(letter))."
    }
    static func undefinedNumber(_ number: Int) -> String {
      "Reference to undefined group number \(number)."
    }
    static func undefinedName(_ name: String) -> String {
      "Reference to undefined group name '\(name)'."
    }
    static func conditionUndefined(_ number: Int) -> String {
      "Conditional alternation refers to an undefined group number \(number)."
    }
    static func conditionUnclosed(_ number: Int) -> String {
      "Conditional alternation is missing a closing parenthesis after the group number \(number)."
    }
    static func nestedQuantifier(_ unit: UInt16) -> String {
      "Nested quantifier '\(character(unit))'."
    }
    static func quantifierAfterNothing(_ unit: UInt16) -> String {
      "Quantifier '\(character(unit))' following nothing."
    }

    private static func character(_ unit: UInt16) -> String {
      String(utf16: [unit])
    }
  }
}
