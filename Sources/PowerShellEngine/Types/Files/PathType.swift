/// `[System.IO.Path]`: Windows paths as text.
enum PathType {
  static let definition = TypeDefinition("System.IO.Path") { m in
    let chars: [(String, String)] = [
      ("DirectorySeparatorChar", "\\"), ("AltDirectorySeparatorChar", "/"), ("PathSeparator", ";"),
      ("VolumeSeparatorChar", ":"),
    ]
    for (name, text) in chars {
      m.constant("static char \(name) {get;}") { .char(text.utf16.first ?? 0) }
    }
    m.function(
      "static string Combine(string path1, string path2)",
      "static string Combine(string path1, string path2, string path3)",
      "static string Combine(string path1, string path2, string path3, string path4)",
      "static string Combine(params string[] paths)"
    ) { a in
      .string(combine(try parts(a)))
    }
    m.function(
      "static string Join(string path1, string path2)",
      "static string Join(string path1, string path2, string path3)",
      "static string Join(params string[] paths)"
    ) { a in
      .string(join(try parts(a)))
    }
    m.function("static string GetFileName(string path)") { a in
      a[0].isNull ? .null : .string(fileName(a.string(0)))
    }
    m.function("static string GetFileNameWithoutExtension(string path)") { a in
      a[0].isNull ? .null : .string(PathText.cutExtension(fileName(a.string(0))))
    }
    m.function("static string GetExtension(string path)") { a in
      a[0].isNull ? .null : .string(PathText.fileExtension(ofName: fileName(a.string(0))))
    }
    m.function("static bool HasExtension(string path)") { a in
      .bool(!PathText.fileExtension(ofName: fileName(a.string(0))).isEmpty)
    }
    m.function("static string ChangeExtension(string path, string extension)") { a in
      a[0].isNull ? .null : .string(changed(a.string(0), a[1].isNull ? nil : a.string(1)))
    }
    m.function("static string GetDirectoryName(string path)") { a in directory(a[0]) }
    m.function("static string GetPathRoot(string path)") { a in
      a[0].isNull ? .null : .string(root(a.string(0)))
    }
    m.function("static bool IsPathRooted(string path)") { a in
      .bool(FilePath.isRooted(a.string(0)) || hasDrive(a.string(0)))
    }
    m.function("static bool IsPathFullyQualified(string path)") { a in
      .bool(isFull(a.string(0)))
    }
    m.function(
      "static string GetFullPath(string path)",
      "static string GetFullPath(string path, string basePath)"
    ) { a in
      .string(try full(a))
    }
    m.function("static string GetRelativePath(string relativeTo, string path)") { a in
      let path = try Files.place(a.string(1))
      let base = try Files.place(a.string(0))
      return .string(relative(path, to: base))
    }
    m.function("static string GetTempPath()") { a in .string(temporary(a.session)) }
    m.function("static string GetTempFileName()") { a in
      let path = temporary(a.session) + "tmp" + RandomName.hex(4) + ".tmp"
      try Files.write(try Files.place(path), [])
      return .string(path)
    }
    m.function("static string GetRandomFileName()") { _ in
      .string(RandomName.letters(8) + "." + RandomName.letters(3))
    }
    m.function("static char[] GetInvalidFileNameChars()") { _ in
      let units = Array("\"<>|".utf16) + (0..<32) + Array(":*?\\/".utf16)
      return .array(ArrayObject(units.map { .char($0) }, of: .char))
    }
    m.function("static char[] GetInvalidPathChars()") { _ in
      .array(ArrayObject((Array("|".utf16) + (0..<32)).map { .char($0) }, of: .char))
    }
    m.function("static bool Exists(string path)") { a in
      .bool((try? Files.place(a.string(0))).flatMap(Files.entry) != nil)
    }
    m.function("static bool EndsInDirectorySeparator(string path)") { a in
      .bool(a.string(0).utf8.last.map(ProviderPath.isSeparator) ?? false)
    }
    m.function("static string TrimEndingDirectorySeparator(string path)") { a in
      let path = a.string(0)
      guard path.utf8.last.map(ProviderPath.isSeparator) ?? false,
        path.utf8.count > root(path).utf8.count
      else { return .string(path) }
      return .string(String(decoding: path.utf8.dropLast(), as: UTF8.self))
    }
  }

  private static func parts(_ a: Arguments) throws -> [String] {
    let list = a["paths"] == nil ? a.values : a.list(0)
    for (place, part) in list.enumerated() where part.isNull {
      throw DotNetException.argumentNull(a["paths"] == nil ? "path\(place + 1)" : "paths")
    }
    return list.map { $0.text(.invariant) }
  }

  static func temporary(_ session: Session) -> String {
    let path = session.environment["TMP"] ?? session.environment["TEMP"] ?? "C:\\Windows\\Temp"
    return path.utf8.last == 0x5C ? path : path + "\\"
  }

