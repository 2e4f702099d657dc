/// A list of completions laid out below the input, the chosen one marked.
struct CompletionMenu {
  let items: [Completion]
  private(set) var selected = 0

  init(items: [Completion], selected: Int = 0) {
    self.items = items
    self.selected = selected
  }

  var choice: Completion? { items.indices.contains(selected) ? items[selected] : nil }

  /// Moves by so many items, round the end.
  mutating func move(by step: Int) {
    guard !items.isEmpty else { return }
    selected = ((selected + step) % items.count + items.count) % items.count
  }

  func perRow(columns: Int) -> Int { max(columns / (cell + 2), 1) }

  private var cell: Int { items.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0 }

  /// The rows round the chosen item, at most so many, and a line about it.
  func lines(columns: Int, rows height: Int) -> [String] {
    let perRow = perRow(columns: columns)
    let room = max(height - 1, 1)
    let rowCount = (items.count + perRow - 1) / perRow
    let top = min(max(selected / perRow - room + 1, 0), max(rowCount - room, 0))
    var lines = (top..<min(top + room, rowCount)).map { row(at: $0 * perRow, count: perRow) }
    if let detail = choice?.detail, !detail.isEmpty { lines.append("\u{1B}[2m" + detail) }
    return lines
  }

  private func row(at start: Int, count: Int) -> String {
    var row = ""
    for index in start..<min(start + count, items.count) {
      let label = items[index].label
      let blanks = String(repeating: " ", count: cell - DisplayWidth.columns(of: label))
      row += index == selected ? "\u{1B}[7m\(label)\(RowWriter.reset)\(blanks)" : label + blanks
      row += "  "
    }
    return row
  }
}
