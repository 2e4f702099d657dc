internal import PowerShellEngine

/// Where a session's streams end: objects become lines on the host.
final class Printer {
  let output: Sink
  let streams: Streams
  private let errors: ErrorSink

  init(_ session: Session, _ console: Console) {
    output = LineSink(console)
    errors = ErrorSink(console)
    let texts = LineSink(console)
    streams = Streams(
      error: errors, warning: texts, verbose: texts, debug: texts, information: texts)
  }

  /// An error that nobody caught.
  func report(_ error: ScriptError) {
    Session.current.record(error.record)
    try? errors.write(.object(error.record))
  }

  func finish() { try? output.finish() }
}

private final class LineSink: Sink {
  private let console: Console
  init(_ console: Console) { self.console = console }
  override func write(_ value: Value) throws {
    console.writeOutput(value.text(Session.current.culture) + "\n")
  }
}

private final class ErrorSink: Sink {
  private let console: Console
  init(_ console: Console) { self.console = console }
  override func write(_ value: Value) throws {
    console.writeError(value.text(Session.current.culture) + "\n")
  }
}
