/// The file drives of a session, where it stands in each, and how paths are read.
///
/// Paths are Windows paths; a slash counts as a backslash, so that scripts written on either
/// system find their files.
public final class DriveTable {
  public final class Drive {
    public let name: String
    /// The files of a file drive; other drives have none.
    public let volume: FileVolume
    public let details: String
    public let provider: Provider
    /// The folder the drive shows, where it shows one of another drive.
    public let root: FilePath?
    /// Where the session stood last on this drive.
    public var location: [String] = []

    init(
      _ name: String, _ volume: FileVolume, _ details: String, provider: Provider = .fileSystem,
      root: FilePath? = nil
    ) {
      (self.name, self.volume, self.details) = (name, volume, details)
      (self.provider, self.root) = (provider, root)
    }

    public var isFileDrive: Bool { provider === Provider.fileSystem }
  }

  public var drives: [Drive] {
    complete()
    return known
  }
  private var known: [Drive] = []
  /// Drives that nobody has asked for yet.
  private var waiting: (() -> [(name: String, volume: FileVolume)])?
  /// The drive the session stands on.
  public private(set) var currentName = "C"
  /// `$HOME`, which `~` means.
  public var home = "C:\\"

  /// Where the session stood before.
  public var locations = Locations()

  public init() {}

  public func add(_ name: String, _ volume: FileVolume, details: String = "") {
    add(Drive(name, volume, details))
  }

  /// A drive that shows a folder of another one.
  public func add(_ name: String, at root: FilePath, details: String) {
    guard let drive = drive(root.drive) else { return }
    let volume = FolderVolume(drive.volume, root.names)
    add(Drive(name, volume, details, root: place(root)))
  }

  /// A drive of items that are no files.
  public func add(_ name: String, _ provider: Provider, details: String = "") {
    add(Drive(name, FileVolume(), details, provider: provider))
  }

  /// Drives to be added when one is asked for that is not there yet; names that are taken stay.
  public func add(whenAsked drives: @escaping () -> [(name: String, volume: FileVolume)]) {
    waiting = drives
  }

  private func complete() {
    guard let waiting else { return }
    self.waiting = nil
    for (name, volume) in waiting() where knownDrive(name) == nil {
      known.append(Drive(name, volume, ""))
    }
  }

  private func knownDrive(_ name: String) -> Drive? {
    known.first { AsciiFold.foldedEquals($0.name, name) }
  }

  private func add(_ drive: Drive) {
    known.removeAll { AsciiFold.foldedEquals($0.name, drive.name) }
    known.append(drive)
  }

  public func drive(_ name: String) -> Drive? {
    if let found = knownDrive(name) { return found }
    complete()
    return knownDrive(name)
  }

  public func removeDrive(_ name: String) {
    complete()
    known.removeAll { AsciiFold.foldedEquals($0.name, name) }
  }

  /// Where the session stands, as `$PWD` shows it.
  public var location: String {
    FilePath(drive: currentName, names: drive(currentName)?.location ?? []).text
  }

  /// Moves to a folder that is known to exist.
  public func stand(at path: FilePath) {
    currentName = drive(path.drive)?.name ?? path.drive
    drive(path.drive)?.location = path.names
  }
}

/// A full path: a drive and the names below its root.
public struct FilePath: Equatable, Sendable {
  public let drive: String
  public let names: [String]

  public init(drive: String, names: [String]) { (self.drive, self.names) = (drive, names) }

  /// `C:\Users\Administrator`, `C:\`; a share has two separators and no colon.
  public var text: String {
    if drive.utf8.first == 0x5C { return ([drive] + names).joined(separator: "\\") }
    return drive + ":\\" + names.joined(separator: "\\")
  }

  public var parent: FilePath { FilePath(drive: drive, names: names.dropLast()) }
  public func appending(_ name: String) -> FilePath {
    FilePath(drive: drive, names: names + [name])
  }

  /// The names between the separators, of either kind.
  public static func split(_ text: String) -> [String] {
    text.utf8.split { $0 == 0x5C || $0 == 0x2F }.map { String(decoding: $0, as: UTF8.self) }
  }

  public static func isRooted(_ text: String) -> Bool {
    text.utf8.first == 0x5C || text.utf8.first == 0x2F
  }

  /// The drive before a colon, what follows, and whether it starts at the root.
  public static func drivePrefix(of text: String) -> (name: String, rest: String, isRooted: Bool)? {
    guard let colon = text.utf8.firstIndex(of: 0x3A), colon > text.startIndex else { return nil }
    let name = text[..<colon]
    guard name.utf8.allSatisfy({ $0 != 0x5C && $0 != 0x2F }) else { return nil }
    let rest = String(text[text.utf8.index(after: colon)...])
    return (String(name), rest, isRooted(rest))
  }

  /// Follows names from a place: `.` stays, `..` goes up.
  public static func walk(_ start: [String], _ names: [String]) -> [String] {
    var place = start
    for name in names where name != "." {
      if name == ".." { _ = place.popLast() } else { place.append(name) }
    }
    return place
  }
}
