/// How a call site's arguments were bound the last time, where that holds for every call with
/// values of the same kinds: then the binder need not be asked again.
///
/// Only the kinds of values and which parameters are given decide about parameter sets, so a call
/// whose values need no conversion and no check ends as the remembered one did. Calls with common
/// parameters, splatted arguments, pipeline input or default values are never remembered.
final class BindingMemo {
  struct Place {
    let parameter: BindableParameter
    /// The argument's place; nil for a switch that is just named.
    let argument: Int?
    /// The type the value must have, where it may have decided which parameter takes it.
    let type: TypeInfo?
  }
  let metadata: CommandMetadata
  let places: [Place]
  let parameterSetName: String
  /// The parameter that gathers what is left over, and what it gathers.
  let rest: (parameter: Int, arguments: [Int])?

  /// Nil where the binding hung on more than the kinds of the values.
  init?(_ binder: Binder, by plan: BindingPlan, _ arguments: [Argument]) {
    guard !ParameterDefaults.areNamed, !binder.site.expectsInput, binder.delayed.isEmpty,
      binder.metadata === plan.metadata
    else { return nil }
    metadata = plan.metadata
    parameterSetName = binder.parameterSetName
    var outcome = BindingOutcome(binder, arguments)
    for step in plan.steps { outcome.note(step) }
    guard outcome.explains(binder) else { return nil }
    (places, rest) = (outcome.places, outcome.rest)
  }

  /// The arguments as the parameters take them; nil where values need more than a plain conversion.
  func fitted(_ given: [Argument]) -> [Argument]? {
    guard !ParameterDefaults.areNamed else { return nil }
    var arguments = given
    for place in places {
      guard let number = place.argument else { continue }
      let value = given[number].value
      if let type = place.type, value.plainType !== type { return nil }
      if place.parameter.takesAsIs(value) { continue }
      guard let plain = place.parameter.plain(value) else { return nil }
      arguments[number].value = plain
    }
    if let rest, rest.arguments.contains(where: { given[$0].value.isNull }) { return nil }
    return arguments
  }

  @inline(__always) func value(_ place: Place, _ arguments: [Argument]) -> Value {
    place.argument.map { arguments[$0].value } ?? .presentSwitch
  }

  /// The bound parameters, by number.
  var boundNumbers: [Int] {
    places.map(\.parameter.number) + (rest.map { [$0.parameter] } ?? [])
  }

  /// Hands the values to an instance of the cmdlet.
  func bind(_ instance: CmdletInstance, _ arguments: [Argument]) throws {
    for place in places { try instance.bind(place.parameter.number, value(place, arguments)) }
    if let rest { try instance.bind(rest.parameter, restValue(arguments)) }
  }

  /// What the gathering parameter gets.
  func restValue(_ arguments: [Argument]) -> Value? {
    guard let rest else { return nil }
    if rest.arguments.count == 1, let only = rest.arguments.first,
      arguments[only].value.isEnumerable
    {
      return arguments[only].value
    }
    return .object(ListObject(rest.arguments.map { arguments[$0].value }, type: .objectList))
  }

  func binds(_ name: Symbol) -> Bool {
    let gathering = rest.map { metadata.bindable.parameters[$0.parameter] }
    return gathering?.traits.symbol === name
      || places.contains { $0.parameter.traits.symbol === name }
  }

  /// `$PSBoundParameters`.
  func boundParameters(_ arguments: [Argument]) -> TableObject {
    let table = TableObject.boundParameters()
    for place in places {
      table.set(.string(place.parameter.name), value(place, arguments))
    }
    if let rest, let value = restValue(arguments) {
      table.set(.string(metadata.bindable.parameters[rest.parameter].name), value)
    }
    return table
  }
}

extension TableObject {
  /// An empty `$PSBoundParameters`.
  static func boundParameters() -> TableObject {
    TableObject(type: TypeTable.find("System.Management.Automation.PSBoundParametersDictionary"))
  }
}

extension BindableParameter {
  /// The value goes in unconverted and unchecked.
  func takesAsIs(_ value: Value) -> Bool {
    guard shape.holds(value, traits.type), takesUnchecked else { return false }
    if isPipedSomewhere, !takesBlocks, value.isScriptBlock { return false }
    guard isMandatorySomewhere else { return true }
    switch value {
    case .int, .long, .double, .bool: return true
    case .string(let text): return !text.isEmpty
    default: return false
    }
  }
}

