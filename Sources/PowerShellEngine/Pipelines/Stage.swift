import PowerShellSyntax

/// A running command of a pipeline: the sink that the command before it writes into.
class Stage: Sink {
  final private(set) var hasBegun = false

  /// Binds the command line.
  func prepare() throws {}
  /// Runs `begin`.
  func begin() throws {}

  /// Runs `begin`, once: in the pipeline's order, or earlier when the stage before writes already.
  final func start() throws {
    guard !hasBegun else { return }
    hasBegun = true
    try begin()
  }

  /// Whether a command that wants no more input is this one, or one it wraps.
  func isStage(_ other: AnyObject?) -> Bool { self === other }

  /// Runs `process` once: the command stands first and nothing is piped into it.
  func runWithoutInput() throws {}

  /// `$PSBoundParameters`.
  var boundParameters: TableObject { TableObject() }
  /// The values of parameters that the arguments themselves have brought about.
  var dynamicValues: [Symbol: Value] { [:] }
  /// Whether a parameter was bound before the pipeline began.
  func isOnCommandLine(_ name: Symbol) -> Bool { false }

  /// The whole life of a command that stands alone.
  final func runAlone() throws {
    do {
      try prepare()
      try start()
      try runWithoutInput()
      try finish()
    } catch let stop as StopUpstream {
      guard isStage(stop.stage) else {
        abandon()
        throw stop
      }
      try finish()
    } catch {
      abandon()
      throw error
    }
  }
}

/// Stages that run together.
struct Pipeline {
  let stages: [Stage]

  /// Runs them: `feed` gives the first one its input, or lets it run without.
  func run(_ feed: (Stage) throws -> Void) throws {
    guard let first = stages.first else { return }
    do {
      for stage in stages { try stage.prepare() }
      for stage in stages { try stage.start() }
      try feed(first)
      for stage in stages { try stage.finish() }
    } catch let stop as StopUpstream {
      try finish(after: stop)
    } catch {
      for stage in stages { stage.abandon() }
      throw error
    }
  }

  /// A stage wanted no more: those before it are abandoned, it and those behind it end regularly.
  private func finish(after stop: StopUpstream) throws {
    guard let place = stages.firstIndex(where: { $0.isStage(stop.stage) }) else {
      for stage in stages { stage.abandon() }
      throw stop
    }
    for stage in stages[..<place] { stage.abandon() }
    do {
      for stage in stages[place...] { try stage.finish() }
    } catch let again as StopUpstream {
      try Pipeline(stages: Array(stages[place...])).finish(after: again)
    } catch {
      for stage in stages[place...] { stage.abandon() }
      throw error
    }
  }
}

/// A function or script block as a stage: its frame lives as long as the pipeline.
final class ScriptStage: Stage {
  private let call: ScriptCall
  private var frame: Frame?
  private var input: [Value] = []

  /// A script file ends where it says `exit`; a function lets that pass to its script.
  private let endsAtExit: Bool
  private var hasExited = false

  init(_ call: ScriptCall, endsAtExit: Bool = false) {
    (self.call, self.endsAtExit) = (call, endsAtExit)
  }

  private func execute(_ block: Node, _ frame: Frame) throws {
    guard endsAtExit else { return try call.execute(block, frame) }
    guard !hasExited else { return }
    do {
      try call.execute(block, frame)
    } catch let exit as ExitSignal {
      hasExited = true
      let session = frame.session
      session.lastExitCode = exit.code
      if exit.code != 0 { session.noteFailure(in: session.pulse.pointee.pipeline) }
    }
  }

  /// A simple function binds when the first of its blocks is to run, an advanced one beforehand.
  override func prepare() throws { if call.code.isAdvanced { frame = try call.open() } }

  private func opened() throws -> Frame {
    if let frame { return frame }
    let frame = try call.open()
    self.frame = frame
    return frame
  }

  override func begin() throws {
    guard call.code.begin != nil || call.code.isAdvanced else { return }
    let frame = try opened()
    try traced("BeginProcessing") {
      if let begin = call.code.begin { try execute(begin, frame) }
    }
  }

  override func write(_ value: Value) throws {
    if !hasBegun { try start() }
    guard let process = call.code.process else { return try keep(value) }
    let frame = try opened()
    try frame.poll()
    guard try call.take(value, frame) else { return }
    frame.slots[Layout.underscore] = value
    try traced("ProcessRecord") { try execute(process, frame) }
  }

  /// Without a `process` block the objects wait for `$input`.
  private func keep(_ value: Value) throws {
    if let frame {
      try frame.poll()
      guard try call.take(value, frame) else { return }
    }
    input.append(value)
  }

  override func runWithoutInput() throws {
    guard call.code.process != nil || call.code.isAdvanced else { return }
    let frame = try opened()
    try traced("ProcessRecord") {
      if let process = call.code.process { try execute(process, frame) }
    }
  }

  /// Advanced functions are told of like cmdlets.
  @inline(__always) private func traced(_ name: String, _ body: () throws -> Void) rethrows {
    guard BindingTrace.isOn, call.code.isAdvanced else { return try body() }
    try BindingTrace.scope("CALLING " + name, body)
  }

  override func finish() throws {
    if call.code.end != nil || call.code.isAdvanced {
      let frame = try opened()
      if !input.isEmpty { frame.input = InputEnumerator(input) }
      try traced("EndProcessing") {
        if let end = call.code.end { try execute(end, frame) }
      }
    }
    close()
  }

  override func abandon() { close() }

  private func close() {
    guard let frame else { return }
    self.frame = nil
    if let clean = call.code.clean { _ = try? call.execute(clean, frame) }
    call.close(frame)
  }
}

/// `$input`.
final class InputEnumerator: PSObject {
  private let items: [Value]
  private var next = 0
  init(_ items: [Value]) { self.items = items }

  override var type: TypeInfo { TypeTable.find("System.Collections.IEnumerator") ?? .object }

  override func makeEnumerator() -> ValueEnumerator? { Walk(self) }

  private final class Walk: ValueEnumerator {
    private let input: InputEnumerator
    init(_ input: InputEnumerator) { self.input = input }
    override func next() throws -> Value? {
      guard input.next < input.items.count else { return nil }
      input.next += 1
      return input.items[input.next - 1]
    }
  }
}
