import PowerShellSyntax

/// Binds the parameters of a function into its frame, by the general road.
struct FunctionBinder {
  private let code: BlockCode
  private let frame: Frame
  private var binder: Binder
  private let call: Invocation?
  private let baseStreams: Streams
  private let node: CommandNode?

  /// Where the function's other streams go.
  var streams: Streams { call?.streams ?? baseStreams }
  /// Where its output goes, by way of `-OutVariable`.
  var out: Sink? { call?.out }

  func close() {
    call?.closeVariables()
    call?.ownFrame = nil
  }

  init(_ code: BlockCode, _ call: FunctionCallSite, _ frame: Frame) throws {
    (self.code, self.frame, baseStreams, node) = (code, frame, call.streams, call.node)
    let name = call.command?.name ?? ""
    let metadata = try code.metadata(name, frame)
    let site = BindingSite(
      source: call.site?.source, expectsInput: call.position.expectsInput,
      pipelinePosition: call.position.number, frame: frame)
    binder = Binder(metadata, session: frame.session, site: site)
    self.call = code.isAdvanced ? call.makeInvocation(metadata) : nil
    frame.invocation = self.call
    self.call?.ownFrame = frame
  }

  mutating func bindCommandLine(_ arguments: [Argument], _ plan: BindingPlan?) throws {
    try binder.bind(arguments, plan: plan) { try Self.dynamicParameters($0, code, frame) }
    if !code.isAdvanced {
      (frame.arguments, frame.argumentNames) = (binder.unboundArguments, binder.unboundNames)
    }
    try binder.finishMandatory()
    if let call {
      if binder.fill(&call.common) {
        if call.common.keepsVariables { try call.openVariables() }
        try applyCommon(call.common)
      }
    }
    if let plan, code.dynamicParameters == nil {
      node?.memo = BindingMemo(binder, by: plan, arguments)
    }
    if code.namesBoundParameters { frame.boundParameters = makeBoundParameters() }
    try setSlots()
  }

  /// What the `dynamicparam` block gives, with the parameters bound so far as its variables.
  private static func dynamicParameters(
    _ binder: borrowing Binder, _ code: BlockCode, _ frame: Frame
  ) throws -> [ParameterTraits] {
    guard let block = code.dynamicParameters else { return [] }
    for (index, parameter) in code.parameters.enumerated() where binder.isBound(index) {
      try store(binder.values[index], parameter, frame)
    }
    return try RuntimeParameters.traits(of: block.collect(frame))
  }

  /// Objects that find no parameter are an error of theirs alone.
  mutating func bindPipeline(_ value: Value) throws -> Bool {
    if binder.command.piped.isEmpty, !code.isAdvanced { return true }
    let earlier = binder.fromPipeline
    do {
      guard try binder.bindPipelineObject(value) else {
        guard code.isAdvanced else { return true }
        throw binder.inputObjectNotBound(value)
      }
    } catch let error as ScriptError where !error.isStopping {
      guard let call else { throw error }
      try call.writeError(error, isCollected: false)
      return false
    }
    call?.parameterSetName = binder.parameterSetName
    for number in earlier where number < code.parameters.count && !binder.isBound(number) {
      try SimpleBinding.setDefault(code.parameters[number], frame)
    }
    for number in binder.fromPipeline + binder.delayed.map(\.parameter)
    where number < code.parameters.count {
      try Self.store(binder.values[number], code.parameters[number], frame)
    }
    if let table = frame.boundParametersInUse { binder.refill(table) }
    return true
  }

  private mutating func setSlots() throws {
    call?.parameterSetName = binder.parameterSetName
    for (index, parameter) in code.parameters.enumerated() {
      if binder.isBound(index) { try Self.store(binder.values[index], parameter, frame) }
    }
    for (index, parameter) in code.parameters.enumerated() where !binder.isBound(index) {
      try SimpleBinding.setDefault(parameter, frame)
    }
  }

  func makeBoundParameters() -> TableObject { binder.makeBoundParameters() }

  /// The binder has converted and checked the value; the variable keeps both for assignments.
  static func store(_ value: Value, _ parameter: ParameterCode, _ frame: Frame) throws {
    guard parameter.constraint != nil || !parameter.attributes.isEmpty else {
      frame.slots[parameter.slot] = value
      return
    }
    let variable = Variable(parameter.name, value)
    variable.constraint = try parameter.constraint?.resolve(frame)
    variable.validations = try parameter.validations(frame)
    frame.slots[parameter.slot] = .cell(variable)
  }

  /// `-ErrorAction`, `-Verbose` and their kin are preference variables of the function's scope.
  private func applyCommon(_ common: CommonParameters) throws {
    let preferences: [(String, Value?)] = [
      ("ErrorActionPreference", common.errorAction),
      ("WarningPreference", common.warningAction),
      ("InformationPreference", common.informationAction),
      ("ProgressPreference", common.progressAction),
      ("VerbosePreference", common.verbose.map(Self.action)),
      ("DebugPreference", common.debug.map(Self.action)),
      ("WhatIfPreference", common.whatIf.map { .bool($0) }),
      ("ConfirmPreference", common.confirm.map { .string($0 ? "Low" : "None") }),
    ]
    for case (let name, let value?) in preferences {
      try frame.assign(Symbol.intern(name), value)
    }
  }

  private static func action(_ isOn: Bool) -> Value {
    Session.current.enumValue(
      "System.Management.Automation.ActionPreference", isOn ? "Continue" : "SilentlyContinue")
  }
}

/// What is known of a function's call.
struct FunctionCallSite {
  let command: Command?
  let caller: Frame
  let out: Sink
  let streams: Streams
  let site: Position?
  let invocationName: String
  let position: PipelinePosition
  var node: CommandNode?

  func makeInvocation(_ metadata: CommandMetadata) -> Invocation {
    let call = Invocation(
      session: caller.session, frame: caller, command: command ?? Command("", .script), out: out,
      streams: streams, position: site, invocationName: invocationName)
    call.metadata = metadata
    call.expectsInput = position.expectsInput
    (call.pipelinePosition, call.pipelineLength) = (position.number, position.length)
    return call
  }
}

/// Dynamic parameters as a script makes them (`RuntimeDefinedParameterDictionary`).
enum RuntimeParameters {
  static func traits(of value: Value) throws -> [ParameterTraits] {
    guard case .table(let table) = value else { return [] }
    return table.entries.map { key, value in
      guard let parameter = value.base.reference as? RuntimeParameterObject else {
        return ParameterTraits(key.text(.invariant), type: .object)
      }
      return parameter.traits
    }
  }
}
