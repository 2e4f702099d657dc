/// .NET's composite format strings: `{0,10:N2}` with alignment, format and doubled braces.
enum CompositeFormat {
  /// The most characters an alignment may pad to.
  private static let alignmentLimit = 1_000_000

  /// Fills the holes of `format`; `value` writes the argument of an index in a format, which is nil
  /// where the hole has none.
  static func text(
    _ format: String, count: Int,
    value: (_ index: Int, _ format: String?) throws -> String
  ) throws -> String {
    var reader = Reader(bytes: Array(format.utf8))
    var result: [UInt8] = []
    while let hole = try reader.nextHole(&result) {
      guard hole.index < count else { throw outOfRange }
      let text = try value(hole.index, hole.format)
      append(text, width: hole.width, to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  static let outOfRange = ValueFailure(
    .format,
    "Index (zero based) must be greater than or equal to zero and less than the size of the "
      + "argument list.")

  /// Pads with spaces: left of the text for a positive width, right of it for a negative one.
  private static func append(_ text: String, width: Int, to result: inout [UInt8]) {
    let missing = width == 0 ? 0 : max(0, abs(width) - text.utf16.count)
    if width > 0 { result.append(contentsOf: repeatElement(32, count: missing)) }
    result.append(contentsOf: text.utf8)
    if width < 0 { result.append(contentsOf: repeatElement(32, count: missing)) }
  }

  private struct Hole {
    var index: Int
    var width = 0
    var format: String?
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Copies literal text up to the next hole and reads the hole; nil at the end.
    mutating func nextHole(_ result: inout [UInt8]) throws(ValueFailure) -> Hole? {
      while let byte = next {
        position += 1
        guard byte == 123 || byte == 125 else {
          result.append(byte)
          continue
        }
        if next == byte {
          position += 1
          result.append(byte)
          continue
        }
        guard byte == 123 else {
          guard next != nil else { throw unclosed }
          throw failure("Unexpected closing brace without a corresponding opening brace.")
        }
        return try readHole()
      }
      return nil
    }

    private mutating func readHole() throws(ValueFailure) -> Hole {
      guard next != nil else { throw unclosed }
      guard let first = digit else { throw failure("Expected an ASCII digit.") }
      var hole = Hole(index: first)
      position += 1
      while let value = digit, hole.index < 1_000_000 {
        hole.index = hole.index * 10 + value
        position += 1
      }
      skipSpaces()
      if next == 44 {
        position += 1
        hole.width = try readWidth()
        skipSpaces()
      }
      if next == 125 {
        position += 1
        return hole
      }
      guard next != nil else { throw unclosed }
      guard next == 58 else { throw unclosed }
      position += 1
      hole.format = try readFormat()
      return hole
    }

    private mutating func readWidth() throws(ValueFailure) -> Int {
      skipSpaces()
      guard next != nil else { throw unclosed }
      let isNegative = next == 45
      if isNegative { position += 1 }
      guard next != nil else { throw unclosed }
      guard digit != nil else { throw failure("Expected an ASCII digit.") }
      var width = 0
      while let value = digit, width < CompositeFormat.alignmentLimit {
        width = width * 10 + value
        position += 1
      }
      return isNegative ? -width : width
    }

    private mutating func readFormat() throws(ValueFailure) -> String? {
      let start = position
      while let byte = next {
        if byte == 125 {
          position += 1
          let format = bytes[start..<(position - 1)]
          return format.isEmpty ? nil : String(decoding: format, as: UTF8.self)
        }
        if byte == 123 { throw unclosed }
        position += 1
      }
      throw unclosed
    }

    private var digit: Int? {
      guard let byte = next, byte >= 48, byte <= 57 else { return nil }
      return Int(byte - 48)
    }

    private mutating func skipSpaces() {
      while next == 32 { position += 1 }
    }

    private var unclosed: ValueFailure { failure("Format item ends prematurely.") }

    /// Where reading stopped, counted in UTF-16 units.
    private func failure(_ reason: String) -> ValueFailure {
      let offset = String(decoding: bytes[..<position], as: UTF8.self).utf16.count
      return ValueFailure(
        .format,
        "Input string was not in a correct format. Failure to parse near offset \(offset). "
          + reason)
    }
  }
}
