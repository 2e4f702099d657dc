/// Work that goes on beside the session that started it (`System.Management.Automation.Job`).
public final class Job: PSObject {
  public enum State: Int64, Sendable {
    case notStarted, running, completed, failed, stopped
    var isFinished: Bool { self == .completed || self == .failed || self == .stopped }
  }

  /// What kind of job it is: names of types and of places differ.
  struct Kind {
    let className: String
    let typeName: String
    let location: String
    /// What it gives has travelled between processes.
    let isRemote: Bool

    static let background = Kind(
      className: "System.Management.Automation.PSRemotingJob", typeName: "BackgroundJob",
      location: "localhost", isRemote: true)
    static let backgroundChild = Kind(
      className: "System.Management.Automation.PSRemotingChildJob", typeName: "",
      location: "localhost", isRemote: true)
    static let thread = Kind(
      className: "Microsoft.PowerShell.ThreadJob.ThreadJob", typeName: "ThreadJob",
      location: "PowerShell", isRemote: false)
    static let task = Kind(
      className: "System.Management.Automation.PSTaskJob", typeName: "PSTaskJob",
      location: "PowerShell", isRemote: false)
    static let taskChild = Kind(
      className: "System.Management.Automation.PSTaskChildJob", typeName: "PSTaskChildJob",
      location: "PowerShell", isRemote: false)
  }

  public let id: Int32
  public let name: String
  public let command: String
  public let instanceID: String
  let kind: Kind
  public internal(set) var children: [Job] = []
  private var ownState = State.notStarted
  /// Why it failed.
  var failure: ErrorRecord?
  /// The failure has been received.
  var isFailureReported = false
  var began: Value = .null
  var ended: Value = .null
  /// What it has written and nobody has received yet, in order.
  var records: [JobRecord] = []
  var strand: Strand?

  init(_ id: Int32, _ name: String, _ command: String, _ kind: Kind, _ instanceID: String) {
    (self.id, self.name, self.command, self.kind) = (id, name, command, kind)
    self.instanceID = instanceID
  }

  public override var type: TypeInfo { TypeTable.find(kind.className) ?? .object }

  /// A parent's state is that of its children together.
  public internal(set) var state: State {
    get {
      guard !children.isEmpty else { return ownState }
      let states = children.map(\.state)
      if let unfinished = states.first(where: { !$0.isFinished }) {
        return states.contains(.running) || states.contains(where: \.isFinished)
          ? .running : unfinished
      }
      if states.contains(.failed) { return .failed }
      return states.contains(.stopped) ? .stopped : .completed
    }
    set { ownState = newValue }
  }

  public var isFinished: Bool { state.isFinished }

  /// Something is left to receive, or may still come.
  public var hasMoreData: Bool {
    guard children.isEmpty else { return children.contains(where: \.hasMoreData) }
    return !isFinished || !records.isEmpty
  }

  /// The job itself or its children: those that really run.
  public var workers: [Job] { children.isEmpty ? [self] : children }
}

/// Something a job has written: an object, or a record of one of the other streams.
struct JobRecord {
  /// nil: output.
  let stream: StreamKind?
  let value: Value
}

/// Where a job writes to.
final class JobSink: Sink {
  private unowned let job: Job
  private let stream: StreamKind?
  private let transform: (Value) -> Value

  init(_ job: Job, _ stream: StreamKind?, _ transform: @escaping (Value) -> Value) {
    (self.job, self.stream, self.transform) = (job, stream, transform)
  }

  override func write(_ value: Value) throws {
    job.records.append(JobRecord(stream: stream, value: transform(value)))
  }
}

/// The jobs of a session, in the order of their numbers.
public final class JobTable {
  public internal(set) var jobs: [Job] = []
  private var lastID: Int32 = 0

  func nextID() -> Int32 {
    lastID &+= 1
    return lastID
  }

  func remove(_ job: Job) { jobs.removeAll { $0 === job } }
}
