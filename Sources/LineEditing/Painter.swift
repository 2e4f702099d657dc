/// Turns frames into what the terminal must be sent, remembering what it shows.
///
/// Rows are separated by CR LF and the cursor moves relatively, so no question about the absolute
/// position needs to be put to the terminal.
package struct Painter {
  private var shown: Frame?
  private var climb = 0

  private static let beginUpdate = "\u{1B}[?2026h"
  private static let endUpdate = "\u{1B}[?2026l"
  private static let clearToEndOfRow = "\u{1B}[K"
  private static let clearBelow = "\u{1B}[J"

  package init() {}

  /// Begins at the start of a row: blanks for a whole row wrap only if something stands before.
  package static func freshRow(columns: Int) -> String {
    String(repeating: " ", count: max(columns, 1)) + "\r" + clearToEndOfRow
  }

  package mutating func paint(_ frame: Frame, columns: Int) -> String {
    if shown == frame { return "" }
    var output = Self.beginUpdate + up(climb) + "\r"
    for (index, row) in frame.rows.enumerated() {
      if index > 0 { output += "\r\n" }
      output += row
      // Behind a full row the cursor still stands on its last column, which would be cleared.
      if frame.widths[index] < columns { output += Self.clearToEndOfRow }
    }
    output += Self.clear(after: frame, columns: columns)
    output += up(frame.rows.count - 1 - frame.cursorRow) + "\r"
    if frame.cursorColumn > 0 { output += "\u{1B}[\(frame.cursorColumn)C" }
    shown = frame
    climb = frame.cursorRow
    return output + Self.endUpdate
  }

  private static func clear(after frame: Frame, columns: Int) -> String {
    guard let last = frame.widths.last, last >= columns else { return clearBelow }
    return "\r\n" + clearBelow + "\u{1B}[1A"
  }

  /// Leaves the frame for good: the next output starts on the row below it.
  package mutating func leave() -> String {
    let down = shown.map { $0.rows.count - 1 - climb } ?? 0
    forget()
    return (down > 0 ? "\u{1B}[\(down)B" : "") + "\r\n"
  }

  package mutating func forget() {
    shown = nil
    climb = 0
  }

  /// The window has other columns now; terminals break the rows they show again.
  package mutating func adapt(to columns: Int) {
    guard let frame = shown, columns > 0 else { return }
    climb = frame.widths.prefix(frame.cursorRow).reduce(0) { $0 + max(($1 - 1) / columns, 0) + 1 }
    climb += frame.cursorColumn / columns
    shown = nil
  }

  private func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
}
