internal import CFileAccess
internal import Glibc
internal import PowerShellEngine

/// A folder of the real machine as a drive: the only window of the sandbox.
///
/// Every path is opened beneath the folder, so that no link leads out of it; only regular files
/// and folders are seen. An exact match of case wins, otherwise case does not matter.
final class MountedFolder: FileVolume {
  private let folder: Int32
  private let isWritable: Bool
  /// Larger files are not read whole.
  private static let largestFile = 268_435_456

  /// Nil where the path is no folder that can be opened.
  init?(path: String, isWritable: Bool) {
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    self.isWritable = isWritable
    super.init()
    if folder < 0 { return nil }
  }

  deinit { if folder >= 0 { close(folder) } }

  override var isReadOnly: Bool { !isWritable }

  // MARK: Looking

  override func entry(at path: [String]) throws -> FileEntry? {
    guard let real = try realPath(path) else { return nil }
    let descriptor = open_beneath(folder, real.isEmpty ? "." : real, O_RDONLY, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return Self.entry(of: descriptor, name: path.last ?? "")
  }

  override func entries(in path: [String]) throws -> [FileEntry] {
    guard let real = try realPath(path) else { throw FileFailure.notFound }
    return try names(in: real).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { name in
        let descriptor = open_beneath(folder, Self.join(real, name), O_RDONLY, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return Self.entry(of: descriptor, name: name)
      }
  }

  private static func entry(of descriptor: Int32, name: String) -> FileEntry? {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return nil }
    let kind: FileEntry.Kind
    switch info.st_mode & S_IFMT {
    case S_IFDIR: kind = .folder
    case S_IFREG: kind = .file
    default: return nil
    }
    let written = ticks(info.st_mtim)
    return FileEntry(
      name: name, kind: kind, length: Int(info.st_size), created: written, written: written,
      accessed: ticks(info.st_atim))
  }

  /// .NET ticks of a Unix time.
  private static func ticks(_ time: timespec) -> Int64 {
    621_355_968_000_000_000 + Int64(time.tv_sec) * 10_000_000 + Int64(time.tv_nsec) / 100
  }

  // MARK: Reading and writing

  override func read(_ path: [String]) throws -> [UInt8] {
    guard let real = try realPath(path) else { throw FileFailure.notFound }
    let descriptor = open_beneath(folder, real, O_RDONLY, 0)
    guard descriptor >= 0 else { throw errno == EACCES ? FileFailure.denied : .notFound }
    defer { close(descriptor) }
    guard let entry = Self.entry(of: descriptor, name: ""), entry.kind == .file else {
      throw FileFailure.notAFile
    }
    guard entry.length <= Self.largestFile else { throw FileFailure.tooLarge }
    return try Self.readAll(descriptor, expected: entry.length)
  }

  private static func readAll(_ descriptor: Int32, expected: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 { throw FileFailure.denied }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= largestFile else { throw FileFailure.tooLarge }
    }
  }

  override func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    guard isWritable else { throw FileFailure.readOnly }
    let real = try realPath(path) ?? newPath(path)
    let flags = O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC)
    let descriptor = open_beneath(folder, real, flags, 0o644)
    guard descriptor >= 0 else { throw errno == EISDIR ? FileFailure.notAFile : .denied }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { throw FileFailure.denied }
      rest = rest.dropFirst(count)
    }
  }

  override func makeFolder(_ path: [String]) throws {
    guard isWritable else { throw FileFailure.readOnly }
    for length in 1...max(1, path.count) {
      let part = Array(path.prefix(length))
      if try realPath(part) != nil { continue }
      let real = try newPath(part)
      if try inParent(of: real, { mkdirat($0, $1, 0o755) }) != 0 { throw FileFailure.denied }
    }
  }

  override func remove(_ path: [String], recursively: Bool) throws {
    guard isWritable else { throw FileFailure.readOnly }
    guard let entry = try entry(at: path), let real = try realPath(path) else {
      throw FileFailure.notFound
    }
    if entry.kind == .folder {
      let inside = try entries(in: path)
      guard recursively || inside.isEmpty else { throw FileFailure.notEmpty }
      for child in inside { try remove(path + [child.name], recursively: true) }
    }
    let flags = entry.kind == .folder ? Int32(AT_REMOVEDIR) : 0
    if try inParent(of: real, { unlinkat($0, $1, flags) }) != 0 { throw FileFailure.denied }
  }

  override func rename(_ path: [String], to name: String) throws {
    guard isWritable else { throw FileFailure.readOnly }
    guard let real = try realPath(path) else { throw FileFailure.notFound }
    if try realPath(path.dropLast() + [name]) != nil { throw FileFailure.alreadyExists }
    if try inParent(of: real, { renameat($0, $1, $0, name) }) != 0 { throw FileFailure.denied }
  }

  // MARK: Paths

  private static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder + "/" + name
  }

  /// The path with the names as the real folder spells them; nil where something is missing.
  private func realPath(_ path: [String]) throws -> String? {
    var real = ""
    for name in path {
      guard name.utf8.allSatisfy({ $0 != 0 && $0 != 0x2F }) else { return nil }
      if exists(Self.join(real, name)) {
        real = Self.join(real, name)
        continue
      }
      let fitting = (try? names(in: real))?.filter { $0.lowercased() == name.lowercased() } ?? []
      guard fitting.count <= 1 else { throw FileFailure.ambiguous(fitting) }
      guard let found = fitting.first else { return nil }
      real = Self.join(real, found)
    }
    return real
  }

  /// The path of something that is not there yet, below a folder that is.
  private func newPath(_ path: [String]) throws -> String {
    guard let name = path.last, let parent = try realPath(path.dropLast()) else {
      throw FileFailure.notFound
    }
    return Self.join(parent, name)
  }

  private func exists(_ real: String) -> Bool {
    let descriptor = open_beneath(folder, real, Int32(descriptor_of_place), 0)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  private func names(in real: String) throws -> [String] {
    let descriptor = open_beneath(folder, real.isEmpty ? "." : real, O_RDONLY | O_DIRECTORY, 0)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else { throw FileFailure.notAFolder }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Calls a system function with the parent's descriptor and the last name.
  private func inParent(
    of real: String, _ call: (Int32, String) throws -> Int32
  ) throws -> Int32 {
    let cut = real.lastIndex(of: "/")
    let parent = cut.map { String(real[..<$0]) } ?? "."
    let name = cut.map { String(real[real.index(after: $0)...]) } ?? real
    let descriptor = open_beneath(folder, parent, O_RDONLY | O_DIRECTORY, 0)
    guard descriptor >= 0 else { throw FileFailure.notFound }
    defer { close(descriptor) }
    return try call(descriptor, name)
  }
}
