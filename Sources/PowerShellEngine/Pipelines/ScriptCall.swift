import PowerShellSyntax

/// One call of a function or script block.
final class ScriptCall {
  let block: ScriptBlock
  let code: BlockCode
  private let command: Command?
  private let arguments: [Argument]
  private unowned(unsafe) let caller: Frame
  private let out: Sink
  private let streams: Streams
  private let site: Position?
  private let invocationName: String
  /// `. name`: the code runs in the caller's scope.
  private let isDotSourced: Bool
  private let position: PipelinePosition
  private var binder: FunctionBinder?
  private var savedCurrent: Frame?

  init(
    _ block: ScriptBlock, command: Command?, arguments: [Argument], caller: Frame, out: Sink,
    streams: Streams, site: Position?, invocationName: String, isDotSourced: Bool,
    position: PipelinePosition = PipelinePosition()
  ) {
    self.position = position
    (self.block, self.command, self.arguments) = (block, command, arguments)
    (self.caller, self.out, self.streams) = (caller, out, streams)
    (self.site, self.invocationName, self.isDotSourced) = (site, invocationName, isDotSourced)
    code = isDotSourced ? block.literal.code(inside: caller.layout) : block.literal.code
    if isDotSourced { caller.makeRoom() }
  }

  /// Makes the frame and binds the arguments of the command line.
  func open() throws -> Frame {
    let frame = isDotSourced ? caller : try makeFrame()
    do {
      try bind(frame)
    } catch {
      close(frame)
      throw error
    }
    return frame
  }

  private func makeFrame() throws -> Frame {
    let session = caller.session
    guard caller.depth < session.maximumDepth else { throw ScriptError.callDepthOverflow() }
    try session.poll()
    let isHome = block.state === caller.state
    let parent = isHome ? caller : block.state.current ?? block.state.top
    if !isHome {
      savedCurrent = caller.state.current
      caller.state.current = caller
    }
    let frame = try Frame(
      layout: code.layout, session: session, state: block.state, parent: parent, caller: caller,
      out: out, streams: streams)
    frame.code = code
    frame.command = command
    frame.callSite = site
    frame.invocationName = invocationName
    if position.length > 1 || position.expectsInput {
      frame.pipelinePlace = PipelinePlace(position)
    }
    return frame
  }

  func close(_ frame: Frame) {
    binder?.close()
    guard !isDotSourced else { return }
    if block.state !== caller.state { caller.state.current = savedCurrent }
    frame.close()
  }

  private func bind(_ frame: Frame) throws {
    if !code.areTypesDefined, code.hasPreamble {
      code.areTypesDefined = true
      let demands = ScriptDemands(session: frame.session, frame: frame, name: "")
      try demands.use(code.tree, folder: code.source.file.map(PathText.parent))
      try TypeDefinitions.define(code.typeDefinitions, code.source, frame)
    }
    if code.isSimple, !BindingTrace.isOn {
      try SimpleBinding.bind(arguments, code, frame)
    } else {
      let call = FunctionCallSite(
        command: command, caller: caller, out: out, streams: streams, site: site,
        invocationName: invocationName, position: position)
      var binder = try FunctionBinder(code, call, frame)
      try binder.bindCommandLine(arguments)
      self.binder = binder
    }
  }

  /// Binds an object of the pipeline, where parameters ask for it.
  ///
  /// False where the object found no parameter: it is reported and passed over.
  func take(_ value: Value, _ frame: Frame) throws -> Bool {
    try binder?.bindPipeline(value) ?? true
  }

  /// Runs one of the blocks in the frame; `return` ends it.
  func execute(_ node: Node, _ frame: Frame) throws {
    let (savedOut, savedStreams, savedCode) = (frame.out, frame.streams, frame.code)
    (frame.out, frame.code) = (binder?.out ?? out, code)
    frame.streams = binder?.streams ?? streams
    defer { (frame.out, frame.streams, frame.code) = (savedOut, savedStreams, savedCode) }
    do {
      let completion = try node.execute(frame)
      if completion == .break || completion == .continue {
        throw FlowSignal(completion: completion, label: frame.label)
      }
    } catch let signal as FlowSignal where signal.completion == .return {
      return
    }
  }

  /// The whole call, with nothing in the pipeline.
  func run() throws {
    let frame = try open()
    defer { close(frame) }
    if let begin = code.begin { try execute(begin, frame) }
    if let process = code.process { try execute(process, frame) }
    if let end = code.end { try execute(end, frame) }
    if let clean = code.clean { try execute(clean, frame) }
  }
}

/// Arguments into the slots of plain parameters: names first, the rest in order, then `$args`.
enum SimpleBinding {
  static func bind(_ arguments: [Argument], _ code: BlockCode, _ frame: Frame) throws {
    var isBound = Array(repeating: false, count: code.parameters.count)
    var positional: [Value] = []
    var rest: [Value] = []
    try bindNamed(arguments, code, frame, &isBound, &positional, &rest)
    var values = positional[...]
    for (index, parameter) in code.parameters.enumerated() where !isBound[index] {
      guard let value = values.popFirst() else { break }
      try set(parameter, value, frame)
      isBound[index] = true
    }
    frame.arguments = positionalFirst(values, rest)
    for (index, parameter) in code.parameters.enumerated() where !isBound[index] {
      try setDefault(parameter, frame)
    }
  }

