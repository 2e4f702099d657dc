public import PowerShellEngine

/// `Out-Default`: what a script leaves on its streams, as lines.
///
/// Objects and errors pass the same formatter, so that they keep their order; the other streams'
/// texts are written at once, even while a table waits for its rows.
public final class DefaultFormatter: Sink {
  private let session: Session
  private let write: (String) -> Void
  private let writeError: (String) -> Void
  private let style: OutputStyle
  private let renderer: RecordRenderer
  private var lineWriter: ((String) throws -> Void)?
  private var formatter: ObjectFormatter?

  /// `write` takes text with its line ends; errors go to `writeError` where they have a way of
  /// their own.
  public init(
    session: Session, write: @escaping (String) -> Void, writeError: ((String) -> Void)? = nil,
    width: @escaping () -> Int, style: OutputStyle = .plain
  ) {
    (self.session, self.write, self.style) = (session, write, style)
    let writeError = writeError ?? write
    self.writeError = writeError
    renderer = RecordRenderer(session: session, width: width, style: { style }) { line, isError in
      if isError { writeError(line + "\n") } else { write(line + "\n") }
    }
    super.init()
  }

  /// Lines for a program instead of a screen (`Out-String`, `Out-File`), one call a line.
  public init(
    session: Session, width: @escaping () -> Int, line: @escaping (String) throws -> Void
  ) {
    (self.session, write, writeError, style) = (session, { _ in }, { _ in }, .plain)
    renderer = RecordRenderer(session: session, width: width, style: { .plain }) { text, _ in
      try line(text)
    }
    lineWriter = line
    super.init()
  }

  /// To the session's host, as its own output goes.
  public static func forHost(of session: Session) -> DefaultFormatter {
    let host = session.host
    return DefaultFormatter(
      session: session, write: { host.writeOutput($0) }, writeError: { host.writeError($0) },
      width: { max(1, host.width - 1) }, style: host.style)
  }

  public override func write(_ value: Value) throws { try take(value, isError: false) }

  fileprivate func take(_ value: Value, isError: Bool) throws {
    switch value {
    case .object(let record as FormatRecord): try takeRecord(record)
    case .object(let record as StreamRecord): try writeStream(record)
    default: try current.take(value, isError: isError || isMergedError(value))
    }
  }

  /// An error that was merged into the output is still shown as an error.
  private func isMergedError(_ value: Value) -> Bool {
    guard case .object(let record as ErrorRecord) = value else { return false }
    return record.isFromErrorStream
  }

  private var current: ObjectFormatter {
    if let formatter { return formatter }
    let renderer = renderer
    let fresh = ObjectFormatter(session: session) { try renderer.take($0) }
    formatter = fresh
    return fresh
  }

  /// Records of a `Format-` command end what was being shown before.
  private func takeRecord(_ record: FormatRecord) throws {
    if record is FormatStart, let formatter {
      try formatter.finish()
      self.formatter = nil
    }
    try renderer.take(record)
  }

  /// Shows what is still held back: at the end of a script or of a line at the prompt.
  public override func finish() throws {
    try formatter?.finish()
    formatter = nil
    try renderer.close()
  }

  public override func abandon() { try? finish() }

  private func writeStream(_ record: StreamRecord) throws {
    if let lineWriter {
      return try lineWriter(record.message.text(session.culture))
    }
    write(StreamText.text(of: record, style: style, culture: session.culture))
  }

  /// The streams beside output, written in order with it.
  public var streams: Streams {
    let others = StreamSink(self)
    return Streams(
      error: ErrorSink(self), warning: others, verbose: others, debug: others, information: others)
  }
}

extension Host {
  /// Decorated on a terminal.
  var style: OutputStyle { isDecorated ? .ansi : .plain }
}

private final class ErrorSink: Sink {
  private let formatter: DefaultFormatter
  init(_ formatter: DefaultFormatter) { self.formatter = formatter }
  override func write(_ value: Value) throws { try formatter.take(value, isError: true) }
}

private final class StreamSink: Sink {
  private let formatter: DefaultFormatter
  init(_ formatter: DefaultFormatter) { self.formatter = formatter }
  override func write(_ value: Value) throws { try formatter.take(value, isError: false) }
}
