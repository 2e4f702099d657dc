import PowerShellSyntax

/// A cmdlet as a stage: bound once for the command line, again for each object.
final class CmdletStage: Stage {
  private let instance: CmdletInstance
  private let call: Invocation
  private let request: StageRequest
  private let metadata: CommandMetadata
  private let ownCount: Int
  private let readsCurrentObject: Bool
  private var binder: Binder
  /// How many of the values bound so far the instance has.
  private var handedOver = 0
  /// While values are bound, code they run finds no bindings yet.
  private var isBinding = false
  /// The parameter that takes each object as it comes, once the first one has settled the rest.
  private var objectParameter: Int?

  init(_ command: CmdletCommand, _ request: StageRequest) throws {
    self.request = request
    instance = command.plan.start()
    metadata = command.plan.metadata
    ownCount = metadata.parameters.count
    readsCurrentObject = command.plan.readsCurrentObject
    binder = Binder(
      metadata, session: request.frame.session,
      site: BindingSite(
        source: request.site.source, expectsInput: request.position.expectsInput,
        pipelinePosition: request.position.number, frame: request.frame))
    call = Invocation(
      session: request.frame.session, frame: request.frame, command: command, out: request.out,
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
    try call.decorating {
      var hasDynamicParameters = false
      try binder.bind(request.arguments, plan: request.plan) { bound in
        try handOver(bound)
        let dynamic = instance.dynamicParameters(call)
        hasDynamicParameters = !dynamic.isEmpty
        return dynamic
      }
      try binder.finishMandatory()
      try handOver(binder)
      call.parameterSetName = binder.parameterSetName
      if binder.fill(&call.common), call.common.keepsVariables { try call.openVariables() }
      if let plan = request.plan, !hasDynamicParameters {
        request.node?.memo = BindingMemo(binder, by: plan, request.arguments)
      }
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

  override func begin() throws {
    try call.decorating {
      try BindingTrace.scope("CALLING BeginProcessing") { try instance.begin(call) }
    }
  }

  override func runWithoutInput() throws {
    try call.decorating {
      try BindingTrace.scope("CALLING ProcessRecord") { try instance.process(call) }
    }
  }

  override func write(_ value: Value) throws {
    if !hasBegun { try start() }
    try call.session.poll()
    call.currentObject = value
    if let objectParameter {
      if !readsCurrentObject { try instance.bind(objectParameter, value) }
    } else {
      do {
        try take(value)
      } catch let error as ScriptError where !error.isStopping {
        return try call.writeError(error)
      }
    }
    try call.decorating {
      try BindingTrace.scope("CALLING ProcessRecord") { try instance.process(call) }
    }
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
    guard !isBinding,
      let number = metadata.parameters.firstIndex(where: { $0.symbol === name })
    else { return false }
    return binder.isBound(number) && !binder.fromPipeline.contains(number)
  }

  override func finish() throws {
    try call.decorating {
      try BindingTrace.scope("CALLING EndProcessing") { try instance.end(call) }
    }
    instance.clean(call)
    call.closeVariables()
  }

  override func abandon() {
    instance.clean(call)
    call.closeVariables()
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
