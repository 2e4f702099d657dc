/// A variable's name taken apart: `global:x`, `env:PATH`, `x`.
extension VariablePath {
  /// Reads a name as PowerShell does: a known scope, a drive, or no prefix.
  public init(parsing text: String) {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: 0x3A), colon > bytes.startIndex,
      bytes.index(after: colon) < bytes.endIndex
    else {
      self.init(userPath: text, scope: .none, name: text)
      return
    }
    let prefix = String(text[..<colon])
    let name = String(text[bytes.index(after: colon)...])
    let scope = Self.scope(prefix)
    self.init(
      userPath: text, scope: scope, driveName: scope == .drive ? prefix : nil, name: name)
  }

  private static func scope(_ prefix: String) -> Scope {
    switch String(decoding: prefix.utf8.map(lower), as: UTF8.self) {
    case "global": .global
    case "script": .script
    case "local": .local
    case "private": .private
    case "using": .using
    case "workflow": .workflow
    case "variable": .variable
    default: .drive
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
