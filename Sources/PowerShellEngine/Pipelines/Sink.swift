/// Where objects go: the next stage of a pipeline, a variable, the host (rule R11).
///
/// `finish` and `abandon` are the two ends: after a regular end the stage's `end` block runs; when
/// an error, a stop or Ctrl+C passes, `abandon` lets `clean` blocks and open files end as well.
open class Sink {
  public init() {}
  open func write(_ value: Value) throws {}
  open func finish() throws {}
  open func abandon() {}

  /// Writes what a pipeline makes of a value: the elements of a collection, nothing for nothing.
  public final func enumerate(_ value: Value) throws {
    switch value {
    case .int, .string, .bool, .double, .long, .null, .table: try write(value)
    case .nothing, .unset: return
    case .array(let array): for element in array.elements { try write(element) }
    case .object(let object):
      guard let enumerator = object.makeEnumerator() else { return try write(value) }
      while let element = try enumerator.next() { try write(element) }
    case .cell(let variable): try enumerate(variable.value)
    }
  }
}

/// Gathers what a pipeline gives into one value.
public final class Collector: Sink {
  private var first: Value = .unset
  private var rest: [Value] = []

  public override init() {}

  public override func write(_ value: Value) throws {
    if case .unset = first { first = value } else { rest.append(value) }
    // The list doubles as it grows: the gate is asked before it does so once more.
    if rest.count & 0xF_FFFF == 0xF_FFFF { try MemoryGate.check(elements: 2 * rest.count) }
  }

  public var isEmpty: Bool { if case .unset = first { true } else { false } }

  /// Nothing, the one object, or an array of them.
  public var value: Value {
    if case .unset = first { return .nothing }
    return rest.isEmpty ? first : .list([first] + rest)
  }

  public var elements: [Value] {
    if case .unset = first { return [] }
    return [first] + rest
  }
}

/// Drops what it is given.
public final class NullSink: Sink {
  public override init() {}
}

/// The streams beside output.
public enum StreamKind: Int, Sendable, CaseIterable {
  case error = 2
  case warning, verbose, debug, information
}

/// Where the streams beside output go; a redirection makes a changed copy.
public final class Streams {
  private var sinks: [Sink]
  /// The cmdlet whose block is running, which keeps what the block says in variables of its own.
  private(set) var listener: Invocation?

  public init(error: Sink, warning: Sink, verbose: Sink, debug: Sink, information: Sink) {
    sinks = [error, warning, verbose, debug, information]
  }

  private init(_ sinks: [Sink]) { self.sinks = sinks }

  public subscript(kind: StreamKind) -> Sink { sinks[kind.rawValue - 2] }

  public func redirecting(_ kind: StreamKind, to sink: Sink) -> Streams {
    var changed = sinks
    changed[kind.rawValue - 2] = sink
    let streams = Streams(changed)
    streams.listener = listener
    return streams
  }

  func heard(by listener: Invocation) -> Streams {
    let streams = Streams(sinks)
    streams.listener = listener
    return streams
  }
}

/// What warning, verbose, debug and information streams carry.
public final class StreamRecord: PSObject {
  public let kind: StreamKind
  public internal(set) var message: Value
  public var tags: [String] = []
  public var source = ""
  /// Text of `Write-Host`, to be shown without a line end where asked.
  public var isHostText = false
  public var noNewline = false
  public var foreground: String?
  public var background: String?
  /// The colours as they were given.
  public var colors: (foreground: Value, background: Value) = (.null, .null)
  public let invocation: InvocationInfo?

  public init(_ kind: StreamKind, _ message: Value, invocation: InvocationInfo? = nil) {
    (self.kind, self.message, self.invocation) = (kind, message, invocation)
  }

  public override var type: TypeInfo {
    switch kind {
    case .warning: TypeTable.required("System.Management.Automation.WarningRecord")
    case .verbose: TypeTable.required("System.Management.Automation.VerboseRecord")
    case .debug: TypeTable.required("System.Management.Automation.DebugRecord")
    default: TypeTable.required("System.Management.Automation.InformationRecord")
    }
  }

  public override func text(_ culture: Culture) -> String { message.text(culture) }
}
