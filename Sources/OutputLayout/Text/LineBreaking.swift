internal import PowerShellEngine

/// Breaks texts into lines that fit a width, between words as PowerShell does.
enum LineBreaking {
  /// The lines of a text at its line ends.
  static func split(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return [text] }
    var lines: [String] = []
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines.append(String(decoding: part.filter { $0 != 0x0D }, as: UTF8.self))
    }
    return Escapes.isIn(text) ? carryingEscapes(lines) : lines
  }

  /// Each line repeats the escape sequences before it and ends with a reset.
  private static func carryingEscapes(_ lines: [String]) -> [String] {
    var before = ""
    var result: [String] = []
    for line in lines {
      let own = Escapes.only(in: line)
      if own.utf8.count == line.utf8.count {
        result.append("")
      } else {
        let isClosed = line.utf8.suffix(4).elementsEqual(reset.utf8)
        result.append(before + line + (isClosed || (before + own).isEmpty ? "" : reset))
      }
      before += own
    }
    return result
  }

  private static let reset = "\u{1B}[0m"

  /// The lines of a text, none wider than the first and the following may be.
  static func lines(_ text: String, first: Int, following: Int) -> [String] {
    if text.isEmpty { return [text] }
    var result: [String] = []
    for line in split(text) {
      if CellWidth.of(line) <= first {
        result.append(line)
      } else {
        var filler = LineFiller(first: first, following: following)
        for word in words(line) { filler.add(word) }
        result.append(contentsOf: filler.finished())
      }
    }
    return result
  }

  /// Words with the blank behind them.
  private static func words(_ line: String) -> [[UInt16]] {
    var words: [[UInt16]] = []
    var word: [UInt16] = []
    for unit in line.utf16 {
      word.append(unit)
      if unit == 0x20 || unit == 0x09 || unit == 0xAD {
        words.append(word)
        word = []
      }
    }
    words.append(word)
    return words
  }
}

/// Fills lines word by word; a word wider than a line is cut where the line ends.
private struct LineFiller {
  private var lines: [String] = []
  private var line: [UInt16] = []
  private var width: Int
  private var left: Int
  private let following: Int

  init(first: Int, following: Int) {
    (width, left, self.following) = (max(first, 1), max(first, 1), max(following, 1))
  }

  mutating func add(_ word: [UInt16]) {
    let needed = word.reduce(0) { $0 + CellWidth.of($1) }
    if needed > width {
      for unit in word { add(unit) }
    } else {
      if needed > left { breakLine() }
      line.append(contentsOf: word)
      left -= needed
    }
  }

  private mutating func add(_ unit: UInt16) {
    let needed = min(CellWidth.of(unit), width)
    if needed > left { breakLine() }
    line.append(CellWidth.of(unit) > width ? 0x3F : unit)
    left -= needed
  }

  private mutating func breakLine() {
    lines.append(String(utf16: line))
    line = []
    width = following
    left = following
  }

  func finished() -> [String] { lines + [String(utf16: line)] }
}
