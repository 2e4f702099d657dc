import PowerShellSyntax

struct BindingOptions: OptionSet {
  let rawValue: UInt8
  /// Values are converted to the parameter's type.
  static let coerce = BindingOptions(rawValue: 1)
  /// A script block may be kept to be run for each object of the pipeline.
  static let delay = BindingOptions(rawValue: 2)
}

/// A script block that gives a parameter its value anew for each object of the pipeline.
struct DelayedBlock {
  let parameter: Int
  let block: ScriptBlock
  let extent: Extent?
}

// A value on its way into one parameter: delayed blocks, conversion, checks.

extension Binder {
  /// Binds a value; false where it would have to be converted and may not.
  mutating func bindParameter(
    _ parameter: BindableParameter, _ given: Value, at extent: Extent?, _ options: BindingOptions
  ) throws -> Bool {
    if BindingTrace.isOn { return try traceParameter(parameter, given, at: extent, options) }
    var value = given
    if parameter.isUnchecked, parameter.shape.holds(value, parameter.traits.type) {
      if case .object = parameter.shape, options.contains(.delay), value.isScriptBlock {
        // `[psobject]` is no type for blocks: they are run, unlike for `[object]`.
        if try delay(parameter, value, extent) { return true }
      }
      accept(parameter, value)
      return true
    }
    if options.contains(.delay), value.isScriptBlock, try delay(parameter, value, extent) {
      return true
    }
    guard try convert(&value, for: parameter, at: extent, options.contains(.coerce)) else {
      return false
    }
    if !parameter.isUnchecked { try check(value, for: parameter, at: extent) }
    accept(parameter, value)
    return true
  }

  @inline(__always)
  private mutating func accept(_ parameter: BindableParameter, _ value: Value) {
    if values[parameter.number].isUnset { order.append(parameter.number) }
    values[parameter.number] = value
    if parameter.setFlags != 0, metadata.isAdvanced { sets &= parameter.setFlags }
  }

  /// A block for a parameter that the pipeline may fill, and that is no block's place itself.
  private mutating func delay(
    _ parameter: BindableParameter, _ value: Value, _ extent: Extent?
  ) throws -> Bool {
    guard metadata.isAdvanced, parameter.takesPipeline(sets), !parameter.takesBlocks,
      let block = value.base.reference as? ScriptBlock
    else { return false }
    guard site.expectsInput else {
      throw failure(
        "ScriptBlockArgumentNoInput",
        "Cannot evaluate parameter '\(parameter.name)' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.",
        at: extent, parameter: parameter.name, category: .metadataError)
    }
    delayed.append(DelayedBlock(parameter: parameter.number, block: block, extent: extent))
    accept(parameter, value)
    return true
  }

  // MARK: Conversion

  private func convert(
    _ value: inout Value, for parameter: BindableParameter, at extent: Extent?, _ coerce: Bool
  ) throws -> Bool {
    if !parameter.traits.transformations.isEmpty {
      try applyTransformations(&value, parameter, at: extent)
    }
    if case .byAttribute = metadata.coercion, !parameter.traits.isDynamic {
      if coerce { try transform(&value, for: parameter, at: extent) }
    }
    guard coerce else { return fits(&value, parameter) }
    value = try coerced(
      value, to: parameter.traits.type, parameter.shape, parameter, at: extent)
    return true
  }

  private func applyTransformations(
    _ value: inout Value, _ parameter: BindableParameter, at extent: Extent?
  ) throws {
    for transformation in parameter.traits.transformations where !value.isNull {
      do {
        value = try session.transform(value, transformation)
      } catch let error as ScriptError {
        throw notTransformed(parameter, error, at: extent)
      }
    }
  }

  private func notTransformed(
    _ parameter: BindableParameter, _ error: ScriptError, at extent: Extent?
  ) -> BindingFailure {
    let cause = error.record.exception.inner ?? error.record.exception
    let inner = ExceptionObject(
      "System.Management.Automation.ArgumentTransformationMetadataException", cause.message,
      inner: cause)
    var failure = failure(
      "ParameterArgumentTransformationError",
      "Cannot process argument transformation on parameter '\(parameter.name)'. \(cause.message)",
      at: extent, parameter: parameter.name, kind: .transformation, inner: inner)
    failure.isInvalidCast = true
    return failure
  }

  /// A function's typed parameter converts as a variable of that type does, but for two cases:
  /// text is no truth, and an advanced function takes no array for a text.
  private func transform(
    _ value: inout Value, for parameter: BindableParameter, at extent: Extent?
  ) throws {
    let type = parameter.traits.type
    if parameter.shape.holds(value, type) { return }
    if type.fullName == "System.Management.Automation.PSReference" {
      if value.base.reference is ReferenceObject { return }
      throw notTransformed(parameter, .referenceExpected(), at: extent)
    }
    if case .object(let reference as ReferenceObject) = value { value = reference.value }
    do {
      try refuseUntruths(value, parameter)
      if case .string = parameter.shape, metadata.isAdvanced, case .array = value.base {
        throw ScriptError.invalidCast(
          "InvalidCastFromAnyTypeToString", "Cannot convert value to type System.String.")
      }
      value = try Conversion.convert(value.orNull, to: type, session)
    } catch let error as ScriptError {
      throw notTransformed(parameter, error, at: extent)
    }
  }

  private func refuseUntruths(_ value: Value, _ parameter: BindableParameter) throws {
    if parameter.shape.isTruth { return try refuseUntruth(value, parameter.traits.type) }
    guard metadata.isAdvanced, let element = parameter.shape.element,
      ValueShape(element).isTruth
    else { return }
    for value in value.listElements ?? [value] { try refuseUntruth(value, element) }
  }

