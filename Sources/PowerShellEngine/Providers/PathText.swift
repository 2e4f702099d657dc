/// Windows paths as text: taken apart and joined without looking at any drive.
public enum PathText {
  /// Slashes as backslashes.
  public static func normalized(_ path: String) -> String {
    guard path.utf8.contains(0x2F) else { return path }
    return String(decoding: path.utf8.map { $0 == 0x2F ? 0x5C : $0 }, as: UTF8.self)
  }

  /// A parent and a child with one separator between them.
  public static func join(_ parent: String, _ child: String) -> String {
    if parent.isEmpty { return normalized(child) }
    let rest = normalized(child).utf8.drop { $0 == 0x5C }
    let start = normalized(parent)
    return (start.utf8.last == 0x5C ? start : start + "\\") + String(decoding: rest, as: UTF8.self)
  }

  /// The length of what cannot be cut off: `C:\`, `C:`, `\`, `\\server\share`.
  private static func rootLength(_ bytes: [UInt8]) -> Int {
    if bytes.starts(with: [0x5C, 0x5C]) {
      let names = bytes.indices.dropFirst(2).filter { bytes[$0] == 0x5C }
      return names.count > 1 ? names[1] : bytes.count
    }
    if bytes.first == 0x5C { return 1 }
    guard let colon = bytes.firstIndex(of: 0x3A), !bytes[..<colon].contains(0x5C) else { return 0 }
    return colon + 1 < bytes.count && bytes[colon + 1] == 0x5C ? colon + 2 : colon + 1
  }

  private static func trimmed(_ bytes: [UInt8], _ root: Int) -> [UInt8] {
    var bytes = bytes
    while bytes.count > root, bytes.last == 0x5C { bytes.removeLast() }
    return bytes
  }

  /// `Split-Path`: `C:\a` of `C:\a\b`; empty for a root or a bare name.
  public static func parent(_ path: String) -> String {
    let all = Array(normalized(path).utf8)
    let root = rootLength(all)
    let bytes = trimmed(all, root)
    guard bytes.count > root else { return "" }
    guard let cut = bytes[root...].lastIndex(of: 0x5C) else {
      return String(decoding: bytes[..<root], as: UTF8.self)
    }
    return String(decoding: trimmed(Array(bytes[..<cut]), root), as: UTF8.self)
  }

  /// `Split-Path -Leaf`: the last name; a root is itself.
  public static func leaf(_ path: String) -> String {
    let all = Array(normalized(path).utf8)
    let root = rootLength(all)
    let bytes = trimmed(all, root)
    guard bytes.count > root else { return String(decoding: bytes, as: UTF8.self) }
    let cut = bytes[root...].lastIndex(of: 0x5C).map { $0 + 1 } ?? root
    return String(decoding: bytes[cut...], as: UTF8.self)
  }

  /// The extension of a name with its dot; empty where there is none.
  public static func fileExtension(_ name: String) -> String {
    let leaf = leaf(name)
    guard let dot = leaf.utf8.lastIndex(of: 0x2E), leaf.utf8.index(after: dot) < leaf.endIndex
    else { return "" }
    return String(leaf[dot...])
  }

  /// The last name without its extension.
  public static func leafBase(_ name: String) -> String {
    let leaf = leaf(name)
    guard let dot = leaf.utf8.lastIndex(of: 0x2E) else { return leaf }
    return String(leaf[..<dot])
  }

  /// `C:`, or the provider in front of `::`; nil where there is none.
  public static func qualifier(_ path: String) -> String? {
    if let cut = ProviderPath.cut(path) { return cut.provider + "::" }
    return FilePath.drivePrefix(of: path).map { $0.name + ":" }
  }
}
