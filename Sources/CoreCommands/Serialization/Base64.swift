/// Bytes as the text of an XML element.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let piece = bytes[start..<min(start + 3, bytes.count)]
      var number = piece.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      number <<= UInt32(8 * (3 - piece.count))
      for place in 0..<4 {
        let letter = letters[Int(number >> UInt32(18 - 6 * place) & 63)]
        result.append(place <= piece.count ? letter : 0x3D)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func bytes(_ text: String) -> [UInt8]? {
    var (number, count): (UInt32, Int) = (0, 0)
    var result: [UInt8] = []
    for byte in text.utf8 where byte > 0x20 && byte != 0x3D {
      guard let digit = letters.firstIndex(of: byte) else { return nil }
      number = number << 6 | UInt32(digit)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: number >> UInt32(count)))
    }
    return result
  }
}
