// Objects of the pipeline: each is offered to the unbound parameters that take one.

extension Binder {
  /// Binds an object; false where no parameter takes it (`inputObjectNotBound`).
  ///
  /// Values that the object before it gave are set free first. An error concerns this object only.
  public mutating func bindPipelineObject(_ value: Value) throws -> Bool {
    do {
      let isBound = try BindingTrace.scope(
        "BIND PIPELINE object to parameters: [\(metadata.name)]"
      ) { try bindObject(value) }
      guard isBound else { return false }
    } catch let failure as BindingFailure {
      release()
      let error = elaborated(failure).error
      error.record.target = value
      throw error
    }
    if BindingTrace.isOn {
      BindingTrace.line("MANDATORY PARAMETER CHECK on cmdlet [\(metadata.name)]")
    }
    guard metadata.isAdvanced, !command.mandatory.isEmpty else { return true }
    let missing: [BindableParameter]
    do {
      missing = try self.missing(count(sets), isPipelineExpected: false)
    } catch let failure as BindingFailure {
      throw failure.error
    }
    if missing.isEmpty { return true }
    throw inputObjectMissing(missing.map(\.name), value)
  }

  /// The parameter that the next objects may go to without being looked at: the one that took the
  /// first object, where no other could.
  var refillable: Int? {
    guard let number = command.takingObjects, delayed.isEmpty, boundDefaults.isEmpty,
      fromPipeline.count == 1, fromPipeline[0] == number
    else { return nil }
    return number
  }

  private mutating func bindObject(_ value: Value) throws -> Bool {
    let ranBlocks = try runDelayed(value)
    let isBound = try offer(value)
    if command.setNames.count > 1, sets == .max {
      guard command.defaultFlag != 0 else { throw ambiguousSet() }
      sets = command.defaultFlag
    }
    if !ranBlocks, !isBound {
      release()
      return false
    }
    return true
  }

  /// Sets free what the object before gave.
  private mutating func release() {
    guard !fromPipeline.isEmpty else { return }
    for number in fromPipeline {
      values[number] = .unset
      order.remove(number)
      released.removeAll { $0 == number }
      released.append(number)
    }
    fromPipeline.removeAll(keepingCapacity: true)
  }

  private mutating func runDelayed(_ input: Value) throws -> Bool {
    for delayed in delayed {
      let parameter = command.parameters[delayed.parameter]
      let output = try run(delayed, parameter, input)
      let value = output.count == 1 ? output[0] : .list(output)
      _ = try bindParameter(parameter, value, at: delayed.extent, .coerce)
    }
    return !delayed.isEmpty
  }

  private func run(
    _ delayed: DelayedBlock, _ parameter: BindableParameter, _ input: Value
  ) throws -> [Value] {
    let output: [Value]
    do {
      output = try site.surroundings.run(delayed.block, on: input)
    } catch let error as ScriptError {
      throw failure(
        "ScriptBlockArgumentInvocationFailed",
        "The input to the script block for parameter '\(parameter.name)' failed. \(error.record.exception.message)",
        at: delayed.extent, parameter: parameter.name, inner: error.record.exception)
    }
    guard output.isEmpty else { return output }
    throw failure(
      "ScriptBlockArgumentNoOutput",
      "Cannot evaluate parameter '\(parameter.name)' because its argument input did not produce any output.",
      at: delayed.extent, parameter: parameter.name)
  }

  // MARK: The four rounds

  private enum Round: CaseIterable {
    case value, property, convertedValue, convertedProperty
    var options: BindingOptions { self == .value || self == .property ? [] : .coerce }
    var isOfProperties: Bool { self == .property || self == .convertedProperty }
  }

  private mutating func offer(_ value: Value) throws -> Bool {
    if BindingTrace.isOn { tellObject(value) }
    release()
    sets = setsBeforePipeline
    var result = false
    if preferredSet != 0 {
      for round in Round.allCases where try bind(value, round, preferredSet) { result = true }
      if sets == preferredSet { return try finishOffer(result) }
    }
    var valid = preferredSet == 0 ? sets : sets & ~preferredSet
    for round in Round.allCases where try bind(value, round, valid) {
      try validateSets(beforePipeline: true, choosingDefault: true)
      valid = sets
      result = true
    }
    return try finishOffer(result)
  }

  private mutating func finishOffer(_ result: Bool) throws -> Bool {
    try validateSets(beforePipeline: false, choosingDefault: true)
    if boundDefaults.isEmpty { try bindDefaults() }
    return result
  }

  private mutating func bind(_ value: Value, _ round: Round, _ valid: UInt32) throws -> Bool {
    var valid = valid
    let fallback = command.defaultFlag
    if fallback != 0, valid & fallback != 0 {
      if try bind(value, round, within: fallback) { return true }
      valid &= ~fallback
    }
    return try bind(value, round, within: valid)
  }

  private mutating func bind(
    _ value: Value, _ round: Round, within valid: UInt32
  ) throws -> Bool {
    var result = false
    for parameter in command.piped.reversed()
    where !isBound(parameter.number)
      && (parameter.isInAllSets || parameter.setFlags & valid != 0)
    {
      for set in parameter.sets where set.isAll || set.flag & valid != 0 {
        guard round.isOfProperties ? set.takesProperty : set.takesValue else { continue }
        let isBound =
          round.isOfProperties
          ? try bindProperty(of: value, parameter, round.options)
          : try bindObject(value, parameter, round.options)
        if isBound {
          result = true
          break
        }
      }
    }
    return result
  }

  private mutating func bindObject(
    _ value: Value, _ parameter: BindableParameter, _ options: BindingOptions
  ) throws -> Bool {
    if BindingTrace.isOn { tellPipeline(parameter, byProperty: false, options) }
    do {
      return try bindPiped(value, parameter, options)
    } catch let failure as BindingFailure
      where failure.kind == .general || failure.isInvalidCast
    {
      return false
    }
  }

  private mutating func bindProperty(
    of value: Value, _ parameter: BindableParameter, _ options: BindingOptions
  ) throws -> Bool {
    if BindingTrace.isOn { tellPipeline(parameter, byProperty: true, options) }
    guard let found = try property(of: value, parameter) else { return false }
    do {
      return try bindPiped(found, parameter, options)
    } catch let failure as BindingFailure where failure.kind == .general {
      return false
    }
  }

  /// The property of the parameter's name, or of one of its aliases.
  ///
  /// A table's keys are none.
  private func property(of value: Value, _ parameter: BindableParameter) throws -> Value? {
    if value.isNull { return nil }
    if let found = try session.property(of: value, parameter.traits.symbol) { return found }
    for alias in parameter.traits.aliases {
      if let found = try session.property(of: value, Symbol.intern(alias)) { return found }
    }
    return nil
  }

  private mutating func bindPiped(
    _ value: Value, _ parameter: BindableParameter, _ options: BindingOptions
  ) throws -> Bool {
    guard try bindParameter(parameter, value, at: nil, options) else { return false }
    fromPipeline.append(parameter.number)
    return true
  }
}

extension Session {
  /// A property as the binder sees it: a member of the object, not a table's entry, and not the
  /// count that expressions see on single values.
  func property(of value: Value, _ name: Symbol) throws -> Value? {
    if case .table(let table) = value.base {
      guard case .property(let property)? = table.type.instanceMember(name) else { return nil }
      return try property.get(value)
    }
    if name === MemberAccess.Names.count || name === MemberAccess.Names.length {
      return try value.property(name, self)
    }
    return try MemberAccess.get(value, name, self)
  }
}
