import PowerShellSyntax

/// A function's `param` block read as metadata: types, sets, positions, checks.
struct FunctionDeclaration {
  let name: String
  /// The attributes of the `param` block.
  let attributes: [AttributeAst]
  let parameters: [ParameterAst]
  let session: Session
  /// The value of an attribute's argument.
  let evaluate: (ExpressionAst) throws -> Value
  /// The text that the trees are of, where defaults are to be told.
  var source: SourceText?

  func metadata() throws -> CommandMetadata {
    let binding = attributes.first { $0.isNamed("CmdletBinding") }
    let isAdvanced =
      binding != nil
      || parameters.contains { parameter in
        parameter.attributes.contains { ($0 as? AttributeAst)?.isNamed("Parameter") == true }
      }
    let options = try binding.map(named) ?? [:]
    let isPositional = options["positionalbinding"]?.isTrue ?? true
    let traits = try parameters.map(traits)
    return CommandMetadata(
      name: name, parameters: isPositional ? CommandMetadata.numbered(traits) : traits,
      defaultSet: options["defaultparametersetname"]?.text(.invariant), isAdvanced: isAdvanced,
      supportsShouldProcess: options["supportsshouldprocess"]?.isTrue ?? false,
      confirmImpact: impact(options["confirmimpact"]), positionalBinding: isPositional,
      supportsPaging: options["supportspaging"]?.isTrue ?? false, originID: name,
      coercion: .byAttribute)
  }

  private func impact(_ value: Value?) -> CommandDescription.Effect.Impact {
    guard let text = value?.text(.invariant) else { return .medium }
    let all: [(String, CommandDescription.Effect.Impact)] = [
      ("None", .none), ("Low", .low), ("Medium", .medium), ("High", .high),
    ]
    return all.first { AsciiFold.foldedEquals($0.0, text) }?.1 ?? .medium
  }

  /// An attribute's named arguments by lower-case name; a bare name is true.
  private func named(_ attribute: AttributeAst) throws -> [String: Value] {
    var result: [String: Value] = [:]
    for argument in attribute.namedArguments {
      let bytes = argument.argumentName.utf8.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
      result[String(decoding: bytes, as: UTF8.self)] =
        argument.isExpressionOmitted ? .bool(true) : try evaluate(argument.argument)
    }
    return result
  }

  private func traits(_ parameter: ParameterAst) throws -> ParameterTraits {
    var type = TypeInfo.object
    for constraint in parameter.attributes {
      guard let constraint = constraint as? TypeConstraintAst,
        let found = TypeTable.find(constraint.typeName, in: session)
      else { continue }
      type = found
      break
    }
    var traits = ParameterTraits(
      parameter.name.variablePath.name, type: type, isSwitch: type === TypeInfo.switchParameter,
      sets: [])
    for case let attribute as AttributeAst in parameter.attributes {
      try read(attribute, into: &traits)
    }
    traits.defaultText = parameter.defaultValue.flatMap {
      ($0 as? StringConstantExpressionAst)?.value ?? source?.slice($0.extent)
    }
    if traits.sets.isEmpty { traits.sets = [SetTraits(SetTraits.all)] }
    return traits
  }

  private func read(_ attribute: AttributeAst, into traits: inout ParameterTraits) throws {
    if attribute.isNamed("Parameter") {
      traits.sets.append(try setTraits(named(attribute), &traits))
    } else if attribute.isNamed("Alias") {
      traits.aliases += try texts(attribute)
    } else if attribute.isNamed("AllowNull") {
      traits.allowsNull = true
    } else if attribute.isNamed("AllowEmptyString") {
      traits.allowsEmptyString = true
    } else if attribute.isNamed("AllowEmptyCollection") {
      traits.allowsEmptyCollection = true
    } else if attribute.isNamed("Credential") {
      traits.transformations.append(.credential)
    } else if attribute.isNamed("PSTypeName") {
      traits.requiredTypeName = try texts(attribute).first
    } else if attribute.isNamed("ArgumentCompleter") {
      let completer = try first(attribute)?.base.reference
      (traits.completer, traits.completerType) = (completer as? ScriptBlock, completer as? TypeInfo)
    } else if attribute.isNamed("ArgumentCompletions") {
      traits.suggestions += try texts(attribute)
    } else if let made = try custom(attribute) {
      read(made, into: &traits)
    } else if let validation = try validation(attribute) {
      traits.validations.append(validation)
    }
  }

