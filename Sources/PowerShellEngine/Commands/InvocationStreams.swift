// How a cmdlet speaks on the streams beside output, and what its preferences make of it.

extension Invocation {
  /// Reports an error and goes on, as `-ErrorAction` or `$ErrorActionPreference` wants it.
  public func writeError(_ error: ScriptError) throws {
    try writeError(error, isCollected: true)
  }

  /// What a function's binder refuses does not reach the function's own `-ErrorVariable`.
  func writeError(_ error: ScriptError, isCollected: Bool) throws {
    decorate(error.record)
    try passOn(error.record, isCollected: isCollected)
  }

  /// Reports a record as it is: one of another session, that knows where it comes from.
  public func passOn(_ record: ErrorRecord) throws { try passOn(record, isCollected: true) }

  private func passOn(_ record: ErrorRecord, isCollected: Bool) throws {
    session.noteFailure(in: pipeline)
    let action = errorAction
    if action == .ignore { return }
    if isCollected { collectError(record) }
    switch action {
    case .silentlyContinue: session.record(record)
    case .stop: throw stopped(record)
    default: try streams[.error].write(.object(session.record(record)))
    }
  }

  public func writeError(
    _ id: String, _ message: String, _ category: ErrorCategory, target: Value = .null,
    exception: String = "System.Management.Automation.RuntimeException"
  ) throws {
    try writeError(ScriptError(id, message, category, target: target, exception: exception))
  }

  /// Runs a piece of work; an error in it is reported, and the next piece still gets its turn.
  public func attempt(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as ScriptError where !error.isStopping {
      try writeError(error)
    }
  }

  /// What `-ErrorAction` says, else the preference variable.
  public var errorAction: ActionPreference {
    common.errorAction.flatMap(ActionPreference.init) ?? frame.errorAction()
  }

  /// The same error as one that stops: its exception says so.
  private func stopped(_ record: ErrorRecord) -> ScriptError {
    session.record(record)
    var error = ScriptError(record)
    (error.isStopping, error.isPromoted) = (true, true)
    return error
  }

  /// An error that leaves the cmdlet stands where the cmdlet does and has its name, even if a
  /// block it ran raised it; what `throw` threw, or another command reported, stays as it is.
  func adopt(_ error: ScriptError) {
    let record = error.record
    // What another computer reported keeps what that one said of it.
    if record.isRaised || record.isThrown || record.origin != nil { return }
    if !error.isStopping, record.activity.isEmpty, record.originID.isEmpty, let position {
      (record.position, record.invocation) = (position, nil)
      record.stackTrace = frame.stackTrace(from: position.extent)
    }
    decorate(record)
  }

  /// Gives a record the command's name, id and place, where it has none yet.
  func decorate(_ record: ErrorRecord) {
    if record.activity.isEmpty { record.activity = command.name }
    // A record that brings its invocation (`Write-Error`) keeps the id it has.
    if record.originID.isEmpty, record.invocation == nil {
      record.originID = (metadata ?? command.metadata)?.originID ?? command.name
    }
    // It also stands where its invocation does.
    if record.position == nil, record.invocation == nil, let position {
      record.position = position
      record.stackTrace = frame.stackTrace(from: position.extent)
    }
    if record.invocation == nil { record.invocation = info }
  }

  /// What escapes the cmdlet carries its name and place.
  @inline(__always) func decorating(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ScriptError {
      adopt(error)
      session.lastSucceeded = false
      throw error
    } catch let error as DotNetException {
      throw wrapped(error)
    }
  }

  /// A .NET exception that a cmdlet let through.
  private func wrapped(_ error: DotNetException) -> ScriptError {
    let record = ErrorRecord(
      error.exception, id: error.exception.exceptionType.fullName, category: .notSpecified)
    decorate(record)
    session.lastSucceeded = false
    return ScriptError(record)
  }

  /// `$MyInvocation` of the command.
  public var info: InvocationInfo {
    let info = InvocationInfo(
      commandName: command.name, invocationName: invocationName, position: position,
      command: command, boundParameters: boundParameters)
    info.pipelineLength = pipelineLength
    info.pipelinePosition = pipelinePosition
    info.expectsInput = expectsInput
    return info
  }

  public func writeWarning(_ text: String) throws {
    try write(
      text, on: .warning, preference("WarningPreference", common.warningAction, .continue),
      variable: \.warningVariable)
  }

  public func writeVerbose(_ text: String) throws {
    let given = common.verbose.map { $0 ? ActionPreference.continue : .silentlyContinue }
    try write(
      text, on: .verbose, given ?? preference("VerbosePreference", nil, .silentlyContinue),
      variable: nil)
  }

  public func writeDebug(_ text: String) throws {
    let given = common.debug.map { $0 ? ActionPreference.continue : .silentlyContinue }
    try write(
      text, on: .debug, given ?? preference("DebugPreference", nil, .silentlyContinue),
      variable: nil)
  }

  public func writeInformation(_ record: StreamRecord) throws {
    collect(.object(record), inEach: \.informationVariable)
    let action = preference(
      "InformationPreference", common.informationAction, .silentlyContinue)
    if action == .ignore { return }
    // A host's own text is shown whatever the preference says; who redirects the stream gets all.
    let isRedirected = streams[.information] !== session.defaultStreams[.information]
    guard
      isRedirected || session.keepsInformation || record.isHostText || action == .continue
        || action == .inquire || action == .stop
    else { return }
    try streams[.information].write(.object(record))
  }

