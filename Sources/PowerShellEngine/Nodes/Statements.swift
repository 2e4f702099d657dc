import PowerShellSyntax

/// Statements one after the other; what goes wrong in one is given its place and its due.
final class SequenceNode: Node {
  private let statements: NodeList
  private let traps: [TrapCode]

  init(_ statements: [Node], traps: [TrapCode], _ extent: Extent) {
    self.statements = NodeList(statements)
    self.traps = traps
    super.init(extent)
  }

  deinit { statements.free() }

  override func execute(_ f: Frame) throws -> Completion {
    var index = 0
    while index < statements.count {
      do {
        while index < statements.count {
          let completion = try statements.execute(index, f)
          if completion != .normal { return completion }
          index += 1
        }
      } catch let error as ScriptError {
        let completion = try handle(error, at: index, f)
        if completion != .normal { return completion }
        index += 1
      }
    }
    return .normal
  }

  /// Nothing but one expression that is no command.
  var isOneExpression: Bool {
    guard statements.count == 1, traps.isEmpty else { return false }
    return statements[0]._withUnsafeGuaranteedRef {
      ($0 as? ExpressionStatementNode)?.isPure ?? false
    }
  }

  /// The value of the one expression, before it would be written out.
  func soleValue(_ f: Frame) throws -> Value {
    do {
      let value = try statements.evaluate(0, f)
      f.pulse.pointee.lastSucceeded = true
      return value
    } catch let error as ScriptError {
      _ = try handle(error, at: 0, f)
      return .nothing
    }
  }

  /// An error that a statement threw: on to a `try`, a trap, the error stream.
  private func handle(_ error: ScriptError, at index: Int, _ f: Frame) throws -> Completion {
    f.locate(error.record, statements.extent(index))
    f.session.lastSucceeded = false
    if let trap = traps.first(where: { $0.catches(error.record, f) }) ?? nil {
      let completion = try trap.run(error, f)
      f.session.lastSucceeded = false
      return completion
    }
    try f.settle(error)
    return .normal
  }
}

extension Frame {
  /// Gives a record that has no place yet the statement's.
  func locate(_ record: ErrorRecord, _ extent: Extent) {
    guard record.position == nil, let code else { return }
    record.position = Position(code.source, extent)
    record.stackTrace = stackTrace(from: extent)
  }

  /// The lines of `ScriptStackTrace`, innermost first.
  func stackTrace(from extent: Extent) -> [String] {
    var lines: [String] = []
    var place = code.map { Position($0.source, extent) }
    var next: Frame? = self
    while let frame = next, lines.count < 100 {
      let file = place?.source.file ?? "<No file>"
      let isScript = frame.command?.kind == .externalScript
      let name = isScript ? "<ScriptBlock>" : frame.command?.name ?? "<ScriptBlock>"
      lines.append("at \(name), \(file): line \(place?.line ?? 1)")
      place = frame.callSite
      next = frame.caller
    }
    return lines
  }

  /// Reports a statement's error and goes on, or lets it pass: `try`, `throw`, `-ErrorAction Stop`.
  func settle(_ error: ScriptError) throws {
    if session.tryDepth > 0 { throw error }
    switch errorAction() {
    case .silentlyContinue: session.record(error.record)
    case .ignore: return
    case .stop: throw error
    default:
      if error.isStopping { throw error }
      try streams[.error].write(.object(session.record(error.record)))
    }
  }

  /// What `$ErrorActionPreference` says in this scope.
  func errorAction() -> ActionPreference {
    ActionPreference(lookup(WellKnown.errorActionPreference)) ?? .continue
  }
}

/// `System.Management.Automation.ActionPreference`.
public enum ActionPreference: Int32, Sendable {
  case silentlyContinue = 0
  case stop, `continue`, inquire, ignore, suspend, `break`

  public init?(_ value: Value) {
    switch value.base {
    case .object(let object as EnumObject):
      self.init(rawValue: Int32(truncatingIfNeeded: object.value))
    case .int(let number): self.init(rawValue: number)
    case .string(let text):
      let names = ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"]
      guard let place = names.firstIndex(where: { AsciiFold.foldedEquals($0, text) }) else {
        return nil
      }
      self.init(rawValue: Int32(place))
    default: return nil
    }
  }
}

extension Frame {
  /// `Session.poll`, without a look at the session.
  @inline(__always) func poll() throws {
    pulse.pointee.ticks &+= 1
    if pulse.pointee.ticks & 0xFF == 0 { try session.pollSlowly() }
  }
}

extension Session {
  /// Puts a record at the head of `$Error`, once.
  @discardableResult public func record(_ record: ErrorRecord) -> ErrorRecord {
    guard !record.isRecorded else { return record }
    record.isRecorded = true
    errors.elements.insert(.object(record), at: 0)
    if errors.elements.count > 256 { errors.elements.removeLast() }
    return record
  }

