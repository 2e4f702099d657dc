/// The files of a host's drive in a state file: a row each, beside the datacenter's journal.
///
/// Several processes may share them; the last one to write a file wins, as on a real disk.
package final class DriveFiles {
  /// A file or folder; `path` are its names from the root.
  package struct Row: Equatable, Sendable {
    package var path: [String]
    package var isFolder: Bool
    package var created: Int64
    package var written: Int64
    package var accessed: Int64
    package var attributes: Int
    package var bytes: [UInt8]

    package init(
      path: [String], isFolder: Bool, created: Int64, written: Int64, accessed: Int64,
      attributes: Int, bytes: [UInt8]
    ) {
      (self.path, self.isFolder, self.bytes) = (path, isFolder, bytes)
      (self.created, self.written, self.accessed) = (created, written, accessed)
      self.attributes = attributes
    }
  }

  private let database: Database
  /// The file forbids changes: what a session does to its drive stays in the session.
  package let isReadOnly: Bool

  /// What stands before the paths of a drive: a name no file can have, and none for drive C.
  private let prefix: [String]

  /// The drive in a state file that is there already; nil where it cannot be opened.
  package init?(stateFile path: String, drive: String? = nil) {
    prefix = drive.map { [$0] } ?? []
    do {
      let condition = try StateFile(path: path).condition()
      switch condition {
      case .absent: return nil
      case .writable:
        isReadOnly = false
        database = try Database(path, .changing)
        try database.run(Self.table)
      case .readOnly(let isImmutable):
        isReadOnly = true
        database = try Database(path, isImmutable ? .readingImmutable : .reading)
      }
    } catch {
      return nil
    }
  }

  private static let table = """
    CREATE TABLE IF NOT EXISTS file(
      key BLOB PRIMARY KEY, path BLOB NOT NULL, folder INTEGER NOT NULL, created INTEGER NOT NULL,
      written INTEGER NOT NULL, accessed INTEGER NOT NULL, attributes INTEGER NOT NULL,
      bytes BLOB NOT NULL) WITHOUT ROWID;
    """

  /// A number that changes when another process has changed the state file.
  package var changes: Int { (try? database.number("PRAGMA data_version")) ?? 0 }

  /// All rows, folders before what is in them.
  package func all() -> [Row] {
    guard
      let query = try? database.prepare(
        "SELECT path, folder, created, written, accessed, attributes, bytes FROM file ORDER BY key")
    else { return [] }
    var rows: [Row] = []
    while (try? query.step()) == true {
      let names = Self.names(query.bytes(0))
      guard let path = ownPath(names) else { continue }
      rows.append(
        Row(
          path: path, isFolder: query.number(1) != 0,
          created: Int64(query.number(2)), written: Int64(query.number(3)),
          accessed: Int64(query.number(4)), attributes: query.number(5), bytes: query.bytes(6)))
    }
    return rows
  }

  /// Leaves one complete file behind.
  package func close() { database.close() }

  /// A path without the drive's mark; nil for those of other drives.
  private func ownPath(_ names: [String]) -> [String]? {
    guard let mark = prefix.first else {
      return names.first?.utf8.contains(UInt8(ascii: ":")) == true ? nil : names
    }
    guard names.first?.utf8.elementsEqual(mark.utf8) == true, names.count > 1 else { return nil }
    return Array(names.dropFirst())
  }

  /// Puts rows in place of those of the same paths, and drops what stood at or below others.
  package func change(removing paths: [[String]] = [], putting rows: [Row]) {
    guard !isReadOnly else { return }
    try? database.immediately { () throws(SQLiteFailure) in
      let removal = try database.prepare(
        "DELETE FROM file WHERE key = ?1 OR substr(key, 1, ?3) = ?2")
      for path in paths {
        let key = Self.key(prefix + path)
        try removal.bind(key, at: 1)
        try removal.bind(key + [0], at: 2)
        try removal.bind(key.count + 1, at: 3)
        _ = try removal.step()
        removal.reset()
      }
      let insertion = try database.prepare("REPLACE INTO file VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      for row in rows {
        try insertion.bind(Self.key(prefix + row.path), at: 1)
        try insertion.bind(Self.joined(prefix + row.path), at: 2)
        let numbers = [
          row.isFolder ? 1 : 0, Int(row.created), Int(row.written), Int(row.accessed),
          row.attributes,
        ]
        for (place, number) in numbers.enumerated() {
          try insertion.bind(number, at: Int32(place + 3))
        }
        try insertion.bind(row.bytes, at: 8)
        _ = try insertion.step()
        insertion.reset()
      }
    }
  }

  /// Names with a zero byte between them, which none can hold: a folder sorts before its content.
  private static func joined(_ path: [String]) -> [UInt8] {
    Array(path.map { Array($0.utf8) }.joined(separator: [0]))
  }

  private static func key(_ path: [String]) -> [UInt8] {
    joined(path).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func names(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
