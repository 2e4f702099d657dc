import LineEditing

/// What a terminal shows after the bytes it received: enough of one for a line editor's output.
package struct TerminalScreen {
  private var cells: [[String]]
  private var columns: Int
  private var height: Int
  package private(set) var row = 0
  package private(set) var column = 0
  /// The last column was written: the next character goes to the next row.
  private var isWrapPending = false
  private var undecoded: [UInt8] = []
  private var sequence: String?

  package init(columns: Int, rows: Int) {
    self.columns = columns
    height = rows
    cells = Array(repeating: [], count: rows)
  }

  /// The rows without blanks at their ends.
  package var rows: [String] {
    cells.map { row in
      var text = row.map { $0.isEmpty ? "" : $0 }.joined()
      while text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
      return text
    }
  }

  /// All rows down to the last that is not empty.
  package var text: String {
    var rows = rows
    while let last = rows.last, last.isEmpty { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// Clips and pads; nothing is broken again.
  package mutating func resize(columns: Int, rows: Int) {
    self.columns = columns
    height = rows
    cells = cells.map { Array($0.prefix(columns)) }
    while cells.count > rows { cells.removeFirst() }
    while cells.count < rows { cells.append([]) }
    row = min(row, rows - 1)
    column = min(column, columns - 1)
  }

  package mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      undecoded.append(byte)
      guard let text = String(validating: undecoded, as: UTF8.self) else {
        if undecoded.count >= 4 { undecoded = [] }
        continue
      }
      undecoded = []
      for scalar in text.unicodeScalars { receive(scalar) }
    }
  }

  private mutating func receive(_ scalar: Unicode.Scalar) {
    if let begun = sequence {
      sequence = begun + String(Character(scalar))
      let isOver = begun.isEmpty ? scalar != "[" : (0x40...0x7E).contains(scalar.value)
      if isOver, let whole = sequence {
        sequence = nil
        obey(whole)
      }
      return
    }
    switch scalar {
    case "\u{1B}": sequence = ""
    case "\r":
      column = 0
      isWrapPending = false
    case "\n": lineFeed()
    case "\u{8}": column = max(column - 1, 0)
    default: if scalar.value >= 0x20 { put(scalar) }
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    row += 1
    guard row >= height else { return }
    cells.removeFirst()
    cells.append([])
    row = height - 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.columns(of: scalar)
    if width == 0 {
      let before = isWrapPending ? column : column - 1
      if cells[row].indices.contains(before) {
        cells[row][before].unicodeScalars.append(scalar)
      }
      return
    }
    if isWrapPending || column + width > columns {
      lineFeed()
      column = 0
    }
    while cells[row].count < column + width { cells[row].append(" ") }
    cells[row][column] = String(Character(scalar))
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    isWrapPending = column == columns
    if isWrapPending { column -= 1 }
  }

  private mutating func obey(_ sequence: String) {
    guard let end = sequence.unicodeScalars.last, sequence.utf8.first == 0x5B else { return }
    let number = Int(sequence.dropFirst().dropLast())
    isWrapPending = false
    switch end {
    case "A": row = max(row - (number ?? 1), 0)
    case "B": row = min(row + (number ?? 1), height - 1)
    case "C": column = min(column + (number ?? 1), columns - 1)
    case "D": column = max(column - (number ?? 1), 0)
    case "H": (row, column) = (0, 0)
    case "K": clearRow()
    case "J":
      if number == 2 {
        cells = Array(repeating: [], count: height)
      } else {
        clearRow()
        for below in cells.indices where below > row { cells[below] = [] }
      }
    default: break
    }
  }

  private mutating func clearRow() {
    if cells[row].count > column { cells[row].removeSubrange(column...) }
  }
}
