/// The rows on the screen that show the prompt, the input and what hangs below it.
package struct Frame: Equatable, Sendable {
  package var rows: [String]
  /// The columns each row takes, to find the cursor again after the window changed.
  package var widths: [Int]
  package var cursorRow: Int
  package var cursorColumn: Int
}

/// What a frame is made from.
package struct FrameContent {
  package var prompt: String
  package var continuationPrompt = ">> "
  package var buffer = EditBuffer()
  package var styles: [StyledRange] = []
  /// A prediction, shown dim behind the input.
  package var prediction = ""
  package var predictionStyle = "\u{1B}[90m"
  /// Menu and help lines.
  package var below: [String] = []
  package var isSecret = false

  package init(prompt: String) { self.prompt = prompt }

  /// Lays the content out in a window of so many columns and rows; a pure function.
  package func frame(columns: Int, rows: Int) -> Frame {
    var writer = RowWriter(columns: columns, continuationPrompt: continuationPrompt)
    writer.writePrompt(prompt)
    if isSecret {
      writer.writeSecret(buffer)
    } else {
      writer.write(buffer, styles: styles)
      writer.write(prediction: prediction, style: predictionStyle)
    }
    return window(writer.finish(), rows: max(rows, 1), columns: columns)
  }

  /// The part round the cursor when the input is taller than the screen.
  private func window(_ whole: Frame, rows height: Int, columns: Int) -> Frame {
    var frame = whole
    let shownBelow = below.prefix(max(height - 1, 0))
    let room = height - shownBelow.count
    if frame.rows.count > room {
      let top = min(max(frame.cursorRow - room + 1, 0), frame.rows.count - room)
      frame.rows = Array(frame.rows[top..<top + room])
      frame.widths = Array(frame.widths[top..<top + room])
      frame.cursorRow -= top
    }
    for line in shownBelow {
      let clipped = RowWriter.clip(line, columns: columns)
      frame.rows.append(clipped.text)
      frame.widths.append(clipped.columns)
    }
    return frame
  }
}
