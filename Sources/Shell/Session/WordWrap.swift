internal import LineEditing

/// Breaks a sentence into lines at its blanks.
enum WordWrap {
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for word in text.utf8.split(separator: UInt8(ascii: " ")) {
      let longer = line.isEmpty ? Array(word) : line + [UInt8(ascii: " ")] + word
      if !line.isEmpty, DisplayWidth.columns(of: String(decoding: longer, as: UTF8.self)) >= width {
        lines.append(String(decoding: line, as: UTF8.self))
        line = Array(word)
      } else {
        line = longer
      }
    }
    return lines + [String(decoding: line, as: UTF8.self)]
  }
}
