import Datacenter

/// The tables of a state file and the statements on them.
final class Connection {
  let isReadOnly: Bool
  private let path: String
  private let database: Database
  private var seen: (dataVersion: Int, newest: Int)?

  init(
    _ path: String, _ condition: StateFile.Condition, _ durability: SQLiteJournal.Durability
  ) throws(JournalFailure) {
    self.path = path
    do throws(SQLiteFailure) {
      switch condition {
      case .absent, .writable:
        isReadOnly = false
        database = try Database(path, .changing)
        try database.run("PRAGMA synchronous=\(durability.rawValue)")
      case .readOnly(let isImmutable):
        isReadOnly = true
        database = try Database(path, isImmutable ? .readingImmutable : .reading)
      }
    } catch {
      throw .sqlite(error, path)
    }
  }

  /// Nothing can be asked any more.
  func close() { database.close() }

  /// Makes a new database; the header gets its marks before the log is switched on.
  static func initialize(
    _ draft: String, namedAs path: String, with start: Datacenter
  ) throws(JournalFailure) {
    let snapshot = try encoded(start, path)
    do throws(SQLiteFailure) {
      let database = try Database(draft, .changing)
      try layOut(database, with: snapshot)
      try database.run("PRAGMA journal_mode=WAL")
    } catch {
      throw .sqlite(error, path)
    }
  }

  /// A database in memory with a history, as the bytes its file would have.
  static func bytes(
    of start: Datacenter, _ steps: [[Event]], _ newest: Versioned
  ) throws(JournalFailure) -> [UInt8] {
    let name = ":memory:"
    let snapshot = try encoded(start, name)
    let latest = try encoded(newest.datacenter, name)
    var rows: [(version: Int, position: Int, data: [UInt8])] = []
    for (index, step) in steps.enumerated() {
      for (position, event) in step.enumerated() {
        rows.append((index + 1, position, try encoded(event, name)))
      }
    }
    do throws(SQLiteFailure) {
      let database = try Database(name, .creating)
      try layOut(database, with: snapshot)
      let insertion = try database.prepare("INSERT INTO event VALUES(?, ?, ?)")
      for row in rows {
        try insertion.bind(row.version, at: 1)
        try insertion.bind(row.position, at: 2)
        try insertion.bind(row.data, at: 3)
        _ = try insertion.step()
        insertion.reset()
      }
      if newest.version > 0 {
        let second = try database.prepare("INSERT INTO snapshot VALUES(?, ?)")
        try second.bind(newest.version, at: 1)
        try second.bind(latest, at: 2)
        _ = try second.step()
      }
      var bytes = database.bytes()
      // The two bytes that say whether the file is one with a write-ahead log (file format, 1.3).
      if bytes.count > 19 { (bytes[18], bytes[19]) = (2, 2) }
      return bytes
    } catch {
      throw .sqlite(error, name)
    }
  }

  private static func layOut(
    _ database: Database, with snapshot: [UInt8]
  ) throws(SQLiteFailure) {
    try database.run(
      """
      PRAGMA application_id=\(StateFile.applicationID);
      PRAGMA user_version=\(StateFile.formatVersion);
      CREATE TABLE snapshot(version INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE event(
        version INTEGER NOT NULL, position INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY(version, position)) WITHOUT ROWID;
      """)
    let insertion = try database.prepare("INSERT INTO snapshot VALUES(0, ?)")
    try insertion.bind(snapshot, at: 1)
    _ = try insertion.step()
    insertion.reset()
  }

  func nearestSnapshot(at version: Int) throws(JournalFailure) -> Versioned {
    let found = try asking { (database) throws(SQLiteFailure) -> (Int, [UInt8])? in
      let query = try database.prepare(
        "SELECT version, data FROM snapshot WHERE version <= ? ORDER BY version DESC LIMIT 1")
      try query.bind(version, at: 1)
      return try query.step() ? (query.number(0), query.bytes(1)) : nil
    }
    guard let (version, bytes) = found else { throw .damaged(path) }
    return Versioned(try decoded(Datacenter.self, bytes), version: version)
  }

