/// Questions about paths as Windows reads them; the text itself stays as it was typed.
package struct WindowsPath: MapKey, CustomStringConvertible {
  package let description: String

  package init(_ text: String) {
    // Most paths are in this form already, and a datacenter has very many.
    if text.utf8.last != UInt8(ascii: "\\"), !text.utf8.contains(UInt8(ascii: "/")) {
      description = text
      return
    }
    let slashes = text.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "\\") : $0 }
    var bytes = slashes
    while bytes.count > 3, bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// The drive of an absolute local path (`D:\…`), as a capital letter.
  package var drive: String? {
    let bytes = Array(description.utf8.prefix(3))
    guard bytes.count >= 2, bytes[1] == UInt8(ascii: ":"),
      (0x61...0x7A).contains(bytes[0] | 0x20), bytes.count == 2 || bytes[2] == UInt8(ascii: "\\")
    else { return nil }
    return String(decoding: [bytes[0] & 0xDF], as: UTF8.self)
  }

  package var isOnShare: Bool { description.utf8.starts(with: "\\\\".utf8) }

  /// The server and the share of `\\\\server\\share\\…`.
  package var shareServer: String? { sharePart(0) }
  package var shareName: Name? { sharePart(1).map { Name($0) } }

  private func sharePart(_ index: Int) -> String? {
    guard isOnShare else { return nil }
    let parts = description.utf8.dropFirst(2).split(separator: UInt8(ascii: "\\"))
    return index < parts.count ? String(decoding: Array(parts[index]), as: UTF8.self) : nil
  }

  package var fileName: String {
    let bytes = Array(description.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "\\")).map { $0 + 1 } ?? 0
    return String(decoding: bytes[end...], as: UTF8.self)
  }

  /// The folder a file lies in.
  package var parent: WindowsPath {
    let bytes = Array(description.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "\\")) ?? 0
    return WindowsPath(String(decoding: bytes[..<end], as: UTF8.self))
  }

  package func appending(_ part: String) -> WindowsPath {
    let isRoot = description.utf8.last == UInt8(ascii: "\\")
    return WindowsPath(description + (isRoot ? "" : "\\") + part)
  }

  package static func == (left: WindowsPath, right: WindowsPath) -> Bool {
    Name(left.description) == Name(right.description)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(stableHash) }
  package var stableHash: UInt64 { Name(description).stableHash }
}

/// Where a file lies: a computer and a path there; a share's files belong to no host.
package struct FileLocation: MapKey {
  package let host: Name
  package let path: WindowsPath

  package init(host: Name, path: WindowsPath) {
    self.host = path.isOnShare ? "" : host
    self.path = path
  }

  package var stableHash: UInt64 { scrambled(host.stableHash ^ scrambled(path.stableHash)) }
}
