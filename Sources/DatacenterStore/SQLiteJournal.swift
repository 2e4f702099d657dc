package import Datacenter
import Glibc

/// A journal in an SQLite file: one row an event, snapshots now and then, several processes at once.
///
/// Write-ahead logging with `synchronous=NORMAL`: a killed process loses nothing it acknowledged, a
/// power failure may lose the last moments but never the file; FULL waits for the disk each time.
package final class SQLiteJournal: Journal {
  package enum Durability: String, Sendable { case normal = "NORMAL", full = "FULL" }

  private let file: StateFile
  private let durability: Durability
  private var connection: Connection?
  /// Which file was opened: its name may come to stand for another one, or for none.
  private var identity: StateFile.Identity?

  /// Nothing is opened until the first call.
  package init(path: String, durability: Durability = .normal) {
    file = StateFile(path: path)
    self.durability = durability
  }

  package func open(
    at version: Int?, beginningWith start: () -> Datacenter
  ) throws(JournalFailure) -> Versioned {
    let connection = try connected(beginningWith: start)
    var state = try connection.nearestSnapshot(at: version ?? .max)
    let steps = try connection.steps(after: state.version, upTo: version ?? .max)
    try replay(steps, onto: &state) { (earlier) throws(JournalFailure) in
      try open(at: earlier, beginningWith: start).datacenter
    }
    return state
  }

  package func steps(since version: Int) throws(JournalFailure) -> [[Event]] {
    guard let connection else { return [] }
    return try connection.newSteps(since: version)
  }

  package func append(_ step: [Event], expecting version: Int) throws(JournalFailure) -> Bool {
    guard let connection, !connection.isReadOnly else { throw .readOnly(file.path) }
    guard file.identity == identity else { throw .replaced(file.path) }
    return try connection.append(step, expecting: version)
  }

  package func snapshot(_ state: Versioned) throws(JournalFailure) {
    guard let connection, !connection.isReadOnly else { return }
    try connection.keep(state)
  }

  /// Leaves one complete file behind, so that it can be copied; what comes after opens it again.
  package func close() {
    connection?.close()
    connection = nil
  }

  private func connected(
    beginningWith start: () -> Datacenter
  ) throws(JournalFailure) -> Connection {
    if let connection { return connection }
    var condition = try file.condition()
    if condition == .absent {
      try create(beginningWith: start())
      condition = try file.condition()
    }
    let connection = try Connection(file.path, condition, durability)
    self.connection = connection
    identity = file.identity
    return connection
  }

  /// Writes the new database beside its place and links it there complete, so that no other process
  /// ever sees half of it; if another one was faster, its file stands.
  private func create(beginningWith start: Datacenter) throws(JournalFailure) {
    let draft = "\(file.path).\(getpid()).new"
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft + ending) } }
    unlink(draft)
    guard canCreate(draft) else { throw .cannotOpen(file.path, errno) }
    try Connection.initialize(draft, namedAs: file.path, with: start)
    guard link(draft, file.path) != 0, errno != EEXIST else { return }
    // Some file systems know no hard links; there, a file that is in the way stands too.
    guard access(file.path, F_OK) != 0, rename(draft, file.path) != 0 else { return }
    throw .cannotOpen(file.path, errno)
  }

  private func canCreate(_ path: String) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    Glibc.close(descriptor)
    return true
  }
}
