// The errors of reading, writing and calling members, with PowerShell's ids and texts.

extension ScriptError {
  static func propertyNotFoundStrict(_ name: String) -> ScriptError {
    ScriptError(
      "PropertyNotFoundStrict",
      "The property '\(name)' cannot be found on this object. Verify that the property exists.",
      .notSpecified, exception: "System.Management.Automation.PropertyNotFoundException")
  }

  /// A property that is assigned though the object has none of the name.
  static func propertyNotSettable(_ name: String) -> ScriptError {
    ScriptError(
      "PropertyAssignmentException",
      "The property '\(name)' cannot be found on this object. Verify that the property exists and can be set.",
      .invalidOperation, exception: "System.Management.Automation.RuntimeException")
  }

  static func propertyOfNull(_ name: String) -> ScriptError {
    ScriptError(
      "PropertyNotFound",
      "The property '\(name)' cannot be found on this object. Verify that the property exists and can be set.",
      .invalidOperation)
  }

  static func propertyReadOnly(_ name: String) -> ScriptError {
    ScriptError(
      "PropertyAssignmentException", "'\(name)' is a ReadOnly property.", .invalidOperation,
      exception: "System.Management.Automation.SetValueInvocationException")
  }

  static func setterMissing(_ name: String) -> ScriptError {
    ScriptError(
      "SetterMissing", "Set accessor for property \"\(name)\" is unavailable.", .notSpecified,
      exception: "System.Management.Automation.SetValueException")
  }

  static func getterFailed(_ name: String, _ cause: ExceptionObject) -> ScriptError {
    ScriptError(
      "ExceptionWhenGetting", "Exception getting \"\(name)\": \"\(cause.message)\"", .notSpecified,
      exception: "System.Management.Automation.GetValueInvocationException", inner: cause)
  }

  static func setterFailed(_ name: String, _ cause: ExceptionObject) -> ScriptError {
    ScriptError(
      "ExceptionWhenSetting", "Exception setting \"\(name)\": \"\(cause.message)\"", .notSpecified,
      exception: "System.Management.Automation.SetValueInvocationException", inner: cause)
  }

  static func invokeOnNull() -> ScriptError {
    ScriptError(
      "InvokeMethodOnNull", "You cannot call a method on a null-valued expression.",
      .invalidOperation)
  }

  static func methodNotFound(_ type: TypeInfo, _ name: String) -> ScriptError {
    ScriptError(
      "MethodNotFound",
      "Method invocation failed because [\(type.displayName)] does not contain a method named '\(name)'.",
      .invalidOperation)
  }

  static func noOverload(_ name: String, _ count: Int, ambiguous: Bool = false) -> ScriptError {
    let lead = ambiguous ? "Multiple ambiguous overloads found" : "Cannot find an overload"
    return ScriptError(
      "MethodCountCouldNotFindBest",
      "\(lead) for \"\(name)\" and the argument count: \"\(count)\".", .notSpecified,
      exception: "System.Management.Automation.MethodException")
  }

  static func argumentConversion(
    _ parameter: String, _ value: Value, _ method: String, _ type: TypeInfo, _ session: Session,
    _ cause: ExceptionObject
  ) -> ScriptError {
    ScriptError(
      "MethodArgumentConversionInvalidCastArgument",
      "Cannot convert argument \"\(parameter)\", with value: \"\(value.base.text(session.culture))\", for \"\(method)\" to type \"\(type.displayName)\": \"\(cause.message)\"",
      .notSpecified, exception: "System.Management.Automation.MethodException", inner: cause)
  }

  static func needsReference(_ place: Int) -> ScriptError {
    ScriptError(
      "NonRefArgumentToRefParameterMsg",
      "Argument: '\(place)' should be a System.Management.Automation.PSReference. Use [ref].",
      .notSpecified, exception: "System.Management.Automation.MethodException")
  }

  static func unwantedReference(_ place: Int) -> ScriptError {
    ScriptError(
      "RefArgumentToNonRefParameterMsg",
      "Argument: '\(place)' should not be a System.Management.Automation.PSReference. Do not use [ref].",
      .notSpecified, exception: "System.Management.Automation.MethodException")
  }

  /// What a member threw, wrapped as PowerShell's callers see it.
  static func methodFailed(_ name: String, _ count: Int, _ cause: ExceptionObject) -> ScriptError {
    ScriptError(
      cause.exceptionType.name,
      "Exception calling \"\(name)\" with \"\(count)\" argument(s): \"\(cause.message)\"",
      .notSpecified, exception: "System.Management.Automation.MethodInvocationException",
      inner: cause)
  }

  static func nullArray() -> ScriptError {
    ScriptError("NullArray", "Cannot index into a null array.", .invalidOperation)
  }

  static func nullIndex() -> ScriptError {
    ScriptError(
      "NullArrayIndex", "Index operation failed; the array index evaluated to null.",
      .invalidOperation)
  }

  static func cannotIndex(_ type: TypeInfo) -> ScriptError {
    ScriptError(
      "CannotIndex", "Unable to index into an object of type \"\(type.displayName)\".",
      .invalidOperation)
  }

  /// A .NET exception that no member call wraps: of an index, of a constructor's own conversion.
  static func raw(_ exception: ExceptionObject) -> ScriptError {
    let record = ErrorRecord(
      exception, id: exception.exceptionType.fullName, category: .operationStopped)
    return ScriptError(record)
  }
}

extension DotNetException {
  static func argumentNull(_ parameter: String) -> DotNetException {
    DotNetException(
      "System.ArgumentNullException", "Value cannot be null. (Parameter '\(parameter)')"
    ).about(parameter)
  }

  static func argument(_ message: String, _ parameter: String? = nil) -> DotNetException {
    let tail = parameter.map { " (Parameter '\($0)')" } ?? ""
    let exception = DotNetException("System.ArgumentException", message + tail)
    return parameter.map(exception.about) ?? exception
  }

  static func outOfRange(
    _ message: String, _ parameter: String, actual: Value? = nil
  ) -> DotNetException {
    let tail = actual.map { "\nActual value was \($0.text(.invariant))." } ?? ""
    return DotNetException(
      "System.ArgumentOutOfRangeException", message + " (Parameter '\(parameter)')" + tail
    ).about(parameter)
  }

  /// The exception with its `ParamName`.
  func about(_ parameter: String) -> DotNetException {
    exception.details.append((name: "ParamName", value: .string(parameter)))
    return self
  }

  static func invalidOperation(_ message: String) -> DotNetException {
    DotNetException("System.InvalidOperationException", message)
  }

  static func notSupported(_ message: String) -> DotNetException {
    DotNetException("System.NotSupportedException", message)
  }

  static func format(_ message: String) -> DotNetException {
    DotNetException("System.FormatException", message)
  }

  static func overflow(_ message: String) -> DotNetException {
    DotNetException("System.OverflowException", message)
  }

  static let indexOutOfRange = "Index was outside the bounds of the array."
  static let anyRange = "Specified argument was out of the range of valid values."
  static let listIndex =
    "Index was out of range. Must be non-negative and less than the size of the collection."
}
