import PowerShellSyntax

/// What a job is to do.
public struct JobOrder {
  public var block: ScriptBlock
  public var name: String?
  public var arguments: [Value] = []
  public var input: [Value]?
  /// `$_`.
  public var item = Value.unset
  public var initialization: ScriptBlock?
  public var workingDirectory: String?
  /// `Start-ThreadJob -StreamingHost` and the like change nothing here.
  public var isThread = false
  /// Runs in the session's own scope, so that what it sets stays.
  public var isDotSourced = false
  public var command: String?
  /// What kind of job a thread job says it is, and where, if it is a module's own.
  public var own: (typeName: String, location: String)?

  public init(_ block: ScriptBlock) { self.block = block }
}

extension Invocation {
  /// Starts a job: it gets its first turn when the caller waits.
  public func startJob(_ order: JobOrder) throws -> Job {
    try JobStarter(session, frame).start(order)
  }
}

/// Makes a job of a block: a session beside the caller's, and a strand that runs it.
struct JobStarter {
  private let session: Session
  private let frame: Frame
  init(_ session: Session, _ frame: Frame) { (self.session, self.frame) = (session, frame) }

  func start(_ order: JobOrder) throws -> Job {
    let using = try UsingValues.gather(order.block, frame)
    let text = order.command ?? order.block.text(.invariant)
    let id = session.jobs.nextID()
    let job = Job(
      id, order.name ?? "Job\(id)", text, order.kind, session.newGuidText())
    if !order.isThread {
      let childID = session.jobs.nextID()
      job.children = [
        Job(childID, "Job\(childID)", text, .backgroundChild, session.newGuidText())
      ]
    }
    session.jobs.jobs.append(job)
    guard let worker = job.workers.first else { return job }
    launch(worker, order, using)
    (job.began, job.state) = (worker.began, worker.state)
    return job
  }

  func launch(_ worker: Job, _ order: JobOrder, _ using: [(name: String, value: Value)]) {
    let child = session.makeSibling()
    worker.state = .running
    worker.began = session.nowValue
    let isRemote = worker.kind.isRemote
    let travel = Deserialization(session: session)
    let carried = isRemote ? using.map { ($0.name, travel.copy($0.value)) } : using
    UsingValues.define(carried, in: child)
    let order = isRemote ? order.travelling(by: travel) : order
    let strand = Strand { [unowned session] in
      child.running { JobRun(worker, child, order).run() }
      worker.ended = session.nowValue
    }
    worker.strand = strand
    session.baton.add(strand)
  }
}

extension JobOrder {
  fileprivate var kind: Job.Kind {
    guard isThread else { return .background }
    guard let own else { return .thread }
    return Job.Kind(
      className: Job.Kind.thread.className, typeName: own.typeName, location: own.location,
      isRemote: false)
  }

  fileprivate func travelling(by travel: Deserialization) -> JobOrder {
    var order = self
    order.arguments = arguments.map(travel.copy)
    order.input = input?.map(travel.copy)
    return order
  }
}

/// The run of one job in its own session.
struct JobRun {
  private let job: Job
  private let session: Session
  private let order: JobOrder

  init(_ job: Job, _ session: Session, _ order: JobOrder) {
    (self.job, self.session, self.order) = (job, session, order)
  }

  func run() {
    let travel = Deserialization(session: session)
    let carry: (Value) -> Value = job.kind.isRemote ? { travelled($0, travel) } : { $0 }
    func sink(_ stream: StreamKind?) -> Sink { JobSink(job, stream, carry) }
    session.defaultStreams = Streams(
      error: sink(.error), warning: sink(.warning), verbose: sink(.verbose), debug: sink(.debug),
      information: sink(.information))
    session.global.streams = session.defaultStreams
    do {
      if let folder = order.workingDirectory, let place = session.drives.resolve(folder) {
        session.drives.stand(at: place)
      }
      if let first = order.initialization {
        try session.runText(
          first.text(.invariant), [], nil, into: NullSink(), isDotSourced: true)
      }
      try call(order.block, order.arguments, order.input, into: sink(nil))
      job.state = .completed
    } catch let error as ScriptError {
      job.failure = job.kind.isRemote ? travel.copy(error.record) : error.record
      job.state = .failed
    } catch is PipelineStopped {
      job.state = .stopped
    } catch {
      job.state = .completed
    }
  }

  private func travelled(_ value: Value, _ travel: Deserialization) -> Value {
    if case .object(let record as ErrorRecord) = value { return .object(travel.copy(record)) }
    let copy = travel.copy(value)
    if case .object(let bag as PropertyBag) = copy, job.kind.isRemote {
      let type = TypeTable.required("System.Guid")
      let guid = try? Conversion.convert(.string(job.instanceID), to: type, session)
      bag.add("RunspaceId", guid ?? .null)
    }
    return copy
  }

  /// The block's text is parsed anew: nothing of the caller's session comes along.
  private func call(
    _ block: ScriptBlock, _ arguments: [Value], _ input: [Value]?, into out: Sink
  ) throws {
    try session.runText(
      block.text(.invariant), arguments, input, item: order.item, into: out)
  }
}

extension Session {
  /// Runs text as a script block of the global scope, `&`.
  func runText(
    _ text: String, _ arguments: [Value], _ input: [Value]?, item: Value = .unset, into out: Sink,
    isDotSourced: Bool = false
  ) throws {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    let block = ScriptBlock(BlockSource(parsed.tree, source), state: globalState)
    let nowhere = Extent(0, 0)
    if !item.isUnset { global.slots[Layout.underscore] = item }
    let call = ScriptCall(
      block, command: nil, arguments: arguments.map { Argument(value: $0, extent: nowhere) },
      caller: global, out: out, streams: defaultStreams, site: nil, invocationName: "",
      isDotSourced: isDotSourced,
      position: PipelinePosition(number: 1, length: 1, expectsInput: input != nil))
    guard let input else { return try ignoringFlow { try call.run() } }
    try ignoringFlow {
      try Pipeline(stages: [ScriptStage(call)]).run { first in
        for value in input { try first.write(value) }
      }
    }
  }

  /// `break` outside of a loop and `exit` end a script quietly.
  func ignoringFlow(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let signal as FlowSignal {
      _ = signal
    } catch let signal as ExitSignal {
      lastExitCode = signal.code
    }
  }
}