  private func refuseUntruth(_ value: Value, _ type: TypeInfo) throws {
    if let untruth = ScriptError.untruth(value, type) { throw untruth }
  }

  /// Whether the value is right as it is, an array's elements included.
  private func fits(_ value: inout Value, _ parameter: BindableParameter) -> Bool {
    let type = parameter.traits.type
    if value.isNull {
      value = .null
      return !type.isValueType && type !== TypeInfo.string
    }
    if parameter.shape.holds(value, type) { return true }
    guard parameter.shape.isCollection else { return false }
    let elements = value.listElements ?? [value]
    if let element = parameter.shape.element {
      let areRight = elements.allSatisfy { $0.isNull || $0.base.type.descends(from: element) }
      guard areRight else { return false }
    }
    value = collection(elements, type, parameter.shape)
    return true
  }

  private func collection(_ elements: [Value], _ type: TypeInfo, _ shape: ValueShape) -> Value {
    if case .array(let element) = shape {
      return .array(ArrayObject(elements, of: element === TypeInfo.object ? nil : element))
    }
    return .object(ListObject(elements, type: type))
  }

  /// The binder's own conversion, which a compiled cmdlet's parameters get.
  private func coerced(
    _ value: Value, to type: TypeInfo, _ shape: ValueShape, _ parameter: BindableParameter,
    at extent: Extent?
  ) throws -> Value {
    if value.isNull { return try nothing(for: type, parameter, at: extent) }
    if shape.holds(value, type) { return value }
    if shape.isTruth { return try truth(value, shape, parameter, at: extent) }
    if shape.isCollection {
      let elements = try (value.listElements ?? [value]).map { item in
        guard let element = shape.element else { return item }
        return try coerced(item, to: element, ValueShape(element), parameter, at: extent)
      }
      return collection(elements, type, shape)
    }
    if value.listElements != nil, !type.isEnum {
      throw cannotConvert(
        value.dotNetText(session.culture), "Specified method is not supported.", parameter, type,
        at: extent)
    }
    do {
      return try Conversion.convert(value, to: type, session)
    } catch let error as ScriptError {
      throw failure(
        "CannotConvertArgumentNoMessage",
        "Cannot bind parameter '\(parameter.name)'. \(error.record.exception.message)",
        at: extent, parameter: parameter.name, inner: error.record.exception)
    }
  }

  private func nothing(
    for type: TypeInfo, _ parameter: BindableParameter, at extent: Extent?
  ) throws -> Value {
    if type === TypeInfo.boolean {
      throw failure(
        "ParameterArgumentValidationErrorNullNotAllowed",
        "Cannot bind argument to parameter '\(parameter.name)' because it is null.", at: extent,
        parameter: parameter.name)
    }
    return type === TypeInfo.switchParameter ? .presentSwitch : .null
  }

  private func truth(
    _ value: Value, _ shape: ValueShape, _ parameter: BindableParameter, at extent: Extent?
  ) throws -> Value {
    let base = value.base
    guard base.isNumeric || base.type === TypeInfo.boolean || base.type === TypeInfo.switchParameter
    else {
      throw cannotConvert(
        base.type.displayName, "", parameter, parameter.traits.type, at: extent)
    }
    if case .switchParameter = shape { return .switchValue(base.isTrue) }
    return .bool(base.isTrue)
  }

  private func cannotConvert(
    _ text: String, _ reason: String, _ parameter: BindableParameter, _ type: TypeInfo,
    at extent: Extent?
  ) -> BindingFailure {
    failure(
      "CannotConvertArgument",
      "Cannot convert '\(text)' to the type '\(type.displayName)' required by parameter '\(parameter.name)'. \(reason)",
      at: extent, parameter: parameter.name)
  }
}

extension ScriptError {
  static func referenceExpected() -> ScriptError {
    ScriptError(
      "RefArgumentExpected", "Reference type is expected in argument.", .invalidData,
      exception: "System.Management.Automation.PSInvalidCastException")
  }

  /// The refusal of an argument that is neither truth nor number; nil where it may pass.
  static func untruth(_ value: Value, _ type: TypeInfo) -> ScriptError? {
    let base = value.base
    if base.isNull {
      if type !== TypeInfo.boolean { return nil }
    } else if base.isNumeric || base.type === TypeInfo.boolean
      || base.type === TypeInfo.switchParameter || base.type.isEnum
    {
      return nil
    }
    let name = base.isNull ? "" : base.type.displayName
    return invalidCast(
      "InvalidCastExceptionUnsupportedParameterType",
      "Cannot convert value \"\(name)\" to type \"\(type.displayName)\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0."
    )
  }
}

extension Session {
  /// What an attribute such as `[Credential()]` makes of an argument.
  func transform(_ value: Value, _ transformation: ArgumentTransformation) throws -> Value {
    switch transformation {
    case .credential: try credential(from: value)
    case .custom(let rule): try rule(value)
    }
  }
}

extension BindableParameter {
  /// A script block is a fitting value itself.
  var takesBlocks: Bool {
    let type = shape.element ?? traits.type
    return type === TypeInfo.object || type === TypeInfo.scriptBlock
  }
}

extension TypeInfo {
  /// The type itself or a class below it: interfaces do not count.
  func descends(from other: TypeInfo) -> Bool {
    var next: TypeInfo? = self
    while let type = next {
      if type === other { return true }
      next = type.baseType
    }
    return other === TypeInfo.object
  }
}
