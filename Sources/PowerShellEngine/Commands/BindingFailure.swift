import PowerShellSyntax

/// A value that could not be bound, before it is known whether another parameter takes it.
struct BindingFailure: Error {
  enum Kind {
    /// The wrong type: another parameter may still take the value.
    case general
    /// Not convertible at all by the parameter's attribute; final on the command line.
    case transformation
    /// Convertible, and refused: final.
    case validation
  }
  let kind: Kind
  let error: ScriptError
  /// The conversion was an invalid cast: a pipeline goes on looking then.
  var isInvalidCast = false
}

extension Binder {
  /// An error of the binder's own, with the command's name and the place of the argument.
  func failure(
    _ id: String, _ message: String, at extent: Extent? = nil, parameter: String? = nil,
    kind: BindingFailure.Kind = .general, inner: ExceptionObject? = nil,
    category: ErrorCategory? = nil
  ) -> BindingFailure {
    let typeName =
      switch kind {
      case .general: "ParameterBindingException"
      case .transformation: "ParameterBindingArgumentTransformationException"
      case .validation: "ParameterBindingValidationException"
      }
    let exception = ExceptionObject(
      "System.Management.Automation." + typeName, message, inner: inner)
    if let parameter { exception.details.append(("ParameterName", .string(parameter))) }
    exception.details.append(("ErrorId", .string(id)))
    let record = ErrorRecord(
      exception, id: id, category: category ?? (kind == .general ? .invalidArgument : .invalidData))
    (record.activity, record.originID) = (metadata.name, metadata.originID)
    if let extent, let source = site.source { record.position = Position(source, extent) }
    return BindingFailure(kind: kind, error: ScriptError(record))
  }

  func ambiguousSet() -> BindingFailure {
    failure(
      "AmbiguousParameterSet",
      "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided."
    )
  }

  func unknown(_ name: String, at extent: Extent) -> BindingFailure {
    failure(
      "NamedParameterNotFound",
      "A parameter cannot be found that matches parameter name '\(name)'.",
      at: extent, parameter: name)
  }

  func ambiguous(_ name: String, _ matches: [Int], at extent: Extent) -> BindingFailure {
    let list = matches.map { " -" + command.parameters[$0].name }.joined()
    return failure(
      "AmbiguousParameter",
      "Parameter cannot be processed because the parameter name '\(name)' is ambiguous. Possible matches include:\(list).",
      at: extent, parameter: name)
  }

  func missingArgument(_ parameter: BindableParameter, at extent: Extent) -> BindingFailure {
    failure(
      "MissingArgument",
      "Missing an argument for parameter '\(parameter.name)'. Specify a parameter of type '\(parameter.traits.type.displayName)' and try again.",
      at: extent, parameter: parameter.name)
  }

  func alreadyBound(_ name: String, at extent: Extent) -> BindingFailure {
    failure(
      "ParameterAlreadyBound",
      "Cannot bind parameter because parameter '\(name)' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".",
      at: extent, parameter: name)
  }

  func noPosition(for argument: Argument) -> BindingFailure {
    let value = argument.value
    let text = value.isNull ? "$null" : value.dotNetText(session.culture)
    return failure(
      "PositionalParameterNotFound",
      "A positional parameter cannot be found that accepts argument '\(text)'.", parameter: text)
  }

  func missingMandatory(_ names: [String]) -> BindingFailure {
    let list = names.map { " " + $0 }.joined()
    return failure(
      "MissingMandatoryParameter",
      "Cannot process command because of one or more missing mandatory parameters:\(list).",
      parameter: list)
  }

  /// An object of the pipeline that no parameter takes: reported, and the next one gets its turn.
  public func inputObjectNotBound(_ value: Value) -> ScriptError {
    let error = failure(
      "InputObjectNotBound",
      "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input."
    ).error
    error.record.target = value
    return error
  }

  func inputObjectMissing(_ names: [String], _ value: Value) -> ScriptError {
    let list = names.map { " " + $0 }.joined()
    let error = failure(
      "InputObjectMissingMandatory",
      "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: \(list)"
    ).error
    error.record.target = value
    return error
  }
}
