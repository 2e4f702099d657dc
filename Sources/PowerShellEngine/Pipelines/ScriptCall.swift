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
  /// `. name`: the code runs in a scope that is there already.
  private let isDotSourced: Bool
  /// That scope: the caller's, or for a block of another module the one that runs there.
  private unowned(unsafe) let home: Frame
  private let position: PipelinePosition
  private let plan: BindingPlan?
  private let node: CommandNode?
  private var binder: FunctionBinder?
  /// While values are bound, code they run finds no bindings yet.
  private var isBinding = false
  private var savedCurrent: Frame?

  init(
    _ block: ScriptBlock, command: Command?, arguments: [Argument], caller: Frame, out: Sink,
    streams: Streams, site: Position?, invocationName: String, isDotSourced: Bool,
    position: PipelinePosition = PipelinePosition(), plan: BindingPlan? = nil,
    node: CommandNode? = nil
  ) {
    (self.position, self.plan, self.node) = (position, plan, node)
    (self.block, self.command, self.arguments) = (block, command, arguments)
    (self.caller, self.out, self.streams) = (caller, out, streams)
    (self.site, self.invocationName, self.isDotSourced) = (site, invocationName, isDotSourced)
    home =
      block.state === caller.state ? caller : block.state.current ?? block.state.top
    code = isDotSourced ? block.literal.code(inside: home.layout) : block.literal.code
    if isDotSourced { home.makeRoom() }
  }

  /// Makes the frame and binds the arguments of the command line.
  func open() throws -> Frame {
    let frame = isDotSourced ? home : try makeFrame()
    do {
      try bind(frame)
    } catch {
      if let site, let refused = error as? ScriptError, refused.record.isOfBinding {
        _ = refused.inBinding(of: frame, at: site.extent)
      }
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
    let parent = home
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
    frame.call = self
    if position.length > 1 || position.expectsInput {
      frame.pipelinePlace = PipelinePlace(position)
    }
    return frame
  }

  func makeBoundParameters() -> TableObject? {
    isBinding ? TableObject() : binder?.makeBoundParameters()
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
    let isBound =
      try code.isSimple && !BindingTrace.isOn && SimpleBinding.bind(arguments, code, frame)
    if !isBound {
      let call = FunctionCallSite(
        command: command, caller: caller, out: out, streams: streams, site: site,
        invocationName: invocationName, position: position, node: node)
      binder = try FunctionBinder(code, call, frame)
      isBinding = true
      defer { isBinding = false }
      try binder?.bindCommandLine(arguments, plan)
    }
  }

  /// Binds an object of the pipeline, where parameters ask for it.
  ///
  /// False where the object found no parameter: it is reported and passed over.
  func take(_ value: Value, _ frame: Frame) throws -> Bool {
    isBinding = true
    defer { isBinding = false }
    return try binder?.bindPipeline(value) ?? true
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
    } catch var error as ScriptError where code.isAdvanced {
      if error.endsCommand { (error.isStopping, error.endsCommand) = (false, false) }
      if !error.isStopping { frame.sign(error.record) }
      throw error
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
  /// False where the arguments ask for the general binder: names that fit none or several
  /// parameters, that come twice or without a value.
  static func bind(_ arguments: [Argument], _ code: BlockCode, _ frame: Frame) throws -> Bool {
    if code.parameters.isEmpty, arguments.contains(where: { $0.name != nil }) { return false }
    var isBound = Array(repeating: false, count: code.parameters.count)
    var positional: [Argument] = []
    guard try bindNamed(arguments, code, frame, &isBound, &positional) else { return false }
    var values = positional[...]
    for (index, parameter) in code.parameters.enumerated() where !isBound[index] {
      guard let argument = values.popFirst() else { break }
      try set(parameter, argument.value, at: argument.place, frame)
      isBound[index] = true
    }
    frame.arguments = values.map(\.value)
    for (index, parameter) in code.parameters.enumerated() where !isBound[index] {
      try setDefault(parameter, frame)
    }
    return true
  }

  /// Sets a parameter to an argument; what is wrong with it is told with its place.
  private static func set(
    _ parameter: ParameterCode, _ value: Value, at extent: Extent, _ frame: Frame
  ) throws {
    do {
      try set(parameter, value, frame)
    } catch let error as ScriptError {
      throw error.inBinding(of: frame, at: extent)
    }
  }

  private static func bindNamed(
    _ arguments: [Argument], _ code: BlockCode, _ frame: Frame, _ isBound: inout [Bool],
    _ positional: inout [Argument]
  ) throws -> Bool {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard let name = argument.name else {
        positional.append(argument)
        continue
      }
      guard let place = place(of: name, code), !isBound[place] else { return false }
      var value = argument.value
      if value.isUnset {
        guard index < arguments.count, arguments[index].name == nil else { return false }
        value = arguments[index].value
        index += 1
      }
      try set(code.parameters[place], value, at: argument.place, frame)
      isBound[place] = true
    }
    return true
  }

  /// The parameter a name or its beginning means.
  private static func place(of name: String, _ code: BlockCode) -> Int? {
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

  static func set(
    _ parameter: ParameterCode, _ value: Value, _ frame: Frame, isDefault: Bool = false
  ) throws {
    guard let constraint = parameter.constraint else {
      frame.slots[parameter.slot] = value.orNull
      return
    }
    let type = try constraint.resolve(frame)
    let converted: Value
    do {
      if type === TypeInfo.boolean, !isDefault, let untruth = ScriptError.untruth(value, type) {
        throw untruth
      }
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
      return try set(parameter, fallback.evaluate(frame), frame, isDefault: true)
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

extension ErrorRecord {
  /// The binder's own: an argument did not fit.
  var isOfBinding: Bool {
    exception.type.inherits(from: "System.Management.Automation.ParameterBindingException")
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

  /// An argument that a function refuses, with its place and the call.
  func inBinding(of frame: Frame, at extent: Extent) -> ScriptError {
    if record.position == nil, let site = frame.callSite {
      record.position = Position(site.source, extent)
      record.stackTrace = frame.caller?.stackTrace(from: extent) ?? []
    }
    if record.invocation == nil { record.invocation = frame.invocationInfo }
    return self
  }
}
