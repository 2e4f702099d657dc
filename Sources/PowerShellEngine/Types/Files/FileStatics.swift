/// `[System.IO.File]` and `[System.IO.Directory]`.
enum FileStatics {
  static let file = TypeDefinition("System.IO.File", isAbstract: true) { m in
    declareReading(m)
    declareWriting(m)
    declareMoving(m)
    FileStatics.declareTimes(m)
    m.function("static System.IO.StreamReader OpenText(string path)") { a in
      .object(try TextReaderObject(opening: Files.place(a.string(0)), nil))
    }
    m.function("static System.IO.StreamWriter CreateText(string path)") { a in
      .object(try TextWriterObject(opening: Files.place(a.string(0)), append: false, nil))
    }
    m.function("static System.IO.StreamWriter AppendText(string path)") { a in
      .object(try TextWriterObject(opening: Files.place(a.string(0)), append: true, nil))
    }
    m.function(
      "static System.IO.FileStream Open(string path, System.IO.FileMode mode)",
      "static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)",
      "static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)"
    ) { a in .object(try ByteStreamTypes.opened(a)) }
    for (name, mode) in [("OpenRead", "Open"), ("OpenWrite", "OpenOrCreate"), ("Create", "Create")]
    {
      m.function("static System.IO.FileStream \(name)(string path)") { a in
        .object(
          try StreamObject.open(
            Files.place(a.string(0)), mode: mode, canWrite: name != "OpenRead"))
      }
    }
    m.function("static System.IO.FileAttributes GetAttributes(string path)") { a in
      let place = try Files.place(a.string(0))
      guard let entry = Files.entry(place) else { throw FileFailure.notFound.dotNet(place) }
      let type = TypeTable.required("System.IO.FileAttributes")
      return .object(EnumObject(type, Int64(entry.allAttributes)))
    }
    m.function("static void SetAttributes(string path, System.IO.FileAttributes fileAttributes)") {
      a in
      let place = try Files.place(a.string(0))
      let bits = a.int(1)
      try Files.attempt(place, isWriting: true) {
        try $0.update(place.names) { $0.attributes = bits & ~0x10 }
      }
      return .nothing
    }
  }

  private static func declareReading(_ m: MemberDeclarations) {
    m.function("static bool Exists(string path)") { a in
      .bool((try? Files.place(a.string(0))).flatMap(Files.entry)?.kind == .file)
    }
    m.function(
      "static string ReadAllText(string path)",
      "static string ReadAllText(string path, System.Text.Encoding encoding)"
    ) { a in .string(try text(a)) }
    m.function(
      "static string[] ReadAllLines(string path)",
      "static string[] ReadAllLines(string path, System.Text.Encoding encoding)"
    ) { a in
      .array(ArrayObject(try text(a).lines.map { .string($0) }, of: .string))
    }
    m.function(
      "static System.Collections.Generic.IEnumerable[string] ReadLines(string path)",
      "static System.Collections.Generic.IEnumerable[string] ReadLines(string path, System.Text.Encoding encoding)"
    ) { a in
      .array(ArrayObject(try text(a).lines.map { .string($0) }, of: .string))
    }
    m.function("static byte[] ReadAllBytes(string path)") { a in
      .bytes(try Files.read(Files.place(a.string(0))))
    }
  }

  private static func text(_ a: Arguments) throws -> String {
    let bytes = try Files.read(Files.place(a.string(0)))
    return (TextEncoding.marked(bytes) ?? a.encoding(1) ?? .utf8).decode(bytes)
  }

  private static func declareWriting(_ m: MemberDeclarations) {
    for (name, append) in [("WriteAllText", false), ("AppendAllText", true)] {
      m.function(
        "static void \(name)(string path, string contents)",
        "static void \(name)(string path, string contents, System.Text.Encoding encoding)"
      ) { a in try write(a.string(1), a, append: append) }
    }
    for (name, append) in [("WriteAllLines", false), ("AppendAllLines", true)] {
      m.function(
        "static void \(name)(string path, System.Collections.Generic.IEnumerable[string] contents)",
        "static void \(name)(string path, System.Collections.Generic.IEnumerable[string] contents, System.Text.Encoding encoding)"
      ) { a in
        let lines = a.list(1).map { $0.text(a.session.culture) + "\n" }
        return try write(lines.joined(), a, append: append)
      }
    }
    m.function("static void WriteAllBytes(string path, byte[] bytes)") { a in
      try Files.write(Files.place(a.string(0)), a[1].byteList)
      return .nothing
    }
    m.function("static void AppendAllBytes(string path, byte[] bytes)") { a in
      try Files.write(Files.place(a.string(0)), a[1].byteList, append: true)
      return .nothing
    }
  }

