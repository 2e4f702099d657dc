/// A file or folder as a script holds it: `FileInfo`, `DirectoryInfo`.
///
/// What the volume said of it when it was first asked stays until `Refresh`.
public final class FileItem: PSObject {
  public private(set) var path: FilePath
  private var known: FileEntry??
  /// The folder kind of an item that is not there.
  private let isFolderByName: Bool
  /// As the item was named: `ToString` of a fresh `FileInfo`.
  private let written: String?

  public init(_ path: FilePath, _ entry: FileEntry) {
    (self.path, known, written) = (path, .some(entry), nil)
    isFolderByName = entry.kind == .folder
  }

  /// `[IO.FileInfo]'a.txt'`.
  init(_ path: FilePath, isFolder: Bool, written: String) {
    (self.path, isFolderByName, self.written) = (path, isFolder, written)
  }

  public var entry: FileEntry? {
    if let known { return known }
    let drives = Session.current.drives
    let found = (try? drives.drive(path.drive)?.volume.entry(at: path.names)) ?? nil
    known = .some(found)
    return found
  }

  public var isFolder: Bool { isFolderByName }
  public var exists: Bool { entry.map { ($0.kind == .folder) == isFolderByName } ?? false }
  public var fullName: String { path.text }
  public var name: String {
    guard let last = path.names.last else { return path.text }
    if let entry, !entry.name.isEmpty { return entry.name }
    return last
  }

  public func refresh() { known = nil }

  /// The item was moved: the object follows.
  func move(to path: FilePath) {
    self.path = path
    known = nil
  }

  public override var type: TypeInfo {
    TypeTable.find(isFolderByName ? "System.IO.DirectoryInfo" : "System.IO.FileInfo") ?? .object
  }

  public override func text(_ culture: Culture) -> String { written ?? fullName }
}