extension BindableParameter {
  private var takesUnchecked: Bool {
    traits.validations.isEmpty && traits.requiredTypeName == nil && traits.transformations.isEmpty
  }

  /// The value by a conversion that cannot fail and runs no code of others; nil where another is
  /// needed.
  func plain(_ value: Value) -> Value? {
    guard takesUnchecked else { return nil }
    switch (shape, value) {
    case (.int64, .int(let number)): return .long(Int64(number))
    case (.double, .int(let number)): return .double(Double(number))
    case (.string, .int(let number)): return .string(String(number))
    case (.number(let code), .int(let number)): return code.value(Int128(number))
    case (.array(let element), .string(let text)):
      guard element.form == .string, !text.isEmpty || !isMandatorySomewhere else { return nil }
      return .array(ArrayObject([value], of: element))
    case (.array(let element), .array(let array)):
      guard element.form == .string, array.dimensions == nil, array.extendedMembers == nil,
        !isMandatorySomewhere || !array.elements.isEmpty,
        array.elements.allSatisfy({ isText($0, canBeEmpty: !isMandatorySomewhere) })
      else { return nil }
      return .array(ArrayObject(array.elements, of: element))
    default: return nil
    }
  }

  private func isText(_ value: Value, canBeEmpty: Bool) -> Bool {
    guard case .string(let text) = value else { return false }
    return canBeEmpty || !text.isEmpty
  }
}

/// Retraces a binding: which argument went to which parameter.
private struct BindingOutcome {
  private let command: BindableCommand
  private let arguments: [Argument]
  /// Bound parameters that no name explains, in the order in which they were bound.
  private var unexplained: [Int]
  private(set) var places: [BindingMemo.Place] = []
  private(set) var rest: (parameter: Int, arguments: [Int])?
  private var isComplete = true

  init(_ binder: Binder, _ arguments: [Argument]) {
    (command, self.arguments) = (binder.command, arguments)
    unexplained = binder.boundOrder
  }

  mutating func note(_ step: BindingPlan.Step) {
    switch step {
    case .bind(let number, let place), .place(let number, let place): add(number, place)
    case .switchOn(let number, _): add(number, nil)
    case .leave(let place):
      guard let number = unexplained.first(where: { !command.parameters[$0].gathers }) else {
        return gather(place)
      }
      let type = arguments[place].value.plainType
      if type == nil { isComplete = false }
      add(number, place, type: type)
    }
  }

  private mutating func add(_ number: Int, _ argument: Int?, type: TypeInfo? = nil) {
    unexplained.removeAll { $0 == number }
    places.append(
      BindingMemo.Place(parameter: command.parameters[number], argument: argument, type: type))
  }

  private mutating func gather(_ argument: Int) {
    guard let number = rest?.parameter ?? unexplained.first else { return }
    rest = (number, (rest?.arguments ?? []) + [argument])
    unexplained.removeAll { $0 == number }
  }

  /// Every bound parameter has its argument, and the other way round.
  func explains(_ binder: Binder) -> Bool {
    let told = places.count { $0.argument != nil } + (rest?.arguments.count ?? 0)
    let given = arguments.count { !$0.value.isUnset }
    guard unexplained.isEmpty, told == given, binder.leftover.isEmpty,
      binder.unboundArguments.isEmpty, binder.boundDefaults.isEmpty
    else { return false }
    return isComplete
      && places.allSatisfy { place in
        guard !place.parameter.isCommon else { return false }
        return place.argument.map {
          place.parameter.takesAsIs(arguments[$0].value)
            || place.parameter.plain(arguments[$0].value) != nil
        } ?? true
      }
      && (rest.map { command.parameters[$0.parameter].gathersAsIs } ?? true)
  }
}

extension BindableParameter {
  /// Takes what is left over, in some set.
  fileprivate var gathers: Bool { sets.contains(where: \.takesRemaining) }

  /// What is left over goes in as it is, as long as it is something.
  fileprivate var gathersAsIs: Bool {
    guard case .object = shape else { return false }
    return traits.validations.isEmpty && traits.transformations.isEmpty
      && traits.requiredTypeName == nil
  }
}