  private func setTraits(
    _ options: [String: Value], _ traits: inout ParameterTraits
  ) throws -> SetTraits {
    let byValue = options["valuefrompipeline"]?.isTrue ?? false
    let byProperty = options["valuefrompipelinebypropertyname"]?.isTrue ?? false
    if options["dontshow"]?.isTrue == true { traits.isHidden = true }
    return SetTraits(
      options["parametersetname"]?.text(.invariant) ?? SetTraits.all,
      position: options["position"].map { Int($0.integerOrZero) },
      isMandatory: options["mandatory"]?.isTrue ?? false,
      pipeline: byValue
        ? (byProperty ? .byValueOrPropertyName : .byValue) : byProperty ? .byPropertyName : .none,
      takesRemaining: options["valuefromremainingarguments"]?.isTrue ?? false,
      helpMessage: options["helpmessage"]?.text(.invariant))
  }

  private func first(_ attribute: AttributeAst) throws -> Value? {
    try attribute.positionalArguments.first.map(evaluate)
  }

  private func texts(_ attribute: AttributeAst) throws -> [String] {
    try attribute.positionalArguments.flatMap { argument -> [String] in
      let value = try evaluate(argument)
      return (value.listElements ?? [value]).map { $0.text(.invariant) }
    }
  }

  /// The check that a `Validate…` attribute asks for.
  func validation(_ attribute: AttributeAst) throws -> Validation? {
    if let made = try customValidation(attribute) { return made }
    if attribute.isNamed("ValidateNotNull") { return .notNull }
    if attribute.isNamed("ValidateNotNullOrEmpty") { return .notNullOrEmpty }
    if attribute.isNamed("ValidateNotNullOrWhiteSpace") { return .notNullOrWhiteSpace }
    if attribute.isNamed("ValidateUserDrive") { return .userDrive }
    if attribute.isNamed("ValidateTrustedData") { return .trustedData }
    if attribute.isNamed("ValidateDrive") { return .drive(try texts(attribute)) }
    let options = try named(attribute)
    let message = options["errormessage"]?.text(.invariant)
    if attribute.isNamed("ValidateSet") {
      let ignoresCase = options["ignorecase"]?.isTrue ?? true
      if let generator = try first(attribute)?.base.reference as? TypeInfo {
        return .oneOfGenerated(generator, ignoringCase: ignoresCase, message: message)
      }
      return .oneOf(try texts(attribute), ignoringCase: ignoresCase, message: message)
    }
    if attribute.isNamed("ValidatePattern") {
      let options = options["options"]?.text(.invariant)
      let ignoresCase = options.map { !AsciiFold.foldedEquals($0, "None") } ?? true
      return .pattern(
        try texts(attribute).first ?? "", ignoringCase: ignoresCase, message: message)
    }
    if attribute.isNamed("ValidateScript"),
      let block = try first(attribute)?.base.reference as? ScriptBlock
    {
      return .script(block, message: message)
    }
    return try measure(attribute)
  }

  private func measure(_ attribute: AttributeAst) throws -> Validation? {
    let values = try attribute.positionalArguments.map(evaluate)
    if attribute.isNamed("ValidateRange") {
      if values.count == 1 { return .rangeKind(values[0].text(.invariant)) }
      return values.count == 2 ? .range(values[0], values[1]) : nil
    }
    guard values.count == 2 else { return nil }
    let (least, most) = (Int(values[0].integerOrZero), Int(values[1].integerOrZero))
    if attribute.isNamed("ValidateLength") { return .length(least, most) }
    if attribute.isNamed("ValidateCount") { return .count(least, most) }
    return nil
  }
}
