import PowerShellSyntax

/// `[powershell]::Create()`: commands put together by hand, run in a runspace.
final class PowerShellObject: PSObject {
  /// A command or script of a pipeline, with its arguments.
  struct Part {
    let text: String
    let isScript: Bool
    let isLocal: Bool
    var arguments: [Argument] = []
  }
  enum State: Int64 { case notStarted, running, stopping, stopped, completed, failed }

  /// Pipelines, one for each statement.
  var statements: [[Part]] = [[]]
  var runspace: RunspaceObject?
  private let home: Session
  private(set) var state = State.notStarted
  private(set) var failure: ScriptError?
  private(set) var hadErrors = false
  let streams = StreamLists()
  let instanceID: String
  private var strand: Strand?
  private(set) var output: [Value] = []

  init(_ home: Session) {
    self.home = home
    instanceID = home.newGuidText()
  }

  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PowerShell") }

  func add(_ text: String, isScript: Bool, isLocal: Bool = false) {
    statements[statements.count - 1].append(Part(text: text, isScript: isScript, isLocal: isLocal))
  }

  func add(_ argument: Argument) throws {
    guard let last = statements[statements.count - 1].indices.last else {
      throw DotNetException(
        "System.Management.Automation.PSInvalidOperationException",
        "A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter."
      )
    }
    statements[statements.count - 1][last].arguments.append(argument)
  }

  func addStatement() {
    if statements.last?.isEmpty == false { statements.append([]) }
  }

  private func session() -> Session {
    if let runspace { return runspace.session(beside: home) }
    let made = RunspaceObject(home)
    runspace = made
    return made.session(beside: home)
  }

  /// Runs all statements; what they write.
  func invoke(_ input: [Value]?) throws -> [Value] {
    guard statements.contains(where: { !$0.isEmpty }) else {
      throw DotNetException(
        "System.InvalidOperationException",
        "No commands are specified. The command cannot be run.")
    }
    let session = session()
    (state, failure, output) = (.running, nil, [])
    let errors = streams.lists[StreamKind.error.rawValue - 2].elements.count
    do {
      try session.running { try run(session, input) }
      state = .completed
    } catch let error as ScriptError {
      session.record(error.record)
      (state, failure, hadErrors) = (.failed, error, true)
    } catch is PipelineStopped {
      state = .stopped
      throw PipelineStopped(isOutOfBudget: false)
    }
    if streams.lists[StreamKind.error.rawValue - 2].elements.count > errors { hadErrors = true }
    if let failure { throw DotNetException(failure.record.exception) }
    return output
  }

  private func run(_ session: Session, _ input: [Value]?) throws {
    session.defaultStreams = streams.sinks
    session.keepsInformation = true
    session.global.streams = session.defaultStreams
    let out = RecordSink { [self] in output.append($0) }
    for (number, statement) in statements.enumerated() where !statement.isEmpty {
      try session.ignoringFlow {
        try pipeline(statement, session, out, input: number == 0 ? input : nil)
      }
    }
  }

  private func pipeline(
    _ parts: [Part], _ session: Session, _ out: Sink, input: [Value]?
  ) throws {
    var stages: [Stage] = []
    var next = out
    for (index, part) in parts.enumerated().reversed() {
      let position = PipelinePosition(
        number: index + 1, length: parts.count, expectsInput: index > 0 || input != nil)
      let stage = try stage(part, session, next, position)
      stages.insert(stage, at: 0)
      next = stage
    }
    try Pipeline(stages: stages).run { first in
      guard let input else { return try first.runWithoutInput() }
      for value in input { try first.write(value) }
    }
  }

  private func stage(
    _ part: Part, _ session: Session, _ out: Sink, _ position: PipelinePosition
  ) throws -> Stage {
    let frame = session.global
    let source = SourceText(part.text)
    let whole = Extent(0, source.bytes.count)
    guard part.isScript else {
      let target = try CommandTarget.find(named: part.text, frame)
      return try target.stage(
        StageRequest(
          frame: frame, arguments: part.arguments, out: out, streams: frame.streams,
          site: Position(source, whole), nameExtent: whole, invocationName: part.text,
          isDotSourced: false, position: position))
    }
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    let block = ScriptBlock(BlockSource(parsed.tree, source), state: session.globalState)
    // Only a script without parameters of its own shares the runspace's scope.
    let isShared = !part.isLocal && parsed.tree.paramBlock == nil
    return ScriptStage(
      ScriptCall(
        block, command: nil, arguments: part.arguments, caller: frame, out: out,
        streams: frame.streams, site: nil, invocationName: "", isDotSourced: isShared,
        position: position))
  }

  // MARK: In the background

  func begin(_ input: [Value]?) -> AsyncResultObject {
    let result = AsyncResultObject()
    state = .running
    let strand = Strand { [self] in
      do {
        result.output = try invoke(input)
      } catch let error as DotNetException {
        result.error = error
      } catch {
        result.output = output
      }
      result.isCompleted = true
    }
    self.strand = strand
    home.baton.add(strand)
    return result
  }

  func end(_ result: AsyncResultObject) throws -> [Value] {
    try home.baton.wait { result.isCompleted }
    if let error = result.error { throw error }
    return result.output
  }

  func stop() throws {
    guard let strand, !strand.isFinished else { return }
    if strand.hasStarted {
      strand.isStopping = true
      try home.baton.wait { strand.isFinished }
    } else {
      home.baton.drop(strand)
    }
    state = .stopped
  }
}

/// The streams of a `PowerShell` object, each as a list.
final class StreamLists: PSObject {
  let lists = StreamKind.allCases.map { _ in ListObject([], type: .psObjectCollection) }
  let progress = ListObject([], type: .psObjectCollection)

  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PSDataStreams") }

  subscript(kind: StreamKind) -> ListObject { lists[kind.rawValue - 2] }

  var sinks: Streams {
    func sink(_ kind: StreamKind) -> Sink {
      let list = self[kind]
      return RecordSink { list.elements.append($0) }
    }
    return Streams(
      error: sink(.error), warning: sink(.warning), verbose: sink(.verbose), debug: sink(.debug),
      information: sink(.information))
  }
}

/// What `BeginInvoke` gives.
final class AsyncResultObject: PSObject {
  var isCompleted = false
  var output: [Value] = []
  var error: DotNetException?
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PowerShellAsyncResult")
  }
}

/// A runspace: a session that scripts hold in their hands.
final class RunspaceObject: PSObject {
  enum State: Int64 { case beforeOpen, opening, opened, closed }
  private let home: Session
  private var made: Session?
  /// A pool gives every command a session of its own.
  let isPool: Bool
  var state = State.beforeOpen
  let id: Int32
  let instanceID: String
  var name: String
  nonisolated(unsafe) private static var lastID: Int32 = 1

  init(_ home: Session, isPool: Bool = false, session: Session? = nil) {
    (self.home, self.isPool, made) = (home, isPool, session)
    if session == nil { Self.lastID &+= 1 }
    id = session == nil ? Self.lastID : 1
    name = "Runspace\(id)"
    instanceID = home.newGuidText()
  }

  override var type: TypeInfo {
    TypeTable.required(
      "System.Management.Automation.Runspaces." + (isPool ? "RunspacePool" : "LocalRunspace"))
  }

  func session(beside other: Session) -> Session {
    if isPool { return home.makeSibling() }
    if let made { return made }
    let session = home.makeSibling()
    made = session
    state = .opened
    return session
  }
}
