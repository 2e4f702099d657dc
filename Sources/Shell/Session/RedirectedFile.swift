internal import OutputLayout
internal import PowerShellEngine

/// `> file`: objects as the lines a terminal would show, written when the command ends.
enum RedirectedFile {
  static func open(_ path: String, append: Bool, _ session: Session) throws -> Sink {
    guard let place = session.drives.resolve(path), let drive = session.drives.drive(place.drive)
    else {
      throw ScriptError(
        "DriveNotFound", "Cannot find drive. A drive with the name '\(path)' does not exist.",
        .objectNotFound, target: .string(path),
        exception: "System.Management.Automation.DriveNotFoundException")
    }
    let file = FormattedFile(session, drive.volume, place, append: append)
    try file.clear()
    return file
  }
}

/// The sink of one redirected file.
private final class FormattedFile: Sink {
  private let volume: FileVolume
  private let place: FilePath
  private let append: Bool
  private let text = TextBuffer()
  private let formatter: DefaultFormatter

  init(_ session: Session, _ volume: FileVolume, _ place: FilePath, append: Bool) {
    (self.volume, self.place, self.append) = (volume, place, append)
    let text = text
    formatter = DefaultFormatter(
      session: session, write: { text.text += $0 }, width: { session.host.width })
  }

  /// The file is there from the start, as with PowerShell.
  func clear() throws { try write([], append: append) }

  override func write(_ value: Value) throws {
    try formatter.write(value)
    if text.text.utf8.count > 65_536 { try flush() }
  }

  override func finish() throws {
    try formatter.finish()
    try flush()
  }

  override func abandon() { try? finish() }

  private func flush() throws {
    try write(Array(text.text.utf8), append: true)
    text.text = ""
  }

  private func write(_ bytes: [UInt8], append: Bool) throws {
    do {
      try volume.write(place.names, bytes, append: append)
    } catch {
      throw ScriptError(
        "FileOpenFailure", "Access to the path '\(place.text)' is denied.", .openError,
        target: .string(place.text), exception: "System.UnauthorizedAccessException")
    }
  }
}

private final class TextBuffer {
  var text = ""
}
