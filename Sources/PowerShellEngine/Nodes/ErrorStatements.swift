import PowerShellSyntax

// `throw`, `try`, `trap`: errors as statements make and take them.

/// `throw value`.
final class ThrowNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    var error = try f.error(thrown: value?.evaluatePart(f) ?? .unset)
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
