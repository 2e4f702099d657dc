/// What a parameter declares, as the attributes scripts see.
enum ParameterAttributes {
  static func all(of traits: ParameterTraits) -> [Value] {
    var result = traits.sets.map(parameter)
    if !traits.aliases.isEmpty {
      result.append(make("Alias", [.list(traits.aliases.map { .string($0) })]))
    }
    if traits.allowsNull { result.append(make("AllowNull")) }
    if traits.allowsEmptyString { result.append(make("AllowEmptyString")) }
    if traits.allowsEmptyCollection { result.append(make("AllowEmptyCollection")) }
    return result + traits.validations.compactMap(validation) + traits.customAttributes.map(\.value)
  }

  private static func parameter(_ set: SetTraits) -> Value {
    make(
      "Parameter", [],
      [
        "Mandatory": .bool(set.isMandatory), "ParameterSetName": .string(set.set),
        "Position": .int(set.position.map { Int32(clamping: $0) } ?? .min),
        "ValueFromPipeline": .bool(set.pipeline.takesValue),
        "ValueFromPipelineByPropertyName": .bool(set.pipeline.takesProperty),
        "ValueFromRemainingArguments": .bool(set.takesRemaining),
        "HelpMessage": set.helpMessage.map { .string($0) } ?? .null, "DontShow": .bool(false),
      ])
  }

  private static func validation(_ check: Validation) -> Value? {
    switch check {
    case .notNull: make("ValidateNotNull")
    case .notNullOrEmpty: make("ValidateNotNullOrEmpty")
    case .range(let low, let high): make("ValidateRange", [low, high])
    case .oneOf(let words, let ignoresCase, let message):
      make(
        "ValidateSet", [.list(words.map { .string($0) })],
        ["IgnoreCase": .bool(ignoresCase), "ErrorMessage": message.map { .string($0) } ?? .null])
    case .pattern(let pattern, _, let message):
      make(
        "ValidatePattern", [.string(pattern)],
        ["ErrorMessage": message.map { .string($0) } ?? .null])
    case .length(let low, let high): make("ValidateLength", limits(low, high))
    case .count(let low, let high): make("ValidateCount", limits(low, high))
    case .script(let block, let message):
      make(
        "ValidateScript", [.object(block)],
        ["ErrorMessage": message.map { .string($0) } ?? .null])
    default: nil
    }
  }

  private static func limits(_ low: Int, _ high: Int) -> [Value] {
    [.int(Int32(clamping: low)), .int(Int32(clamping: high))]
  }

  private static func make(
    _ name: String, _ arguments: [Value] = [], _ options: [String: Value] = [:]
  ) -> Value {
    let attribute = AttributeObject(
      "System.Management.Automation." + name + "Attribute", arguments)
    for (name, value) in options { attribute.options[Symbol.intern(name)] = value }
    return .object(attribute)
  }
}
