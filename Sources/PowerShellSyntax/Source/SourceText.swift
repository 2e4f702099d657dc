/// A script's text, with the places of its lines.
///
/// Offsets inside hvlab count UTF-8 bytes; PowerShell's extents count UTF-16 units. For a text
/// that is all ASCII the two agree; otherwise `utf16Offset(of:)` translates.
public final class SourceText {
  public let text: String
  /// The file it was read from, as a script sees its path; nil for typed input.
  public let file: String?
  public let bytes: [UInt8]
  /// Whether its code is made to be watched by the debugger; nil while nobody has asked.
  public var isWatched: Bool?
  private lazy var lineStarts = Self.findLineStarts(bytes)
  private lazy var isASCII = bytes.allSatisfy { $0 < 0x80 }

  public init(_ text: String, file: String? = nil) {
    (self.text, self.file) = (text, file)
    bytes = Array(text.utf8)
  }

  /// The text of an extent.
  public func slice(_ extent: Extent) -> String {
    let start = min(max(Int(extent.start), 0), bytes.count)
    let end = min(max(Int(extent.end), start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line (from 1) and the column (from 1, in UTF-16 units) of a byte offset.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(of: offset)
    let start = lineStarts[line]
    return (line + 1, utf16Count(start, offset) + 1)
  }

  /// The text of a line (from 1), without its line end.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  public var lineCount: Int { lineStarts.count }

  /// The offset in UTF-16 units of a byte offset.
  public func utf16Offset(of offset: Int) -> Int {
    isASCII ? offset : utf16Count(0, offset)
  }

  private func utf16Count(_ start: Int, _ end: Int) -> Int {
    let end = min(max(end, start), bytes.count)
    if isASCII { return end - start }
    return String(decoding: bytes[start..<end], as: UTF8.self).utf16.count
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// A line ends at LF, CR LF or CR alone, as in PowerShell's own position map.
  private static func findLineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isLoneCR = byte == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A)
      if byte == 0x0A || isLoneCR { starts.append(index + 1) }
    }
    return starts
  }
}
