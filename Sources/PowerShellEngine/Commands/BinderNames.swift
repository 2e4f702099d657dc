import PowerShellSyntax

// Arguments that name their parameter.

extension Binder {
  /// The parameter a name means: exactly, by alias, or as the beginning of just one.
  func parameter(named name: String, at extent: Extent) throws -> BindableParameter? {
    if let exact = command.parameter(exactly: name) { return command.parameters[exact] }
    let matches = command.matches(name)
    if matches.count > 1 {
      let own = matches.filter { !command.parameters[$0].isCommon }
      guard own.count == 1 else { throw ambiguous(name, matches, at: extent) }
      return command.parameters[own[0]]
    }
    return matches.first.map { command.parameters[$0] }
  }

  /// Binds what has a name; the rest is left over.
  ///
  /// First every name finds its value, then values are bound: a missing value is told before a
  /// wrong one. Names out of a splatted table come last and give way to written ones.
  mutating func bindNamed(_ arguments: [Argument]) throws {
    let paired = try pair(arguments)
    var explicit: [Int] = []
    var sawTable = false
    for (argument, parameter, writtenName) in paired {
      guard let parameter else {
        leftover.append(argument)
        continue
      }
      if argument.isFromTable {
        if !sawTable { explicit = boundOrder }
        sawTable = true
        if explicit.contains(parameter.number) { continue }
      }
      if isBound(parameter.number) { throw alreadyBound(writtenName, at: argument.extent) }
      _ = try bindParameter(parameter, argument.value, at: argument.place, [.coerce, .delay])
    }
  }

  private typealias Paired = (argument: Argument, parameter: BindableParameter?, name: String)

  private func pair(_ arguments: [Argument]) throws -> [Paired] {
    var ordered = arguments.withoutDashDash
    if arguments.contains(where: \.isFromTable) {
      ordered = arguments.filter { !$0.isFromTable } + arguments.filter(\.isFromTable)
    }
    var result: [Paired] = []
    var index = 0
    while index < ordered.count {
      let argument = ordered[index]
      index += 1
      guard let name = argument.name else {
        result.append((argument, nil, ""))
        continue
      }
      guard let parameter = try parameter(named: name, at: argument.extent) else {
        result.append((argument, nil, name))
        continue
      }
      if !argument.value.isUnset {
        result.append((argument, parameter, name))
      } else if parameter.traits.isSwitch {
        result.append(
          (argument.with(.presentSwitch, at: argument.extent), parameter, parameter.name))
      } else {
        let next = index < ordered.count ? ordered[index] : nil
        let value = try value(of: parameter, argument, from: next)
        index += 1
        result.append((value, parameter, parameter.name))
      }
    }
    return result
  }

  /// The value that follows a name.
  ///
  /// An unknown `-word` after it is a value too.
  private func value(
    of parameter: BindableParameter, _ argument: Argument, from next: Argument?
  ) throws -> Argument {
    guard let next else { throw missingArgument(parameter, at: argument.extent) }
    guard let nextName = next.name else { return argument.with(next.value, at: next.extent) }
    let known = try self.parameter(named: nextName, at: next.extent)
    if known != nil || !next.value.isUnset {
      throw missingArgument(parameter, at: argument.extent)
    }
    return argument.with(.string(next.parameterText), at: next.extent)
  }
}

extension [Argument] {
  /// `--` ends the names: what follows is text, whatever it begins with.
  fileprivate var withoutDashDash: [Argument] {
    let end = firstIndex { $0.name.map { $0.utf8.elementsEqual("-".utf8) } ?? false }
    guard let end else { return self }
    return self[..<end]
      + self[(end + 1)...].map { argument in
        guard argument.name != nil, argument.value.isUnset else { return argument }
        return Argument(value: .string(argument.parameterText), extent: argument.extent)
      }
  }
}

extension Argument {
  func with(_ value: Value, at extent: Extent) -> Argument {
    var changed = self
    (changed.value, changed.valueExtent) = (value, extent)
    return changed
  }
}
