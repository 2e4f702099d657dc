/// What the binder knows of a command: cmdlet, function or script block, they look the same to it.
public final class CommandMetadata {
  /// How an argument gets its parameter's type.
  public enum Coercion: Sendable {
    /// As a compiled cmdlet: a failure says "Cannot bind parameter".
    case byBinder
    /// As a function's typed parameter: a failure says "Cannot process argument transformation".
    case byAttribute
  }

  public let name: String
  /// The command's own parameters; `allParameters` adds the common ones.
  public let parameters: [ParameterTraits]
  public let defaultSet: String?
  /// Attributed with `CmdletBinding` or `Parameter`, or a cmdlet: unknown arguments are refused.
  public let isAdvanced: Bool
  public let supportsShouldProcess: Bool
  public let confirmImpact: CommandDescription.Effect.Impact
  public let positionalBinding: Bool
  public let supportsPaging: Bool
  /// What stands behind the comma of error ids.
  public let originID: String
  public let coercion: Coercion
  private(set) lazy var byName: [Symbol: Int] = makeIndex()
  private(set) lazy var bindable = BindableCommand(
    own: parameters, common: commonParameters, defaultSet: defaultSet)
  /// The names of the sets, without "all".
  public var setNames: [String] { bindable.setNames }

  public init(
    name: String, parameters: [ParameterTraits], defaultSet: String? = nil, isAdvanced: Bool = true,
    supportsShouldProcess: Bool = false,
    confirmImpact: CommandDescription.Effect.Impact = .medium, positionalBinding: Bool = true,
    supportsPaging: Bool = false, originID: String, coercion: Coercion = .byBinder
  ) {
    (self.name, self.parameters, self.defaultSet) = (name, parameters, defaultSet)
    (self.isAdvanced, self.supportsShouldProcess) = (isAdvanced, supportsShouldProcess)
    (self.confirmImpact, self.positionalBinding) = (confirmImpact, positionalBinding)
    (self.supportsPaging, self.originID, self.coercion) = (supportsPaging, originID, coercion)
  }

  /// The same command with the parameters that its arguments so far have brought about.
  func adding(_ dynamic: [ParameterTraits]) -> CommandMetadata {
    CommandMetadata(
      name: name, parameters: parameters + dynamic, defaultSet: defaultSet, isAdvanced: isAdvanced,
      supportsShouldProcess: supportsShouldProcess, confirmImpact: confirmImpact,
      positionalBinding: positionalBinding, supportsPaging: supportsPaging, originID: originID,
      coercion: coercion)
  }

  /// What every advanced command takes beside its own parameters.
  public var commonParameters: [ParameterTraits] {
    guard isAdvanced else { return [] }
    return CommonParameters.traits
      + (supportsShouldProcess ? CommonParameters.shouldProcessTraits : [])
      + (supportsPaging ? CommonParameters.pagingTraits : [])
  }

  /// All parameters, under the numbers a binding uses.
  public var allParameters: [ParameterTraits] { bindable.parameters.map(\.traits) }

  private func makeIndex() -> [Symbol: Int] {
    var index: [Symbol: Int] = [:]
    for (place, parameter) in parameters.enumerated() {
      index[parameter.symbol] = place
      for alias in parameter.aliases { index[Symbol.intern(alias)] = place }
    }
    return index
  }
}

extension CommandMetadata {
  /// Parameters of a function get positions in order where none of them names a position or set.
  public static func numbered(_ parameters: [ParameterTraits]) -> [ParameterTraits] {
    let isFixed = parameters.contains { parameter in
      parameter.sets.contains { $0.position != nil || $0.set != SetTraits.all }
    }
    if isFixed { return parameters }
    var position = 0
    return parameters.map { parameter in
      guard !parameter.isSwitch, !parameter.sets.isEmpty else { return parameter }
      var changed = parameter
      changed.sets[0].position = position
      position += 1
      return changed
    }
  }
}
