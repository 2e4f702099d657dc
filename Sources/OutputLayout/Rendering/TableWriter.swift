/// Draws the header and the rows of a table whose widths are known.
struct TableWriter {
  private struct Column {
    let width: Int
    let alignment: Alignment
    let isPropertyName: Bool
  }
  private let columns: [Column]
  private let style: OutputStyle
  private let isDisabled: Bool
  private let isHeaderHidden: Bool

  /// Fewer columns than that show no table at all.
  private static let leastScreen = 5

  init(_ header: TableHeader, widths: [Int]?, screen: Int, style: OutputStyle) {
    var fitted = widths ?? header.columns.map(\.width)
    ColumnWidths.fit(&fitted, into: screen)
    columns = zip(header.columns, fitted).map {
      Column(width: $1, alignment: $0.alignment, isPropertyName: $0.isPropertyName)
    }
    self.style = style
    isHeaderHidden = header.isHidden
    isDisabled = screen < Self.leastScreen || !fitted.contains { $0 > 0 }
  }

  /// The labels and the dashes below them.
  func header(_ labels: [String]) -> [String] {
    guard !isDisabled, !isHeaderHidden else { return [] }
    let dashes = zip(columns, labels).map { column, label in
      guard column.width > 0 else { return "" }
      let width = label.isEmpty ? column.width : min(column.width, CellWidth.of(label))
      return String(repeating: "-", count: width)
    }
    let cells = labels.map { FormatEntry.Cell(text: $0) }
    let marks = dashes.map { FormatEntry.Cell(text: $0) }
    return wrapped(cells, isHeader: true) + [line(marks, isHeader: true)]
  }

  func row(_ cells: [FormatEntry.Cell], isWrapped: Bool) -> [String] {
    guard !isDisabled else { return [] }
    return isWrapped ? wrapped(cells, isHeader: false) : [line(cells, isHeader: false)]
  }

  // MARK: One line

  private func line(_ cells: [FormatEntry.Cell], isHeader: Bool) -> String {
    var result = ""
    for (place, column) in columns.enumerated() where column.width > 0 {
      let cell = place < cells.count ? cells[place] : FormatEntry.Cell(text: "", alignment: .left)
      if place > 0 { result += " " }
      let field = Field.fitted(
        cell.text, column.width, alignment(cell, column), isPadded: place < columns.count - 1)
      result += isHeader ? decorated(field, column) : closed(field)
    }
    return result
  }

  private func alignment(_ cell: FormatEntry.Cell, _ column: Column) -> Alignment {
    cell.alignment == .undefined ? column.alignment : cell.alignment
  }

  private func decorated(_ field: String, _ column: Column) -> String {
    guard style.isDecorated else { return field }
    return (column.isPropertyName ? style.tableHeader : style.customTableHeader) + field
      + style.reset
  }

  /// A value's own colours end with its cell.
  private func closed(_ field: String) -> String {
    guard Escapes.isIn(field), !field.utf8.suffix(4).elementsEqual("\u{1B}[0m".utf8) else {
      return field
    }
    return field + "\u{1B}[0m"
  }

  // MARK: Several lines

  private func wrapped(_ cells: [FormatEntry.Cell], isHeader: Bool) -> [String] {
    let shown = columns.indices.filter { columns[$0].width > 0 }
    guard let last = shown.last else { return [] }
    var fields = shown.map { place -> [String] in
      let cell = place < cells.count ? cells[place] : FormatEntry.Cell(text: "", alignment: .left)
      return lines(cell, columns[place], isPadded: place != last)
    }
    let height = fields.map(\.count).max() ?? 0
    for order in fields.indices where order > 0 {
      fields[order] = fields[order].map { " " + $0 }
    }
    return (0..<height).map { row in
      let lastFilled = fields.lastIndex { $0.count > row } ?? 0
      var text = ""
      for (order, place) in shown.enumerated() where order <= lastFilled {
        let field =
          row < fields[order].count
          ? fields[order][row] : CellWidth.spaces(columns[place].width + (order > 0 ? 1 : 0))
        text += isHeader ? decorated(field, columns[place]) : closed(field)
      }
      return text
    }
  }

  private func lines(
    _ cell: FormatEntry.Cell, _ column: Column, isPadded: Bool
  ) -> [String] {
    let alignment = alignment(cell, column)
    let lines = LineBreaking.lines(cell.text, first: column.width, following: column.width)
      .map(Field.withoutEndBlank)
    guard isPadded || alignment == .right || alignment == .center else { return lines }
    return lines.map {
      CellWidth.of($0) < column.width
        ? Field.fitted($0, column.width, alignment, isPadded: isPadded) : $0
    }
  }
}

/// A text in a field of a table: padded, or cut with an ellipsis.
enum Field {
  private static let ellipsis = "…"

  static func fitted(_ value: String, _ width: Int, _ alignment: Alignment, isPadded: Bool)
    -> String
  {
    let text = firstLine(value)
    let length = CellWidth.of(text)
    if length == width { return text }
    if length > width { return cut(text, width, alignment, isPadded) }
    let missing = width - length
    switch alignment {
    case .right: return CellWidth.spaces(missing) + text
    case .center:
      let left = missing / 2
      return CellWidth.spaces(left) + text + (isPadded ? CellWidth.spaces(missing - left) : "")
    default: return isPadded ? text + CellWidth.spaces(missing) : text
    }
  }

  private static func cut(
    _ text: String, _ width: Int, _ alignment: Alignment, _ isPadded: Bool
  ) -> String {
    let room = width - 1
    var result: String
    if alignment == .right {
      result = room > 0 ? ellipsis + CellWidth.tail(text, room) : CellWidth.tail(text, width)
    } else {
      result = room > 0 ? CellWidth.head(text, room) + ellipsis : CellWidth.head(text, width)
    }
    // A wide character that did not fit leaves one column open.
    if CellWidth.of(result) < width {
      result = alignment == .right ? " " + result : isPadded ? result + " " : result
    }
    return result
  }

  /// The blank at which a line was broken goes.
  static func withoutEndBlank(_ line: String) -> String {
    line.utf8.last == 0x20 ? String(line.dropLast()) : line
  }

  /// A cell shows one line; that there are more is told by an ellipsis.
  private static func firstLine(_ text: String) -> String {
    guard let place = text.utf8.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    return String(text[..<place]) + ellipsis
  }
}
