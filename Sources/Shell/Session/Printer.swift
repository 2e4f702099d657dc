internal import OutputLayout
internal import PowerShellEngine

/// Where a session's streams end: objects become lines on the host.
final class Printer {
  let output: Sink
  let streams: Streams

  init(_ session: Session, _ console: Console) {
    let formatter = DefaultFormatter.forHost(of: session)
    (output, streams) = (formatter, formatter.streams)
  }

  /// An error that nobody caught.
  func report(_ error: ScriptError) {
    Session.current.record(error.record)
    try? streams[.error].write(.object(error.record))
  }

  func finish() { try? output.finish() }
}
