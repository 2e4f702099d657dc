/// The file drives of a session, where it stands in each, and how paths are read.
///
/// Paths are Windows paths; a slash counts as a backslash, so that scripts written on either
/// system find their files.
public final class DriveTable {
  public final class Drive {
    public let name: String
    public let volume: FileVolume
    public let details: String
    /// Where the session stood last on this drive.
    public var location: [String] = []

    init(_ name: String, _ volume: FileVolume, _ details: String) {
      (self.name, self.volume, self.details) = (name, volume, details)
    }
  }

  public private(set) var drives: [Drive] = []
  /// The drive the session stands on.
  public private(set) var currentName = "C"
  /// `$HOME`, which `~` means.
  public var home = "C:\\"

  public init() {}

  public func add(_ name: String, _ volume: FileVolume, details: String = "") {
    drives.removeAll { AsciiFold.foldedEquals($0.name, name) }
    drives.append(Drive(name, volume, details))
  }

  public func drive(_ name: String) -> Drive? {
    drives.first { AsciiFold.foldedEquals($0.name, name) }
  }

  public func removeDrive(_ name: String) {
    drives.removeAll { AsciiFold.foldedEquals($0.name, name) }
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

  /// The place a path names, from where the session stands; nil for a drive that is not there.
  public func resolve(_ text: String) -> FilePath? {
    let names = FilePath.split(text)
    if let colon = FilePath.drivePrefix(of: text) {
      guard let drive = drive(colon.name) else { return nil }
      let start = colon.isRooted ? [] : drive.location
      return FilePath(drive: drive.name, names: FilePath.walk(start, FilePath.split(colon.rest)))
    }
    if FilePath.isRooted(text) {
      return FilePath(drive: currentName, names: FilePath.walk([], names))
    }
    if names.first == "~" {
      guard let start = resolve(home) else { return nil }
      return FilePath(
        drive: start.drive, names: FilePath.walk(start.names, Array(names.dropFirst())))
    }
    let start = drive(currentName)?.location ?? []
    return FilePath(drive: currentName, names: FilePath.walk(start, names))
  }
}

/// A full path: a drive and the names below its root.
public struct FilePath: Equatable, Sendable {
  public let drive: String
  public let names: [String]

  public init(drive: String, names: [String]) { (self.drive, self.names) = (drive, names) }

  /// `C:\Users\Administrator`, `C:\`.
  public var text: String { drive + ":\\" + names.joined(separator: "\\") }

  public var parent: FilePath { FilePath(drive: drive, names: names.dropLast()) }
  public func appending(_ name: String) -> FilePath {
    FilePath(drive: drive, names: names + [name])
  }

  /// The names between the separators, of either kind.
  static func split(_ text: String) -> [String] {
    text.utf8.split { $0 == 0x5C || $0 == 0x2F }.map { String(decoding: $0, as: UTF8.self) }
  }

  static func isRooted(_ text: String) -> Bool {
    text.utf8.first == 0x5C || text.utf8.first == 0x2F
  }

  /// The drive before a colon, what follows, and whether it starts at the root.
  static func drivePrefix(of text: String) -> (name: String, rest: String, isRooted: Bool)? {
    guard let colon = text.utf8.firstIndex(of: 0x3A), colon > text.startIndex else { return nil }
    let name = text[..<colon]
    guard name.utf8.allSatisfy({ $0 != 0x5C && $0 != 0x2F }) else { return nil }
    let rest = String(text[text.utf8.index(after: colon)...])
    return (String(name), rest, isRooted(rest))
  }

  /// Follows names from a place: `.` stays, `..` goes up.
  static func walk(_ start: [String], _ names: [String]) -> [String] {
    var place = start
    for name in names where name != "." {
      if name == ".." { _ = place.popLast() } else { place.append(name) }
    }
    return place
  }
}