  private static func write(_ text: String, _ a: Arguments, append: Bool) throws -> Value {
    let place = try Files.place(a.string(0))
    let encoding = a.encoding(2) ?? .utf8
    let isFresh = !append || (Files.entry(place)?.length ?? 0) == 0
    try Files.write(place, (isFresh ? encoding.mark : []) + encoding.encode(text), append: append)
    return .nothing
  }

  private static func declareMoving(_ m: MemberDeclarations) {
    m.function("static void Delete(string path)") { a in
      try Files.delete(Files.place(a.string(0)), isFolder: false, recursively: false)
      return .nothing
    }
    m.function(
      "static void Copy(string sourceFileName, string destFileName)",
      "static void Copy(string sourceFileName, string destFileName, bool overwrite)"
    ) { a in
      try Files.copy(
        Files.place(a.string(0)), to: Files.place(a.string(1)), overwrite: a.bool(2))
      return .nothing
    }
    m.function(
      "static void Move(string sourceFileName, string destFileName)",
      "static void Move(string sourceFileName, string destFileName, bool overwrite)"
    ) { a in
      try Files.move(
        Files.place(a.string(0)), to: Files.place(a.string(1)), overwrite: a.bool(2))
      return .nothing
    }
  }

  static func declareTimes(_ m: MemberDeclarations) {
    let times: [(String, WritableKeyPath<FileEntry, Int64>)] = [
      ("CreationTime", \.created), ("LastAccessTime", \.accessed), ("LastWriteTime", \.written),
    ]
    for (name, part) in times {
      for suffix in ["", "Utc"] {
        m.function("static datetime Get\(name)\(suffix)(string path)") { a in
          let entry = Files.entry(try Files.place(a.string(0)))
          return FileTime.value(entry?[keyPath: part] ?? FileTime.missing, isUTC: !suffix.isEmpty)
        }
        m.function("static void Set\(name)\(suffix)(string path, datetime time)") { a in
          let place = try Files.place(a.string(0))
          guard let ticks = a[1].fileTime else { return .nothing }
          try Files.attempt(place) { try $0.update(place.names) { $0[keyPath: part] = ticks } }
          return .nothing
        }
      }
    }
  }

  static let folder = TypeDefinition("System.IO.Directory", isAbstract: true) { m in
    declareTimes(m)
    m.function("static bool Exists(string path)") { a in
      .bool((try? Files.place(a.string(0))).flatMap(Files.entry)?.kind == .folder)
    }
    m.function("static System.IO.DirectoryInfo CreateDirectory(string path)") { a in
      let place = try Files.place(a.string(0))
      try Files.makeFolder(place)
      return .object(FileItem.folder(place))
    }
    m.function("static void Delete(string path)", "static void Delete(string path, bool recursive)")
    { a in
      try Files.delete(Files.place(a.string(0)), isFolder: true, recursively: a.bool(1))
      return .nothing
    }
    m.function("static void Move(string sourceDirName, string destDirName)") { a in
      try Files.move(Files.place(a.string(0)), to: Files.place(a.string(1)), overwrite: false)
      return .nothing
    }
    let lists: [(String, FileEntry.Kind?)] = [
      ("Files", .file), ("Directories", .folder), ("FileSystemEntries", nil),
    ]
    for (name, kind) in lists {
      for (verb, result) in [
        ("Get", "string[]"), ("Enumerate", "System.Collections.Generic.IEnumerable[string]"),
      ] {
        let head = "static \(result) \(verb)\(name)(string path"
        m.function(
          head + ")", head + ", string searchPattern)",
          head + ", string searchPattern, System.IO.SearchOption searchOption)"
        ) { a in
          let found = try Files.list(Files.place(a.string(0)), a, kind, from: 1)
          return .array(ArrayObject(found.map { .string($0.path.text) }, of: .string))
        }
      }
    }
    m.function("static string GetCurrentDirectory()") { a in
      let drives = a.session.drives
      return .string(
        drives.drive(drives.currentName)?.isFileDrive == true ? drives.location : "C:\\")
    }
    m.function("static void SetCurrentDirectory(string path)") { a in
      let place = try Files.place(a.string(0))
      guard Files.entry(place)?.kind == .folder else { throw FileFailure.notAFolder.dotNet(place) }
      a.session.drives.stand(at: place)
      return .nothing
    }
    m.function("static System.IO.DirectoryInfo GetParent(string path)") { a in
      let place = try Files.place(a.string(0))
      return place.names.isEmpty ? .null : .object(FileItem.folder(place.parent))
    }
    m.function("static string GetDirectoryRoot(string path)") { a in
      .string(FilePath(drive: try Files.place(a.string(0)).drive, names: []).text)
    }
  }
}
