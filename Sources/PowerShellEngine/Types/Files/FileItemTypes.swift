/// `System.IO.FileInfo` and `System.IO.DirectoryInfo`.
enum FileItemTypes {
  static let fileSystemInfo = TypeDefinition("System.IO.FileSystemInfo", isAbstract: true) { m in
    m.property("System.IO.FileAttributes Attributes {get;set;}") { (me: FileItem) in
      me.attributes
    } set: { me, value in
      try me.change { $0.attributes = Int(value.integerOrZero) & ~0x10 }
    }
    for (name, isUTC, part) in times {
      m.property("datetime \(name) {get;set;}") { (me: FileItem) in
        FileTime.value(me.entry?[keyPath: part] ?? FileTime.missing, isUTC: isUTC)
      } set: { me, value in
        guard let ticks = value.fileTime else { return }
        try me.change { $0[keyPath: part] = ticks }
      }
    }
    m.property("bool Exists {get;}") { (me: FileItem) in .bool(me.exists) }
    m.property("string Extension {get;}") { (me: FileItem) in
      .string(PathText.fileExtension(me.name))
    }
    m.property("string FullName {get;}") { (me: FileItem) in .string(me.fullName) }
    m.property("string Name {get;}") { (me: FileItem) in .string(me.name) }
    m.property("string LinkTarget {get;}") { (_: FileItem) in .null }
    m.extended(.code, "System.String Mode{get=…;}") { (me: FileItem) in .string(me.mode) }
    m.extended(.code, "System.String ModeWithoutHardLink{get=…;}") { (me: FileItem) in
      .string(me.mode)
    }
    // What the default table shows.
    m.extended(.code, "System.String LastWriteTimeString{get=…;}", isHidden: true) {
      (me: FileItem) in
      let time = FileTime.value(me.entry?.written ?? FileTime.missing)
      return .string(
        try Formatting.text("{0,10:d} {0,8:t}", [time], Session.current.culture))
    }
    m.extended(.code, "System.String LengthString{get=…;}", isHidden: true) { (me: FileItem) in
      .string(me.isFolder ? "" : String(me.entry?.length ?? 0))
    }
    m.extended(.code, "System.String NameString{get=…;}", isHidden: true) { (me: FileItem) in
      .string(me.name)
    }
    m.extended(.code, "System.Object LinkType{get=…;}") { (_: FileItem) in .null }
    m.extended(.code, "System.String ResolvedTarget{get=…;}") { (me: FileItem) in
      .string(me.fullName)
    }
    m.extended(.code, "System.Object Target{get=…;}") { (_: FileItem) in .null }
    m.method("void Refresh()") { (me: FileItem, _) in
      me.refresh()
      return .nothing
    }
    m.method("string ToString()") { (me: FileItem, a) in .string(me.text(a.session.culture)) }
    m.method("void Delete()") { (me: FileItem, _) in
      try Files.delete(me.path, isFolder: me.isFolder, recursively: false)
      me.refresh()
      return .nothing
    }
  }

  nonisolated(unsafe) private static let times:
    [(String, Bool, WritableKeyPath<FileEntry, Int64>)] = [
      ("CreationTime", false, \.created), ("CreationTimeUtc", true, \.created),
      ("LastAccessTime", false, \.accessed), ("LastAccessTimeUtc", true, \.accessed),
      ("LastWriteTime", false, \.written), ("LastWriteTimeUtc", true, \.written),
    ]

  static let file = TypeDefinition("System.IO.FileInfo", base: "System.IO.FileSystemInfo") { m in
    m.constructor("(string fileName)") { a in
      .object(FileItem(try Files.place(a.string(0)), isFolder: false, written: a.string(0)))
    }
    m.property("long Length {get;}") { (me: FileItem) in
      guard let entry = me.entry, entry.kind == .file else {
        throw DotNetException(
          "System.IO.FileNotFoundException", "Could not find file '\(me.fullName)'.")
      }
      return .long(Int64(entry.length))
    }
    m.property("System.IO.DirectoryInfo Directory {get;}") { (me: FileItem) in
      .object(FileItem.folder(me.path.parent))
    }
    m.property("string DirectoryName {get;}") { (me: FileItem) in .string(me.path.parent.text) }
    m.property("bool IsReadOnly {get;set;}") { (me: FileItem) in
      .bool(me.entry?.isReadOnly ?? false)
    } set: { me, value in
      try me.change { $0.attributes = value.isTrue ? $0.allAttributes | 1 : $0.attributes & ~1 }
    }
    m.extended(.script, "System.Object BaseName {get=…;}") { (me: FileItem) in
      .string(PathText.leafBase(me.name))
    }
    m.extended(.script, "System.Object VersionInfo {get=…;}", isHidden: true) { (_: FileItem) in
      .null
    }
    m.method(
      "System.IO.FileInfo CopyTo(string destFileName)",
      "System.IO.FileInfo CopyTo(string destFileName, bool overwrite)"
    ) { (me: FileItem, a) in
      let place = try Files.place(a.string(0))
      try Files.copy(me.path, to: place, overwrite: a.bool(1))
      return .object(FileItem(place, isFolder: false, written: a.string(0)))
    }
    m.method("void MoveTo(string destFileName)", "void MoveTo(string destFileName, bool overwrite)")
    { (me: FileItem, a) in
      let place = try Files.place(a.string(0))
      try Files.move(me.path, to: place, overwrite: a.bool(1))
      me.move(to: place)
      return .nothing
    }
    m.method("System.IO.StreamReader OpenText()") { (me: FileItem, _) in
      .object(try TextReaderObject(opening: me.path, nil))
    }
    m.method("System.IO.StreamWriter CreateText()") { (me: FileItem, _) in
      .object(try TextWriterObject(opening: me.path, append: false, nil))
    }
    m.method("System.IO.StreamWriter AppendText()") { (me: FileItem, _) in
      .object(try TextWriterObject(opening: me.path, append: true, nil))
    }
  }

