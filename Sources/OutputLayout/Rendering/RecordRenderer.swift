internal import PowerShellEngine

/// Draws format records as lines: what `Out-Default`, `Out-String` and `Out-File` do with them.
///
/// A table without widths of its own waits for its first rows, so that its columns fit them; then
/// its rows go out one by one.
final class RecordRenderer {
  /// A line, without its end, and whether it belongs to the error stream.
  typealias Write = (_ line: String, _ isError: Bool) throws -> Void

  private let session: Session
  private let write: Write
  private let width: () -> Int
  private let style: () -> OutputStyle
  private let clock: () -> UInt64

  /// How long, and for how many rows, a table without `-AutoSize` waits.
  private static let patience: UInt64 = 300_000_000
  private static let rowLimit = 10_000

  private enum State { case outside, started, inGroup }
  private var state = State.outside
  private var start: FormatStart?
  /// Records held back until widths are known; nil while nothing waits.
  private var waiting: [FormatRecord]?
  private var waitingSince: UInt64 = 0
  private var table: TableWriter?
  private var wideRow: [String] = []
  private var itemsPerRow = 2
  private var rowsSinceHeader = 0

  init(
    session: Session, width: @escaping () -> Int, style: @escaping () -> OutputStyle,
    clock: @escaping () -> UInt64 = MonotonicClock.nanoseconds, write: @escaping Write
  ) {
    (self.session, self.width, self.style) = (session, width, style)
    (self.clock, self.write) = (clock, write)
  }

  /// Takes the next record; one that does not fit the sequence is refused.
  func take(_ record: FormatRecord) throws {
    switch record {
    case let start as FormatStart:
      if state == .inGroup { try close() }
      try expect(.outside, record)
      state = .started
      self.start = start
    case let group as GroupStart:
      try expect(.started, record)
      state = .inGroup
      try begin(group)
    case let entry as FormatEntry:
      if !entry.isOutOfBand { try expect(.inGroup, record) }
      try take(entry)
    case is GroupEnd:
      try expect(.inGroup, record)
      state = .started
      try release()
      try endGroup()
    case is FormatEnd:
      try expect(.started, record)
      try end()
    default: return
    }
  }

  /// Ends whatever is open, as a new shape does.
  func close() throws {
    if state == .inGroup {
      try release()
      try endGroup()
    }
    if state != .outside { try end() }
  }

  /// An empty line below tables; lists end with one of their own.
  private func end() throws {
    state = .outside
    defer { start = nil }
    switch start?.shape {
    case .list, nil: return
    case .table(let header) where header.columns.isEmpty: return
    default: try line("")
    }
  }

  private func expect(_ wanted: State, _ record: FormatRecord) throws {
    guard state == wanted else { throw ScriptError.outOfSequence(record) }
  }

  // MARK: Waiting for widths

  private func begin(_ group: GroupStart) throws {
    guard waits else { return try startGroup(group, hint: nil) }
    waiting = [group]
    waitingSince = clock()
  }

  private var waits: Bool {
    guard let start else { return false }
    if start.isAutoSized { return true }
    if case .table(let header) = start.shape { return header.columns.first?.width == 0 }
    return false
  }

  private func take(_ entry: FormatEntry) throws {
    guard waiting != nil else { return try draw(entry) }
    waiting?.append(entry)
    if start?.isAutoSized == false, isPatienceOver { try release() }
  }

  private var isPatienceOver: Bool {
    let count = waiting?.count ?? 0
    if count > Self.rowLimit { return true }
    return count & 15 == 0 && clock() &- waitingSince > Self.patience
  }

  /// Draws what was held back.
  private func release() throws {
    guard let held = waiting else { return }
    waiting = nil
    for record in held {
      switch record {
      case let group as GroupStart: try startGroup(group, hint: hint(of: held))
      case let entry as FormatEntry: try draw(entry)
      default: break
      }
    }
  }

