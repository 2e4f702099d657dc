internal import OutputLayout
internal import PowerShellEngine

/// Where a session's streams end: objects become lines on the host.
final class Printer {
  private let formatter: DefaultFormatter
  private let session: Session
  let streams: Streams

  init(_ session: Session, _ console: Console, style: OutputStyle) {
    self.session = session
    formatter = DefaultFormatter(
      session: session, write: console.writeOutput, writeError: console.writeError,
      width: { max(1, console.width - 1) }, style: style)
    streams = formatter.streams
  }

  var output: Sink { formatter }

  /// An error that nobody caught.
  func report(_ error: ScriptError) {
    session.record(error.record)
    try? streams[.error].write(.object(error.record))
  }

  func finish() { try? formatter.finish() }
}
