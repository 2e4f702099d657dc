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
    try f.asPipeline { try executeStages(f) }
    return .normal
  }

  private func executeStages(_ f: Frame) throws {
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
  }
}

extension Frame {
  /// Runs a pipeline; at its end `$?` says whether one of its own commands reported an error.
  @inline(__always) func asPipeline(_ work: () throws -> Void) throws {
    let outer = pulse.pointee.pipeline
    pulse.pointee.newestPipeline &+= 1
    let own = pulse.pointee.newestPipeline
    pulse.pointee.pipeline = own
    do {
      try work()
    } catch {
      pulse.pointee.pipeline = outer
      if pulse.pointee.hasFailures { _ = session.takeFailure(of: own) }
      throw error
    }
    pulse.pointee.pipeline = outer
    pulse.pointee.lastSucceeded = !(pulse.pointee.hasFailures && session.takeFailure(of: own))
  }
}

/// Where a command stands in its pipeline.
struct PipelinePosition {
  var number = 1
  var length = 1
  var expectsInput = false
}

/// The same for a frame, which most often stands alone.
final class PipelinePlace {
  let position: PipelinePosition
  init(_ position: PipelinePosition) { self.position = position }
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
  let elements: [Element]
  private let op: Operator
  private let redirections: [RedirectionCode]
  private let source: SourceText
  /// A literal name and nothing but values.
  let isPlainCall: Bool
  /// The name, where it is written out.
  let literalName: String?
  private let hasSplats: Bool
  var lookup = CommandLookup()
  private var plan: BindingPlan?
  /// How the last call was bound, where the next may be bound likewise.
  var memo: BindingMemo?

  init(
    _ name: Node, _ elements: [Element], _ op: Operator, _ redirections: [RedirectionCode],
    _ source: SourceText, _ extent: Extent
  ) {
    (self.name, self.elements, self.op) = (name, elements, op)
    (self.redirections, self.source) = (redirections, source)
    if op == .none, case .string(let text)? = (name as? ConstantNode)?.value {
      literalName = text
    } else {
      literalName = nil
    }
    isPlainCall =
      literalName != nil
      && elements.allSatisfy {
        if case .value(let node) = $0 { !(node is WrittenNumberNode) } else { false }
      }
    hasSplats = elements.contains { if case .splat = $0 { true } else { false } }
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    try f.asPipeline {
      if redirections.isEmpty { return try run(f, out: f.out, f.streams) }
      let redirected = try Redirected(redirections, f, out: f.out, f.streams)
      try redirected.run { try run(f, out: redirected.out, redirected.streams) }
    }
    return .normal
  }

  private func run(_ f: Frame, out: Sink, _ streams: Streams) throws {
    if isPlainCall, !BindingTrace.isOn, let function = plainFunction(f) {
      return try callPlainly(function, f, out: out, streams)
    }
    guard let memo, !BindingTrace.isOn, lookup.holds(f), let known = lookup.target else {
      return try makeStage(f, out: out, streams, PipelinePosition()).runAlone()
    }
    let arguments = try locating(f) { try evaluateArguments(f) }
    if let fitted = memo.fitted(arguments),
      try call(known, by: memo, fitted, f, out: out, streams)
    {
      return
    }
    try makeStage(f, out: out, streams, PipelinePosition(), arguments).runAlone()
  }

  override func stage(_ f: Frame, out: Sink, _ position: PipelinePosition) throws -> Stage {
    if redirections.isEmpty { return try makeStage(f, out: out, f.streams, position) }
    let redirected = try Redirected(redirections, f, out: out, f.streams)
    let inner = try makeStage(f, out: redirected.out, redirected.streams, position)
    return RedirectedStage(inner, redirected)
  }

  private func makeStage(
    _ f: Frame, out: Sink, _ streams: Streams, _ position: PipelinePosition,
    _ evaluated: [Argument]? = nil
  ) throws -> Stage {
    try locating(f) {
      let subject = literalName == nil ? try name.evaluate(f) : .unset
      if op != .none, let module = subject.base.reference as? Module,
        let call = try module.call(evaluateArguments(f), f)
      {
        return try call.target.stage(
          StageRequest(
            frame: op == .dot ? call.home : f, arguments: call.arguments, out: out,
            streams: streams, site: Position(source, extent), nameExtent: name.extent,
            invocationName: op == .call ? "&" : ".", isDotSourced: op == .dot, position: position,
            plan: nil, node: nil))
      }
      let (target, invocationName) = try target(subject, f)
      let arguments = try evaluated ?? evaluateArguments(f)
      return try target.stage(
        StageRequest(
          frame: f, arguments: arguments, out: out, streams: streams,
          site: Position(source, extent), nameExtent: name.extent, invocationName: invocationName,
          isDotSourced: op == .dot, position: position,
          plan: try plan(for: target, arguments, f), node: self))
    }
  }

  /// An error before the command runs stands where the call does.
  private func locating<Result>(_ f: Frame, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as ScriptError {
      if error.record.position == nil {
        let isUnknown = error.record.errorID == "CommandNotFoundException"
        f.locate(error.record, isUnknown ? name.extent : extent)
        if isUnknown { error.record.invocation = unknownCall(error.record, f) }
      }
      throw error
    }
  }

  /// A call that found no command is told by how it was written.
  private func unknownCall(_ record: ErrorRecord, _ f: Frame) -> InvocationInfo {
    let written = (try? name.evaluate(f))?.text(.invariant) ?? ""
    return InvocationInfo(
      commandName: "", invocationName: op == .none ? written : op == .call ? "&" : ".",
      position: record.position, command: nil)
  }

  /// What is called, and under which name.
  private func target(
    _ subject: Value, _ f: Frame
  ) throws -> (target: CommandTarget, invocationName: String) {
    guard let literalName else {
      let target = try CommandTarget.find(subject, isCalled: op != .none, f)
      return (target, op == .none ? subject.text(.invariant) : op == .call ? "&" : ".")
    }
    if lookup.holds(f), let known = lookup.target { return (known, literalName) }
    let target = try CommandTarget.find(named: literalName, f)
    lookup.note(target, f)
    lookup.isPlain = isPlainCall && isPlain(target, f)
    return (target, literalName)
  }

  /// How the arguments find their parameters: the same each time, but for splatted ones.
  private func plan(
    for target: CommandTarget, _ arguments: [Argument], _ f: Frame
  ) throws -> BindingPlan? {
    guard !hasSplats, let metadata = try target.metadata(f) else { return nil }
    if let plan, plan.metadata === metadata { return plan }
    plan = BindingPlan(metadata, arguments, session: f.session)
    return plan
  }

  func located(_ error: ScriptError, _ f: Frame) -> ScriptError {
    f.locate(error.record, extent)
    return error
  }

  /// The command's name as the source has it.
  var writtenName: String {
    (name as? ConstantNode)?.value.text(.invariant) ?? ""
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
      case .splat(let node):
        if !f.argumentNames.isEmpty, (node as? DynamicVariableNode)?.symbol === WellKnown.args {
          arguments += f.namedArguments(at: node.extent)
        } else {
          try splat(node.evaluate(f), node.extent, into: &arguments)
        }
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
