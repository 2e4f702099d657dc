/// Bytes as text: the Base64 and hexadecimal methods of `System.Convert`.
extension ConvertMembers {
  static func declareBytes(_ m: MemberDeclarations) {
    m.function(
      "static string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options)",
      "static string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)",
      "static string ToBase64String(byte[] inArray)",
      "static string ToBase64String(byte[] inArray, int offset, int length)"
    ) { a in
      try a.requireNotNull(0, "inArray")
      let bytes = try part(a, "offset", "length")
      return .string(Base64.encode(bytes, breaksLines: a.int("options") == 1))
    }
    m.function(
      "static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)",
      "static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut, System.Base64FormattingOptions options)"
    ) { a in
      try a.requireNotNull(0, "inArray")
      guard case .array(let target) = a[3].base else {
        throw DotNetException.argumentNull("outArray")
      }
      let bytes = try part(a, "offsetIn", "length")
      let text = Array(Base64.encode(bytes, breaksLines: a.int("options") == 1).utf16)
      let (start, room) = (a.int(4), target.elements.count - text.count)
      guard start >= 0 else {
        throw DotNetException.outOfRange(
          "offsetOut ('\(start)') must be a non-negative value.", "offsetOut", actual: a[4])
      }
      guard start <= room else {
        throw DotNetException.outOfRange(
          "offsetOut ('\(start)') must be less than or equal to '\(room)'.", "offsetOut",
          actual: a[4])
      }
      for (place, unit) in text.enumerated() { target.elements[start + place] = .char(unit) }
      return .int(Int32(clamping: text.count))
    }
    m.function("static byte[] FromBase64String(string s)") { a in
      try a.requireNotNull(0, "s")
      return try decoded(Array(a.string(0).utf8))
    }
    m.function("static byte[] FromBase64CharArray(char[] inArray, int offset, int length)") { a in
      try a.requireNotNull(0, "inArray")
      let units = a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
      let (start, length) = (a.int(1), a.int(2))
      guard start >= 0, length >= 0, start <= units.count, length <= units.count - start else {
        if start < 0 || length < 0 {
          throw DotNetException.outOfRange(
            DotNetException.listIndex, start < 0 ? "offset" : "length")
        }
        throw DotNetException.outOfRange(
          "offset ('\(start)') must be less than or equal to '\(units.count - length)'.", "offset",
          actual: a[1])
      }
      return try decoded(Array(units[start..<(start + length)]))
    }
    m.function(
      "static string ToHexString(byte[] inArray)",
      "static string ToHexString(byte[] inArray, int offset, int length)"
    ) { a in
      try a.requireNotNull(0, "inArray")
      return .string(hex(try part(a, "offset", "length"), uppercase: true))
    }
    m.function(
      "static string ToHexStringLower(byte[] inArray)",
      "static string ToHexStringLower(byte[] inArray, int offset, int length)"
    ) { a in
      try a.requireNotNull(0, "inArray")
      return .string(hex(try part(a, "offset", "length"), uppercase: false))
    }
    m.function("static byte[] FromHexString(string s)") { a in
      try a.requireNotNull(0, "s")
      return .bytes(try fromHex(Array(a.string(0).utf8)))
    }
  }

  private static func decoded(_ text: [UInt8]) throws -> Value {
    guard let bytes = Base64.decode(text) else {
      throw DotNetException.format(
        "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters."
      )
    }
    return .bytes(bytes)
  }

  static func hex(_ bytes: [UInt8], uppercase: Bool) -> String {
    let digits = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func fromHex(_ text: [UInt8]) throws -> [UInt8] {
    guard text.count % 2 == 0 else {
      throw DotNetException.format(
        "The input is not a valid hex string as its length is not a multiple of 2.")
    }
    return try stride(from: 0, to: text.count, by: 2).map { place in
      guard let high = NumberParsing.hexDigit(text[place]),
        let low = NumberParsing.hexDigit(text[place + 1])
      else {
        throw DotNetException.format(
          "The input is not a valid hex string as it contains a non-hex character.")
      }
      return high << 4 | low
    }
  }

  /// The bytes of the first argument, or the part of them that two parameters name.
  static func part(_ a: Arguments, _ offset: String, _ length: String) throws -> [UInt8] {
    let bytes = a.bytes(0)
    guard let start = a.int(offset), let count = a.int(length) else { return bytes }
    guard count >= 0 else {
      throw DotNetException.outOfRange(
        "Index was out of range. Must be non-negative and less than the size of the collection.",
        length)
    }
    guard start >= 0 else {
      throw DotNetException.outOfRange("Value must be positive.", offset)
    }
    guard start <= bytes.count, count <= bytes.count - start else {
      throw DotNetException.outOfRange(
        "Offset and length must refer to a position in the string.", offset)
    }
    return Array(bytes[start..<(start + count)])
  }
}

/// Base64 with the standard alphabet.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8], breaksLines: Bool = false) -> String {
    var result: [UInt8] = []
    var column = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      if breaksLines, column == 76 {
        result += [0x0D, 0x0A]
        column = 0
      }
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for place in 0..<3 {
        bits = bits << 8 | UInt32(place < group.count ? group[start + place] : 0)
      }
      for place in 0..<4 {
        let six = Int(bits >> UInt32(18 - 6 * place)) & 63
        result.append(place <= group.count ? alphabet[six] : 0x3D)
      }
      column += 4
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Nil where the text is no Base64; white space is passed over.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    let significant = text.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard significant.count % 4 == 0 else { return nil }
    let padding = significant.reversed().prefix { $0 == 0x3D }.count
    guard padding <= 2 else { return nil }
    var result: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in significant.dropLast(padding) {
      guard let six = value(of: byte) else { return nil }
      bits = bits << 6 | six
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}

extension Arguments {
  /// The bytes of a `byte[]` argument.
  func bytes(_ index: Int) -> [UInt8] {
    list(index).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
  }
}