  private static func positionalFirst(_ values: ArraySlice<Value>, _ rest: [Value]) -> [Value] {
    rest.isEmpty ? Array(values) : rest + values
  }

  private static func bindNamed(
    _ arguments: [Argument], _ code: BlockCode, _ frame: Frame, _ isBound: inout [Bool],
    _ positional: inout [Value], _ rest: inout [Value]
  ) throws {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard let name = argument.name else {
        positional.append(argument.value)
        continue
      }
      guard let place = try place(of: name, code) else {
        rest.append(.string("-" + name))
        if !argument.value.isUnset { rest.append(argument.value) }
        continue
      }
      var value = argument.value
      if value.isUnset {
        if code.parameters[place].isSwitch {
          value = .bool(true)
        } else if index < arguments.count, arguments[index].name == nil {
          value = arguments[index].value
          index += 1
        } else {
          throw ScriptError.missingArgument(code.parameters[place], frame)
        }
      }
      try set(code.parameters[place], value, frame)
      isBound[place] = true
    }
  }

  /// The parameter a name or its beginning means.
  private static func place(of name: String, _ code: BlockCode) throws -> Int? {
    if let exact = code.parameters.firstIndex(where: { AsciiFold.foldedEquals($0.name, name) }) {
      return exact
    }
    let fits = code.parameters.indices.filter {
      AsciiFold.foldedEquals(
        String(decoding: code.parameters[$0].name.utf8.prefix(name.utf8.count), as: UTF8.self), name
      )
    }
    return fits.count == 1 ? fits[0] : nil
  }

  static func set(_ parameter: ParameterCode, _ value: Value, _ frame: Frame) throws {
    guard let constraint = parameter.constraint else {
      frame.slots[parameter.slot] = value.orNull
      return
    }
    let type = try constraint.resolve(frame)
    let converted: Value
    do {
      converted = try Conversion.convert(value.orNull, to: type, frame.session)
    } catch let error as ScriptError {
      throw error.asTransformation(of: parameter.name, frame)
    }
    let variable = Variable(parameter.name, converted)
    variable.constraint = type
    frame.slots[parameter.slot] = .cell(variable)
  }

  static func setDefault(_ parameter: ParameterCode, _ frame: Frame) throws {
    if let fallback = parameter.fallback {
      return try set(parameter, fallback.evaluate(frame), frame)
    }
    guard let constraint = parameter.constraint else {
      frame.slots[parameter.slot] = .null
      return
    }
    let type = try constraint.resolve(frame)
    let variable = Variable(parameter.name, type.defaultValue)
    variable.constraint = type
    frame.slots[parameter.slot] = .cell(variable)
  }
}

extension ParameterCode {
  /// `[switch]`.
  var isSwitch: Bool {
    guard let constraint else { return false }
    let name = constraint.name.fullName
    return AsciiFold.foldedEquals(name, "switch")
      || AsciiFold.foldedEquals(name, "System.Management.Automation.SwitchParameter")
      || AsciiFold.foldedEquals(name, "SwitchParameter")
  }
}

extension TypeInfo {
  /// What an unbound parameter of the type holds: zero, an empty string, null.
  var defaultValue: Value {
    switch self {
    case TypeInfo.string: .string("")
    case TypeInfo.boolean, TypeInfo.switchParameter: .bool(false)
    case TypeInfo.int32: .int(0)
    case TypeInfo.int64: .long(0)
    case TypeInfo.double: .double(0)
    default:
      isValueType ? (try? Conversion.convert(.int(0), to: self, Session.current)) ?? .null : .null
    }
  }
}

extension ScriptError {
  /// A conversion that failed while a parameter was bound.
  func asTransformation(of parameter: String, _ frame: Frame) -> ScriptError {
    let message =
      "Cannot process argument transformation on parameter '\(parameter)'. "
      + record.exception.message
    let error = ScriptError(
      "ParameterArgumentTransformationError", message, .invalidData,
      exception: "System.Management.Automation.ParameterBindingArgumentTransformationException",
      inner: record.exception)
    error.record.originID = frame.command?.name ?? ""
    error.record.activity = frame.command?.name ?? ""
    return error
  }

  static func missingArgument(_ parameter: ParameterCode, _ frame: Frame) -> ScriptError {
    let type = parameter.constraint?.name.fullName ?? "System.Object"
    let error = ScriptError(
      "MissingArgument",
      "Missing an argument for parameter '\(parameter.name)'. Specify a parameter of type '\(type)' and try again.",
      .invalidArgument, exception: "System.Management.Automation.ParameterBindingException")
    error.record.originID = frame.command?.name ?? ""
    return error
  }
}
