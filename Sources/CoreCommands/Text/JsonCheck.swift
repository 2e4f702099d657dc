/// Whether a text is JSON by the letter: no comments, no single quotes, nothing behind it.
struct JsonCheck {
  private let bytes: [UInt8]
  private var place = 0
  private static let limit = 1_000

  init(_ text: String) { bytes = Array(text.utf8) }

  static func accepts(_ text: String) -> Bool {
    var check = JsonCheck(text)
    guard check.value(0) else { return false }
    check.skipBlanks()
    return check.place == check.bytes.count
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value(_ depth: Int) -> Bool {
    skipBlanks()
    guard depth < Self.limit, let byte = next else { return false }
    switch byte {
    case 0x7B: return list(depth, end: 0x7D, hasNames: true)
    case 0x5B: return list(depth, end: 0x5D, hasNames: false)
    case 0x22: return string()
    case 0x74: return word("true")
    case 0x66: return word("false")
    case 0x6E: return word("null")
    default: return number()
    }
  }

  private mutating func list(_ depth: Int, end: UInt8, hasNames: Bool) -> Bool {
    place += 1
    if take(end) { return true }
    repeat {
      skipBlanks()
      if hasNames {
        guard next == 0x22, string(), take(0x3A) else { return false }
      }
      guard value(depth + 1) else { return false }
    } while take(0x2C)
    return take(end)
  }

  private mutating func string() -> Bool {
    place += 1
    while let byte = next {
      place += 1
      switch byte {
      case 0x22: return true
      case 0..<0x20: return false
      case 0x5C: guard escape() else { return false }
      default: break
      }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard let byte = next else { return false }
    place += 1
    guard byte == 0x75 else { return "\"\\/bfnrt".utf8.contains(byte) }
    for _ in 0..<4 {
      guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit else { return false }
      place += 1
    }
    return true
  }

  private mutating func word(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func number() -> Bool {
    if next == 0x2D { place += 1 }
    if next == 0x30 { place += 1 } else if !digits() { return false }
    if next == 0x2E {
      place += 1
      guard digits() else { return false }
    }
    guard next == 0x65 || next == 0x45 else { return true }
    place += 1
    if next == 0x2B || next == 0x2D { place += 1 }
    return digits()
  }

  private mutating func digits() -> Bool {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place > start
  }
}
