internal import Datacenter
internal import PowerShellEngine

/// A drive of a simulated host: what was written to it, and the files of Hyper-V that the
/// datacenter knows of, which it shows as they are at the moment.
final class HostVolume: FileVolume {
  private let plain: FileVolume
  private let host: () -> Name
  private let letter: String
  private let lab: Lab
  private var seen: (version: Int, host: Name, files: [HostFile])?

  /// `plain` keeps everything that is no disk and no configuration.
  init(_ letter: String, of host: @escaping () -> Name, in lab: Lab, plain: FileVolume) {
    (self.letter, self.host, self.lab, self.plain) = (letter, host, lab, plain)
    super.init()
  }

  override var isReadOnly: Bool { false }

  override var room: (used: Int64, free: Int64)? {
    let volumes = try? lab.datacenter.hosts[host()]?.volumes
    guard let volume = volumes?.first(where: { $0.letter == letter }) else { return nil }
    return (volume.size - volume.free, volume.free)
  }

  // MARK: Reading

  override func entry(at path: [String]) throws -> FileEntry? {
    if let known = try plain.entry(at: path) { return known }
    guard let name = path.last else { return nil }
    let below = files(below: path)
    if let file = below.first(where: { $0.names.count == path.count }) { return entry(of: file) }
    return below.isEmpty ? nil : folder(name, below)
  }

  override func entries(in path: [String]) throws -> [FileEntry] {
    let below = files(below: path)
    let known: [FileEntry]
    do {
      known = try plain.entries(in: path)
    } catch FileFailure.notFound where !below.isEmpty {
      known = []
    }
    var names = Set(known.map { Name($0.name) })
    var more: [FileEntry] = []
    for file in below {
      guard file.names.count > path.count else { throw FileFailure.notAFolder }
      let name = file.names[path.count]
      guard names.insert(Name(name)).inserted else { continue }
      let isFile = file.names.count == path.count + 1
      more.append(isFile ? entry(of: file) : folder(name, files(below: path + [name])))
    }
    return known + more
  }

  override func read(_ path: [String]) throws -> [UInt8] {
    guard let file = file(at: path) else { return try plain.read(path) }
    throw file.isInUse ? FileFailure.inUse : FileFailure.tooLarge
  }

  // MARK: Writing

  override func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    if let file = file(at: path) { throw file.isInUse ? FileFailure.inUse : FileFailure.denied }
    try keepFolder(Array(path.dropLast()))
    try plain.write(path, bytes, append: append)
  }

  override func makeFolder(_ path: [String]) throws {
    guard file(at: path) == nil else { throw FileFailure.alreadyExists }
    try plain.makeFolder(path)
  }

  override func remove(_ path: [String], recursively: Bool) throws {
    let below = files(below: path)
    if !recursively, below.contains(where: { $0.names.count > path.count }) {
      throw FileFailure.notEmpty
    }
    guard !below.contains(where: \.isInUse) else { throw FileFailure.inUse }
    for file in below { try carryOut(FileRemoval(location(file.names))) }
    if try plain.entry(at: path) != nil {
      try plain.remove(path, recursively: recursively)
    }  // else a folder that its files alone had made: it is gone with the last of them
  }

  override func rename(_ path: [String], to name: String) throws {
    let below = files(below: path)
    guard !below.contains(where: \.isInUse) else { throw FileFailure.inUse }
    let goal = Array(path.dropLast()) + [name]
    for file in below {
      let place = goal + file.names.dropFirst(path.count)
      try carryOut(FileCopy(location(file.names), to: location(place)))
      try carryOut(FileRemoval(location(file.names)))
    }
    if try plain.entry(at: path) != nil { try plain.rename(path, to: name) }
  }

  override func copy(_ path: [String], to goal: [String], on other: FileVolume) throws -> Bool {
    guard let file = file(at: path), let other = other as? HostVolume else { return false }
    guard !file.isOpen else { throw FileFailure.inUse }
    guard other.file(at: goal)?.isInUse != true else { throw FileFailure.inUse }
    try carryOut(FileCopy(location(file.names), to: other.location(goal)))
    return true
  }

  override func update(_ path: [String], _ change: (inout FileEntry) -> Void) throws {
    if try plain.entry(at: path) != nil { try plain.update(path, change) }
  }

  // MARK: The datacenter's files

  private struct Known {
    let names: [String]
    let length: Int
    let isInUse: Bool
    let isOpen: Bool
    let written: Int64
  }

  private func file(at path: [String]) -> Known? {
    files(below: path).first { $0.names.count == path.count }
  }

  /// The files at a path or below it.
  private func files(below path: [String]) -> [Known] {
    current.compactMap { file in
      let names = file.path.description.utf8.split(separator: UInt8(ascii: "\\")).dropFirst()
        .map { String(decoding: Array($0), as: UTF8.self) }
      guard names.count >= path.count,
        zip(names, path).allSatisfy({ Name($0) == Name($1) })
      else { return nil }
      return Known(
        names: names, length: Int(file.length), isInUse: file.isInUse,
        isOpen: file.isOpen, written: file.written.ticks)
    }
  }

  private var current: [HostFile] {
    guard let version = try? lab.version, let datacenter = try? lab.datacenter else { return [] }
    let host = host()
    if let seen, seen.version == version, seen.host == host { return seen.files }
    let files = datacenter.files(on: host, drive: letter)
    seen = (version, host, files)
    return files
  }

  private func entry(of file: Known) -> FileEntry {
    FileEntry(
      name: file.names.last ?? "", kind: .file, length: file.length, created: file.written,
      written: file.written, accessed: file.written)
  }

  private func folder(_ name: String, _ below: [Known]) -> FileEntry {
    let time = below.first?.written ?? 0
    return FileEntry(name: name, kind: .folder, created: time, written: time, accessed: time)
  }

  /// A folder that only Hyper-V's files had made gets one of its own.
  private func keepFolder(_ path: [String]) throws {
    guard !path.isEmpty, try plain.entry(at: path) == nil, !files(below: path).isEmpty else {
      return
    }
    try plain.makeFolder(path)
  }

  private func location(_ names: [String]) -> FileLocation {
    FileLocation(
      host: host(), path: WindowsPath("\(letter):\\" + names.joined(separator: "\\")))
  }

  private func carryOut(_ operation: some Operation) throws {
    do {
      try lab.carryOut(operation)
    } catch {
      throw FileFailure.denied
    }
  }
}
