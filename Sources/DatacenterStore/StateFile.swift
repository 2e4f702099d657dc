import Datacenter
import Glibc
import Messages

/// A look at a state file before SQLite sees it: SQLite takes an empty file for a database, and
/// opening somebody else's might change it.
struct StateFile {
  static let applicationID: UInt32 = 0x6876_6C62  // "hvlb"
  static let formatVersion: UInt32 = 1

  enum Condition: Equatable {
    case absent
    case writable
    case readOnly(isImmutable: Bool)  // immutable: SQLite must not look for a log beside it
  }

  let path: String

  /// What tells a file from another one of the same name.
  struct Identity: Equatable {
    let device: dev_t
    let number: ino_t
  }

  /// Nil where there is no file.
  var identity: Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: status.st_dev, number: status.st_ino)
  }

  func condition() throws(JournalFailure) -> Condition {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .absent }
      throw .cannotOpen(path, errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    guard status.st_size > 0 else { throw .empty(path) }
    try checkHeader(read(100, from: descriptor), size: Int(status.st_size))
    // A file without any write permission is meant to stay as it is, whoever asks (root may write).
    let isWritable =
      status.st_mode & 0o222 != 0 && access(path, W_OK) == 0 && isFolderWritable
    if isWritable { return .writable }
    return .readOnly(isImmutable: !hasLog)
  }

  /// The database header (SQLite file format, section 1.3).
  private func checkHeader(_ header: [UInt8], size: Int) throws(JournalFailure) {
    guard header.starts(with: "SQLite format 3\0".utf8) else { throw .foreign(path) }
    guard header.count == 100 else { throw .damaged(path) }
    func word(_ offset: Int) -> UInt32 {
      header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard word(68) == Self.applicationID else { throw .foreign(path) }
    guard word(60) <= Self.formatVersion else { throw .newer(path) }
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    let pages = Int(word(28))
    // The page count is that of the last checkpoint; a shorter file has lost its end.
    guard pageSize >= 512, size >= pages * pageSize, size % pageSize == 0 else {
      throw .damaged(path)
    }
  }

  private func read(_ count: Int, from descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(descriptor, &bytes, count, 0)
    return Array(bytes.prefix(max(got, 0)))
  }

  private var isFolderWritable: Bool {
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(decoding: bytes[...$0], as: UTF8.self) } ?? "."
    var status = stat()
    guard stat(folder, &status) == 0 else { return false }
    return status.st_mode & 0o222 != 0 && access(folder, W_OK) == 0
  }

  /// Whether changes lie in a write-ahead log that the file itself does not hold yet.
  private var hasLog: Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }
}

extension JournalFailure {
  static func cannotOpen(_ path: String, _ code: Int32) -> JournalFailure {
    let reason = String(cString: strerror(code))
    return JournalFailure(
      .unusable,
      Text(
        en: "The state file '\(path)' cannot be opened: \(reason).",
        de: "Die Zustandsdatei \"\(path)\" lässt sich nicht öffnen: \(reason)."))
  }

  static func notAFile(_ path: String) -> JournalFailure {
    JournalFailure(
      .unusable,
      Text(
        en: "The state file '\(path)' is not a regular file.",
        de: "Die Zustandsdatei \"\(path)\" ist keine gewöhnliche Datei."))
  }

  static func empty(_ path: String) -> JournalFailure {
    JournalFailure(
      .unusable,
      Text(
        en:
          "The file '\(path)' is empty, so it is not a state file of hvlab. It was left as it is; "
          + "name a file that does not exist yet to start a new datacenter.",
        de:
          "Die Datei \"\(path)\" ist leer, also keine Zustandsdatei von hvlab. Sie blieb, wie sie "
          + "ist; mit dem Namen einer Datei, die es noch nicht gibt, beginnt ein neues Rechenzentrum."
      ))
  }

  static func foreign(_ path: String) -> JournalFailure {
    JournalFailure(
      .unusable,
      Text(
        en: "The file '\(path)' is not a state file of hvlab. It was left as it is.",
        de: "Die Datei \"\(path)\" ist keine Zustandsdatei von hvlab. Sie blieb, wie sie ist."))
  }

  static func newer(_ path: String) -> JournalFailure {
    JournalFailure(
      .unusable,
      Text(
        en:
          "The state file '\(path)' was written by a newer version of hvlab. It was left as it is.",
        de: "Die Zustandsdatei \"\(path)\" stammt von einer neueren Version von hvlab. "
          + "Sie blieb, wie sie ist."))
  }

  static func damaged(_ path: String) -> JournalFailure {
    JournalFailure(
      .unusable,
      Text(
        en: "The state file '\(path)' is damaged. It was left as it is.",
        de: "Die Zustandsdatei \"\(path)\" ist beschädigt. Sie blieb, wie sie ist."))
  }

  static func replaced(_ path: String) -> JournalFailure {
    JournalFailure(
      .writing,
      Text(
        en:
          "The state file '\(path)' was moved, deleted or replaced while it was in use. "
          + "Nothing was changed.",
        de: "Die Zustandsdatei \"\(path)\" wurde verschoben, gelöscht oder ersetzt, während sie "
          + "benutzt wurde. Es wurde nichts geändert."))
  }

  static func readOnly(_ path: String) -> JournalFailure {
    JournalFailure(
      .readOnly,
      Text(
        en:
          "The state file '\(path)' is read-only: it can be looked at, but nothing can be changed.",
        de: "Die Zustandsdatei \"\(path)\" ist schreibgeschützt: Sie lässt sich ansehen, "
          + "aber nicht ändern."))
  }

  static func sqlite(_ failure: SQLiteFailure, _ path: String) -> JournalFailure {
    if failure.isDamage { return .damaged(path) }
    if failure.isReadOnly { return .readOnly(path) }
    if failure.isBusy {
      return JournalFailure(
        .busy,
        Text(
          en: "The state file '\(path)' is in use by another process. Nothing was changed.",
          de: "Die Zustandsdatei \"\(path)\" wird von einem anderen Prozess benutzt. "
            + "Es wurde nichts geändert."))
    }
    return JournalFailure(
      .writing,
      Text(
        en: "The state file '\(path)' could not be read or written: \(failure.message).",
        de: "Die Zustandsdatei \"\(path)\" konnte nicht gelesen oder geschrieben werden: "
          + "\(failure.message)."))
  }
}
