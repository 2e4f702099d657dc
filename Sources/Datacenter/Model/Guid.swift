/// A globally unique identifier, held as its sixteen bytes in the order they are written.
package struct Guid: MapKey, Comparable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package static let empty = Guid(high: 0, low: 0)

  package var stableHash: UInt64 { scrambled(high ^ scrambled(low)) }

  package static func < (left: Guid, right: Guid) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// Lower case with dashes, as PowerShell prints it.
  package var description: String {
    let digits = hexDigits(high, 16) + hexDigits(low, 16)
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// In capitals, as the messages and files of Hyper-V write it.
  package var capitals: String { Name(description).capitals }

  /// Reads 32 hexadecimal digits, with or without dashes and braces.
  package init?(_ text: String) {
    let digits = text.utf8.filter { !"-{}".utf8.contains($0) }.compactMap(hexValue)
    let length = text.utf8.count
    guard digits.count == 32, [32, 36, 38].contains(length) else { return nil }
    high = digits[..<16].reduce(0) { $0 << 4 | UInt64($1) }
    low = digits[16...].reduce(0) { $0 << 4 | UInt64($1) }
  }
}

/// The lowest digits of a number in base 16, lower case.
func hexDigits(_ number: UInt64, _ count: Int) -> [UInt8] {
  (0..<count).map { index in
    let nibble = UInt8(truncatingIfNeeded: number >> UInt64(4 * (count - 1 - index))) & 15
    return nibble < 10 ? 0x30 + nibble : 0x57 + nibble
  }
}

func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x41...0x46: digit - 0x37
  case 0x61...0x66: digit - 0x57
  default: nil
  }
}
