/// A folder of another volume as a volume of its own: `New-PSDrive -Root C:\Lab`.
final class FolderVolume: FileVolume {
  private let inner: FileVolume
  private let root: [String]

  init(_ inner: FileVolume, _ root: [String]) {
    (self.inner, self.root) = (inner, root)
    super.init()
  }

  override var isReadOnly: Bool { inner.isReadOnly }
  override func entry(at path: [String]) throws -> FileEntry? { try inner.entry(at: root + path) }
  override func entries(in path: [String]) throws -> [FileEntry] {
    try inner.entries(in: root + path)
  }
  override func read(_ path: [String]) throws -> [UInt8] { try inner.read(root + path) }
  override func write(_ path: [String], _ bytes: [UInt8], append: Bool) throws {
    try inner.write(root + path, bytes, append: append)
  }
  override func makeFolder(_ path: [String]) throws { try inner.makeFolder(root + path) }
  override func remove(_ path: [String], recursively: Bool) throws {
    try inner.remove(root + path, recursively: recursively)
  }
  override func rename(_ path: [String], to name: String) throws {
    try inner.rename(root + path, to: name)
  }
  override func update(_ path: [String], _ change: (inout FileEntry) -> Void) throws {
    try inner.update(root + path, change)
  }
}
