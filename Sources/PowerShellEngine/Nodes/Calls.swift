import PowerShellSyntax

/// Commands joined by `|`.
final class PipelineNode: Node {
  private let elements: [StageNode]

  init(_ elements: [StageNode], _ extent: Extent) {
    self.elements = elements
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    f.session.lastSucceeded = true
    var next = f.out
    var stages: [Stage] = []
    let isFed = !(elements[0] is CommandNode)
    for (index, element) in elements.enumerated().reversed() where index > 0 || !isFed {
      let position = PipelinePosition(
        number: index + 1, length: elements.count, expectsInput: index > 0)
      let stage = try element.stage(f, out: next, position)
      stages.append(stage)
      next = stage
    }
    let pipeline = Pipeline(stages: stages.reversed())
    try pipeline.run { first in
      if isFed { try elements[0].feed(f, into: first) } else { try first.runWithoutInput() }
    }
    return .normal
  }
}

/// Where a command stands in its pipeline.
struct PipelinePosition {
  var number = 1
  var length = 1
  var expectsInput = false
}

/// An element of a pipeline.
class StageNode: Node {
  func stage(_ f: Frame, out: Sink, _ position: PipelinePosition) throws -> Stage {
    preconditionFailure("abstract")
  }
  /// Gives what the element yields to the next stage.
  func feed(_ f: Frame, into sink: Sink) throws { try run(f, into: sink) }
}

/// An expression as a pipeline's element: first it feeds, later it is refused by the parser.
final class ExpressionStageNode: StageNode {
  private let expression: Node
  private let redirections: [RedirectionCode]

  init(_ expression: Node, _ redirections: [RedirectionCode], _ extent: Extent) {
    (self.expression, self.redirections) = (expression, redirections)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    if redirections.isEmpty { return try expression.execute(f) }
    let redirected = try Redirected(redirections, f, out: f.out, f.streams)
    return try redirected.run {
      let (out, streams) = (f.out, f.streams)
      (f.out, f.streams) = (redirected.out, redirected.streams)
      defer { (f.out, f.streams) = (out, streams) }
      return try expression.execute(f)
    }
  }
}

/// A command with its arguments.
final class CommandNode: StageNode {
  enum Element {
    case value(Node)
    case parameter(String, Node?, Extent)
    case splat(Node)
  }
  enum Operator { case none, call, dot }

  private let name: Node
  private let elements: [Element]
  private let op: Operator
  private let redirections: [RedirectionCode]
  private let source: SourceText
  /// A literal name and nothing but values: the short road may do.
  private let isPlainCall: Bool
  private var knownFunction: FunctionCommand?
  private var knownVersion: UInt32 = 0

  init(
    _ name: Node, _ elements: [Element], _ op: Operator, _ redirections: [RedirectionCode],
    _ source: SourceText, _ extent: Extent
  ) {
    (self.name, self.elements, self.op) = (name, elements, op)
    (self.redirections, self.source) = (redirections, source)
    isPlainCall =
      op == .none && name is ConstantNode
      && elements.allSatisfy { if case .value = $0 { true } else { false } }
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    f.session.lastSucceeded = true
    if redirections.isEmpty {
      try run(f, out: f.out, f.streams)
      return .normal
    }
    let redirected = try Redirected(redirections, f, out: f.out, f.streams)
    try redirected.run { try run(f, out: redirected.out, redirected.streams) }
    return .normal
  }

  private func run(_ f: Frame, out: Sink, _ streams: Streams) throws {
    if isPlainCall, let function = try plainFunction(f) {
      return try callPlainly(function, f, out: out, streams)
    }
    let stage = try makeStage(f, out: out, streams, PipelinePosition())
    try Pipeline(stages: [stage]).run { try $0.runWithoutInput() }
  }

  override func stage(_ f: Frame, out: Sink, _ position: PipelinePosition) throws -> Stage {
    if redirections.isEmpty { return try makeStage(f, out: out, f.streams, position) }
    let redirected = try Redirected(redirections, f, out: out, f.streams)
    let inner = try makeStage(f, out: redirected.out, redirected.streams, position)
    return RedirectedStage(inner, redirected)
  }