  private static func hasDrive(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(2))
    return bytes.count == 2 && bytes[1] == 0x3A && (bytes[0] | 0x20) >= 0x61
      && (bytes[0] | 0x20) <= 0x7A
  }

  private static func isFull(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(3))
    if bytes.count >= 2, ProviderPath.isSeparator(bytes[0]) {
      return ProviderPath.isSeparator(bytes[1])
    }
    return hasDrive(path) && bytes.count == 3 && ProviderPath.isSeparator(bytes[2])
  }

  /// .NET's `Combine`: a rooted part starts anew.
  static func combine(_ parts: [String]) -> String {
    parts.reduce("") { path, part in
      if part.isEmpty { return path }
      if path.isEmpty || FilePath.isRooted(part) || hasDrive(part) { return part }
      let last = path.utf8.last ?? 0
      return ProviderPath.isSeparator(last) || last == 0x3A ? path + part : path + "\\" + part
    }
  }

  private static func join(_ parts: [String]) -> String {
    parts.reduce("") { path, part in
      if path.isEmpty { return part }
      if part.isEmpty { return path }
      let isSeparated =
        ProviderPath.isSeparator(path.utf8.last ?? 0) || FilePath.isRooted(part)
      return isSeparated ? path + part : path + "\\" + part
    }
  }

  /// What follows the last separator or drive colon.
  private static func fileName(_ path: String) -> String {
    let start = path.utf8.lastIndex { ProviderPath.isSeparator($0) || $0 == 0x3A }
    return start.map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  private static func changed(_ path: String, _ newExtension: String?) -> String {
    let name = fileName(path)
    let head = String(decoding: path.utf8.dropLast(name.utf8.count), as: UTF8.self)
    let base = head + PathText.cutExtension(name)
    guard let newExtension else { return base }
    return newExtension.utf8.first == 0x2E ? base + newExtension : base + "." + newExtension
  }

  private static func root(_ path: String) -> String {
    let text = PathText.normalized(path)
    if text.utf8.starts(with: [0x5C, 0x5C]) {
      let names = FilePath.split(text).prefix(2)
      return "\\\\" + names.joined(separator: "\\")
    }
    if hasDrive(path) {
      let bytes = text.utf8.prefix(3)
      return String(decoding: bytes.last == 0x5C ? bytes : bytes.prefix(2), as: UTF8.self)
    }
    return FilePath.isRooted(path) ? "\\" : ""
  }

  private static func directory(_ value: Value) -> Value {
    let path = value.text(.invariant)
    guard !value.isNull, !path.isEmpty else { return .null }
    let text = PathText.normalized(path)
    let root = root(text)
    guard text.utf8.count > root.utf8.count else { return .null }
    guard let cut = text.utf8.lastIndex(of: 0x5C) else { return .string(root) }
    let parent = String(text[..<cut])
    return .string(parent.utf8.count < root.utf8.count ? root : parent)
  }

  private static func full(_ a: Arguments) throws -> String {
    let path = a.string(0)
    guard !path.isEmpty else {
      throw DotNetException("System.ArgumentException", "The path is empty. (Parameter 'path')")
    }
    let start = a.count > 1 && !isFull(path) ? combine([a.string(1), path]) : path
    let isFolder = start.utf8.last.map(ProviderPath.isSeparator) ?? false
    guard let prefix = FilePath.drivePrefix(of: start), prefix.isRooted else {
      let place = try Files.place(start)
      return place.text + (isFolder && !place.names.isEmpty ? "\\" : "")
    }
    let names = FilePath.walk([], FilePath.split(prefix.rest))
    let text = FilePath(drive: prefix.name, names: names).text
    return isFolder && !names.isEmpty ? text + "\\" : text
  }

  private static func relative(_ path: FilePath, to base: FilePath) -> String {
    guard base.drive.isSameName(as: path.drive) else { return path.text }
    let shared = zip(path.names, base.names).prefix { $0.isSameName(as: $1) }.count
    let parts = Array(repeating: "..", count: base.names.count - shared) + path.names[shared...]
    return parts.isEmpty ? "." : parts.joined(separator: "\\")
  }
}

extension PathText {
  /// .NET's rule: a dot at the very end is no extension.
  static func fileExtension(ofName name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 0x2E), name.utf8.index(after: dot) < name.endIndex
    else { return "" }
    return String(name[dot...])
  }

  static func cutExtension(_ name: String) -> String {
    name.utf8.lastIndex(of: 0x2E).map { String(name[..<$0]) } ?? name
  }
}

/// Names for temporary files.
enum RandomName {
  static func hex(_ count: Int) -> String { pick(count, Array("0123456789abcdef".utf8)) }
  static func letters(_ count: Int) -> String {
    pick(count, Array("abcdefghijklmnopqrstuvwxyz012345".utf8))
  }

  private static func pick(_ count: Int, _ letters: [UInt8]) -> String {
    let bytes = (0..<count).map { _ in
      letters[Int(Session.current.random.next(0, Int64(letters.count)))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
