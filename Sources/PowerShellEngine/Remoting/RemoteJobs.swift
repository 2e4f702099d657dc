// Several computers at once, or in the background: a job with a child for each.

extension Invocation {
  /// Starts a block at each of some connections; those that failed to open are failed children.
  public func startRemoteJob(
    _ order: JobOrder, in ends: [RemoteTarget], hidesName: Bool, isListed: Bool
  ) throws -> Job {
    let using = try UsingValues.gather(order.block, frame)
    let text = order.block.text(.invariant)
    let names = ends.map(\.computerName)
    let id = isListed ? session.jobs.nextID() : 0
    let job = Job(
      id, order.name ?? "Job\(id)", text, .remote(names.joined(separator: ",")),
      session.newGuidText())
    for end in ends {
      let childID = isListed ? session.jobs.nextID() : 0
      let child = Job(
        childID, "Job\(childID)", text, .remoteChild(end.computerName), session.newGuidText())
      job.children.append(child)
      start(child, order, using, end, hidesName)
    }
    job.began = session.nowValue
    if isListed { session.jobs.jobs.append(job) }
    return job
  }

  private func start(
    _ child: Job, _ order: JobOrder, _ using: [(name: String, value: Value)],
    _ end: RemoteTarget, _ hidesName: Bool
  ) {
    child.began = session.nowValue
    switch end {
    case .failed(_, let record):
      child.records.append(JobRecord(stream: .error, value: .object(record)))
      child.state = .failed
      child.ended = session.nowValue
    case .open(let remote, let closes):
      child.state = .running
      let travel = Deserialization(session: session)
      UsingValues.define(
        using.map { ($0.name, travel.copy($0.value)) }, in: remote.session)
      var carried = order
      carried.arguments = order.arguments.map(travel.copy)
      carried.input = order.input?.map(travel.copy)
      let origin = RemoteOrigin(remote, hidesName: hidesName)
      let strand = Strand { [unowned session, carried] in
        remote.session.running { RemoteJobRun(child, remote, carried, origin).run() }
        if closes { remote.close() }
        child.ended = session.nowValue
      }
      child.strand = strand
      session.baton.add(strand)
    }
  }
}

/// A connection, or the reason why there is none.
public enum RemoteTarget {
  /// `closes`: the connection was made for this run alone.
  case open(RemoteSession, closes: Bool)
  case failed(String, ErrorRecord)

  public var computerName: String {
    switch self {
    case .open(let session, _): session.computerName
    case .failed(let name, _): name
    }
  }
}

extension Job.Kind {
  static func remote(_ location: String) -> Job.Kind {
    Job.Kind(
      className: "System.Management.Automation.PSRemotingJob", typeName: "RemoteJob",
      location: location, isRemote: true)
  }

  static func remoteChild(_ location: String) -> Job.Kind {
    Job.Kind(
      className: "System.Management.Automation.PSRemotingChildJob", typeName: "",
      location: location, isRemote: true)
  }
}

private struct RemoteJobRun {
  private let job: Job
  private let remote: RemoteSession
  private let order: JobOrder
  private let origin: RemoteOrigin

  init(_ job: Job, _ remote: RemoteSession, _ order: JobOrder, _ origin: RemoteOrigin) {
    (self.job, self.remote, self.order, self.origin) = (job, remote, order, origin)
  }

  func run() {
    let session = remote.session
    func sink(_ stream: StreamKind?) -> Sink { JobSink(job, stream) { origin.copy($0, session) } }
    let saved = (session.defaultStreams, session.global.streams)
    session.defaultStreams = Streams(
      error: sink(.error), warning: sink(.warning), verbose: sink(.verbose), debug: sink(.debug),
      information: sink(.information))
    session.global.streams = session.defaultStreams
    defer { (session.defaultStreams, session.global.streams) = saved }
    do {
      try session.runText(
        order.block.text(.invariant), order.arguments, order.input, into: sink(nil))
      job.state = .completed
    } catch let error as ScriptError {
      job.failure = origin.copy(error.record, session)
      job.state = .failed
    } catch is PipelineStopped {
      job.state = .stopped
    } catch {
      job.state = .completed
    }
  }
}
