/// `ForEach-Object -Parallel`: a session for each object, so many of them at a time.
public final class ParallelRun {
  private let call: Invocation
  private let text: String
  private let using: [(name: String, value: Value)]
  private let limit: Int
  private let deadline: Int64?
  private var waiting: [JobRecord] = []
  private var active: [Strand] = []
  private var isOver = false

  public init(
    _ block: ScriptBlock, _ call: Invocation, limit: Int, seconds: Int
  ) throws {
    (self.call, self.limit) = (call, limit)
    text = block.text(.invariant)
    using = try UsingValues.gather(block, call.frame)
    if using.contains(where: { $0.value.base.reference is ScriptBlock }) {
      throw ScriptError(
        "ParallelUsingVariableCannotBeScriptBlock",
        "A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.",
        .invalidType, exception: "System.Management.Automation.PSArgumentException")
    }
    deadline = seconds > 0 ? call.session.baton.now &+ Int64(seconds) * 10_000_000 : nil
  }

  /// Starts the work on an object, when a place is free.
  public func add(_ item: Value) throws {
    while active.count >= limit, !isOver { try advance() }
    if isOver { return }
    let session = call.session
    let child = session.makeSibling()
    UsingValues.define(using, in: child)
    let strand = Strand { [self] in child.running { run(item, in: child) } }
    active.append(strand)
    session.baton.add(strand)
    try drain()
  }

  /// Waits until all are done; what they write goes on as it comes.
  public func finish() throws {
    while !active.isEmpty { try advance() }
    try drain()
  }

  private func advance() throws {
    let baton = call.session.baton
    let left = deadline.map { max(0, $0 &- baton.now) }
    try baton.wait(ticks: left) { [self] in
      !waiting.isEmpty || active.contains(where: \.isFinished)
    }
    try drain()
    active.removeAll(where: \.isFinished)
    if let deadline, baton.now >= deadline { try stopAll() }
  }

  private func stopAll() throws {
    isOver = true
    for strand in active {
      if strand.hasStarted {
        strand.isStopping = true
        try call.session.baton.wait { strand.isFinished }
      } else {
        call.session.baton.drop(strand)
      }
    }
    active = []
  }

  /// Ends what is still going on: the pipeline has come to an end early.
  public func abandon() { try? stopAll() }

  private func drain() throws {
    while !waiting.isEmpty {
      let record = waiting.removeFirst()
      guard let stream = record.stream else {
        try call.write(record.value)
        continue
      }
      if stream == .error, case .object(let error as ErrorRecord) = record.value {
        try call.writeError(ScriptError(error))
      } else {
        try call.streams[stream].write(record.value)
      }
    }
  }

  private func run(_ item: Value, in session: Session) {
    func sink(_ stream: StreamKind?) -> Sink {
      RecordSink { [self] in waiting.append(JobRecord(stream: stream, value: $0)) }
    }
    session.defaultStreams = Streams(
      error: sink(.error), warning: sink(.warning), verbose: sink(.verbose), debug: sink(.debug),
      information: sink(.information))
    session.global.streams = session.defaultStreams
    do {
      try session.runText(text, [], nil, item: item, into: sink(nil))
    } catch let error as ScriptError {
      let record = ErrorRecord(
        error.record.exception, id: "PSTaskException", category: .invalidOperation)
      record.position = error.record.position
      waiting.append(JobRecord(stream: .error, value: .object(record)))
    } catch {
      // Stopped from outside: nothing to report.
      return
    }
  }
}

/// Hands each value to a closure.
final class RecordSink: Sink {
  private let take: (Value) -> Void
  init(_ take: @escaping (Value) -> Void) { self.take = take }
  override func write(_ value: Value) throws { take(value) }
}
