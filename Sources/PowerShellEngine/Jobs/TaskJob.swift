/// `ForEach-Object -Parallel -AsJob`: one job with a child for each object.
public final class TaskJobOrder {
  private let session: Session
  private let frame: Frame
  private let block: ScriptBlock
  private let using: [(name: String, value: Value)]
  private let job: Job
  private var items: [Value] = []
  private let limit: Int

  fileprivate init(_ call: Invocation, _ block: ScriptBlock, _ limit: Int) throws {
    (session, frame, self.block, self.limit) = (call.session, call.frame, block, limit)
    using = try UsingValues.gather(block, call.frame)
    let id = session.jobs.nextID()
    job = Job(id, "Job\(id)", block.text(.invariant), .task, session.newGuidText())
  }

  public func add(_ item: Value) throws { items.append(item) }

  /// Starts them all; each waits until one of the places is free.
  public func start() -> Job {
    let starter = JobStarter(session, frame)
    let text = block.text(.invariant)
    for (number, item) in items.enumerated() {
      let id = session.jobs.nextID()
      let child = Job(id, "Job\(id)", text, .taskChild, session.newGuidText())
      job.children.append(child)
      var order = JobOrder(block)
      order.item = item
      starter.launch(child, order, using)
      if number >= limit { child.strand?.condition = turn(number) }
      if number >= limit { child.strand?.deadline = nil }
    }
    if job.children.isEmpty { job.state = .completed }
    job.began = session.nowValue
    session.jobs.jobs.append(job)
    return job
  }

  private func turn(_ number: Int) -> () -> Bool {
    { [job, limit] in
      let busy = job.children.prefix(number).count { !$0.isFinished }
      return busy < limit
    }
  }
}

extension Invocation {
  public func startTaskJob(_ block: ScriptBlock, limit: Int) throws -> TaskJobOrder {
    try TaskJobOrder(self, block, limit)
  }
}
