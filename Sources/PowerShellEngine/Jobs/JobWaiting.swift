// What commands do with jobs: wait, receive, stop.

extension Invocation {
  public var jobs: [Job] { session.jobs.jobs }

  /// Waits until jobs are finished, all of them or the first, or until the time is up.
  @discardableResult
  public func wait(for jobs: [Job], any: Bool = false, ticks: Int64? = nil) throws -> Bool {
    try session.baton.wait(ticks: ticks) {
      any ? jobs.contains(where: \.isFinished) : jobs.allSatisfy(\.isFinished)
    }
  }

  /// Waits until a job has something to receive or is finished.
  public func waitForOutput(of job: Job) throws {
    try session.baton.wait {
      job.isFinished || job.workers.contains { !$0.records.isEmpty }
    }
  }

  /// Writes what a job has given so far, each piece on its stream.
  public func receive(_ job: Job, keeping: Bool) throws {
    for worker in job.workers {
      let records = worker.records
      if !keeping { worker.records = [] }
      for record in records { try pass(record, of: worker) }
      guard let failure = worker.failure, !worker.isFailureReported else { continue }
      worker.isFailureReported = !keeping
      try report(worker.reported(failure), of: worker)
    }
  }

  /// A record that has travelled stays as it is; one of this process is the command's own.
  private func report(_ record: ErrorRecord, of worker: Job) throws {
    if worker.kind.isRemote { return try passOn(record) }
    try writeError(ScriptError(record))
  }

  private func pass(_ record: JobRecord, of worker: Job) throws {
    guard let stream = record.stream else { return try write(record.value) }
    if stream == .error, case .object(let error as ErrorRecord) = record.value {
      return try report(error, of: worker)
    }
    try streams[stream].write(record.value)
  }

  /// Ends a job where it stands.
  public func stop(_ job: Job) throws {
    for worker in job.workers where !worker.isFinished {
      guard let strand = worker.strand else { continue }
      if !strand.hasStarted {
        session.baton.drop(strand)
        worker.state = .stopped
        continue
      }
      strand.isStopping = true
      try session.baton.wait { strand.isFinished }
    }
  }

  public func remove(_ job: Job) { session.jobs.remove(job) }
}

extension Job {
  /// The error that receiving a failed job reports.
  fileprivate func reported(_ failure: ErrorRecord) -> ErrorRecord {
    guard !kind.isRemote else { return failure }
    return ErrorRecord(failure.exception, id: "JobStateFailed", category: .invalidResult)
  }

  /// The reason, as `JobStateInfo` shows it.
  var reason: Value { failure.map { .object($0.exception) } ?? .null }
}
