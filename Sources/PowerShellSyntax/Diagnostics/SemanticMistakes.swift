/// Mistakes in a tree of the right form.
extension Mistake {
  static let invalidLeftHandSide = Mistake(
    "InvalidLeftHandSide",
    "The assignment expression is not valid. The input to an assignment operator must be an "
      + "object that is able to accept assignments, such as a variable or a property.")
  static func operatorRequiresVariableOrProperty(_ text: String) -> Mistake {
    Mistake(
      "OperatorRequiresVariableOrProperty",
      "The '\(text)' operator works only on variables or on properties.")
  }
  static func duplicateKeyInHashLiteral(_ key: String) -> Mistake {
    Mistake(
      "DuplicateKeyInHashLiteral", "Duplicate keys '\(key)' are not allowed in hash literals.")
  }
  static func duplicateFormalParameter(_ name: String) -> Mistake {
    Mistake("DuplicateFormalParameter", "Duplicate parameter $\(name) in parameter list.")
  }
  static func nonStaticMemberAccessInStaticMember(_ name: String) -> Mistake {
    Mistake(
      "NonStaticMemberAccessInStaticMember",
      "Cannot access the non-static member '\(name)' in a static method or initializer of a "
        + "static property.")
  }
  static let voidMethodHasReturn = Mistake(
    "VoidMethodHasReturn", "Invalid return statement within void method.")
  static let nonVoidMethodMissingReturnValue = Mistake(
    "NonVoidMethodMissingReturnValue", "Invalid return statement within non-void method.")
  static let methodHasCodePathNotReturn = Mistake(
    "MethodHasCodePathNotReturn", "Not all code path returns value within method.")
  static let controlLeavingFinally = Mistake(
    "ControlLeavingFinally", "Control cannot leave a finally block.")
  static let emptyCatchNotLast = Mistake(
    "EmptyCatchNotLast", "An empty catch block must be the last catch block.")
  static func cmdletNotInAllowedListForDataSection(_ name: String) -> Mistake {
    Mistake(
      "CmdletNotInAllowedListForDataSection",
      "The command '\(name)' is not allowed in restricted language mode or a Data section.")
  }
}
