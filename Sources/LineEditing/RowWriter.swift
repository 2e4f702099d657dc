/// Breaks styled text into screen rows, keeping track of the columns and of the cursor.
struct RowWriter {
  private let columns: Int
  private let continuationPrompt: String
  private var rows: [String] = []
  private var widths: [Int] = []
  private var row = ""
  private var width = 0
  private var style = ""
  private var cursor: (row: Int, column: Int)?

  static let reset = "\u{1B}[0m"

  init(columns: Int, continuationPrompt: String) {
    self.columns = max(columns, 2)
    self.continuationPrompt = continuationPrompt
  }

  /// A prompt may bring its own escape sequences and line breaks.
  mutating func writePrompt(_ prompt: String) {
    for piece in EscapedText.pieces(of: prompt) {
      switch piece {
      case .escape(let sequence): row += sequence
      case .lineBreak: endRow()
      case .cluster(let cluster): put(cluster)
      }
    }
    if EscapedText.hasEscape(prompt) { row += Self.reset }
  }

  mutating func write(_ buffer: EditBuffer, styles: [StyledRange]) {
    var index = 0
    var byte = 0
    var pending = styles[...]
    for line in buffer.scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if index > 0 {
        startContinuation()
      }
      for cluster in EditBuffer(scalars: Array(line), cursor: 0).text {
        if index >= buffer.cursor { markCursor() }
        switchStyle(Self.style(at: byte, in: &pending))
        put(cluster)
        index += cluster.unicodeScalars.count
        byte += cluster.utf8.count
      }
      switchStyle("")
      if index >= buffer.cursor { markCursor() }
      index += 1
      byte += 1
    }
  }

  mutating func writeSecret(_ buffer: EditBuffer) {
    for index in buffer.scalars.indices {
      if index >= buffer.cursor { markCursor() }
      put("*")
    }
    markCursor()
  }

  mutating func write(prediction: String, style dim: String) {
    guard !prediction.isEmpty else { return }
    for cluster in prediction {
      if cluster.isNewline {
        switchStyle("")
        startContinuation()
      }
      switchStyle(dim)
      if !cluster.isNewline { put(cluster) }
    }
    switchStyle("")
  }

  mutating func finish() -> Frame {
    markCursor()
    settleCursor()
    let place = cursor ?? (rows.count, width)
    endRow()
    return Frame(rows: rows, widths: widths, cursorRow: place.row, cursorColumn: place.column)
  }

  /// Behind a full row the cursor stands on a row of its own, where typing goes on.
  private mutating func settleCursor() {
    guard let place = cursor, place.row == rows.count, place.column >= columns else { return }
    endRow()
    cursor = (rows.count, 0)
  }

  private static func style(at byte: Int, in pending: inout ArraySlice<StyledRange>) -> String {
    while let first = pending.first, first.bytes.upperBound <= byte { pending.removeFirst() }
    guard let first = pending.first, first.bytes.contains(byte) else { return "" }
    return first.style
  }

  private mutating func markCursor() {
    if cursor == nil { cursor = (rows.count, width) }
  }

  private mutating func switchStyle(_ new: String) {
    guard style.utf8.elementsEqual(new.utf8) == false else { return }
    if !style.isEmpty { row += Self.reset }
    row += new
    style = new
  }

  private mutating func put(_ cluster: Character) {
    let (text, taken) = Self.shape(cluster, at: width)
    if width + taken > columns {
      let isHere = cursor.map { $0.row == rows.count && $0.column == width } ?? false
      endRow()
      if isHere { cursor = (rows.count, 0) }
    }
    row += text
    width += taken
  }

  private mutating func startContinuation() {
    settleCursor()
    endRow()
    for cluster in continuationPrompt { put(cluster) }
  }

  private mutating func endRow() {
    rows.append(style.isEmpty ? row : row + Self.reset)
    widths.append(width)
    row = style
    width = 0
  }

  /// What is written for a character: control characters in caret notation, a tab as blanks.
  private static func shape(_ cluster: Character, at column: Int) -> (String, Int) {
    guard let scalar = cluster.unicodeScalars.first, scalar.value < 0x20 || scalar.value == 0x7F
    else {
      let width = DisplayWidth.columns(of: cluster)
      return (isUnsafe(cluster) ? "\u{FFFD}" : String(cluster), isUnsafe(cluster) ? 1 : width)
    }
    guard scalar != "\t" else {
      let blanks = 4 - column % 4
      return (String(repeating: " ", count: blanks), blanks)
    }
    let name = Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 0x40))
    return ("^" + String(Character(name)), 2)
  }

  /// C1 controls would be obeyed by the terminal.
  private static func isUnsafe(_ cluster: Character) -> Bool {
    cluster.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) }
  }

  /// A menu or help line cut to one row.
  static func clip(_ line: String, columns: Int) -> (text: String, columns: Int) {
    var writer = RowWriter(columns: Int.max, continuationPrompt: "")
    for piece in EscapedText.pieces(of: line) {
      switch piece {
      case .escape(let sequence): writer.row += sequence
      case .lineBreak: break
      case .cluster(let cluster):
        let taken = shape(cluster, at: writer.width).1
        if writer.width + taken <= columns { writer.put(cluster) }
      }
    }
    if EscapedText.hasEscape(line) { writer.row += reset }
    return (writer.row, writer.width)
  }
}
