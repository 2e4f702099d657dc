internal import DatacenterStore
internal import PowerShellEngine

/// A virtual drive kept in the state file: reads from memory, writes through, and takes in what
/// other shells on the same file have changed.
final class StoredVolume: FileVolume {
  private let files: DriveFiles
  private let clock: () -> Int64
  private var memory: MemoryVolume
  private var seen: Int

  /// `fresh` is what the drive holds where the state file knows nothing of it yet.
  init(_ files: DriveFiles, fresh: MemoryVolume, clock: @escaping () -> Int64) {
    (self.files, self.clock, memory) = (files, clock, fresh)
    seen = files.changes
    super.init()
    let rows = files.all()
    if rows.isEmpty {
      files.change(putting: self.rows(below: []))
    } else {
      load(rows)
    }
  }

  override var isReadOnly: Bool { false }

  // MARK: Reading

  override func entry(at path: [String]) throws -> FileEntry? { try current.entry(at: path) }
  override func entries(in path: [String]) throws -> [FileEntry] { try current.entries(in: path) }
  override func read(_ path: [String]) throws -> [UInt8] { try current.read(path) }

  /// The drive as it is now, others' changes taken in.
  private var current: MemoryVolume {
    let changes = files.changes
    if changes != seen {
      seen = changes
      load(files.all())
    }
    return memory
  }

  private func load(_ rows: [DriveFiles.Row]) {
    let volume = MemoryVolume(clock: clock)
    for row in rows {
      if row.isFolder {
        try? volume.makeFolder(row.path)
      } else {
        try? volume.makeFolder(row.path.dropLast())
        try? volume.write(row.path, row.bytes, append: false)
      }
      try? volume.update(row.path) { entry in
        (entry.created, entry.written) = (row.created, row.written)
        (entry.accessed, entry.attributes) = (row.accessed, row.attributes)
      }
    }
    memory = volume
  }

  // MARK: Writing

  override func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    try current.write(path, bytes, append: append)
    keep(path)
  }

  override func makeFolder(_ path: [String]) throws {
    try current.makeFolder(path)
    files.change(putting: (1...max(1, path.count)).compactMap { row(Array(path.prefix($0))) })
  }

  override func remove(_ path: [String], recursively: Bool) throws {
    try current.remove(path, recursively: recursively)
    files.change(removing: [path], putting: [])
  }

  override func rename(_ path: [String], to name: String) throws {
    try current.rename(path, to: name)
    let place = Array(path.dropLast()) + [name]
    files.change(removing: [path], putting: [row(place)].compactMap(\.self) + rows(below: place))
  }

  override func update(_ path: [String], _ change: (inout FileEntry) -> Void) throws {
    try current.update(path, change)
    keep(path)
  }

  private func keep(_ path: [String]) { files.change(putting: [row(path)].compactMap(\.self)) }

  private func row(_ path: [String]) -> DriveFiles.Row? {
    guard !path.isEmpty, let entry = try? memory.entry(at: path) else { return nil }
    return DriveFiles.Row(
      path: path.dropLast() + [entry.name], isFolder: entry.kind == .folder,
      created: entry.created, written: entry.written, accessed: entry.accessed,
      attributes: entry.attributes, bytes: (try? memory.read(path)) ?? [])
  }

  private func rows(below path: [String]) -> [DriveFiles.Row] {
    ((try? memory.entries(in: path)) ?? []).flatMap { entry in
      let place = path + [entry.name]
      let inside = entry.kind == .folder ? rows(below: place) : []
      return [row(place)].compactMap(\.self) + inside
    }
  }
}