  /// The widest cell of each column, labels included.
  private func hint(of records: [FormatRecord]) -> [Int] {
    var widths: [Int] = []
    if case .table(let header)? = start?.shape {
      widths = header.columns.map { CellWidth.of($0.label) }
    } else {
      widths = [0]
    }
    for case let entry as FormatEntry in records {
      switch entry.content {
      case .row(let cells, _):
        for (place, cell) in cells.enumerated() where place < widths.count {
          widths[place] = max(widths[place], CellWidth.of(cell.text))
        }
      case .wide(let text): widths[0] = max(widths.first ?? 0, CellWidth.of(text))
      default: continue
      }
    }
    return widths
  }

  // MARK: Drawing

  private func startGroup(_ group: GroupStart, hint: [Int]?) throws {
    if let heading = group.heading {
      try line("")
      for text in ComplexWriter.lines(heading, screen: width()) { try line(text) }
    }
    guard let start else { return }
    switch start.shape {
    case .table(let header):
      guard !header.columns.isEmpty else { return }
      try line("")
      table = TableWriter(header, widths: hint, screen: width(), style: style())
      for text in table?.header(header.columns.map(\.label)) ?? [] { try line(text) }
    case .wide(let columns):
      try line("")
      startWide(columns, hint: hint?.first)
    case .list, .complex: try line("")
    }
  }

  private func startWide(_ columns: Int, hint: Int?) {
    itemsPerRow = columns > 0 ? columns : 2
    if let hint, hint > 0 { itemsPerRow = Self.bestFit(hint, width()) }
    let header = TableHeader(
      columns: Array(repeating: .init(label: "", alignment: .left), count: itemsPerRow))
    table = TableWriter(header, widths: nil, screen: width(), style: style())
    wideRow = []
  }

  private static func bestFit(_ length: Int, _ screen: Int) -> Int {
    guard length < screen else { return 1 }
    var count = 1
    while length * (count + 1) + count < screen { count += 1 }
    return count
  }

  private func endGroup() throws {
    if case .wide? = start?.shape { try flushWide() }
    table = nil
  }

  private func draw(_ entry: FormatEntry) throws {
    switch entry.content {
    case .row(let cells, let isWrapped):
      for text in table?.row(cells, isWrapped: isWrapped) ?? [] { try line(text) }
    case .wide(let text):
      wideRow.append(text)
      if wideRow.count == itemsPerRow { try flushWide() }
    case .list(let fields): try drawList(fields, entry)
    case .complex(let parts): try drawComplex(parts, entry)
    case .text(let text): try line(text)
    case .error(let record): try drawError(record, entry)
    }
  }

  /// An error is not broken into lines again: its view did that.
  private func drawError(_ record: ErrorRecord, _ entry: FormatEntry) throws {
    let text = ErrorView.text(record, session: session, style: style())
    var lines = ComplexWriter.lines(
      [.text(text)], screen: Int.max / 2)
    if entry.isError, lines.last?.isEmpty == true { lines.removeLast() }
    for text in lines { try write(finished(text), entry.isError) }
  }

  private func drawList(_ fields: [(label: String, text: String)], _ entry: FormatEntry) throws {
    if entry.isOutOfBand { try line("") }
    for text in ListWriter.lines(fields, screen: width(), style: style()) { try line(text) }
    try line("")
  }

  private func drawComplex(_ parts: [ComplexPart], _ entry: FormatEntry) throws {
    for text in ComplexWriter.lines(parts, screen: width()) {
      try write(finished(text), entry.isError)
    }
  }

  private func flushWide() throws {
    guard !wideRow.isEmpty else { return }
    while wideRow.count < itemsPerRow { wideRow.append("") }
    for text in table?.row(wideRow.map { .init(text: $0) }, isWrapped: false) ?? [] {
      try line(text)
    }
    wideRow = []
  }

  private func line(_ text: String) throws { try write(finished(text), false) }

  private func finished(_ text: String) -> String {
    style().isDecorated ? text : Escapes.removed(from: text)
  }
}

extension ScriptError {
  static func outOfSequence(_ record: FormatRecord) -> ScriptError {
    ScriptError(
      "ConsoleLineOutputOutOfSequencePacket",
      "The object of type \"\(record.type.fullName)\" is not valid or not in the correct sequence. "
        + "This is likely caused by a user-specified \"format-*\" command which is conflicting with "
        + "the default formatting.", .invalidData,
      exception: "System.InvalidOperationException")
  }
}
