import PowerShellSyntax

// Binding a value while each step is told: the same decisions, with the real binder's lines.

extension Binder {
  mutating func traceParameter(
    _ parameter: BindableParameter, _ given: Value, at extent: Extent?, _ options: BindingOptions
  ) throws -> Bool {
    if options.contains(.delay), given.isScriptBlock {
      return try bindQuietly(parameter, given, at: extent, options)
    }
    let name = parameter.name
    BindingTrace.line("BIND arg [\(BindingTrace.text(given))] to parameter [\(name)]")
    return try BindingTrace.indented {
      tellTransformation(given, parameter)
      if options.contains(.coerce) {
        try tellCoercion(given, to: parameter.traits.type, parameter)
      } else if parameter.shape.isCollection, !isByAttribute {
        tellCollection(given, parameter.traits.type, parameter, coerces: false)
      }
      do {
        // A function's attribute converts whether or not the binder may.
        var options = options
        if isByAttribute { options.insert(.coerce) }
        let isBound = try bindQuietly(parameter, given, at: extent, options)
        if isBound { tellChecks(parameter) }
        let shown = isBound ? values[parameter.number] : given
        BindingTrace.line(
          "BIND arg [\(Self.shown(shown, parameter))] to param [\(name)] \(isBound ? "SUCCESSFUL" : "SKIPPED")"
        )
        return isBound
      } catch let failure as BindingFailure {
        if failure.kind == .validation {
          tellChecks(parameter)
          BindingTrace.line("ERROR: VALIDATION FAILED: \(failure.error.record.exception.message)")
        }
        throw failure
      }
    }
  }

  private var isByAttribute: Bool {
    if case .byAttribute = metadata.coercion { true } else { false }
  }

  /// The binding itself, its inner steps untold.
  private mutating func bindQuietly(
    _ parameter: BindableParameter, _ given: Value, at extent: Extent?, _ options: BindingOptions
  ) throws -> Bool {
    BindingTrace.isOn = false
    defer { BindingTrace.isOn = true }
    return try bindParameter(parameter, given, at: extent, options)
  }

  /// A value that became an object of the shell shows as text.
  private static func shown(_ value: Value, _ parameter: BindableParameter) -> String {
    parameter.traits.type === TypeInfo.psObject
      ? value.text(.invariant) : BindingTrace.text(value)
  }

  private func tellTransformation(_ value: Value, _ parameter: BindableParameter) {
    guard isByAttribute, parameter.traits.type !== TypeInfo.object else {
      return
    }
    let attribute = "System.Management.Automation.ArgumentTypeConverterAttribute"
    BindingTrace.scope("Executing DATA GENERATION metadata: [\(attribute)]") {
      let converted = try? Conversion.convert(value.orNull, to: parameter.traits.type, session)
      BindingTrace.line(
        "result returned from DATA GENERATION: \(BindingTrace.text(converted ?? value))")
    }
  }

  private func tellChecks(_ parameter: BindableParameter) {
    for validation in parameter.traits.validations {
      let name = "System.Management.Automation." + validation.attributeName
      BindingTrace.scope("Executing VALIDATION metadata: [\(name)]") {}
    }
  }

  // MARK: Conversion

  private func tellCoercion(
    _ given: Value, to type: TypeInfo, _ parameter: BindableParameter
  ) throws {
    var value = given
    if isByAttribute {
      value = (try? Conversion.convert(given.orNull, to: type, session)) ?? given
    }
    tell(value, to: type, parameter)
  }

  private func tell(_ value: Value, to type: TypeInfo, _ parameter: BindableParameter) {
    BindingTrace.scope("COERCE arg to [\(type.traceName)]") {
      if value.isNull { return }
      let shape = ValueShape(type)
      let own = value.base.type
      if own.descends(from: type) || (own.descends(from: .switchParameter) && type === own) {
        return BindingTrace.line("Parameter and arg types the same, no coercion is needed.")
      }
      BindingTrace.line(
        "Trying to convert argument value from \(own.traceName) to \(type.traceName)")
      if type === TypeInfo.psObject {
        return BindingTrace.line(
          "The parameter is of type [\(type.traceName)] and the argument is an PSObject, so the parameter value is the argument value wrapped into an PSObject."
        )
      }
      if shape.isTruth { return }
      if shape.isCollection { return tellCollection(value, type, parameter, coerces: true) }
      BindingTrace.line("CONVERT arg type to param type using LanguagePrimitives.ConvertTo")
      if let result = try? Conversion.convert(value, to: type, session) {
        BindingTrace.line(
          "CONVERT SUCCESSFUL using LanguagePrimitives.ConvertTo: [\(result.isNull ? "null" : BindingTrace.text(result))]"
        )
      } else {
        BindingTrace.line(
          "ERROR: ERROR: COERCE FAILED: arg [\(BindingTrace.text(value))] could not be converted to the parameter type [\(type.traceName)]"
        )
      }
    }
  }

