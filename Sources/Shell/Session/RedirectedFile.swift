internal import OutputLayout
internal import PowerShellEngine

/// `> file`: objects as the lines a terminal would show, written when the command ends.
enum RedirectedFile {
  static func open(_ path: String, append: Bool, _ session: Session) throws -> Sink {
    FormattedFile(session, try FileWriter.redirected(to: path, append: append, in: session))
  }
}

/// The sink of one redirected file.
private final class FormattedFile: Sink {
  private let writer: FileWriter
  private let text = TextBuffer()
  private let formatter: DefaultFormatter

  init(_ session: Session, _ writer: FileWriter) {
    self.writer = writer
    let text = text
    formatter = DefaultFormatter(
      session: session, write: { text.text += $0 }, width: { session.host.width })
  }

  override func write(_ value: Value) throws {
    try formatter.write(value)
    if text.text.utf8.count > 65_536 { try flush() }
  }

  override func finish() throws {
    try formatter.finish()
    try flush()
    try writer.close()
  }

  override func abandon() { try? finish() }

  private func flush() throws {
    try writer.write(text.text)
    text.text = ""
  }
}

private final class TextBuffer {
  var text = ""
}
