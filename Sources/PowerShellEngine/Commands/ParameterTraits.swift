/// How a parameter takes objects from the pipeline.
public enum PipelineBinding: Sendable {
  case none, byValue, byPropertyName, byValueOrPropertyName

  public var takesValue: Bool { self == .byValue || self == .byValueOrPropertyName }
  public var takesProperty: Bool { self == .byPropertyName || self == .byValueOrPropertyName }
}

/// What a parameter is in one parameter set.
public struct SetTraits: Sendable {
  public static let all = "__AllParameterSets"
  public var set: String
  public var position: Int?
  public var isMandatory: Bool
  public var pipeline: PipelineBinding
  public var takesRemaining: Bool
  public var helpMessage: String?

  public init(
    _ set: String, position: Int? = nil, isMandatory: Bool = false,
    pipeline: PipelineBinding = .none, takesRemaining: Bool = false, helpMessage: String? = nil
  ) {
    (self.set, self.position, self.isMandatory) = (set, position, isMandatory)
    (self.pipeline, self.takesRemaining) = (pipeline, takesRemaining)
    self.helpMessage = helpMessage
  }

  /// `.in("Name", position: 0, mandatory: true)`, as declarations write it.
  public static func `in`(
    _ set: String, position: Int? = nil, mandatory: Bool = false,
    from pipeline: PipelineBinding = .none, remaining: Bool = false
  ) -> SetTraits {
    SetTraits(
      set, position: position, isMandatory: mandatory, pipeline: pipeline, takesRemaining: remaining
    )
  }
}

/// A check of a parameter's or variable's value: the `Validate…` attributes.
public enum Validation {
  case notNull, notNullOrEmpty, notNullOrWhiteSpace
  case range(Value, Value)
  /// `Positive`, `NonNegative`, `Negative`, `NonPositive`.
  case rangeKind(String)
  case oneOf([String], ignoringCase: Bool, message: String?)
  case pattern(String, ignoringCase: Bool, message: String?)
  case length(Int, Int)
  case count(Int, Int)
  case script(ScriptBlock, message: String?)
  case drive([String])
  case userDrive
  case trustedData
  /// `-OutVariable` and its kin name a variable.
  case variableName
  /// A set whose words a class makes up.
  case oneOfGenerated(TypeInfo, ignoringCase: Bool, message: String?)
  /// A check that a script's own attribute makes.
  case custom(CustomAttribute)
  /// No check: a script's own attribute changes what is assigned to the variable.
  case change(CustomAttribute)
}

/// What binder, completion, help and tests read of one parameter.
public struct ParameterTraits {
  public var name: String
  public var symbol: Symbol
  /// The parameter's .NET type; nil takes anything (`object`).
  public var type: TypeInfo
  public var isSwitch: Bool
  public var aliases: [String]
  public var sets: [SetTraits]
  public var validations: [Validation]
  public var allowsNull = false
  public var allowsEmptyString = false
  public var allowsEmptyCollection = false
  public var isHidden = false
  /// Made at run time by `dynamicparam`: converted by the binder, as a cmdlet's are.
  public var isDynamic = false
  /// Common to all commands (`-Verbose`): listed last, hidden in syntax.
  public var isCommon = false
  /// `[Credential()]`, `[ArgumentTransformation]` and the like.
  public var transformations: [ArgumentTransformation] = []
  /// `[PSTypeName('x')]`: the name an argument must carry.
  public var requiredTypeName: String?
  public var completer: ScriptBlock?
  /// A class that completes (`IArgumentCompleter`), and plain suggestions.
  public var completerType: TypeInfo?
  public var suggestions: [String] = []
  /// Attributes whose classes scripts wrote.
  public var customAttributes: [CustomAttribute] = []
  public var defaultText: String?

  public init(
    _ name: String, type: TypeInfo, isSwitch: Bool = false, aliases: [String] = [],
    sets: [SetTraits] = [SetTraits(SetTraits.all)], validations: [Validation] = []
  ) {
    (self.name, self.type, self.isSwitch) = (name, type, isSwitch)
    (self.aliases, self.sets, self.validations) = (aliases, sets, validations)
    symbol = Symbol.intern(name)
  }

  /// The traits in a set, where the parameter belongs to it.
  public func traits(in set: String) -> SetTraits? {
    sets.first { AsciiFold.foldedEquals($0.set, set) } ?? sets.first { $0.set == SetTraits.all }
  }

  public var isInAllSets: Bool { sets.contains { $0.set == SetTraits.all } }
}

/// Changes an argument before it is converted.
public enum ArgumentTransformation: Sendable {
  case credential
  /// A rule of the command's own, as an attribute derived from `ArgumentTransformationAttribute`.
  case custom(@Sendable (Value) throws -> Value)
}