  /// Steps, stop requests and budgets are looked at here: back-edges, writes, calls.
  @inline(__always) func poll() throws {
    pulse.pointee.ticks &+= 1
    if pulse.pointee.ticks & 0xFF == 0 { try pollSlowly() }
  }

  @inline(never) fileprivate func pollSlowly() throws {
    if let strands, strands.isShared { strands.breathe() }
    if isStopRequested() { throw PipelineStopped(isOutOfBudget: false) }
    guard let left = stepBudget else { return }
    if left <= 256 { throw PipelineStopped(isOutOfBudget: true) }
    stepBudget = left - 256
  }

  /// Memory that a script asks for in one piece passes here.
  func claim(bytes: Int) throws {
    guard bytes > 536_870_912 else { return }
    throw ScriptError(
      "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.",
      .operationStopped, exception: "System.OutOfMemoryException")
  }
}

/// An expression or pipeline as a statement: what it gives goes out, `$?` says how it went.
final class ExpressionStatementNode: Node {
  private let expression: Node
  /// Commands say themselves how they went.
  private let isCommand: Bool
  init(_ expression: Node, _ extent: Extent) {
    self.expression = expression
    isCommand = expression is CommandNode || expression is PipelineNode || expression is ChainNode
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try expression.evaluate(f) }
  /// A plain value: neither a command nor statements that write.
  var isPure: Bool {
    !isCommand && !(expression is CollectNode) && !(expression is StageNode)
      && !(expression is ParenNode) && !(expression is StepNode)
  }
  override func test(_ f: Frame) throws -> Bool { try expression.test(f) }
  override func execute(_ f: Frame) throws -> Completion {
    let completion = try expression.execute(f)
    if !isCommand { f.pulse.pointee.lastSucceeded = true }
    return completion
  }
}

/// `if … elseif … else …`.
final class IfNode: Node {
  private let conditions: NodeList
  private let bodies: NodeList
  private let otherwise: Node

  init(_ clauses: [(Node, Node)], _ otherwise: Node?, _ extent: Extent) {
    conditions = NodeList(clauses.map(\.0))
    bodies = NodeList(clauses.map(\.1))
    self.otherwise = otherwise ?? SequenceNode([], traps: [], extent)
    super.init(extent)
  }

  deinit {
    conditions.free()
    bodies.free()
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    for index in 0..<conditions.count {
      let isTrue = try conditions[index]._withUnsafeGuaranteedRef { try $0.test(f) }
      if isTrue { return try bodies.execute(index, f) }
    }
    return try otherwise.execute(f)
  }
}

/// `break`, `continue`: the label goes into the frame.
final class JumpNode: Node {
  private let completion: Completion
  private let label: Node?
  init(_ completion: Completion, _ label: Node?, _ extent: Extent) {
    (self.completion, self.label) = (completion, label)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    f.label = try label.map { try $0.evaluate(f).text(.invariant) }
    return completion
  }
}

/// `return value`.
final class ReturnNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    if let value { _ = try value.execute(f) }
    return .return
  }
}

/// `return value` in a method of a class.
final class MethodReturnNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    f.returned = try value?.evaluate(f) ?? .nothing
    return .return
  }
}

/// `exit code`.
final class ExitNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    let given = try value?.evaluate(f) ?? .null
    let code = try? Conversion.convert(given.orNull, to: .int32, f.session)
    throw ExitSignal(code: Int32(truncatingIfNeeded: code?.integerOrZero ?? 0))
  }
}

/// `throw value`.
final class ThrowNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    var error = try f.error(thrown: value?.evaluate(f) ?? .unset)
    error.isStopping = true
    error.record.isRaised = true
    error.record.isThrown = true
    throw error
  }
}

extension Frame {
  /// What `throw` makes of a value: a record and an exception stay themselves, other values
  /// become the message of a `RuntimeException`.
  func error(thrown value: Value) throws -> ScriptError {
    switch value.base {
    case .object(let record as ErrorRecord): return ScriptError(record)
    case .object(let exception as ExceptionObject):
      if let record = exception.record { return ScriptError(record) }
      return ScriptError(
        ErrorRecord(
          exception, id: exception.message, category: .operationStopped, target: .null))
    case .unset:
      if case .object(let record as ErrorRecord) = lookup(WellKnown.underscore) {
        return ScriptError(record)
      }
      return ScriptError("ScriptHalted", "ScriptHalted", .operationStopped)
    default:
      let text = value.isNull ? "ScriptHalted" : try value.expansionText(self)
      return ScriptError(text, text, .operationStopped, target: value.orNull)
    }
  }
}

