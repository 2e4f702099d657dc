/// Picks the overload of a method for the arguments at hand, as PowerShell does.
///
/// Candidates are those whose parameter count fits; each argument gets a rank by its type alone,
/// and the candidate with the better ranks wins. Values are converted only afterwards, so that a
/// text that is no number fails in the overload it was meant for.
public enum MethodBinder {
  /// An overload that fits, and how.
  struct Candidate {
    let overload: MethodOverload
    /// The parameter types argument by argument, with a `params` array spread out where needed.
    var types: [TypeInfo]
    var isExpanded = false
    var ranks: [ConversionRank] = []
  }

  /// The chosen overload: what a call site may keep for arguments of the same types.
  public struct Choice {
    public let overload: MethodOverload
    let types: [TypeInfo]
    let isExpanded: Bool
  }

  /// Chooses among the overloads, or throws PowerShell's error.
  public static func choose(
    _ group: MethodGroup, name: String, _ arguments: [Value], hints: [TypeInfo?] = []
  ) throws -> Choice {
    if let only = single(group, arguments) { return only }
    if hints.isEmpty, let kept = group.kept(for: arguments) { return kept }
    var candidates: [Candidate] = []
    for overload in group.overloads {
      if let candidate = candidate(overload, arguments, hints) { candidates.append(candidate) }
    }
    guard !candidates.isEmpty else { throw ScriptError.noOverload(name, arguments.count) }
    guard let best = OverloadComparison.best(candidates, arguments) else {
      throw ScriptError.noOverload(name, arguments.count, ambiguous: true)
    }
    let choice = Choice(overload: best.overload, types: best.types, isExpanded: best.isExpanded)
    if hints.isEmpty { group.keep(choice, for: arguments) }
    return choice
  }

  /// A method without overloads is taken as it is: only the conversion of values can fail.
  private static func single(_ group: MethodGroup, _ arguments: [Value]) -> Choice? {
    guard group.overloads.count == 1, let only = group.overloads.first, !only.takesList,
      only.typeParameters.isEmpty, only.types.count == arguments.count
    else { return nil }
    return Choice(overload: only, types: only.types, isExpanded: false)
  }

  private static func candidate(
    _ overload: MethodOverload, _ arguments: [Value], _ hints: [TypeInfo?]
  ) -> Candidate? {
    let parameters = overload.parameters
    guard fits(overload, arguments.count) else { return nil }
    var types = overload.types
    if !overload.typeParameters.isEmpty {
      guard let inferred = TypeInference.types(of: overload, arguments) else { return nil }
      types = inferred
    }
    var candidate = Candidate(overload: overload, types: types)
    for (place, parameter) in parameters.enumerated() {
      if place >= arguments.count, parameter.isOptional || parameter.isParams { break }
      if parameter.isParams {
        guard spread(&candidate, from: place, arguments) else { return nil }
        break
      }
      var rank = rank(of: arguments[place], types[place], isReference: parameter.isReference)
      if place < hints.count, let hint = hints[place] {
        rank = ConversionRank.of(hint, to: types[place])
      }
      guard rank > .none else { return nil }
      candidate.ranks.append(rank)
    }
    return candidate
  }

  private static func fits(_ overload: MethodOverload, _ count: Int) -> Bool {
    let total = overload.parameters.count
    if count == total { return true }
    if count > total { return overload.takesList }
    return count >= overload.minimum
  }

  /// Ranks what falls to a `params` array: as the array itself, or element by element.
  private static func spread(
    _ candidate: inout Candidate, from place: Int, _ arguments: [Value]
  ) -> Bool {
    guard let element = candidate.types[place].element else { return false }
    if arguments.count == place + 1 {
      let whole = rank(of: arguments[place], candidate.types[place], isReference: false)
      let single = rank(of: arguments[place], element, isReference: false)
      guard max(whole, single) > .none else { return false }
      candidate.ranks.append(max(whole, single))
      if single > whole {
        candidate.types[place] = element
        candidate.isExpanded = true
      }
      return true
    }
    candidate.types.removeLast()
    for argument in arguments[place...] {
      let rank = rank(of: argument, element, isReference: false)
      guard rank > .none else { return false }
      candidate.ranks.append(rank)
      candidate.types.append(element)
    }
    candidate.isExpanded = true
    return true
  }

