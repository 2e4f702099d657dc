import PowerShellSyntax

// Arguments that find their parameter by position.

extension Binder {
  /// At each position: the default set without conversion, all sets without, then both with.
  mutating func bindPositional() throws {
    let arguments = leftover
    let startingSets = sets
    let free = command.positions.isEmpty ? [] : values.map(\.isUnset)
    if command.hasPositionConflict { try checkPositions(startingSets) }
    var kept: [Argument] = []
    var index = 0
    let defaultFlag = metadata.isAdvanced ? command.defaultFlag : .max
    for place in command.positions {
      let hasCandidates = place.entries.contains { entry in
        free[entry.parameter.number] && counts(entry, startingSets)
      }
      guard hasCandidates else { continue }
      guard let argument = nextPositional(arguments, &kept, &index) else { break }
      let isBound = try bind(argument, at: place, free, defaultFlag)
      if !isBound { kept.append(argument) }
    }
    if index < arguments.count { kept += arguments[index...] }
    leftover = kept
  }

  @inline(__always) private func counts(_ entry: BindablePosition.Entry, _ sets: UInt32) -> Bool {
    entry.flags.contains { $0 == 0 || $0 & sets != 0 }
  }

  private func checkPositions(_ sets: UInt32) throws {
    let clash = command.positions.contains { place in
      place.hasConflict {
        !isBound($0.number) && ($0.isInAllSets || $0.setFlags & sets != 0)
      }
    }
    guard clash else { return }
    throw failure(
      "AmbiguousPositionalParameterNoName",
      "Cannot bind positional parameters because no names were given.")
  }

  /// The next argument without a name.
  ///
  /// A name that nobody knew keeps the value behind it.
  private func nextPositional(
    _ arguments: [Argument], _ kept: inout [Argument], _ index: inout Int
  ) -> Argument? {
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument.name == nil { return argument }
      kept.append(argument)
      if index < arguments.count, arguments[index].name == nil {
        kept.append(arguments[index])
        index += 1
      }
    }
    return nil
  }

  private mutating func bind(
    _ argument: Argument, at place: BindablePosition, _ free: [Bool], _ defaultFlag: UInt32
  ) throws -> Bool {
    let valid = sets
    let hasDefault = defaultFlag != 0 && valid & defaultFlag != 0
    for options in [BindingOptions.delay, [.delay, .coerce]] {
      if hasDefault, try bind(argument, at: place, free, in: defaultFlag, valid, options) {
        return true
      }
      if try bind(argument, at: place, free, in: valid, valid, options) { return true }
    }
    return false
  }

  /// What a cmdlet's own transformation refuses, another parameter may still take.
  private func canTryOthers(after failure: BindingFailure) -> Bool {
    switch (failure.kind, metadata.coercion) {
    case (.general, _), (.transformation, .byBinder): true
    default: false
    }
  }

  private mutating func bind(
    _ argument: Argument, at place: BindablePosition, _ free: [Bool], in wanted: UInt32,
    _ valid: UInt32, _ options: BindingOptions
  ) throws -> Bool {
    var result = false
    positionalFailure = nil
    for entry in place.entries where free[entry.parameter.number] {
      // A parameter stands once for each set it has the position in, until one of them took it.
      for flag in entry.flags
      where flag == 0 || (flag & valid != 0 && flag & wanted != 0) {
        do {
          if try bindParameter(entry.parameter, argument.value, at: argument.place, options) {
            result = true
            break
          }
        } catch let failure as BindingFailure where canTryOthers(after: failure) {
          positionalFailure = failure
        }
      }
    }
    return result
  }
}