/// `try … catch … finally …`.
final class TryNode: Node {
  struct Clause {
    let types: [TypeNode]
    let body: Node
  }
  private let body: Node
  private let clauses: [Clause]
  private let finally: Node?

  init(_ body: Node, _ clauses: [Clause], _ finally: Node?, _ extent: Extent) {
    (self.body, self.clauses, self.finally) = (body, clauses, finally)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    guard let finally else { return try attempt(f) }
    let completion: Completion
    do {
      completion = try attempt(f)
    } catch {
      try f.session.unstoppable { _ = try finally.execute(f) }
      throw error
    }
    let last = try finally.execute(f)
    return last == .normal ? completion : last
  }

  private func attempt(_ f: Frame) throws -> Completion {
    guard !clauses.isEmpty else { return try body.execute(f) }
    let session = f.session
    let out = f.out
    session.tryDepth += 1
    do {
      let completion = try body.execute(f)
      session.tryDepth -= 1
      return completion
    } catch let error as ScriptError {
      session.tryDepth -= 1
      f.out = out
      return try handle(error, f)
    } catch {
      session.tryDepth -= 1
      throw error
    }
  }

  private func handle(_ error: ScriptError, _ f: Frame) throws -> Completion {
    guard let (clause, inner) = try clause(for: error.record, f) else { throw error }
    let record =
      inner.map { error.record.holding($0) }
      ?? (clauses.contains { !$0.types.isEmpty } ? error.unwrapped : error.record)
    f.session.record(error.record)
    let saved = f.slots[Layout.underscore]
    f.slots[Layout.underscore] = .object(record)
    defer { f.slots[Layout.underscore] = saved }
    return try clause.body.execute(f)
  }

  /// The clause to run: one for what PowerShell's own exception wraps comes first, and gets just that.
  private func clause(
    for record: ErrorRecord, _ f: Frame
  ) throws -> (Clause, inner: ExceptionObject?)? {
    let outer = record.exception
    if let inner = outer.inner, outer.wraps, let found = typed({ inner.distance(to: $0) }, f) {
      return (found, inner)
    }
    if let found = typed({ record.distance(to: $0) }, f) { return (found, nil) }
    return clauses.first { $0.types.isEmpty }.map { ($0, nil) }
  }

  /// The first clause whose types fit, nearer types of the exception before farther ones.
  private func typed(_ distance: (TypeInfo) -> Int?, _ f: Frame) -> Clause? {
    var best: (distance: Int, clause: Clause)?
    for clause in clauses {
      if clause.types.isEmpty { return best?.clause }
      for type in clause.types {
        guard let wanted = try? type.resolve(f), let distance = distance(wanted) else { continue }
        if distance < best?.distance ?? Int.max { best = (distance, clause) }
      }
    }
    return best?.clause
  }
}

extension ScriptError {
  /// What a search by types finds inside the exception that stopped the command: PowerShell's own
  /// exceptions carry a record of theirs, which knows no command.
  fileprivate var unwrapped: ErrorRecord {
    let exception = record.exception
    guard isPromoted, exception.type.inherits(from: "System.Management.Automation.RuntimeException")
    else { return record }
    return ErrorRecord(
      exception, id: record.errorID, category: record.category, target: record.target)
  }
}

extension ErrorRecord {
  /// How far the exception's type, or that of an exception inside it, is from a type it derives
  /// from; nil where it does not.
  func distance(to type: TypeInfo) -> Int? {
    var exception: ExceptionObject? = self.exception
    while let current = exception {
      if let steps = current.distance(to: type) { return steps }
      exception = current.inner
    }
    // What a script sees thrown is always wrapped in one.
    return type.fullName == "System.Management.Automation.RuntimeException" ? 1_000 : nil
  }
}

extension ExceptionObject {
  /// How many steps the exception's type is away from one it derives from.
  fileprivate func distance(to type: TypeInfo) -> Int? {
    var next: TypeInfo? = exceptionType
    var steps = 0
    while let candidate = next {
      if candidate === type { return steps }
      next = candidate.baseType
      steps += 1
    }
    return nil
  }

  /// One of PowerShell's, around what a member threw.
  fileprivate var wraps: Bool {
    exceptionType.inherits(from: "System.Management.Automation.RuntimeException")
      && !(inner?.exceptionType.inherits(from: "System.Management.Automation.RuntimeException")
        ?? true)
  }
}

