import PowerShellSyntax

// What a converted value must still stand: names of types, `Validate…` attributes, nothing where
// something is mandatory.

extension Binder {
  func check(_ value: Value, for parameter: BindableParameter, at extent: Extent?) throws {
    if let name = parameter.traits.requiredTypeName, !value.isNull {
      try checkTypeName(name, value, parameter, at: extent)
    }
    for validation in parameter.traits.validations {
      guard let message = try problem(validation, value) else { continue }
      throw failure(
        "ParameterArgumentValidationError",
        "Cannot validate argument on parameter '\(parameter.name)'. \(message)", at: extent,
        parameter: parameter.name, kind: .validation,
        inner: ExceptionObject(
          "System.Management.Automation.ValidationMetadataException", message))
    }
    if parameter.isMandatorySomewhere {
      try refuseNothing(value, parameter, parameter.traits.type, at: extent)
      try refuseEmptyCollection(value, parameter, at: extent)
    }
  }

  /// A validation script's own error counts as what is wrong.
  private func problem(_ validation: Validation, _ value: Value) throws -> String? {
    do {
      return try validation.failure(for: value, in: session)
    } catch let error as ScriptError {
      return error.record.exception.message
    }
  }

  private func checkTypeName(
    _ name: String, _ value: Value, _ parameter: BindableParameter, at extent: Extent?
  ) throws {
    for item in value.listElements ?? [value] {
      let names = item.reference?.typeNames ?? item.type.inheritedNames
      if names.contains(where: { AsciiFold.foldedEquals($0, name) }) { continue }
      throw failure(
        "MismatchedPSTypeName",
        "Cannot bind argument to parameter '\(parameter.name)', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: \(name).",
        at: extent, parameter: parameter.name)
    }
  }

  private func refuseNothing(
    _ value: Value, _ parameter: BindableParameter, _ type: TypeInfo, at extent: Extent?
  ) throws {
    if value.isNull {
      if case .nullableBoolean = ValueShape(type) { return }
      if parameter.traits.allowsNull { return }
      throw refusal("NullNotAllowed", "null", parameter, at: extent)
    }
    guard type === TypeInfo.string, case .string(let text) = value.base, text.isEmpty,
      !parameter.traits.allowsEmptyString
    else { return }
    throw refusal("EmptyStringNotAllowed", "an empty string", parameter, at: extent)
  }

  private func refuseEmptyCollection(
    _ value: Value, _ parameter: BindableParameter, at extent: Extent?
  ) throws {
    guard !value.isNull, parameter.shape.isCollection, let elements = value.listElements else {
      return
    }
    if elements.isEmpty {
      if parameter.traits.allowsEmptyCollection { return }
      let isArray = if case .array = parameter.shape { true } else { false }
      throw isArray
        ? refusal("EmptyArrayNotAllowed", "an empty array", parameter, at: extent)
        : refusal("EmptyCollectionNotAllowed", "an empty collection", parameter, at: extent)
    }
    guard let element = parameter.shape.element, !element.isValueType else { return }
    for item in elements { try refuseNothing(item, parameter, element, at: extent) }
  }

  private func refusal(
    _ suffix: String, _ what: String, _ parameter: BindableParameter, at extent: Extent?
  ) -> BindingFailure {
    failure(
      "ParameterArgumentValidationError" + suffix,
      "Cannot bind argument to parameter '\(parameter.name)' because it is \(what).", at: extent,
      parameter: parameter.name, kind: .validation)
  }
}
