import PowerShellSyntax

/// A call's names and positions resolved beforehand, for calls that always have the same shape.
///
/// Made from one evaluated argument list; it fits every other list with the same names and gaps.
public final class BindingPlan {
  enum Step {
    case bind(parameter: Int, value: Int)
    case switchOn(parameter: Int, argument: Int)
    /// The value has its place by position, whatever it is.
    case place(parameter: Int, argument: Int)
    case leave(argument: Int)
  }
  public let metadata: CommandMetadata
  let steps: [Step]

  /// Nil where names are unknown, doubled or come out of a table: those calls take the long road.
  public init?(_ metadata: CommandMetadata, _ arguments: [Argument], session: Session) {
    self.metadata = metadata
    guard let steps = Self.steps(metadata.bindable, arguments) else { return nil }
    self.steps = steps
  }

  private static func steps(_ command: BindableCommand, _ arguments: [Argument]) -> [Step]? {
    var steps: [Step] = []
    var taken: Set<Int> = []
    var unnamed: [Int] = []
    var index = 0
    while index < arguments.count {
      let place = index
      index += 1
      guard !arguments[place].isSplatted else { return nil }
      guard let name = arguments[place].name else {
        unnamed.append(place)
        continue
      }
      guard let number = number(command, name), taken.insert(number).inserted else { return nil }
      if !arguments[place].value.isUnset {
        steps.append(.bind(parameter: number, value: place))
      } else if command.parameters[number].traits.isSwitch {
        steps.append(.switchOn(parameter: number, argument: place))
      } else {
        guard index < arguments.count, arguments[index].name == nil else { return nil }
        steps.append(.bind(parameter: number, value: index))
        index += 1
      }
    }
    return steps + placed(unnamed, command, taken)
  }

  /// Values without a name: where each position belongs to one parameter, they go there at once.
  private static func placed(
    _ arguments: [Int], _ command: BindableCommand, _ taken: Set<Int>
  ) -> [Step] {
    guard command.hasPlainPositions else { return arguments.map { .leave(argument: $0) } }
    let free = command.positions.compactMap { $0.entries.first?.parameter.number }
      .filter { !taken.contains($0) }
    return arguments.enumerated().map { index, place in
      index < free.count
        ? .place(parameter: free[index], argument: place) : .leave(argument: place)
    }
  }

  private static func number(_ command: BindableCommand, _ name: String) -> Int? {
    if let exact = command.parameter(exactly: name) { return exact }
    let matches = command.matches(name)
    if matches.count == 1 { return matches[0] }
    let own = matches.filter { !command.parameters[$0].isCommon }
    return own.count == 1 ? own[0] : nil
  }
}

extension Binder {
  mutating func bindNamed(_ arguments: [Argument], by plan: BindingPlan) throws {
    for step in plan.steps {
      switch step {
      case .bind(let number, let place):
        _ = try bindParameter(
          command.parameters[number], arguments[place].value, at: arguments[place].place,
          [.coerce, .delay])
      case .switchOn(let number, let place):
        _ = try bindParameter(
          command.parameters[number], .presentSwitch, at: arguments[place].extent,
          [.coerce, .delay])
      case .place(let number, let place): try bindPlaced(number, arguments[place])
      case .leave(let place): leftover.append(arguments[place])
      }
    }
  }

  /// A value that does not fit stays over, as in `bindPositional`.
  private mutating func bindPlaced(_ number: Int, _ argument: Argument) throws {
    do {
      _ = try bindParameter(
        command.parameters[number], argument.value, at: argument.place, [.coerce, .delay])
    } catch let failure as BindingFailure where failure.kind == .general {
      positionalFailure = failure
      leftover.append(argument)
    }
  }
}