  private func makeStage(
    _ f: Frame, out: Sink, _ streams: Streams, _ position: PipelinePosition
  ) throws -> Stage {
    do {
      let subject = try name.evaluate(f)
      let target = try CommandTarget.find(subject, isCalled: op != .none, f)
      let arguments = try evaluateArguments(f)
      return try target.stage(
        StageRequest(
          frame: f, arguments: arguments, out: out, streams: streams,
          site: Position(source, extent), nameExtent: name.extent,
          invocationName: op == .none ? subject.text(.invariant) : op == .call ? "&" : ".",
          isDotSourced: op == .dot, position: position))
    } catch let error as ScriptError {
      if error.record.position == nil {
        let isUnknown = error.record.errorID == "CommandNotFoundException"
        f.locate(error.record, isUnknown ? name.extent : extent)
      }
      throw error
    }
  }

  // MARK: The short road: a plain function, called with values in order

  /// The function that the name means, where it can be called by the short road.
  private func plainFunction(_ f: Frame) throws -> FunctionCommand? {
    let session = f.session
    if let known = knownFunction, knownVersion == session.commandVersion { return known }
    guard !session.hasLocalCommands, case .string(let text)? = (name as? ConstantNode)?.value,
      let function = f.function(named: Symbol.intern(text)) as? FunctionCommand,
      f.alias(named: Symbol.intern(text)) == nil
    else { return nil }
    let block = function.block
    let code = block.literal.code
    guard code.isSimple, code.begin == nil, code.process == nil, code.clean == nil,
      elements.count <= code.parameters.count, block.state === f.state,
      code.typeDefinitions.isEmpty
    else { return nil }
    (knownFunction, knownVersion) = (function, session.commandVersion)
    return function
  }

  private func callPlainly(
    _ function: FunctionCommand, _ f: Frame, out: Sink, _ streams: Streams
  ) throws {
    let session = f.session
    guard f.depth < session.maximumDepth else { throw located(.callDepthOverflow(), f) }
    try session.poll()
    let code = function.block.literal.code
    let frame = try Frame(
      layout: code.layout, session: session, state: f.state, parent: f, caller: f, out: out,
      streams: streams)
    defer { frame.close() }
    frame.code = code
    frame.command = function
    frame.callNode = self
    do {
      try bindPlainly(code, f, frame)
    } catch let error as ScriptError {
      throw located(error, f)
    }
    guard let end = code.end else { return }
    do {
      let completion = try end.execute(frame)
      if completion == .break || completion == .continue {
        throw FlowSignal(completion: completion, label: frame.label)
      }
    } catch let signal as FlowSignal where signal.completion == .return {
      return
    }
  }

  private func bindPlainly(_ code: BlockCode, _ f: Frame, _ frame: Frame) throws {
    for (index, parameter) in code.parameters.enumerated() {
      guard index < elements.count, case .value(let node) = elements[index] else {
        try SimpleBinding.setDefault(parameter, frame)
        continue
      }
      let value = try node.evaluate(f)
      if parameter.constraint == nil {
        frame.slots[parameter.slot] = value.orNull
      } else {
        try SimpleBinding.set(parameter, value, frame)
      }
    }
  }

  private func located(_ error: ScriptError, _ f: Frame) -> ScriptError {
    f.locate(error.record, extent)
    return error
  }

  /// Where the call stands.
  var site: Position { Position(source, extent) }

  private func evaluateArguments(_ f: Frame) throws -> [Argument] {
    var arguments: [Argument] = []
    arguments.reserveCapacity(elements.count)
    for element in elements {
      switch element {
      case .value(let node):
        arguments.append(Argument(value: try node.evaluate(f).orNull, extent: node.extent))
      case .parameter(let name, let value, let extent):
        let given = try value?.evaluate(f).orNull
        arguments.append(
          Argument(
            name: name, value: given ?? .unset, isAttached: given != nil, extent: extent,
            valueExtent: value?.extent))
      case .splat(let node): try splat(node.evaluate(f), node.extent, into: &arguments)
      }
    }
    return arguments
  }

  private func splat(_ value: Value, _ extent: Extent, into arguments: inout [Argument]) throws {
    if case .table(let table) = value {
      for (key, value) in table.entries {
        arguments.append(
          Argument(
            name: key.text(.invariant), value: value, isAttached: true, isSplatted: true,
            extent: extent))
      }
      return
    }
    for element in try value.isNull ? [] : value.elements() {
      arguments.append(Argument(value: element, isSplatted: true, extent: extent))
    }
  }
}

/// What is needed to start a command.
struct StageRequest {
  let frame: Frame
  let arguments: [Argument]
  let out: Sink
  let streams: Streams
  let site: Position
  let nameExtent: Extent
  let invocationName: String
  let isDotSourced: Bool
  let position: PipelinePosition
}

