/// Text as PowerShell counts it: in UTF-16 units.
///
/// Constant time for ASCII text; for other text the standard library's breadcrumbs keep a single
/// access near constant.
extension String {
  /// `.Length`.
  @inline(__always)
  var utf16Length: Int { utf16.count }

  /// The unit at an offset; nil outside the text.
  @inline(__always)
  func utf16Unit(at offset: Int) -> UInt16? {
    guard offset >= 0 else { return nil }
    let units = utf16
    guard offset < units.count else { return nil }
    return units[units.index(units.startIndex, offsetBy: offset)]
  }

  /// The text between two offsets, which may cut a surrogate pair; nil outside the text.
  func utf16Slice(_ range: Range<Int>) -> UTF16Slice? {
    guard range.lowerBound >= 0 && range.upperBound <= utf16.count else { return nil }
    if isASCIIText { return .text(textOfBytes(range)) }
    let start = utf16.index(utf16.startIndex, offsetBy: range.lowerBound)
    let end = utf16.index(start, offsetBy: range.count)
    if let text = String(utf16[start..<end]) { return .text(text) }
    return .illFormed(Array(utf16[start..<end]))
  }

  /// How many UTF-16 units lie before a byte offset between characters.
  @inline(__always)
  func utf16Offset(ofByte offset: Int) -> Int {
    if isASCIIText { return offset }
    return utf16.distance(from: utf16.startIndex, to: utf8.index(utf8.startIndex, offsetBy: offset))
  }

  /// The byte offset of a UTF-16 offset within the text; inside a surrogate pair, the pair's start.
  @inline(__always)
  func byteOffset(ofUTF16 offset: Int) -> Int {
    if isASCIIText { return offset }
    let index = utf16.index(utf16.startIndex, offsetBy: offset)
    if index == endIndex { return utf8.count }
    let scalarStart = unicodeScalars.index(before: unicodeScalars.index(after: index))
    return utf8.distance(from: utf8.startIndex, to: scalarStart)
  }
}

/// A part of a text: text again, or units that are none because a surrogate lost its other half.
enum UTF16Slice: Equatable, Sendable {
  case text(String)
  case illFormed([UInt16])

  init(_ units: some Collection<UInt16>) {
    let text = String(utf16: units)
    let isWellFormed = text.utf16.elementsEqual(units)
    self = isWellFormed ? .text(text) : .illFormed(Array(units))
  }
}
