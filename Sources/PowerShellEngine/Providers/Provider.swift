/// A kind of drive: what its items are, and how they are found.
///
/// Items are files and folders, or the names of one flat table: variables, functions, aliases, the
/// environment.
open class Provider {
  public let name: String
  /// As `Get-PSProvider` shows them.
  public let capabilities: [String]

  /// The module stands before the name in paths.
  public init(
    _ name: String, module: String = "Microsoft.PowerShell.Core",
    capabilities: [String] = ["ShouldProcess"]
  ) {
    (self.name, self.capabilities) = (name, capabilities)
    qualifiedName = module + "\\" + name
  }

  /// What stands before `::` in `PSPath`.
  public let qualifiedName: String

  /// Whether there is an item, and whether it is a container.
  open func kind(of path: FilePath, _ f: Frame) throws -> FileEntry.Kind? { nil }
  /// The names in a container, in the order in which they are listed.
  open func childNames(of path: FilePath, _ f: Frame) throws -> [String] { [] }
  /// The object that stands for an item, without the notes that tell where it lies.
  open func item(at path: FilePath, _ f: Frame) throws -> Value? { nil }
  /// Gives an item of a tree a value; false: the drive has no items with values.
  open func setItem(
    at path: FilePath, _ value: Value, _ call: Invocation, isForced: Bool
  ) throws -> Bool { false }

  nonisolated(unsafe) public static let alias: Provider = AliasProvider()
  nonisolated(unsafe) public static let environment: Provider = EnvironmentProvider()
  nonisolated(unsafe) public static let fileSystem: Provider = FileSystemProvider()
  nonisolated(unsafe) public static let function: Provider = FunctionProvider()
  nonisolated(unsafe) public static let variable: Provider = VariableProvider()

  public static var all: [Provider] { [alias, environment, fileSystem, function, variable] }

  public static func named(_ name: String) -> Provider? {
    all.first {
      AsciiFold.foldedEquals($0.name, name) || AsciiFold.foldedEquals($0.qualifiedName, name)
    }
  }
}

/// Files and folders of the session's volumes.
final class FileSystemProvider: Provider {
  init() { super.init("FileSystem", capabilities: ["Filter", "ShouldProcess", "Credentials"]) }

  override func kind(of path: FilePath, _ f: Frame) throws -> FileEntry.Kind? {
    try entry(path, f)?.kind
  }

  private func entry(_ path: FilePath, _ f: Frame) throws -> FileEntry? {
    guard let drive = f.session.drives.drive(path.drive) else { return nil }
    return try drive.volume.entry(at: path.names)
  }

  override func childNames(of path: FilePath, _ f: Frame) throws -> [String] {
    try f.session.drives.sortedEntries(in: path, f.session.culture).map(\.name)
  }

  override func item(at path: FilePath, _ f: Frame) throws -> Value? {
    guard let entry = try entry(path, f) else { return nil }
    return .object(FileItem(f.session.drives.place(path), entry))
  }
}

extension DriveTable {
  /// Folders first, then files, each by name as the culture sorts them.
  public func sortedEntries(in path: FilePath, _ culture: Culture) throws -> [FileEntry] {
    guard let drive = drive(path.drive) else { throw FileFailure.notFound }
    let order = Collation.named(culture.name)
    return try drive.volume.entries(in: path.names).sorted { a, b in
      if a.kind != b.kind { return a.kind == .folder }
      return order.compare(a.name, b.name, ignoringCase: true) < 0
    }
  }

  /// The folder of a real drive that a path means: `hvd:\a` may be `C:\Lab\a`.
  public func place(_ path: FilePath) -> FilePath {
    guard let drive = drive(path.drive), let root = drive.root else { return path }
    return FilePath(drive: root.drive, names: root.names + path.names)
  }

  /// A path as its provider writes it: `C:\Lab\a`, `PATH`.
  public func providerPath(_ path: FilePath) -> String {
    guard let drive = drive(path.drive), !drive.isFileDrive else { return place(path).text }
    return path.names.joined(separator: "\\")
  }

  /// `Microsoft.PowerShell.Core\FileSystem::C:\Lab\a`.
  public func qualifiedPath(_ path: FilePath) -> String {
    let provider = drive(path.drive)?.provider ?? .fileSystem
    return provider.qualifiedName + "::" + providerPath(path)
  }
}
