/// A file or folder as a volume knows it.
public struct FileEntry {
  public enum Kind: Sendable { case file, folder }
  public var name: String
  public var kind: Kind
  /// Bytes of a file.
  public var length: Int
  /// .NET ticks in UTC.
  public var created: Int64
  public var written: Int64
  public var accessed: Int64
  /// .NET's `FileAttributes`, beside Directory and Normal.
  public var attributes: Int

  public init(
    name: String, kind: Kind, length: Int = 0, created: Int64 = 0, written: Int64 = 0,
    accessed: Int64 = 0, attributes: Int = 0
  ) {
    (self.name, self.kind, self.length) = (name, kind, length)
    (self.created, self.written, self.accessed) = (created, written, accessed)
    self.attributes = attributes
  }

  /// .NET's `FileAttributes`, complete: a file is marked for archiving unless it says otherwise.
  public var allAttributes: Int {
    if kind == .folder { return attributes | 0x10 }
    return attributes == 0 ? 0x20 : attributes
  }
  public var isReadOnly: Bool { attributes & 1 != 0 }
  public var isHidden: Bool { attributes & 2 != 0 }
  public var isSystem: Bool { attributes & 4 != 0 }
}

/// What went wrong with a file; commands make PowerShell's errors of it.
public enum FileFailure: Error, Equatable {
  case notFound, notAFile, notAFolder, alreadyExists, readOnly, denied, tooLarge, notEmpty, inUse
  case ambiguous([String])
}

/// The files of a drive.
///
/// Paths are names from the root; case does not matter.
/// Virtual drives live in memory; a mount shows a folder of the real machine. Commands know only
/// this.
open class FileVolume {
  public init() {}
  open var isReadOnly: Bool { true }
  /// Bytes that are taken and that are left; nil where nobody counts them.
  open var room: (used: Int64, free: Int64)? { nil }
  open func entry(at path: [String]) throws -> FileEntry? { nil }
  open func entries(in path: [String]) throws -> [FileEntry] { throw FileFailure.notFound }
  open func read(_ path: [String]) throws -> [UInt8] { throw FileFailure.notFound }
  open func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    throw FileFailure.readOnly
  }
  open func makeFolder(_ path: [String]) throws { throw FileFailure.readOnly }
  open func remove(_ path: [String], recursively: Bool) throws { throw FileFailure.readOnly }
  open func rename(_ path: [String], to name: String) throws { throw FileFailure.readOnly }
  /// Copies a file without reading it, where both volumes know how; false: it is read and written.
  open func copy(_ path: [String], to goal: [String], on other: FileVolume) throws -> Bool { false }
  /// Changes times and attributes.
  open func update(_ path: [String], _ change: (inout FileEntry) -> Void) throws {
    throw FileFailure.readOnly
  }
}

/// A volume in memory: `C:` of a simulated host.
public final class MemoryVolume: FileVolume {
  private final class Node {
    var entry: FileEntry
    var bytes: [UInt8] = []
    var children = FoldedDictionary<Node>()
    init(_ entry: FileEntry) { self.entry = entry }
  }

  private lazy var root: Node = {
    let root = Node(FileEntry(name: "", kind: .folder))
    for folder in firstFolders { try? makeFolder(folder, below: root) }
    return root
  }()
  private let clock: () -> Int64
  private let firstFolders: [[String]]

  /// A volume with these folders, which are there when someone first looks; `clock` gives .NET
  /// ticks for the times of files.
  public init(clock: @escaping () -> Int64, folders: [[String]] = []) {
    (self.clock, firstFolders) = (clock, folders)
  }

  public override var isReadOnly: Bool { false }

  private func node(_ path: [String]) -> Node? {
    var node = root
    for name in path {
      guard let child = node.children[name] else { return nil }
      node = child
    }
    return node
  }

  private func parent(of path: [String]) throws -> Node {
    guard let parent = node(path.dropLast()) else { throw FileFailure.notFound }
    guard parent.entry.kind == .folder else { throw FileFailure.notAFolder }
    return parent
  }

  public override func entry(at path: [String]) throws -> FileEntry? { node(path)?.entry }

  public override func entries(in path: [String]) throws -> [FileEntry] {
    guard let node = node(path) else { throw FileFailure.notFound }
    guard node.entry.kind == .folder else { throw FileFailure.notAFolder }
    return node.children.entries.map(\.value.entry)
  }

  public override func read(_ path: [String]) throws -> [UInt8] {
    guard let node = node(path) else { throw FileFailure.notFound }
    guard node.entry.kind == .file else { throw FileFailure.notAFile }
    return node.bytes
  }

  public override func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    let parent = try parent(of: path)
    guard let name = path.last else { throw FileFailure.notAFile }
    let node = parent.children[name] ?? add(name, .file, to: parent)
    guard node.entry.kind == .file else { throw FileFailure.notAFile }
    guard !node.entry.isReadOnly else { throw FileFailure.readOnly }
    if append { node.bytes += bytes } else { node.bytes = bytes }
    node.entry.length = node.bytes.count
    node.entry.written = clock()
  }

  public override func makeFolder(_ path: [String]) throws { try makeFolder(path, below: root) }

  private func makeFolder(_ path: [String], below root: Node) throws {
    var node = root
    for name in path {
      if let child = node.children[name] {
        guard child.entry.kind == .folder else { throw FileFailure.alreadyExists }
        node = child
      } else {
        node = add(name, .folder, to: node)
      }
    }
  }

  private func add(_ name: String, _ kind: FileEntry.Kind, to parent: Node) -> Node {
    let now = clock()
    let made = Node(
      FileEntry(name: name, kind: kind, created: now, written: now, accessed: now))
    parent.children[name] = made
    return made
  }

  public override func remove(_ path: [String], recursively: Bool) throws {
    let parent = try parent(of: path)
    guard let name = path.last, let node = parent.children[name] else { throw FileFailure.notFound }
    guard recursively || node.children.count == 0 else { throw FileFailure.notEmpty }
    parent.children[name] = nil
  }

  public override func rename(_ path: [String], to name: String) throws {
    let parent = try parent(of: path)
    guard let old = path.last, let node = parent.children[old] else { throw FileFailure.notFound }
    if parent.children[name] != nil, !AsciiFold.foldedEquals(old, name) {
      throw FileFailure.alreadyExists
    }
    parent.children[old] = nil
    node.entry.name = name
    parent.children[name] = node
  }

  public override func update(_ path: [String], _ change: (inout FileEntry) -> Void) throws {
    guard let node = node(path) else { throw FileFailure.notFound }
    change(&node.entry)
  }
}
