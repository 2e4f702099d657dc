// Which parameter sets are still possible, and which one it is in the end.

extension Binder {
  /// How many sets the bits stand for; "all" counts as one.
  func count(_ sets: UInt32) -> Int { sets == .max ? 1 : sets.nonzeroBitCount }

  /// Checks that a set is left, and settles on one where it can be told.
  ///
  /// Before pipeline input a choice may be left open; with `choosingDefault` the default set is
  /// taken where several remain.
  @discardableResult
  mutating func validateSets(beforePipeline: Bool, choosingDefault: Bool) throws -> Int {
    let valid = count(sets)
    if valid == 0 { throw ambiguousSet() }
    if valid > 1 { return try narrow(beforePipeline, choosingDefault, valid) }
    var result = valid
    if sets == .max {
      result = max(1, command.setNames.count)
      if beforePipeline, freeParameterTakesPipeline(sets) {
        // The pipeline's objects will tell.
      } else if command.defaultFlag != 0 {
        if choosingDefault {
          sets = command.defaultFlag
          result = 1
        }
      } else if result > 1 {
        try settleByMandatory()
        result = 1
      }
    }
    namedSet = sets
    return result
  }

  private mutating func narrow(
    _ beforePipeline: Bool, _ choosingDefault: Bool, _ valid: Int
  ) throws -> Int {
    let isDefaultLeft = command.defaultFlag != 0 && sets & command.defaultFlag != 0
    if isDefaultLeft {
      namedSet = command.defaultFlag
      guard choosingDefault else { return valid }
      sets = command.defaultFlag
      return 1
    }
    if beforePipeline, freeParameterTakesPipeline(sets) { return valid }
    try settleByMandatory()
    return 1
  }

  private func freeParameterTakesPipeline(_ sets: UInt32) -> Bool {
    command.piped.contains { !isBound($0.number) && $0.takesPipeline(sets) }
  }

  /// The one set that misses no mandatory parameter, where there is just one.
  private mutating func settleByMandatory() throws {
    let named = command.parameters.reduce(UInt32(0)) { $0 | $1.setFlags }
    var left = sets & named
    for parameter in command.mandatory where !isBound(parameter.number) {
      for set in parameter.sets where set.isMandatory { left &= ~set.flag }
    }
    guard left.nonzeroBitCount == 1 else { throw ambiguousSet() }
    sets = left
    namedSet = left
  }

  /// Sets that cannot take pipeline input drop out, where others can.
  func setsTakingPipeline() -> UInt32 {
    var taking = delayed.reduce(UInt32(0)) { $0 | command.parameters[$1.parameter].setFlags }
    for parameter in command.piped where !isBound(parameter.number) {
      for set in parameter.sets
      where (set.isAll || set.flag & sets != 0) && (set.takesValue || set.takesProperty) {
        if set.isAll { return sets }
        taking |= set.flag
      }
    }
    return taking == 0 ? sets : sets & taking
  }
}
