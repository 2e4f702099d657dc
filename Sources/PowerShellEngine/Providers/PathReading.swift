/// How a path that a script writes becomes a place: drives, providers, the current location, `~`.
extension DriveTable {
  /// The place a path names, from where the session stands; nil for a drive that is not there.
  public func resolve(_ text: String) -> FilePath? { try? locate(text) }

  /// The place a path names; an error says that its drive or provider is not there.
  public func locate(_ text: String) throws -> FilePath {
    if let cut = ProviderPath.cut(text) {
      return try locate(cut.path, of: cut.provider)
    }
    if let prefix = FilePath.drivePrefix(of: text) {
      guard let drive = drive(prefix.name) else { throw ScriptError.driveNotFound(prefix.name) }
      let start = prefix.isRooted ? [] : drive.location
      return FilePath(drive: drive.name, names: FilePath.walk(start, names(prefix.rest, drive)))
    }
    guard let current = drive(currentName) else { throw ScriptError.driveNotFound(currentName) }
    if FilePath.isRooted(text) {
      if current.isFileDrive, let share = ProviderPath.share(text) { return share }
      return FilePath(drive: current.name, names: FilePath.walk([], names(text, current)))
    }
    let parts = names(text, current)
    if parts.first == "~", current.isFileDrive, let start = resolve(home) {
      return FilePath(
        drive: start.drive, names: FilePath.walk(start.names, Array(parts.dropFirst())))
    }
    return FilePath(drive: current.name, names: FilePath.walk(current.location, parts))
  }

  private func names(_ text: String, _ drive: Drive) -> [String] {
    drive.provider is FlatProvider ? ProviderPath.flatNames(text) : FilePath.split(text)
  }

  private func locate(_ path: String, of name: String) throws -> FilePath {
    let driven = drives.first {
      AsciiFold.foldedEquals($0.provider.name, name)
        || AsciiFold.foldedEquals($0.provider.qualifiedName, name)
    }
    guard let provider = Provider.named(name) ?? driven?.provider else {
      throw ScriptError.providerNotFound(name)
    }
    if provider === Provider.fileSystem {
      if ProviderPath.share(path) == nil, FilePath.drivePrefix(of: path) == nil,
        drive(currentName)?.isFileDrive != true
      {
        let start = FilePath(drive: "C", names: drive("C")?.location ?? [])
        return FilePath(drive: "C", names: FilePath.walk(start.names, FilePath.split(path)))
      }
      return try locate(path)
    }
    guard let drive = drives.first(where: { $0.provider === provider }) else {
      throw ScriptError.providerNotFound(name)
    }
    return FilePath(drive: drive.name, names: names(path, drive))
  }
}

/// Paths that name a provider or a share.
public enum ProviderPath {
  /// `FileSystem::C:\a` and `Microsoft.PowerShell.Core\FileSystem::C:\a`, taken apart.
  public static func cut(_ text: String) -> (provider: String, path: String)? {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: 0x3A), colon > bytes.startIndex else { return nil }
    let next = bytes.index(after: colon)
    guard next < bytes.endIndex, bytes[next] == 0x3A else { return nil }
    return (String(text[..<colon]), String(text[bytes.index(after: next)...]))
  }

  /// `\\server\share\folder`.
  static func share(_ text: String) -> FilePath? {
    let bytes = Array(text.utf8.prefix(3))
    guard bytes.count == 3, isSeparator(bytes[0]), isSeparator(bytes[1]), !isSeparator(bytes[2])
    else { return nil }
    let names = FilePath.split(text)
    guard names.count >= 2 else { return FilePath(drive: "\\\\" + names[0], names: []) }
    return FilePath(
      drive: "\\\\" + names[0] + "\\" + names[1],
      names: FilePath.walk([], Array(names.dropFirst(2))))
  }

  static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x5C || byte == 0x2F }

  /// The one name below the root of a flat drive; separators inside belong to it.
  static func flatNames(_ text: String) -> [String] {
    let bytes = text.utf8.drop(while: isSeparator)
    let name = String(decoding: bytes, as: UTF8.self)
    return name.isEmpty || name == "." ? [] : [name]
  }
}
