/// What `[System.IO.File]` and its kin do on the session's drives, with .NET's exceptions.
enum Files {
  private static var drives: DriveTable { Session.current.drives }

  /// The place that a path of .NET means: from where the session stands on a file drive.
  static func place(_ text: String) throws -> FilePath {
    guard !text.isEmpty else {
      throw DotNetException("System.ArgumentException", "The path is empty. (Parameter 'path')")
    }
    if let drive = drives.drive(drives.currentName), !drive.isFileDrive,
      FilePath.drivePrefix(of: text) == nil
    {
      return FilePath(drive: "C", names: FilePath.walk([], FilePath.split(text)))
    }
    guard let place = drives.resolve(text), let drive = drives.drive(place.drive), drive.isFileDrive
    else {
      throw DotNetException(
        "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(text)'.")
    }
    return drives.place(place)
  }

  /// Runs something on a place's volume; what fails becomes .NET's exception.
  static func attempt<Result>(
    _ path: FilePath, isWriting: Bool = false, _ body: (FileVolume) throws -> Result
  ) throws -> Result {
    guard let volume = drives.drive(path.drive)?.volume else {
      throw DotNetException(
        "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path.text)'.")
    }
    do {
      return try body(volume)
    } catch let failure as FileFailure {
      let (type, message) =
        isWriting || failure == .notFound && !parentExists(path, volume)
        ? failure.writeException(at: path.text) : failure.exception(at: path.text)
      throw DotNetException(type, message)
    }
  }

  private static func parentExists(_ path: FilePath, _ volume: FileVolume) -> Bool {
    (try? volume.entry(at: path.names.dropLast()))??.kind == .folder
  }

  static func entry(_ path: FilePath) -> FileEntry? {
    (try? drives.drive(path.drive)?.volume.entry(at: path.names)) ?? nil
  }

  static func read(_ path: FilePath) throws -> [UInt8] {
    try attempt(path) { try $0.read(path.names) }
  }

  static func write(_ path: FilePath, _ bytes: [UInt8], append: Bool = false) throws {
    try attempt(path, isWriting: true) { try $0.write(path.names, bytes, append: append) }
  }

  static func makeFolder(_ path: FilePath) throws {
    try attempt(path, isWriting: true) { volume in
      if let entry = try volume.entry(at: path.names) {
        guard entry.kind == .file else { return }
        throw DotNetException(
          "System.IO.IOException",
          "Cannot create '\(path.text)' because a file or directory with the same name already exists."
        )
      }
      try volume.makeFolder(path.names)
    }
  }

  /// A file that is not there is deleted without a word; a folder must be there.
  static func delete(_ path: FilePath, isFolder: Bool, recursively: Bool) throws {
    guard let entry = entry(path) else {
      if isFolder { throw FileFailure.notAFolder.dotNet(path) }
      return
    }
    guard (entry.kind == .folder) == isFolder else {
      if isFolder {
        throw DotNetException(
          "System.IO.IOException", "The directory name is invalid. : '\(path.text)'")
      }
      throw FileFailure.denied.dotNet(path)
    }
    if entry.isReadOnly { throw FileFailure.denied.dotNet(path) }
    try attempt(path, isWriting: true) { try $0.remove(path.names, recursively: recursively) }
  }

  static func copy(_ from: FilePath, to: FilePath, overwrite: Bool) throws {
    let bytes = try read(from)
    if entry(to) != nil, !overwrite {
      throw DotNetException("System.IO.IOException", "The file '\(to.text)' already exists.")
    }
    try write(to, bytes)
    let written = entry(from)?.written
    try attempt(to, isWriting: true) { volume in
      if let written { try volume.update(to.names) { $0.written = written } }
    }
  }

