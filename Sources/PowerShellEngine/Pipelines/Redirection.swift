import PowerShellSyntax

/// A redirection as lowered.
enum RedirectionCode {
  case merge(from: RedirectionStream, to: RedirectionStream)
  case file(from: RedirectionStream, Node, isAppend: Bool)
}

/// The sinks of a command whose streams are redirected.
final class Redirected {
  private(set) var out: Sink
  private(set) var streams: Streams
  private var files: [Sink] = []

  init(_ codes: [RedirectionCode], _ f: Frame, out: Sink, _ streams: Streams) throws {
    (self.out, self.streams) = (out, streams)
    for code in codes {
      switch code {
      case .file(let from, let location, let isAppend):
        let place = try location.evaluate(f)
        let sink =
          try place.isNull ? NullSink() : f.session.openFile(place.text(.invariant), isAppend, f)
        files.append(sink)
        redirect(from, to: sink)
      case .merge(let from, _): redirect(from, to: self.out, isMerging: true)
      }
    }
  }

  private func redirect(_ stream: RedirectionStream, to sink: Sink, isMerging: Bool = false) {
    if stream == .all {
      if !isMerging { out = sink }
      for kind in StreamKind.allCases {
        let isMerged = isMerging && kind == .error
        streams = streams.redirecting(kind, to: isMerged ? MergedErrors(sink) : sink)
      }
    } else if let kind = StreamKind(rawValue: stream.rawValue) {
      let isMerged = isMerging && kind == .error
      streams = streams.redirecting(kind, to: isMerged ? MergedErrors(sink) : sink)
    } else {
      out = sink
    }
  }

  func run<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      let result = try body()
      try finish()
      return result
    } catch {
      abandon()
      throw error
    }
  }

  func finish() throws { for file in files { try file.finish() } }
  func abandon() { for file in files { file.abandon() } }
}

/// A stage whose streams are redirected: its files end with it.
final class RedirectedStage: Stage {
  private let inner: Stage
  private let redirected: Redirected
  init(_ inner: Stage, _ redirected: Redirected) {
    (self.inner, self.redirected) = (inner, redirected)
  }
  override func isStage(_ other: AnyObject?) -> Bool { inner.isStage(other) }
  override func prepare() throws { try inner.prepare() }
  override func begin() throws { try inner.start() }
  override func runWithoutInput() throws { try inner.runWithoutInput() }
  override func write(_ value: Value) throws { try inner.write(value) }
  override func finish() throws {
    try inner.finish()
    try redirected.finish()
  }
  override func abandon() {
    inner.abandon()
    redirected.abandon()
  }
}

/// Errors on their way into the output: they are marked, so that they are shown as errors.
private final class MergedErrors: Sink {
  private let out: Sink
  init(_ out: Sink) { self.out = out }
  override func write(_ value: Value) throws {
    if case .object(let record as ErrorRecord) = value { record.isFromErrorStream = true }
    try out.write(value)
  }
}
