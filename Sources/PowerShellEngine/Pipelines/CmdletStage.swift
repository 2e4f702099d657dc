import PowerShellSyntax

/// A cmdlet as a stage: bound once for the command line, again for each object.
final class CmdletStage: Stage {
  private let command: CmdletCommand
  private let instance: CmdletInstance
  private let call: Invocation
  private let arguments: [Argument]
  private let ownCount: Int
  private var binder: Binder

  init(_ command: CmdletCommand, _ request: StageRequest) throws {
    self.command = command
    arguments = request.arguments
    instance = command.plan.start()
    let metadata = command.plan.metadata
    ownCount = metadata.parameters.count
    let frame = request.frame
    binder = Binder(
      metadata, session: frame.session,
      site: BindingSite(
        source: request.site.source, expectsInput: request.position.expectsInput,
        pipelinePosition: request.position.number, surroundings: SessionSurroundings(frame)))
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

  override func prepare() throws {
    try decorating {
      try binder.bind(arguments, dynamicParameters: dynamicParameters)
      try binder.finishMandatory()
      for number in 0..<ownCount where binder.isBound(number) {
        try instance.bind(number, binder.values[number])
      }
      binder.fill(&call.common)
      refresh()
      if call.common.keepsVariables { try call.openVariables() }
    }
  }

  override func begin() throws {
    try decorating {
      try BindingTrace.scope("CALLING BeginProcessing") { try instance.begin(call) }
    }
  }

  private var dynamicParameters: ((borrowing Binder) throws -> [ParameterTraits])? {
    { [instance, call, ownCount] binder in
      for number in 0..<ownCount where binder.isBound(number) {
        try instance.bind(number, binder.values[number])
      }
      return instance.dynamicParameters(call)
    }
  }

  override func runWithoutInput() throws {
    try decorating {
      try BindingTrace.scope("CALLING ProcessRecord") { try instance.process(call) }
    }
  }

  override func write(_ value: Value) throws {
    if !hasBegun { try start() }
    try call.session.poll()
    call.currentObject = value
    do {
      try take(value)
    } catch let error as ScriptError where !error.isStopping {
      return try call.writeError(error)
    }
    try decorating {
      try BindingTrace.scope("CALLING ProcessRecord") { try instance.process(call) }
    }
  }

  private func take(_ value: Value) throws {
    let earlier = binder.fromPipeline
    guard try binder.bindPipelineObject(value) else { throw binder.inputObjectNotBound(value) }
    for number in earlier where number < ownCount && !binder.isBound(number) {
      try instance.bind(number, nil)
    }
    for number in binder.fromPipeline where number < ownCount {
      try instance.bind(number, binder.values[number])
    }
    call.parameterSetName = binder.parameterSetName
  }

  private func refresh() {
    call.parameterSetName = binder.parameterSetName
    let binder = self.binder
    call.readBound = { [weak self] in (self?.binder ?? binder).makeBoundParameters() }
    call.readGiven = { name in
      binder.metadata.parameters.indices.contains {
        binder.isBound($0) && binder.metadata.parameters[$0].symbol === name
      }
    }
    call.readDynamic = { [weak self, ownCount] in
      (self?.binder ?? binder).dynamicValues(from: ownCount)
    }
  }

  override func finish() throws {
    try decorating {
      try BindingTrace.scope("CALLING EndProcessing") { try instance.end(call) }
    }
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
