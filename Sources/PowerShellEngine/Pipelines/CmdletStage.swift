import PowerShellSyntax

/// A cmdlet as a stage: bound once for the command line, again for each object.
final class CmdletStage: Stage {
  private let instance: CmdletInstance
  private let call: Invocation
  private let arguments: [Argument]
  private let plan: BindingPlan?
  private let ownCount: Int
  private var binder: Binder
  /// How many of the values bound so far the instance has.
  private var handedOver = 0
  /// While values are bound, code they run finds no bindings yet.
  private var isBinding = false
  /// The parameter that takes each object as it comes, once the first one has settled the rest.
  private var objectParameter: Int?

  init(_ command: CmdletCommand, _ request: StageRequest) throws {
    (arguments, plan) = (request.arguments, request.plan)
    instance = command.plan.start()
    let metadata = command.plan.metadata
    ownCount = metadata.parameters.count
    let frame = request.frame
    binder = Binder(
      metadata, session: frame.session,
      site: BindingSite(
        source: request.site.source, expectsInput: request.position.expectsInput,
        pipelinePosition: request.position.number, frame: frame))
    call = Invocation(
      session: frame.session, frame: frame, command: command, out: request.out,
      streams: request.streams, position: request.site, invocationName: request.invocationName)
    call.metadata = metadata
    call.expectsInput = request.position.expectsInput
    (call.pipelinePosition, call.pipelineLength) = (
      request.position.number, request.position.length
    )
    super.init()
    call.stage = self
  }

  deinit { call.stage = nil }

  override func prepare() throws {
    isBinding = true
    defer { isBinding = false }
    try decorating {
      try binder.bind(arguments, plan: plan) { bound in
        try handOver(bound)
        return instance.dynamicParameters(call)
      }
      try binder.finishMandatory()
      try handOver(binder)
      call.parameterSetName = binder.parameterSetName
      if binder.fill(&call.common), call.common.keepsVariables { try call.openVariables() }
    }
  }

  /// Gives the instance what was bound since the last time.
  private func handOver(_ bound: borrowing Binder) throws {
    let order = bound.order
    for place in handedOver..<max(handedOver, order.count) {
      let number = order[place]
      if number < ownCount, bound.isBound(number) {
        try instance.bind(number, bound.values[number])
      }
    }
    handedOver = order.count
  }

  override func begin() throws { try decorating { try instance.begin(call) } }

  override func runWithoutInput() throws { try decorating { try instance.process(call) } }

  override func write(_ value: Value) throws {
    if !hasBegun { try start() }
    try call.session.poll()
    call.currentObject = value
    if let objectParameter {
      try instance.bind(objectParameter, value)
    } else {
      do {
        try take(value)
      } catch let error as ScriptError where !error.isStopping {
        return try call.writeError(error)
      }
    }
    try decorating { try instance.process(call) }
  }

  private func take(_ value: Value) throws {
    isBinding = true
    defer { isBinding = false }
    let earlier = binder.fromPipeline
    guard try binder.bindPipelineObject(value) else { throw binder.inputObjectNotBound(value) }
    for number in earlier where number < ownCount && !binder.isBound(number) {
      try instance.bind(number, nil)
    }
    for number in binder.fromPipeline where number < ownCount {
      try instance.bind(number, binder.values[number])
    }
    call.parameterSetName = binder.parameterSetName
    objectParameter = binder.refillable
  }

  // MARK: What others ask of the bindings

  override var boundParameters: TableObject {
    if isBinding { return TableObject() }
    if let objectParameter { binder.values[objectParameter] = call.currentObject }
    return binder.makeBoundParameters()
  }

  override var dynamicValues: [Symbol: Value] {
    isBinding ? [:] : binder.dynamicValues(from: ownCount)
  }

  override func isOnCommandLine(_ name: Symbol) -> Bool {
    if isBinding { return false }
    return binder.metadata.parameters.indices.contains {
      binder.metadata.parameters[$0].symbol === name && binder.isBound($0)
        && !binder.fromPipeline.contains($0)
    }
  }

  override func finish() throws {
    try decorating { try instance.end(call) }
    instance.clean(call)
    call.closeVariables()
  }

  override func abandon() {
    instance.clean(call)
    call.closeVariables()
  }

  /// What escapes the cmdlet carries its name and place.
  @inline(__always) private func decorating(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ScriptError {
      call.decorate(error.record)
      call.session.lastSucceeded = false
      throw error
    } catch let error as DotNetException {
      throw wrapped(error)
    }
  }

  /// A .NET exception that a cmdlet let through.
  private func wrapped(_ error: DotNetException) -> ScriptError {
    let record = ErrorRecord(
      error.exception, id: error.exception.exceptionType.fullName, category: .notSpecified)
    call.decorate(record)
    call.session.lastSucceeded = false
    return ScriptError(record)
  }
}

extension Binder {
  /// The values of dynamic parameters, which stand behind a command's own.
  func dynamicValues(from ownCount: Int) -> [Symbol: Value] {
    var found: [Symbol: Value] = [:]
    for number in ownCount..<max(ownCount, metadata.parameters.count) where isBound(number) {
      found[metadata.parameters[number].symbol] = values[number]
    }
    return found
  }
}
