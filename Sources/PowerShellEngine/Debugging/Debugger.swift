import PowerShellSyntax

/// Watches a session's code run: traces lines, counts hits of breakpoints, runs their actions.
///
/// Only code that was lowered to be watched asks it anything (`Watching`).
public final class Debugger {
  /// `Set-PSDebug -Trace`: 0, 1 or 2.
  public private(set) var traceLevel = 0
  private var isStepping = false
  public private(set) var breakpoints: [Breakpoint] = []
  private var lastID: Int32 = 0
  /// An action or the debugger's prompt runs: its own code is not watched.
  private var isBusy = false
  unowned(unsafe) let session: Session
  /// The prompt stops at the next statement of a frame no deeper than this.
  var stopDepth: Int?

  init(_ session: Session) { self.session = session }

  /// Traces and steps from now on; code that runs already is watched where its source asked for it.
  public func watch(traceLevel: Int, stepping: Bool) {
    (self.traceLevel, isStepping) = (traceLevel, stepping)
    Watching.isOn = traceLevel > 0 || stepping || !breakpoints.isEmpty
  }

  // MARK: Breakpoints

  public func add(_ kind: Breakpoint.Kind, script: String, action: ScriptBlock?) -> Breakpoint {
    lastID &+= 1
    let made = Breakpoint(lastID, kind, script: script, action: action)
    breakpoints.append(made)
    Watching.isOn = true
    return made
  }

  public func remove(_ breakpoint: Breakpoint) {
    breakpoints.removeAll { $0 === breakpoint }
    watch(traceLevel: traceLevel, stepping: isStepping)
  }

  // MARK: What watched code tells

  /// A statement is about to run.
  func reach(_ position: Position, _ f: Frame) throws {
    guard !isBusy else { return }
    if traceLevel > 0 { try show(TraceText.line(position)) }
    if isStepping { try ask(position) }
    if let depth = stopDepth, f.depth <= depth { return try prompt(f, position, nil) }
    guard !breakpoints.isEmpty else { return }
    for breakpoint in breakpoints where breakpoint.concerns(position.file) {
      guard case .line(let line, let column) = breakpoint.kind, line == position.line,
        column <= 0 || column == position.column
      else { continue }
      if column <= 0, !breakpoint.settles(on: position) { continue }
      try hit(breakpoint, f, position)
    }
  }

  func call(_ names: [String], _ position: Position, _ f: Frame) throws {
    guard !isBusy, !breakpoints.isEmpty else { return }
    for name in names {
      for breakpoint in breakpoints where breakpoint.concerns(position.file) {
        guard case .command(let pattern) = breakpoint.kind, Module.matches([pattern], name) else {
          continue
        }
        try hit(breakpoint, f, position)
      }
    }
  }

  func access(
    _ name: String, _ mode: Breakpoint.AccessMode, _ position: Position, _ f: Frame
  ) throws {
    guard !isBusy, !breakpoints.isEmpty else { return }
    for breakpoint in breakpoints where breakpoint.concerns(position.file) {
      guard case .variable(let wanted, let wantedMode) = breakpoint.kind,
        AsciiFold.foldedEquals(wanted, name), wantedMode == .readWrite || wantedMode == mode
      else { continue }
      try hit(breakpoint, f, position)
    }
  }

  func assigned(_ name: String, _ value: Value) throws {
    guard traceLevel > 1, !isBusy else { return }
    try show(TraceText.assignment(name, value, session.culture))
  }

  func entered(_ f: Frame, _ block: Position) throws {
    guard traceLevel > 1, !isBusy else { return }
    try show(TraceText.call(f, block))
  }

  private func show(_ text: String) throws {
    try session.defaultStreams[.debug].write(
      .object(StreamRecord(.debug, .string(text))))
  }

  // MARK: Stopping

  private func hit(_ breakpoint: Breakpoint, _ f: Frame, _ position: Position) throws {
    breakpoint.hitCount &+= 1
    guard let action = breakpoint.action else { return try prompt(f, position, breakpoint) }
    isBusy = true
    defer { isBusy = false }
    do {
      try run(action, f, item: .object(breakpoint))
    } catch let signal as FlowSignal where signal.completion == .break {
      try prompt(f, position, breakpoint)
    } catch is FlowSignal {
      return
    } catch let error as ScriptError {
      session.record(error.record)
    }
  }

  /// Runs code in a scope below the one that is watched; what it writes is dropped.
  private func run(_ block: ScriptBlock, _ f: Frame, item: Value) throws {
    let succeeded = session.lastSucceeded
    defer { session.lastSucceeded = succeeded }
    let call = ScriptCall(
      block, command: nil, arguments: [], caller: f, out: NullSink(), streams: f.streams,
      site: nil, invocationName: "", isDotSourced: false)
    let frame = try call.open()
    defer { call.close(frame) }
    frame.slots[Layout.underscore] = item
    for body in [call.code.begin, call.code.process, call.code.end].compactMap(\.self) {
      try call.execute(body, frame)
    }
  }

  /// `Set-PSDebug -Step`: each statement is asked about.
  private func ask(_ position: Position) throws {
    guard session.host.isInteractive else { return }
    let prompt = ChoicePrompt.stepping(TraceText.line(position))
    switch try session.choose(prompt) {
    case 0: return
    case 1: isStepping = false
    default:
      isStepping = false
      throw PipelineStopped(isOutOfBudget: false)
    }
  }

  /// `Wait-Debugger`, a breakpoint without action, a step.
  public func stop(_ f: Frame, _ position: Position?) throws {
    guard let position else { return }
    try prompt(f, position, nil)
  }

  private func prompt(_ f: Frame, _ position: Position, _ breakpoint: Breakpoint?) throws {
    stopDepth = nil
    guard session.host.isInteractive, !isBusy else { return }
    isBusy = true
    defer { isBusy = false }
    try DebugPrompt(self, f, position).run(breakpoint)
  }
}

extension Session {
  /// The session's debugger, made when someone asks for it.
  public var debugger: Debugger {
    if let knownDebugger { return knownDebugger }
    let made = Debugger(self)
    knownDebugger = made
    return made
  }
}
