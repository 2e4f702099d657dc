/// Where modules lie: a path names a file or folder, a bare name one below the module path.
struct ModuleSearch {
  let session: Session

  /// The file a name or path means; nil where there is none.
  func file(_ text: String, from folder: String? = nil, version: String? = nil) -> String? {
    if isPath(text) { return file(at: absolute(text, from: folder)) }
    if let folder, let near = file(at: PathText.join(folder, text)) { return near }
    for root in roots {
      if let found = installed(text, below: root, version) { return found }
    }
    return nil
  }

  private func isPath(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x5C || $0 == 0x2F || $0 == 0x3A } || text.utf8.first == 0x2E
  }

  private func absolute(_ text: String, from folder: String?) -> String {
    guard let folder, FilePath.drivePrefix(of: text) == nil, !FilePath.isRooted(text) else {
      return text
    }
    return PathText.join(folder, text)
  }

  /// The folders of `$env:PSModulePath`.
  var roots: [String] {
    let path = session.environment.entry("PSModulePath")?.value ?? ""
    return path.utf8.split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
  }

  private func file(at path: String) -> String? {
    if let entry = entry(path) {
      if entry.kind == .file { return Self.isModuleFile(path) ? shown(path) : nil }
      let name = PathText.leaf(session.drives.resolve(path)?.text ?? path)
      return firstFile(PathText.join(path, name)) ?? versioned(path, name, nil)
    }
    return firstFile(path)
  }

  private func firstFile(_ stem: String) -> String? {
    [".psd1", ".psm1", ".ps1"].map { stem + $0 }.first { entry($0)?.kind == .file }.map(shown)
  }

  private func installed(_ name: String, below root: String, _ version: String?) -> String? {
    let folder = PathText.join(root, name)
    guard entry(folder)?.kind == .folder else { return nil }
    let leaf = PathText.leaf(name)
    if let found = versioned(folder, leaf, version) { return found }
    return version == nil ? firstFile(PathText.join(folder, leaf)) : nil
  }

  /// `Name\1.2.3\Name.psd1`, the highest version first.
  private func versioned(_ folder: String, _ name: String, _ version: String?) -> String? {
    let versions = names(in: folder).compactMap { name in
      (try? VersionObject.parse(name)).map { (name, $0) }
    }.sorted { ModuleVersions.order($0.1, $1.1) > 0 }
    let wanted = version.flatMap { try? VersionObject.parse($0) }
    for (found, number) in versions {
      if let wanted, ModuleVersions.order(number, wanted) != 0 { continue }
      if let file = firstFile(PathText.join(PathText.join(folder, found), name)) { return file }
    }
    return nil
  }

  /// The module files below the module path, for `-ListAvailable` and autoloading.
  func available() -> [(name: String, file: String)] {
    var found: [(name: String, file: String)] = []
    for root in roots {
      for name in names(in: root).sorted() {
        if let file = installed(name, below: root, nil) { found.append((name, file)) }
      }
    }
    return found
  }

  private func names(in folder: String) -> [String] {
    guard let place = session.drives.resolve(folder), let drive = session.drives.drive(place.drive),
      let entries = try? drive.volume.entries(in: place.names)
    else { return [] }
    return entries.filter { $0.kind == .folder }.map(\.name)
  }

  private func entry(_ path: String) -> FileEntry? {
    guard let place = session.drives.resolve(path), let drive = session.drives.drive(place.drive),
      drive.isFileDrive
    else { return nil }
    return (try? drive.volume.entry(at: place.names)) ?? nil
  }

  private func shown(_ path: String) -> String {
    session.drives.resolve(path).map(session.drives.providerPath) ?? path
  }

  private static func isModuleFile(_ path: String) -> Bool {
    let ending = PathText.fileExtension(path)
    return [".psm1", ".psd1", ".ps1"].contains { AsciiFold.foldedEquals($0, ending) }
  }
}

/// Versions of modules, compared number by number.
enum ModuleVersions {
  static func order(_ a: VersionObject, _ b: VersionObject) -> Int {
    a.compare(to: .object(b)) ?? 0
  }

  /// Whether a version is the required one, or lies between the bounds.
  static func fits(_ text: String, _ options: ModuleImport) -> Bool {
    guard let version = try? VersionObject.parse(text) else { return true }
    func against(_ bound: String?) -> Int? {
      bound.flatMap { try? VersionObject.parse($0) }.map { order(version, $0) }
    }
    if let required = against(options.requiredVersion), required != 0 { return false }
    if let minimum = against(options.minimumVersion), minimum < 0 { return false }
    if let maximum = against(options.maximumVersion), maximum > 0 { return false }
    return true
  }
}
