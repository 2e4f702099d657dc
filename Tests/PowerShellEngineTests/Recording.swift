import Glibc

/// What PowerShell answered to one expression, read from a recorded table.
struct Recording {
  let expression: String
  let answer: String

  static func table(_ name: String) -> [Recording] {
    let folder = #filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.startIndex)
    return lines(of: "\(folder)/../Conformance/tables/\(name).tsv").compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      return Recording(
        expression: String(decoding: line[..<tab], as: UTF8.self),
        answer: String(decoding: line[line.index(after: tab)...], as: UTF8.self))
    }
  }

  private static func lines(of path: String) -> [ArraySlice<UInt8>] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }

  /// A text as the recording writes it.
  static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return "System.String|" + String(result)
  }

  static func shown(_ truth: Bool) -> String { "System.Boolean|" + (truth ? "True" : "False") }

  static func shown(_ texts: [String]) -> String {
    if texts.count == 1 { return shown(texts[0]) }
    return "System.Object[][" + texts.map { shown($0) }.joined(separator: "; ") + "]"
  }
}

/// Reads literals and fixed words out of an expression; enough for the recorded tables.
struct ExpressionReader {
  private var rest: Substring.UnicodeScalarView

  init(_ source: String) { rest = Substring(source).unicodeScalars }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ word: String) -> Bool {
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  /// The first of these words that comes next.
  mutating func skip(anyOf words: [String]) -> String? { words.first { skip($0) } }

  /// A literal in single quotes, or one in double quotes whose only escape is `n.
  mutating func literal() -> String? {
    guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
    var copy = rest.dropFirst()
    var text = String.UnicodeScalarView()
    while let scalar = copy.popFirst() {
      if scalar == quote {
        guard copy.first == quote else {
          rest = copy
          return String(text)
        }
        copy.removeFirst()
        text.append(quote)
      } else if scalar == "`" && quote == "\"" {
        guard copy.popFirst() == "n" else { return nil }
        text.append("\n")
      } else {
        text.append(scalar)
      }
    }
    return nil
  }
}
