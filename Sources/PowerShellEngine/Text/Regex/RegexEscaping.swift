/// `[regex]::Escape` and `[regex]::Unescape`.
extension RegularExpression {
  /// The text as a pattern that matches it.
  static func escape(_ text: String) -> String {
    text.withUTF8Bytes { bytes in
      guard bytes.contains(where: { escaped($0) != nil }) else { return text }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + 8)
      for byte in bytes {
        guard let letter = escaped(byte) else {
          result.append(byte)
          continue
        }
        result.append(UInt8(ascii: "\\"))
        result.append(letter)
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// The text that an escaped pattern stands for; refuses what no pattern may hold.
  static func unescape(_ text: String) throws(RegexParseError) -> String {
    var scanner = RegexScanner(text, [])
    var result: [UInt16] = []
    while let unit = scanner.next() {
      guard unit == RegexScanner.backslash else {
        result.append(unit)
        continue
      }
      guard !scanner.isAtEnd else { throw scanner.failure("Illegal \\ at end of pattern.") }
      result.append(try scanner.characterEscape())
    }
    return String(utf16: result)
  }

  private static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "{"), UInt8(ascii: "|"):
      byte
    default: nil
    }
  }
}
