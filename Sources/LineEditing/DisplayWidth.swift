/// How many terminal columns a text takes: 0 for marks that join the character before, 2 for wide
/// characters and emoji, 1 for the rest.
///
/// The C library cannot be asked: its `wcwidth` knows single code points, so a family emoji counts
/// as six columns, and what it knows depends on the locale.
public enum DisplayWidth {
  /// The columns of a text without escape sequences; a line break counts nothing.
  public static func columns(of text: String) -> Int {
    if let ascii = asciiColumns(of: text) { return ascii }
    var total = 0
    for cluster in text { total += columns(of: cluster) }
    return total
  }

  /// The columns of one character as a reader sees it.
  package static func columns(of cluster: Character) -> Int {
    var width = 0
    var isPair = false
    for scalar in cluster.unicodeScalars {
      switch scalar.value {
      case 0xFE0F: width = max(width, 2)  // asks for the emoji form
      case 0x1F1E6...0x1F1FF:
        width = isPair ? 2 : max(width, 1)
        isPair = true
      default: width = max(width, columns(of: scalar))
      }
    }
    return width
  }

  private static func asciiColumns(of text: String) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      if byte >= 0x20 && byte != 0x7F { count += 1 }
    }
    return count
  }

  package static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1
    }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// East Asian Wide and Fullwidth; wide emoji are known by their property.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    for range in wideRanges where range.contains(value) { return true }
    return false
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1B000...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