  private static func rank(
    of argument: Value, _ type: TypeInfo, isReference: Bool
  ) -> ConversionRank {
    guard isReference, case .object(let reference as ReferenceObject) = argument else {
      return ConversionRank.of(argument.isNull ? nil : argument.base.type, to: type)
    }
    let value = reference.value
    if value.isNull { return ConversionRank.of(nil, to: type) }
    return max(ConversionRank.of(value.base.type, to: type), .language)
  }

  // MARK: Calling

  /// The arguments as the chosen overload takes them.
  public static func convert(
    _ arguments: [Value], for choice: Choice, name: String, _ session: Session
  ) throws -> [Value] {
    let parameters = choice.overload.parameters
    var converted: [Value] = []
    converted.reserveCapacity(parameters.count)
    for (place, argument) in arguments.enumerated() {
      let parameter = place < parameters.count ? parameters[place] : parameters.last
      guard let parameter, place < choice.types.count else { break }
      if parameter.isReference {
        guard argument.reference is ReferenceObject else {
          throw ScriptError.needsReference(place + 1)
        }
        converted.append(argument)
        continue
      }
      if argument.reference is ReferenceObject, !choice.types[place].takesReferences {
        throw ScriptError.unwantedReference(place + 1)
      }
      let type = choice.types[place]
      converted.append(
        try argumentConverted(argument, to: type, parameter.name, name, session))
    }
    if choice.isExpanded { pack(&converted, from: parameters.count - 1, choice.overload) }
    for parameter in parameters[min(converted.count, parameters.count)...] {
      converted.append(try fallback(parameter, choice.overload, session))
    }
    return converted
  }

  private static func argumentConverted(
    _ argument: Value, to type: TypeInfo, _ parameter: String, _ method: String,
    _ session: Session
  ) throws -> Value {
    if type === TypeInfo.object { return argument.isNull ? .null : argument }
    if argument.isNull, !type.isValueType, type !== TypeInfo.string { return .null }
    if argument.base.type === type, !type.isDelegate { return argument.base }
    // A block stands for the delegate itself; whoever calls it runs the block.
    if type.isDelegate, argument.base.reference is ScriptBlock { return argument.base }
    if type.isDelegate, let made = argument.base.reference as? DelegateObject {
      return .object(made.block)
    }
    do {
      return try Conversion.convert(argument, to: type, session)
    } catch let error as ScriptError {
      throw ScriptError.argumentConversion(
        parameter, argument, method, type, session, error.record.exception)
    }
  }

  /// Gathers the arguments of a `params` array into one.
  private static func pack(
    _ arguments: inout [Value], from place: Int, _ overload: MethodOverload
  ) {
    guard place >= 0, place <= arguments.count else { return }
    let rest = Array(arguments[place...])
    arguments.removeSubrange(place...)
    arguments.append(.array(ArrayObject(rest, of: overload.types.last?.element)))
  }

  /// The default of a parameter that was left out.
  private static func fallback(
    _ parameter: Signature.Parameter, _ overload: MethodOverload, _ session: Session
  ) throws -> Value {
    let place = overload.parameters.firstIndex { $0.name == parameter.name } ?? 0
    let type = overload.types[place]
    if parameter.isParams { return .array(ArrayObject([], of: type.element)) }
    guard let text = parameter.defaultText, text != "null", text != "default" else {
      return type.isValueType ? type.zero : .null
    }
    return try Conversion.convert(.string(text), to: type, session)
  }
}

extension TypeInfo {
  var takesReferences: Bool {
    self === TypeInfo.object || fullName == "System.Management.Automation.PSReference"
  }
}

extension MethodGroup {
  /// The choice of the last call, where the arguments are of the same types again.
  func kept(for arguments: [Value]) -> MethodBinder.Choice? {
    guard let last, last.types.count == arguments.count else { return nil }
    for (argument, type) in zip(arguments, last.types) where argument.plainType !== type {
      return nil
    }
    return last.choice
  }

  func keep(_ choice: MethodBinder.Choice, for arguments: [Value]) {
    let types = arguments.map(\.plainType)
    last = types.contains { $0 == nil } ? nil : (types, choice)
  }
}

extension Value {
  /// The type, where it alone decides about overloads: not for arrays, references and null.
  var plainType: TypeInfo? {
    switch self {
    case .int, .string, .bool, .double, .long: type
    case .object(let object):
      object is ReferenceObject || object is ExtendedValue ? nil : object.type
    default: nil
    }
  }
}