  static func move(_ from: FilePath, to: FilePath, overwrite: Bool) throws {
    guard let source = entry(from) else {
      throw source(isMissing: from)
    }
    if let known = entry(to), !(from == to) {
      guard overwrite, known.kind == .file else { throw FileFailure.alreadyExists.dotNet(to) }
      try delete(to, isFolder: false, recursively: false)
    }
    try attempt(to, isWriting: true) { _ in
      guard let volume = drives.drive(from.drive)?.volume,
        let target = drives.drive(to.drive)?.volume
      else { return }
      try volume.move(from.names, source, to: to.names, on: target)
    }
  }

  private static func source(isMissing path: FilePath) -> DotNetException {
    FileFailure.notFound.dotNet(path)
  }

  /// What `GetFiles(pattern, option)` finds, sorted by name.
  static func list(
    _ folder: FilePath, _ a: Arguments, _ kind: FileEntry.Kind?, from first: Int = 0
  ) throws -> [(path: FilePath, entry: FileEntry)] {
    let text = a.count > first ? a.string(first) : "*"
    let pattern = try ItemPattern(WildcardPattern.escapeBrackets(text == "*.*" ? "*" : text))
    let recursively = a.count > first + 1 && a.int(first + 1) == 1
    var found: [(path: FilePath, entry: FileEntry)] = []
    try attempt(folder) { volume in
      try gather(folder, volume, recursively: recursively) { path, entry in
        if kind == nil || entry.kind == kind, pattern.matches(entry.name) {
          found.append((path, entry))
        }
      }
    }
    return found
  }

  private static func gather(
    _ folder: FilePath, _ volume: FileVolume, recursively: Bool,
    _ visit: (FilePath, FileEntry) -> Void
  ) throws {
    let entries: [FileEntry]
    do {
      entries = try volume.entries(in: folder.names)
    } catch FileFailure.notFound {
      throw FileFailure.notAFolder
    }
    let sorted = entries.sorted {
      CaseMapping.ordinalPrecedes($0.name, $1.name)
    }
    for entry in sorted { visit(folder.appending(entry.name), entry) }
    guard recursively else { return }
    for entry in sorted where entry.kind == .folder {
      try gather(folder.appending(entry.name), volume, recursively: true, visit)
    }
  }
}

extension FileFailure {
  func dotNet(_ path: FilePath) -> DotNetException {
    let (type, message) = exception(at: path.text)
    return DotNetException(type, message)
  }
}

extension CaseMapping {
  /// The order in which Windows keeps names: by upper case, unit by unit.
  static func ordinalPrecedes(_ a: String, _ b: String) -> Bool {
    a.uppercased().utf16.lexicographicallyPrecedes(b.uppercased().utf16)
  }
}

extension WildcardPattern {
  /// Brackets mean themselves in .NET's search patterns.
  static func escapeBrackets(_ text: String) -> String {
    String(
      decoding: text.utf8.flatMap { $0 == 0x5B || $0 == 0x5D ? [0x60, $0] : [$0] }, as: UTF8.self)
  }
}

extension FileVolume {
  /// Copies a file or a folder with all it holds.
  public func copy(
    _ path: [String], _ entry: FileEntry, to target: [String], on volume: FileVolume
  ) throws {
    if entry.kind == .folder {
      try volume.makeFolder(target)
      for child in try entries(in: path) {
        try copy(path + [child.name], child, to: target + [child.name], on: volume)
      }
      return
    }
    if try copy(path, to: target, on: volume) { return }
    try volume.write(target, try read(path), append: false)
    try? volume.update(target) {
      $0.written = entry.written
      $0.attributes = entry.attributes
    }
  }

  /// Moves a file or a folder, over to another volume where need be.
  public func move(
    _ path: [String], _ entry: FileEntry, to target: [String], on volume: FileVolume
  ) throws {
    if volume === self, path.dropLast().elementsEqual(target.dropLast()), let name = target.last {
      return try rename(path, to: name)
    }
    try copy(path, entry, to: target, on: volume)
    try remove(path, recursively: true)
  }
}
