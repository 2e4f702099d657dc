/// How text is written as bytes: the encodings that `-Encoding` names.
public struct TextEncoding: Equatable, Sendable {
  enum Form: Sendable { case utf8, utf16, utf32, singleByte }
  /// .NET's `WebName`: `utf-8`.
  public let name: String
  public let codePage: Int
  let form: Form
  var isBigEndian = false
  /// A mark at the start says which encoding it is.
  public var hasMark = false
  /// The largest character a single byte stands for.
  var limit: UInt32 = 0xFF

  public static let utf8 = TextEncoding(name: "utf-8", codePage: 65001, form: .utf8)
  public static let utf8WithMark = TextEncoding(
    name: "utf-8", codePage: 65001, form: .utf8, hasMark: true)
  public static let unicode = TextEncoding(
    name: "utf-16", codePage: 1200, form: .utf16, hasMark: true)
  public static let bigEndianUnicode = TextEncoding(
    name: "utf-16BE", codePage: 1201, form: .utf16, isBigEndian: true, hasMark: true)
  public static let utf32 = TextEncoding(
    name: "utf-32", codePage: 12000, form: .utf32, hasMark: true)
  public static let bigEndianUTF32 = TextEncoding(
    name: "utf-32BE", codePage: 12001, form: .utf32, isBigEndian: true, hasMark: true)
  public static let ascii = TextEncoding(
    name: "us-ascii", codePage: 20127, form: .singleByte, limit: 0x7F)
  public static let latin1 = TextEncoding(
    name: "iso-8859-1", codePage: 28591, form: .singleByte)
  static let ansi = TextEncoding(name: "windows-1252", codePage: 1252, form: .singleByte)
  static let oem = TextEncoding(name: "ibm437", codePage: 437, form: .singleByte, limit: 0x7F)

  /// An encoding by the names of `-Encoding`, by .NET's names, or by code page.
  public static func named(_ name: String) -> TextEncoding? {
    names.first { AsciiFold.foldedEquals($0.0, name) }?.1
      ?? Int(name).flatMap { page in names.map(\.1).first { $0.codePage == page } }
  }

  /// The names that messages list come first.
  private static let names: [(String, TextEncoding)] = [
    ("ansi", ansi), ("ascii", ascii), ("bigendianunicode", bigEndianUnicode),
    ("bigendianutf32", bigEndianUTF32), ("default", utf8), ("oem", oem), ("string", unicode),
    ("unicode", unicode), ("unknown", unicode), ("utf7", utf8), ("utf8", utf8),
    ("utf8BOM", utf8WithMark), ("utf8NoBOM", utf8), ("utf32", utf32), ("utf-8", utf8),
    ("utf-16", unicode), ("utf-16le", unicode), ("utf-16be", bigEndianUnicode),
    ("utf-32", utf32), ("us-ascii", ascii), ("iso-8859-1", latin1), ("latin1", latin1),
    ("windows-1252", ansi), ("ibm437", oem),
  ]

  /// The bytes at the start of a file.
  public var mark: [UInt8] {
    guard hasMark else { return [] }
    switch form {
    case .utf8: return [0xEF, 0xBB, 0xBF]
    case .utf16: return isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    case .utf32: return isBigEndian ? [0, 0, 0xFE, 0xFF] : [0xFF, 0xFE, 0, 0]
    case .singleByte: return []
    }
  }

  public func encode(_ text: String) -> [UInt8] {
    switch form {
    case .utf8: return Array(text.utf8)
    case .utf16: return text.utf16.flatMap { bytes(of: UInt32($0), count: 2) }
    case .utf32: return text.unicodeScalars.flatMap { bytes(of: $0.value, count: 4) }
    case .singleByte:
      return text.utf16.map { UInt32($0) <= limit ? UInt8(truncatingIfNeeded: $0) : 0x3F }
    }
  }

  private func bytes(of number: UInt32, count: Int) -> [UInt8] {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
    return isBigEndian ? bytes.reversed() : bytes
  }
}

extension TextEncoding {
  /// The text of a file: as its mark says, else UTF-8.
  public static func decode(_ bytes: [UInt8]) -> String {
    let encoding = marked(bytes) ?? .utf8
    return encoding.decode(bytes)
  }

  /// The encoding that a mark at the start names.
  public static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    [.utf8WithMark, .utf32, .bigEndianUTF32, .unicode, .bigEndianUnicode].first {
      bytes.starts(with: $0.mark)
    }
  }

  /// Text of bytes in this encoding; a mark is left out.
  public func decode(_ bytes: [UInt8]) -> String {
    var marked = self
    marked.hasMark = true
    let start = !marked.mark.isEmpty && bytes.starts(with: marked.mark) ? marked.mark.count : 0
    return text(bytes[start...])
  }

  /// Text of bytes, every one of them taken as text.
  public func text(_ bytes: ArraySlice<UInt8>) -> String {
    switch form {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .utf16:
      return String(decoding: units(bytes, 2).map(UInt16.init(truncatingIfNeeded:)), as: UTF16.self)
    case .utf32:
      var text = ""
      for unit in units(bytes, 4) { text.unicodeScalars.append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
      return text
    case .singleByte:
      let replacement: UInt16 = limit < 0x80 && codePage == 20127 ? 0xFFFD : 0x3F
      return String(
        decoding: bytes.map { UInt32($0) <= limit ? UInt16($0) : replacement }, as: UTF16.self)
    }
  }

  private func units(_ bytes: ArraySlice<UInt8>, _ width: Int) -> [UInt32] {
    stride(from: bytes.startIndex, through: bytes.endIndex - width, by: width).map { start in
      (0..<width).reduce(0) { unit, place in
        let shift = UInt32(8 * (isBigEndian ? width - 1 - place : place))
        return unit | UInt32(bytes[start + place]) << shift
      }
    }
  }
}
