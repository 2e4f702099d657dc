import Glibc

/// Takes the bytes of a terminal apart into keys: single characters and whole escape sequences.
///
/// libedit would wait for ever behind a bare Esc and type the tail of a sequence it does not know;
/// so Esc alone becomes a spare control character here, and unknown sequences are dropped.
final class KeyReader {
  enum Event: Equatable {
    case key(String)
    case signal
    case end
  }

  static let bareEscape: Unicode.Scalar = "\u{1F}"
  static let interrupt: Unicode.Scalar = "\u{3}"
  static let pasteStart = "\u{1B}[200~"
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  private static let escapeTime: Int32 = 30
  private static let pasteTime: Int32 = 2000
  private static let longestSequence = 32

  let bytes: InputBytes
  /// The control characters and sequences that mean something.
  var knownKeys: Set<String> = []

  init(bytes: InputBytes) { self.bytes = bytes }

  func read() -> Event {
    while true {
      switch bytes.read() {
      case .byte(let byte):
        let key = byte == 0x1B ? readEscape() : String(Character(readScalar(from: byte)))
        if isKnown(key) { return .key(key) }
      case .signal, .timeout: return .signal
      case .end: return .end
      }
    }
  }

  private func isKnown(_ key: String) -> Bool {
    Self.isText(key) || knownKeys.contains(key)
  }

  /// Whether a key is a character to be inserted.
  static func isText(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first else { return false }
    return first.value >= 0x20 && first.value != 0x7F
  }

  private func readEscape() -> String {
    guard let byte = bytes.peek(milliseconds: Self.escapeTime), byte != 0x1B else {
      return String(Character(Self.bareEscape))
    }
    switch byte {
    case UInt8(ascii: "["): return readControlSequence()
    case UInt8(ascii: "O"): return "\u{1B}" + readASCII() + readASCII()
    default:
      guard case .byte(let byte) = bytes.read(milliseconds: Self.escapeTime) else { return "" }
      return "\u{1B}" + String(Character(readScalar(from: byte)))
    }
  }

  private func readControlSequence() -> String {
    var sequence = "\u{1B}" + readASCII()
    for _ in 0..<Self.longestSequence {
      guard let byte = bytes.peek(milliseconds: Self.escapeTime), byte >= 0x20, byte < 0x7F else {
        break
      }
      sequence += readASCII()
      // "ESC [ [ A" is a function key of the Linux console.
      let isConsoleKey = byte == UInt8(ascii: "[") && sequence.utf8.count == 3
      if byte >= 0x40 && !isConsoleKey { break }
    }
    return sequence
  }

  private func readASCII() -> String {
    guard let byte = bytes.peek(milliseconds: Self.escapeTime), byte < 0x80 else { return "" }
    _ = bytes.read()
    return String(Character(Unicode.Scalar(byte)))
  }

  private func readScalar(from first: UInt8) -> Unicode.Scalar {
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    var encoded = [first]
    while encoded.count < length {
      guard let byte = bytes.peek(milliseconds: Self.escapeTime), byte & 0xC0 == 0x80 else { break }
      _ = bytes.read()
      encoded.append(byte)
    }
    let scalar = String(decoding: encoded, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    // libedit takes the C1 controls for keys with Alt.
    return (0x80..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar
  }

  /// What is pasted, up to the end mark; lines end with a line feed, other controls are left out.
  func readPaste() -> String {
    var pasted: [UInt8] = []
    reading: while !pasted.ends(with: Self.pasteEnd) {
      switch bytes.read(milliseconds: Self.pasteTime) {
      case .byte(let byte): pasted.append(byte)
      case .signal: if Interrupts.isPending { break reading }
      case .timeout, .end: break reading
      }
    }
    if pasted.ends(with: Self.pasteEnd) { pasted.removeLast(Self.pasteEnd.count) }
    return Self.cleaned(pasted)
  }

  static func cleaned(_ pasted: [UInt8]) -> String {
    var text: [UInt8] = []
    var wasReturn = false
    for byte in pasted {
      switch byte {
      case 0x0D: text.append(0x0A)
      case 0x0A: if !wasReturn { text.append(byte) }
      case 0x09, 0x20...0x7E, 0x80...: text.append(byte)
      default: break
      }
      wasReturn = byte == 0x0D
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  fileprivate func ends(with tail: [UInt8]) -> Bool {
    count >= tail.count && last == tail.last && suffix(tail.count).elementsEqual(tail)
  }
}
