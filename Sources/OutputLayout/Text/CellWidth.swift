internal import PowerShellEngine

/// How many columns a text takes in a table: two for East Asian wide units, one for the rest,
/// none for escape sequences.
///
/// The rule is PowerShell's own and simpler than a terminal's: each UTF-16 unit counts for itself,
/// so that the layout agrees with it to the byte.
enum CellWidth {
  static func of(_ text: String) -> Int {
    if let ascii = plainASCII(text) { return ascii }
    var total = 0
    var units = EscapeSkipper(text)
    while let unit = units.next() { total += of(unit) }
    return total
  }

  static func of(_ unit: UInt16) -> Int {
    guard unit >= 0x1100 else { return 1 }
    switch unit {
    case 0x1100...0x115F, 0x2329, 0x232A, 0x2E80...0x303E, 0x3040...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6:
      return 2
    default: return 1
    }
  }

  private static func plainASCII(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      for byte in bytes where byte >= 0x80 || byte == 0x1B { return nil }
      return bytes.count
    }
  }

  /// The longest beginning that fits into so many columns; escape sequences come along.
  static func head(_ text: String, _ columns: Int) -> String {
    var width = 0
    var units = EscapeSkipper(text)
    while let unit = units.next() {
      width += of(unit)
      if width > columns { return units.textBeforeLast() }
    }
    return text
  }

  /// The longest end that fits into so many columns.
  static func tail(_ text: String, _ columns: Int) -> String {
    let units = Array(text.utf16)
    var width = 0
    var start = units.count
    while start > 0 {
      width += of(units[start - 1])
      if width > columns { break }
      start -= 1
    }
    return String(utf16: units[start...])
  }

  static func spaces(_ count: Int) -> String {
    count <= 0 ? "" : String(repeating: " ", count: count)
  }
}

/// Walks the units of a text that are seen, past its escape sequences.
struct EscapeSkipper {
  private let units: [UInt16]
  private var index = 0
  private var last = 0

  init(_ text: String) { units = Array(text.utf16) }

  mutating func next() -> UInt16? {
    while index < units.count, units[index] == 0x1B, let end = sequenceEnd(index) { index = end }
    guard index < units.count else { return nil }
    last = index
    index += 1
    return units[last]
  }

  /// What stands before the unit handed out last.
  func textBeforeLast() -> String { String(utf16: units[..<last]) }

  /// The end of the sequence that begins with the escape at `start`: CSI … letter.
  private func sequenceEnd(_ start: Int) -> Int? {
    guard start + 1 < units.count, units[start + 1] == 0x5B else { return nil }
    var place = start + 2
    while place < units.count {
      let unit = units[place]
      if unit >= 0x40, unit <= 0x7E { return place + 1 }
      guard unit >= 0x20, unit <= 0x3F else { return nil }
      place += 1
    }
    return nil
  }
}

/// Escape sequences inside a text.
enum Escapes {
  static func isIn(_ text: String) -> Bool { text.utf8.contains(0x1B) }

  /// The text without its escape sequences.
  static func removed(from text: String) -> String {
    guard isIn(text) else { return text }
    var units: [UInt16] = []
    var walk = EscapeSkipper(text)
    while let unit = walk.next() { units.append(unit) }
    return String(utf16: units)
  }

  /// The escape sequences of a text, one behind the other.
  static func only(in text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, index + 1 < bytes.count, bytes[index + 1] == 0x5B else {
        index += 1
        continue
      }
      let start = index
      index += 2
      while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
      index = min(index + 1, bytes.count)
      result.append(contentsOf: bytes[start..<index])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