  static let folder = TypeDefinition(
    "System.IO.DirectoryInfo", base: "System.IO.FileSystemInfo"
  ) { m in
    m.constructor("(string path)") { a in
      .object(FileItem(try Files.place(a.string(0)), isFolder: true, written: a.string(0)))
    }
    m.property("System.IO.DirectoryInfo Parent {get;}") { (me: FileItem) in
      me.path.names.isEmpty ? .null : .object(FileItem.folder(me.path.parent))
    }
    m.property("System.IO.DirectoryInfo Root {get;}") { (me: FileItem) in
      .object(FileItem.folder(FilePath(drive: me.path.drive, names: [])))
    }
    m.extended(.script, "System.Object BaseName {get=…;}") { (me: FileItem) in .string(me.name) }
    m.method("void Create()") { (me: FileItem, _) in
      try Files.makeFolder(me.path)
      me.refresh()
      return .nothing
    }
    m.method("System.IO.DirectoryInfo CreateSubdirectory(string path)") { (me: FileItem, a) in
      let path = FilePath(
        drive: me.path.drive, names: FilePath.walk(me.path.names, FilePath.split(a.string(0))))
      try Files.makeFolder(path)
      return .object(FileItem.folder(path))
    }
    m.method("void Delete(bool recursive)") { (me: FileItem, a) in
      try Files.delete(me.path, isFolder: true, recursively: a.bool(0))
      me.refresh()
      return .nothing
    }
    m.method("void MoveTo(string destDirName)") { (me: FileItem, a) in
      let place = try Files.place(a.string(0))
      try Files.move(me.path, to: place, overwrite: false)
      me.move(to: place)
      return .nothing
    }
    let lists: [(String, String, FileEntry.Kind?)] = [
      ("FileInfo", "GetFiles", .file), ("DirectoryInfo", "GetDirectories", .folder),
      ("FileSystemInfo", "GetFileSystemInfos", nil),
    ]
    for (type, name, kind) in lists {
      let head = "System.IO.\(type)[] \(name)"
      m.method(
        head + "()", head + "(string searchPattern)",
        head + "(string searchPattern, System.IO.SearchOption searchOption)"
      ) { (me: FileItem, a) in
        let found = try Files.list(me.path, a, kind)
        return .array(
          ArrayObject(
            found.map { .object(FileItem($0.path, $0.entry)) },
            of: TypeTable.find("System.IO." + type)))
      }
    }
  }
}

extension FileItem {
  static func folder(_ path: FilePath) -> FileItem {
    FileItem(path, isFolder: true, written: path.text)
  }

  var attributes: Value {
    let type = TypeTable.required("System.IO.FileAttributes")
    return .object(EnumObject(type, Int64(entry?.allAttributes ?? -1)))
  }

  /// `d----`, `-a---`, `-ar--`.
  var mode: String {
    guard let bits = entry?.allAttributes else { return "-----" }
    let letters: [(Int, String)] = [(0x10, "d"), (0x20, "a"), (1, "r"), (2, "h"), (4, "s")]
    return letters.map { bits & $0.0 != 0 ? $0.1 : "-" }.joined()
  }

  func change(_ change: (inout FileEntry) -> Void) throws {
    try Files.attempt(path, isWriting: true) { try $0.update(path.names, change) }
    refresh()
  }
}

/// Times of files as .NET hands them out.
public enum FileTime {
  /// What .NET says of a file that is not there: the year 1601.
  static let missing: Int64 = 504_911_232_000_000_000

  public static func value(_ ticks: Int64, isUTC: Bool = false) -> Value {
    let time = DateTimeValue(unchecked: ticks, .utc)
    return .object(DateTimeObject(isUTC ? time : time.toLocalTime()))
  }
}

extension Value {
  /// The UTC ticks of a date.
  public var fileTime: Int64? {
    (base.reference as? DateTimeObject)?.value.toUniversalTime().ticks
  }
}
