import PowerShellSyntax

/// A cmdlet as a stage.
final class CmdletStage: Stage {
  private let command: CmdletCommand
  private let instance: CmdletInstance
  private let call: Invocation
  private let request: StageRequest

  init(_ command: CmdletCommand, _ request: StageRequest) throws {
    (self.command, self.request) = (command, request)
    instance = command.plan.start()
    call = Invocation(
      session: request.frame.session, frame: request.frame, command: command, out: request.out,
      streams: request.streams, position: request.site, invocationName: request.invocationName)
    call.expectsInput = request.position.expectsInput
  }

  override func begin() throws {
    try StandInBinding.bind(request.arguments, command.plan.metadata, instance, call)
    try instance.begin(call)
  }

  override func runWithoutInput() throws { try instance.process(call) }

  override func write(_ value: Value) throws {
    call.currentObject = value
    try StandInBinding.bindPipeline(value, command.plan.metadata, instance)
    try instance.process(call)
  }

  override func finish() throws {
    try instance.end(call)
    instance.clean(call)
  }

  override func abandon() { instance.clean(call) }
}

/// Stands in for the binder until that room is merged.
enum StandInBinding {
  static func bind(
    _ arguments: [Argument], _ metadata: CommandMetadata, _ instance: CmdletInstance,
    _ call: Invocation
  ) throws {
    var isBound: Set<Int> = []
    var index = 0
    var positional: [Value] = []
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard let name = argument.name else {
        positional.append(argument.value)
        continue
      }
      guard let place = metadata.byName[Symbol.intern(name)] else { continue }
      var value = argument.value
      if value.isUnset {
        if metadata.parameters[place].isSwitch {
          value = .bool(true)
        } else if index < arguments.count {
          value = arguments[index].value
          index += 1
        }
      }
      try set(place, value, metadata, instance, call)
      isBound.insert(place)
    }
    let places = metadata.parameters.indices
      .filter {
        !isBound.contains($0) && metadata.parameters[$0].sets.contains { $0.position != nil }
      }
      .sorted {
        (metadata.parameters[$0].sets[0].position ?? 0)
          < (metadata.parameters[$1].sets[0].position ?? 0)
      }
    for (place, value) in zip(places, positional) {
      try set(place, value, metadata, instance, call)
    }
  }

  static func set(
    _ place: Int, _ value: Value, _ metadata: CommandMetadata, _ instance: CmdletInstance,
    _ call: Invocation
  ) throws {
    let converted = try Conversion.convert(value, to: metadata.parameters[place].type, call.session)
    try instance.bind(place, converted)
    call.boundParameters.set(.string(metadata.parameters[place].name), converted)
  }

  static func bindPipeline(
    _ value: Value, _ metadata: CommandMetadata, _ instance: CmdletInstance
  ) throws {
    for (place, parameter) in metadata.parameters.enumerated()
    where parameter.sets.contains(where: { $0.pipeline.takesValue }) {
      return try instance.bind(place, value)
    }
  }
}
