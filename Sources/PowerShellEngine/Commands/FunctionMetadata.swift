import PowerShellSyntax

/// What the binder reads of a function: its `param` block as traits.
enum FunctionMetadata {
  static func make(_ name: String, _ code: BlockCode, _ f: Frame) throws -> CommandMetadata {
    let binding = code.attributes.first { $0.isNamed("CmdletBinding") }
    let settings = try AttributeReader(binding, f)
    let positional = settings.flag("PositionalBinding") ?? true
    let traits = try code.parameters.map { try Self.traits(of: $0, f) }
    return CommandMetadata(
      name: name, parameters: positional ? CommandMetadata.numbered(traits) : traits,
      defaultSet: settings.text("DefaultParameterSetName"), isAdvanced: code.isAdvanced,
      supportsShouldProcess: settings.flag("SupportsShouldProcess") ?? false,
      confirmImpact: settings.text("ConfirmImpact").flatMap(impact) ?? .medium,
      positionalBinding: positional, supportsPaging: settings.flag("SupportsPaging") ?? false,
      originID: name, coercion: .byAttribute)
  }

  private static func impact(_ name: String) -> CommandDescription.Effect.Impact? {
    let names: [(String, CommandDescription.Effect.Impact)] = [
      ("None", .none), ("Low", .low), ("Medium", .medium), ("High", .high),
    ]
    return names.first { AsciiFold.foldedEquals($0.0, name) }?.1
  }

  private static func traits(of parameter: ParameterCode, _ f: Frame) throws -> ParameterTraits {
    let type = try parameter.constraint?.resolve(f) ?? .object
    var traits = ParameterTraits(
      parameter.name, type: type, isSwitch: type === TypeInfo.switchParameter)
    var sets: [SetTraits] = []
    for attribute in parameter.attributes {
      let reader = try AttributeReader(attribute, f)
      if attribute.isNamed("Parameter") {
        sets.append(reader.setTraits)
        if reader.flag("DontShow") == true { traits.isHidden = true }
      } else if attribute.isNamed("Alias") {
        traits.aliases += reader.positional.map { $0.text(.invariant) }
      } else {
        try read(attribute, reader, into: &traits)
      }
    }
    if !sets.isEmpty { traits.sets = sets }
    return traits
  }

  private static func read(
    _ attribute: AttributeAst, _ reader: AttributeReader, into traits: inout ParameterTraits
  ) throws {
    if attribute.isNamed("AllowNull") { traits.allowsNull = true }
    if attribute.isNamed("AllowEmptyString") { traits.allowsEmptyString = true }
    if attribute.isNamed("AllowEmptyCollection") { traits.allowsEmptyCollection = true }
    if attribute.isNamed("PSTypeName") {
      traits.requiredTypeName = reader.positional.first?.text(.invariant)
    }
    if attribute.isNamed("Credential") { traits.transformations.append(.credential) }
    if attribute.isNamed("ArgumentCompleter"),
      case .object(let block as ScriptBlock)? = reader.positional.first
    {
      traits.completer = block
    }
    if let validation = reader.validation { traits.validations.append(validation) }
  }
}

/// The arguments of an attribute, evaluated.
struct AttributeReader {
  private let attribute: AttributeAst?
  let positional: [Value]
  private let named: [(name: String, value: Value)]

  init(_ attribute: AttributeAst?, _ f: Frame) throws {
    self.attribute = attribute
    guard let attribute, let source = f.code?.source ?? attribute.root.sourceText else {
      (positional, named) = ([], [])
      return
    }
    let lowering = Lowering(source: source, layout: Layout.empty)
    positional = try attribute.positionalArguments.map {
      try lowering.expression($0).evaluate(f).orNull
    }
    named = try attribute.namedArguments.map {
      let value =
        $0.isExpressionOmitted ? .bool(true) : try lowering.expression($0.argument).evaluate(f)
      return (name: $0.argumentName, value: value.orNull)
    }
  }

  func value(_ name: String) -> Value? {
    named.first { AsciiFold.foldedEquals($0.name, name) }?.value
  }

  func flag(_ name: String) -> Bool? { value(name)?.isTrue }
  func text(_ name: String) -> String? { value(name)?.text(.invariant) }

  /// What a `[Parameter()]` says of its set.
  var setTraits: SetTraits {
    let byValue = flag("ValueFromPipeline") ?? false
    let byName = flag("ValueFromPipelineByPropertyName") ?? false
    let pipeline: PipelineBinding =
      byValue ? (byName ? .byValueOrPropertyName : .byValue) : byName ? .byPropertyName : .none
    return SetTraits(
      text("ParameterSetName") ?? SetTraits.all,
      position: value("Position").map { Int($0.integerOrZero) },
      isMandatory: flag("Mandatory") ?? false, pipeline: pipeline,
      takesRemaining: flag("ValueFromRemainingArguments") ?? false,
      helpMessage: text("HelpMessage"))
  }

  /// The check that a `Validate…` attribute asks for.
  var validation: Validation? {
    guard let attribute else { return nil }
    let message = text("ErrorMessage")
    let ignoringCase = flag("IgnoreCase") ?? true
    if attribute.isNamed("ValidateNotNull") { return .notNull }
    if attribute.isNamed("ValidateNotNullOrEmpty") { return .notNullOrEmpty }
    if attribute.isNamed("ValidateNotNullOrWhiteSpace") { return .notNullOrWhiteSpace }
    if attribute.isNamed("ValidateSet") {
      let words = positional.flatMap { (try? $0.elements()) ?? [] }.map { $0.text(.invariant) }
      return .oneOf(words, ignoringCase: ignoringCase, message: message)
    }
    if attribute.isNamed("ValidatePattern") {
      return .pattern(
        positional.first?.text(.invariant) ?? "",
        ignoringCase: Self.ignoresCase(value("Options")), message: message)
    }
    if attribute.isNamed("ValidateScript"),
      case .object(let block as ScriptBlock)? = positional.first
    {
      return .script(block, message: message)
    }
    return bounds
  }

  private static func ignoresCase(_ options: Value?) -> Bool {
    guard let options else { return true }
    return options.text(.invariant).utf8.elementsEqual("IgnoreCase".utf8)
  }

  private var bounds: Validation? {
    guard let attribute else { return nil }
    if attribute.isNamed("ValidateRange") {
      if positional.count == 1 { return .rangeKind(positional[0].text(.invariant)) }
      return positional.count == 2 ? .range(positional[0], positional[1]) : nil
    }
    guard positional.count == 2 else { return nil }
    let (least, most) = (Int(positional[0].integerOrZero), Int(positional[1].integerOrZero))
    if attribute.isNamed("ValidateLength") { return .length(least, most) }
    if attribute.isNamed("ValidateCount") { return .count(least, most) }
    return nil
  }
}

extension Ast {
  /// The text of the tree that the node belongs to.
  var sourceText: SourceText? { (root as? ScriptBlockAst)?.source }
}

extension [AttributeAst] {
  /// The checks that these attributes ask for.
  func validations(_ f: Frame) throws -> [Validation] {
    try compactMap { try AttributeReader($0, f).validation }
  }
}