/// What a command's name stands for.
enum CommandTarget {
  case block(ScriptBlock)
  case function(FunctionCommand)
  case cmdlet(CmdletCommand)
  case script(ScriptCommand)

  /// The target of `name`, `& $value`, `. $value`.
  static func find(_ subject: Value, isCalled: Bool, _ f: Frame) throws -> CommandTarget {
    switch subject.base {
    case .string(let text): return try find(named: text, f)
    case .object(let block as ScriptBlock): return .block(block)
    case .object(let command as Command): return try target(of: command, f)
    case .null, .nothing, .unset:
      throw ScriptError(
        "BadExpression",
        "The expression after '&' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.",
        .invalidOperation)
    default: return try find(named: subject.text(.invariant), f)
    }
  }

  static func find(named text: String, _ f: Frame) throws -> CommandTarget {
    if let command = try f.session.command(named: text, from: f) {
      return try target(of: command, f)
    }
    throw ScriptError.commandNotFound(text)
  }

  private static func target(of command: Command, _ f: Frame) throws -> CommandTarget {
    switch command {
    case let function as FunctionCommand: return .function(function)
    case let cmdlet as CmdletCommand: return .cmdlet(cmdlet)
    case let script as ScriptCommand: return .script(script)
    case let alias as AliasCommand: return try find(named: alias.definition, f)
    default: throw ScriptError.commandNotFound(command.name)
    }
  }

  func stage(_ request: StageRequest) throws -> Stage {
    if request.asksForHelp, let stage = try helpStage(request) { return stage }
    return try commandStage(request)
  }

  /// `name -?` is `Get-Help name`.
  private func helpStage(_ request: StageRequest) throws -> Stage? {
    let name: String? =
      switch self {
      case .block: nil
      case .function(let function): function.name
      case .script(let script): script.path
      case .cmdlet(let cmdlet): cmdlet.name
      }
    guard let name, let help = request.frame.session.cmdlets[Symbol.intern("Get-Help")]
    else { return nil }
    let argument = Argument(value: .string(name), extent: request.nameExtent)
    return try CommandTarget.target(of: help, request.frame).commandStage(
      StageRequest(
        frame: request.frame, arguments: [argument], out: request.out, streams: request.streams,
        site: request.site, nameExtent: request.nameExtent, invocationName: "Get-Help",
        isDotSourced: false, position: request.position))
  }

  private func commandStage(_ request: StageRequest) throws -> Stage {
    switch self {
    case .block(let block): ScriptStage(request.call(block, nil))
    case .function(let function): ScriptStage(request.call(function.block, function))
    case .script(let script): ScriptStage(request.call(try script.block(), script))
    case .cmdlet(let cmdlet): try CmdletStage(cmdlet, request)
    }
  }
}

extension StageRequest {
  /// `-?` stands among the arguments.
  var asksForHelp: Bool {
    arguments.contains { $0.name.map { $0.utf8.count == 1 && $0.utf8.first == 0x3F } ?? false }
  }

  func call(_ block: ScriptBlock, _ command: Command?) -> ScriptCall {
    ScriptCall(
      block, command: command, arguments: arguments, caller: frame, out: out, streams: streams,
      site: site, invocationName: invocationName, isDotSourced: isDotSourced, position: position)
  }
}

extension ScriptError {
  static func commandNotFound(_ name: String) -> ScriptError {
    let error = ScriptError(
      "CommandNotFoundException",
      """
      The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.
      Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
      """,
      .objectNotFound, target: .string(name),
      exception: "System.Management.Automation.CommandNotFoundException")
    error.record.exception.details = [(name: "CommandName", value: .string(name))]
    error.record.activity = name
    return error
  }
}

/// A script file as a command.
public final class ScriptCommand: Command {
  public let path: String
  private let read: () throws -> ScriptBlock

  init(_ name: String, path: String, read: @escaping () throws -> ScriptBlock) {
    (self.path, self.read) = (path, read)
    super.init(name, .externalScript)
  }

  public func block() throws -> ScriptBlock { try read() }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ExternalScriptInfo") ?? .object
  }
}

extension Session {
  /// The command a name means in a scope: alias, function, cmdlet, script file.
  func command(named text: String, from f: Frame) throws -> Command? {
    let symbol = Symbol.intern(text)
    if let alias = f.alias(named: symbol) { return alias }
    if let function = f.function(named: symbol) { return function }
    if let cmdlet = cmdlets[symbol] { return cmdlet }
    if let script = scriptCommand(text) { return script }
    if text.utf8.contains(0x2D) { return nil }
    return cmdlets[Symbol.intern("Get-" + text)]
  }
}