extension ErrorRecord {
  /// The same error, with what its exception wraps.
  fileprivate func holding(_ exception: ExceptionObject) -> ErrorRecord {
    let record = ErrorRecord(exception, id: errorID, category: category, target: target)
    (record.activity, record.originID, record.reason) = (activity, originID, reason)
    (record.targetName, record.targetTypeName) = (targetName, targetTypeName)
    (record.details, record.recommendedAction) = (details, recommendedAction)
    (record.position, record.invocation, record.stackTrace) = (position, invocation, stackTrace)
    return record
  }
}

extension Session {
  /// Runs what must run however the pipeline ends: stop requests wait.
  func unstoppable(_ body: () throws -> Void) throws {
    let (check, budget) = (isStopRequested, stepBudget)
    isStopRequested = { false }
    stepBudget = budget == nil ? nil : 100_000
    defer { (isStopRequested, stepBudget) = (check, budget) }
    try body()
  }
}

/// `trap [type] { … }`.
final class TrapCode {
  let type: TypeNode?
  let body: Node
  init(_ type: TypeNode?, _ body: Node) { (self.type, self.body) = (type, body) }

  func catches(_ record: ErrorRecord, _ f: Frame) -> Bool {
    guard let type else { return true }
    guard let wanted = try? type.resolve(f) else { return false }
    return record.distance(to: wanted) != nil
  }

  /// `continue` goes on with the next statement, `break` lets the error pass; else it is reported.
  func run(_ error: ScriptError, _ f: Frame) throws -> Completion {
    f.session.record(error.record)
    let saved = f.slots[Layout.underscore]
    f.slots[Layout.underscore] = .object(error.record)
    defer { f.slots[Layout.underscore] = saved }
    switch try body.execute(f) {
    case .continue: return .normal
    case .break: throw error
    case .return: return .return
    case .normal:
      switch f.errorAction() {
      case .silentlyContinue, .ignore: return .normal
      case .stop: throw error
      default:
        try f.streams[.error].write(.object(error.record))
        return .normal
      }
    }
  }
}

/// `switch`: its clauses as conditions on `$_`.
final class SwitchNode: Node {
  private let label: String?
  private let flags: SwitchStatementAst.Flags
  private let subject: Node
  private let clauses: [(pattern: Node, body: Node)]
  private let otherwise: Node?
  private let matches: TargetNode?

  init(
    label: String?, flags: SwitchStatementAst.Flags, subject: Node,
    clauses: [(pattern: Node, body: Node)], otherwise: Node?, matches: TargetNode?,
    _ extent: Extent
  ) {
    (self.label, self.flags, self.subject) = (label, flags, subject)
    (self.clauses, self.otherwise, self.matches) = (clauses, otherwise, matches)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    let value = try subject.evaluate(f)
    let items = try value.isCollection ? value.elements() : value.isNothing ? [] : [value]
    let saved = f.slots[Layout.underscore]
    defer { f.slots[Layout.underscore] = saved }
    for item in try flags.contains(.file) ? f.session.lines(ofFile: value) : items {
      try f.poll()
      switch try Loops.ending(label, f, { try runClauses(item, f) }) {
      case .normal, .continue: continue
      case .break: return .normal
      case .leave(let completion): return completion
      }
    }
    return .normal
  }

  private func runClauses(_ item: Value, _ f: Frame) throws -> Completion {
    var isMatched = false
    for clause in clauses {
      f.slots[Layout.underscore] = item
      guard try isMatch(item, clause.pattern, f) else { continue }
      isMatched = true
      let completion = try clause.body.execute(f)
      if completion != .normal { return completion }
    }
    guard !isMatched, let otherwise else { return .normal }
    f.slots[Layout.underscore] = item
    return try otherwise.execute(f)
  }

  private func isMatch(_ item: Value, _ pattern: Node, _ f: Frame) throws -> Bool {
    if let block = pattern as? ScriptBlockNode {
      return try InlineBlock(block.literal, f).test(item)
    }
    let wanted = try pattern.evaluate(f).orNull
    if case .object(let block as ScriptBlock) = wanted {
      return try InlineBlock(block.literal, f).test(item)
    }
    let ignoringCase = !flags.contains(.caseSensitive)
    if flags.contains(.regex) {
      let op: BinaryOperator = ignoringCase ? .imatch : .cmatch
      let (result, found) = try Matching.match(
        op, .string(item.text(.invariant)), wanted, f.session)
      if let found { try matches?.assign(.table(found), f) }
      return result.isTrue
    }
    if flags.contains(.wildcard) {
      let op: BinaryOperator = ignoringCase ? .ilike : .clike
      return try op.apply(.string(item.text(.invariant)), wanted, f.session).isTrue
    }
    return try Comparison.equal(item.orNull, wanted, ignoringCase: ignoringCase, f.session)
  }
}

extension Value {
  var isNothing: Bool {
    if case .nothing = self { return true }
    return false
  }
}