  private func preference(
    _ name: String, _ given: Value?, _ fallback: ActionPreference
  ) -> ActionPreference {
    given.flatMap(ActionPreference.init)
      ?? ActionPreference(frame.lookup(Symbol.intern(name))) ?? fallback
  }

  private func write(
    _ text: String, on kind: StreamKind, _ action: ActionPreference,
    variable: KeyPath<CommonParameters, String?>?
  ) throws {
    let record = StreamRecord(kind, .string(text), invocation: info)
    if action != .ignore, let variable { collect(.object(record), inEach: variable) }
    switch action {
    case .silentlyContinue, .ignore: return
    case .stop:
      try streams[kind].write(.object(record))
      throw ScriptError.stopped(by: kind, text)
    case .inquire:
      try streams[kind].write(.object(record))
      try inquire(kind, text)
    default: try streams[kind].write(.object(record))
    }
  }

  /// Asks whether to go on after a message.
  private func inquire(_ kind: StreamKind, _ text: String) throws {
    let question = ChoicePrompt(
      "Confirm", "Continue with this operation?",
      [
        ChoicePrompt.Choice("&Yes", "Continue with only the next step of the operation."),
        ChoicePrompt.Choice("Yes to &All", "Continue with all the steps of the operation."),
        ChoicePrompt.Choice("&Halt Command", "Stop this command."),
        ChoicePrompt.Choice(
          "&Suspend", "Pause the current pipeline and return to the command prompt."),
      ])
    let answer = try session.choose(question)
    if answer == 2 { throw ScriptError.stopped(by: kind, text) }
  }

  /// Into `-ErrorVariable` of the command itself and of the functions it was called by.
  private func collectError(_ record: ErrorRecord) {
    collect(.object(record), inEach: \.errorVariable)
  }

  private func collect(_ value: Value, inEach variable: KeyPath<CommonParameters, String?>) {
    collect(value, into: common[keyPath: variable])
    if let listener = streams.listener, listener !== self {
      listener.collect(value, into: listener.common[keyPath: variable])
    }
    var next: Frame? = frame
    while let caller = next {
      if let call = caller.knownInvocation {
        call.collect(value, into: call.common[keyPath: variable])
      }
      next = caller.caller
    }
  }

  /// Appends to `-ErrorVariable x` and its kin; `+x` keeps what is there.
  private func collect(_ value: Value, into variable: String?) {
    guard let variable else { return }
    let name = String(decoding: variable.utf8.drop { $0 == 0x2B }, as: UTF8.self)
    let symbol = Symbol.intern(name)
    if case .object(let list as ListObject) = frame.lookup(symbol) {
      list.elements.append(value)
    } else {
      let list = ListObject([value], type: TypeTable.required("System.Collections.ArrayList"))
      try? frame.assign(symbol, .object(list))
    }
  }
}

extension ScriptError {
  /// `-WarningAction Stop` and its kin.
  static func stopped(by kind: StreamKind, _ text: String) -> ScriptError {
    var error = ScriptError(
      "ActionPreferenceStop",
      "The running command stopped because the preference variable \"\(kind.preferenceName)\" or common parameter is set to Stop: \(text)",
      .operationStopped, exception: "System.Management.Automation.ActionPreferenceStopException")
    error.isStopping = true
    return error
  }
}

extension StreamKind {
  var preferenceName: String {
    switch self {
    case .error: "ErrorActionPreference"
    case .warning: "WarningPreference"
    case .verbose: "VerbosePreference"
    case .debug: "DebugPreference"
    case .information: "InformationPreference"
    }
  }
}

extension Invocation {
  /// A block that runs in the scope the command was called from, `$_` set for each object.
  public func inline(_ block: ScriptBlock) -> BlockRunner {
    let own = common.keepsMessages ? streams.heard(by: self) : streams
    return BlockRunner(block, frame, streams: own === frame.streams ? nil : own)
  }
}

/// Runs a script block object by object, as `ForEach-Object` and `Where-Object` do.
public final class BlockRunner {
  private let inline: InlineBlock
  private unowned(unsafe) let home: Frame
  /// The command's own streams where they are redirected.
  private let streams: Streams?

  init(_ block: ScriptBlock, _ frame: Frame, streams: Streams? = nil) {
    home = block.state === frame.state ? frame : block.state.current ?? block.state.top
    self.streams = streams
    inline = InlineBlock(block.literal, home)
  }

  @inline(__always) public func run(_ item: Value, out: Sink) throws {
    guard let streams else { return try inline.run(item, out: out) }
    let saved = home.streams
    home.streams = streams
    defer { home.streams = saved }
    try inline.run(item, out: out)
  }

  public func test(_ item: Value) throws -> Bool {
    if streams == nil { return try inline.test(item) }
    let collector = Collector()
    try run(item, out: collector)
    return collector.value.isTrue
  }

  public func value(_ item: Value) throws -> Value {
    let collector = Collector()
    try run(item, out: collector)
    return collector.value
  }
}
