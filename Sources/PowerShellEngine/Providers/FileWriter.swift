/// A text file that is being written: what `Out-File`, `Set-Content` and `>` write into.
///
/// Opening it makes or empties the file; text is gathered and written in large pieces.
public final class FileWriter {
  public let path: FilePath
  private let volume: FileVolume
  private let encoding: TextEncoding
  private var pending: [UInt8] = []
  private var isOpen = true

  /// Opens a place that is known to lie on a file drive.
  public init(
    _ path: FilePath, on volume: FileVolume, append: Bool, encoding: TextEncoding? = nil
  ) throws {
    (self.path, self.volume) = (path, volume)
    var found: [UInt8] = []
    if append, let entry = try volume.entry(at: path.names), entry.length > 0 {
      found = try volume.read(path.names)
    }
    let chosen = encoding ?? (append ? TextEncoding.marked(found) : nil) ?? .utf8
    self.encoding = chosen
    try volume.write(path.names, found.isEmpty ? chosen.mark : [], append: append)
  }

  public func write(_ text: String) throws {
    if encoding == .utf8 {
      pending.append(contentsOf: text.utf8)
    } else {
      pending += encoding.encode(text)
    }
    if pending.count > 1_048_576 { try flush() }
  }

  public func write(bytes: [UInt8]) throws {
    pending += bytes
    if pending.count > 1_048_576 { try flush() }
  }

  public func flush() throws {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending = []
    try volume.write(path.names, bytes, append: true)
  }

  /// Writes what is left; nothing is written after it.
  public func close() throws {
    guard isOpen else { return }
    isOpen = false
    try flush()
  }
}

extension Session {
  /// Opens a file by path, as `Out-File`, `Export-Csv` and `>` do.
  ///
  /// Its errors are those of `Out-File` (`FileOpenFailure`, `NoClobber`).
  public func openFile(
    _ text: String, append: Bool = false, encoding: TextEncoding? = nil, noClobber: Bool = false,
    isForced: Bool = false
  ) throws -> FileWriter {
    let path = try drives.locate(text)
    guard let drive = drives.drive(path.drive), drive.isFileDrive else {
      throw ScriptError.openFailure(
        path, "System.IO.IOException", "The network path was not found.")
    }
    let shown = drives.providerPath(path)
    let known = try? drive.volume.entry(at: path.names)
    if noClobber, !append, known ?? nil != nil {
      throw ScriptError(
        "NoClobber", "The file '\(shown)' already exists.", .resourceExists,
        target: .string(shown), exception: "System.IO.IOException")
    }
    do {
      if isForced, let entry = known ?? nil, entry.isReadOnly {
        try drive.volume.update(path.names) { $0.attributes &= ~1 }
      }
      return try FileWriter(path, on: drive.volume, append: append, encoding: encoding)
    } catch let failure as FileFailure {
      let (type, message) = failure.writeException(at: shown)
      throw ScriptError.openFailure(path, type, message)
    }
  }
}

extension ScriptError {
  fileprivate static func openFailure(
    _ path: FilePath, _ type: String, _ message: String
  ) -> ScriptError {
    ScriptError(
      "FileOpenFailure", message, .openError, target: .string(path.text), exception: type)
  }
}

extension FileWriter {
  /// The file of `> path`; its errors are named after `Out-File`.
  public static func redirected(
    to path: String, append: Bool, in session: Session
  ) throws -> FileWriter {
    do {
      return try session.openFile(path, append: append)
    } catch let error as ScriptError {
      error.record.activity = "Out-File"
      error.record.originID = "Microsoft.PowerShell.Commands.OutFileCommand"
      throw error
    }
  }
}