  private func tellCollection(
    _ value: Value, _ type: TypeInfo, _ parameter: BindableParameter, coerces: Bool
  ) {
    let element = parameter.shape.element ?? TypeInfo.object
    let own = value.isNull ? "null" : value.base.type.name
    let isArray = if case .array = parameter.shape { true } else { false }
    let mode = coerces ? "coerceElementType" : "no coerceElementType"
    BindingTrace.line(
      "Binding collection parameter \(parameter.name): argument type [\(own)], parameter type [\(type.traceName)], collection type \(isArray ? "Array" : "IList"), element type [\(element.traceName)], \(mode)"
    )
    let list = value.listElements
    if let list { BindingTrace.line("Arg is IList with \(list.count) elements") }
    BindingTrace.line(
      isArray
        ? "Creating array with element type [\(element.traceName)] and \(list?.count ?? 1) elements"
        : "Creating collection [\(type.traceName)]")
    guard let list else { return tellScalar(value, element, parameter, coerces) }
    BindingTrace.line("Argument type \(value.base.type.traceName) is IList")
    for (place, item) in list.enumerated() {
      if coerces {
        let from = item.isNull ? "null" : item.base.type.name
        BindingTrace.line(
          "COERCE collection element from type \(from) to type \(element.traceName)")
        tell(item, to: element, parameter)
      }
      BindingTrace.line(
        "Adding element of type \(item.isNull ? "null" : element === TypeInfo.object ? item.base.type.name : element.name) to array position \(place)"
      )
    }
  }

  private func tellScalar(
    _ value: Value, _ element: TypeInfo, _ parameter: BindableParameter, _ coerces: Bool
  ) {
    let own = value.isNull ? "null" : value.base.type.name
    BindingTrace.line("Argument type \(own) is not IList, treating this as scalar")
    if coerces {
      BindingTrace.line("Coercing scalar arg value to type \(element.traceName)")
      tell(value, to: element, parameter)
    } else if !value.base.type.descends(from: element) {
      return
    }
    BindingTrace.line("Adding scalar element of type \(own) to array position 0")
  }

  /// Names bind below a line of their own; a simple function has none.
  mutating func traceNamed(_ arguments: [Argument]) throws {
    guard metadata.isAdvanced else { return try bindNamed(arguments) }
    try BindingTrace.scope("BIND NAMED cmd line args [\(metadata.name)]") {
      try bindNamed(arguments)
    }
  }

  // MARK: Pipeline objects

  func tellObject(_ value: Value) {
    let name = value.isNull ? "null" : value.typeNames.first ?? value.base.type.fullName
    BindingTrace.line("PIPELINE object TYPE = [\(name)]")
    BindingTrace.line("RESTORING pipeline parameter's original values")
  }

  func tellPipeline(_ parameter: BindableParameter, byProperty: Bool, _ options: BindingOptions) {
    let source = byProperty ? "ValueFromPipelineByPropertyName" : "ValueFromPipeline"
    let mode = options.contains(.coerce) ? "WITH" : "NO"
    BindingTrace.line("Parameter [\(parameter.name)] PIPELINE INPUT \(source) \(mode) COERCION")
  }
}

extension Validation {
  /// The attribute that it stands for.
  var attributeName: String {
    switch self {
    case .notNull: "ValidateNotNullAttribute"
    case .notNullOrEmpty: "ValidateNotNullOrEmptyAttribute"
    case .range, .rangeKind: "ValidateRangeAttribute"
    case .oneOf, .oneOfGenerated: "ValidateSetAttribute"
    case .custom(let attribute), .change(let attribute): attribute.value.type.fullName
    default: "Validate" + Self.kindName(of: self) + "Attribute"
    }
  }

  private static func kindName(of validation: Validation) -> String {
    let text = String(describing: validation)
    let name = text.prefix { $0 != "(" }
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
