import CSQLite

/// A connection to an SQLite database, as little of it as the store needs.
final class Database {
  private var handle: OpaquePointer?

  enum Access { case creating, changing, reading, readingImmutable }

  init(_ path: String, _ access: Access) throws(SQLiteFailure) {
    let (name, flags) =
      switch access {
      case .creating: (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      case .changing: (path, SQLITE_OPEN_READWRITE)
      case .reading: (path, SQLITE_OPEN_READONLY)
      case .readingImmutable:
        ("file:\(percentEncoded(path))?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
      }
    try check(sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nil))
    try check(sqlite3_busy_timeout(handle, 10_000))
  }

  deinit { close() }

  /// The last connection to close writes the log into the file and takes it away.
  func close() {
    sqlite3_close_v2(handle)
    handle = nil
  }

  func run(_ sql: String) throws(SQLiteFailure) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  func prepare(_ sql: String) throws(SQLiteFailure) -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    return Statement(statement, of: self)
  }

  /// The database as the bytes of its file.
  func bytes() -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &size, 0) else { return [] }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// The first column of the first row, for questions with one number as the answer.
  func number(_ sql: String) throws(SQLiteFailure) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.number(0) : 0
  }

  /// Takes the write lock first, so that reading and then writing cannot be overtaken.
  func immediately<Value>(_ work: () throws(SQLiteFailure) -> Value) throws(SQLiteFailure) -> Value
  {
    try run("BEGIN IMMEDIATE")
    do throws(SQLiteFailure) {
      let value = try work()
      try run("COMMIT")
      return value
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  fileprivate func check(_ code: Int32) throws(SQLiteFailure) {
    guard code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE else {
      let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
      throw SQLiteFailure(code: code & 0xFF, message: message)
    }
  }
}

/// A prepared statement; it keeps its connection open.
final class Statement {
  private let handle: OpaquePointer?
  private let database: Database

  fileprivate init(_ handle: OpaquePointer?, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ number: Int, at index: Int32) throws(SQLiteFailure) {
    try database.check(sqlite3_bind_int64(handle, index, Int64(number)))
  }

  func bind(_ bytes: [UInt8], at index: Int32) throws(SQLiteFailure) {
    // SQLite copies the bytes (SQLITE_TRANSIENT, a cast of -1 that does not come over from C).
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code = bytes.withUnsafeBytes {
      sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient)
    }
    try database.check(code)
  }

  /// Whether there is a row.
  func step() throws(SQLiteFailure) -> Bool {
    let code = sqlite3_step(handle)
    try database.check(code)
    return code == SQLITE_ROW
  }

  /// Makes the statement ready for other values.
  func reset() { sqlite3_reset(handle) }

  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

struct SQLiteFailure: Error {
  let code: Int32
  let message: String

  var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  var isDamage: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR }
  var isReadOnly: Bool { code == SQLITE_READONLY }
}

private func percentEncoded(_ path: String) -> String {
  var encoded: [UInt8] = []
  for byte in path.utf8 {
    let isPlain =
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || "/-_.".utf8.contains(byte)
    if isPlain {
      encoded.append(byte)
    } else {
      encoded.append(UInt8(ascii: "%"))
      for nibble in [byte >> 4, byte & 15] {
        encoded.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble)
      }
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}