  /// Whole steps, oldest first; a gap in their numbers is damage.
  func steps(after version: Int, upTo last: Int) throws(JournalFailure) -> [[Event]] {
    let rows = try asking { (database) throws(SQLiteFailure) in
      let query = try database.prepare(
        """
        SELECT version, data FROM event WHERE version > ? AND version <= ?
        ORDER BY version, position
        """)
      try query.bind(version, at: 1)
      try query.bind(last, at: 2)
      var rows: [(version: Int, data: [UInt8])] = []
      while try query.step() { rows.append((query.number(0), query.bytes(1))) }
      return rows
    }
    var steps: [[Event]] = []
    for row in rows {
      let event = try decoded(Event.self, row.data)
      if row.version == version + steps.count, !steps.isEmpty {
        steps[steps.count - 1].append(event)
      } else {
        guard row.version == version + steps.count + 1 else { throw .damaged(path) }
        steps.append([event])
      }
    }
    return steps
  }

  /// Asks for steps only when another connection has written since the last time (7 µs otherwise).
  func newSteps(since version: Int) throws(JournalFailure) -> [[Event]] {
    let dataVersion = try asking { (database) throws(SQLiteFailure) in
      try database.number("PRAGMA data_version")
    }
    if let seen, seen == (dataVersion, version) { return [] }
    let steps = try steps(after: version, upTo: .max)
    seen = (dataVersion, version + steps.count)
    return steps
  }

  func append(_ step: [Event], expecting version: Int) throws(JournalFailure) -> Bool {
    var rows: [[UInt8]] = []
    for event in step { rows.append(try Self.encoded(event, path)) }
    let isKept = try transaction { (database) throws(SQLiteFailure) in
      let newest = try database.number("SELECT max(version) FROM event")
      guard newest == version else { return false }
      let insertion = try database.prepare("INSERT INTO event VALUES(?, ?, ?)")
      for (position, row) in rows.enumerated() {
        try insertion.bind(version + 1, at: 1)
        try insertion.bind(position, at: 2)
        try insertion.bind(row, at: 3)
        _ = try insertion.step()
        insertion.reset()
      }
      return true
    }
    if isKept, let seen, seen.newest == version { self.seen?.newest = version + 1 }
    return isKept
  }

  /// Keeps the first snapshot, from which any version can be reached, and the newest.
  func keep(_ state: Versioned) throws(JournalFailure) {
    let bytes = try Self.encoded(state.datacenter, path)
    try transaction { (database) throws(SQLiteFailure) in
      let insertion = try database.prepare("INSERT OR REPLACE INTO snapshot VALUES(?, ?)")
      try insertion.bind(state.version, at: 1)
      try insertion.bind(bytes, at: 2)
      _ = try insertion.step()
      insertion.reset()
      try database.run(
        """
        DELETE FROM snapshot
        WHERE version > 0 AND version < (SELECT max(version) FROM snapshot)
        """)
    }
  }
}

extension Connection {
  private func asking<Value>(
    _ question: (Database) throws(SQLiteFailure) -> Value
  ) throws(JournalFailure) -> Value {
    do throws(SQLiteFailure) {
      return try question(database)
    } catch {
      throw .sqlite(error, path)
    }
  }

  private func transaction<Value>(
    _ work: (Database) throws(SQLiteFailure) -> Value
  ) throws(JournalFailure) -> Value {
    try asking { (database) throws(SQLiteFailure) in
      try database.immediately { () throws(SQLiteFailure) in try work(database) }
    }
  }

  private static func encoded<Value: Coded>(
    _ value: Value, _ path: String
  ) throws(JournalFailure) -> [UInt8] {
    do throws(CodingFailure) { return try Blob.holding(value) } catch { throw .damaged(path) }
  }

  private func decoded<Value: Coded>(
    _ type: Value.Type, _ bytes: [UInt8]
  ) throws(JournalFailure) -> Value {
    do throws(CodingFailure) {
      return try Blob.value(type, in: bytes)
    } catch {
      throw error == .newer ? .newer(path) : .damaged(path)
    }
  }
}
