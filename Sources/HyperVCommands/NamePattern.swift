internal import Datacenter
internal import PowerShellEngine

/// A name as it is typed: literal, or with wildcards that may match nothing.
struct NamePattern {
  let text: String
  /// No unescaped `*`, `?` or `[`: a literal name without a match is an error.
  let isLiteral: Bool
  private let isPlain: Bool
  private let isEverything: Bool

  init(_ text: String) {
    self.text = text
    let special = "*?[`".utf8
    isPlain = !text.utf8.contains { special.contains($0) }
    isEverything = text.utf8.elementsEqual("*".utf8)
    var isLiteral = true
    var isEscaped = false
    for byte in text.utf8 {
      if !isEscaped, "*?[".utf8.contains(byte) { isLiteral = false }
      isEscaped = byte == UInt8(ascii: "`") && !isEscaped
    }
    self.isLiteral = isLiteral
  }

  func matches(_ name: String) throws -> Bool {
    if isPlain { return Name(name) == Name(text) }
    if isEverything { return true }
    return try Matching.like(
      .string(name), .string(text), ignoringCase: true, Session.current
    ).isTrue
  }
}
