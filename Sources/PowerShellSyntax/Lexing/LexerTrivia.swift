/// White space, comments, line ends and line continuations.
extension Lexer {
  @inline(__always)
  func skipBlanks() {
    while true {
      let byte = text[index]
      if byte < 0x80 {
        guard has(byte, .blank) else { return }
        index += 1
      } else {
        let (kind, length) = look(index)
        guard kind == 0x20 else { return }
        index += length
      }
    }
  }

  /// Skips a comment or a line continuation that starts here.
  func skipTrivia() -> Bool {
    tokenStart = index
    switch text[index] {
    case 0x23: readLineComment()
    case 0x3C where text[index + 1] == 0x23: readBlockComment()
    case 0x60 where text[index + 1] == 0x0A || text[index + 1] == 0x0D:
      index += 1
      index += lineEndLength(index)
      note(token(.lineContinuation))
    case 0x60
    where look(index + 1).kind != 0x0A && has(look(index + 1).kind, .blank) && index + 1 < end:
      // Escaped white space between tokens is white space.
      index += 1
      skipBlanks()
    default: return false
    }
    return true
  }

  func lineEndLength(_ place: Int) -> Int {
    text[place] == 0x0D && text[place + 1] == 0x0A ? 2 : 1
  }

  @discardableResult
  func readLineEnd() -> Token {
    tokenStart = index
    index += lineEndLength(index)
    let line = token(.newLine)
    note(line)
    return line
  }

  private func readLineComment() {
    while index < end, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    readRequirement()
    note(token(.comment))
  }

  private func readBlockComment() {
    index += 2
    while index < end, text[index] != 0x23 || text[index + 1] != 0x3E { index += 1 }
    if index >= end {
      report(.missingTerminatorMultiLineComment, currentExtent, isIncomplete: true)
    } else {
      index += 2
    }
    note(token(.comment))
  }

  private func readRequirement() {
    let word = Array("#requires".utf8)
    guard index - tokenStart > word.count, places == nil else { return }
    for (offset, byte) in word.enumerated() where text[tokenStart + offset] | 0x20 != byte | 0x20 {
      return
    }
    guard has(text[tokenStart + word.count], .blank) else { return }
    var found = requirements ?? ScriptRequirements()
    found.read(string(tokenStart + word.count, index))
    requirements = found
  }
}

extension ScriptRequirements {
  /// Adds what one `#requires` line asks for.
  mutating func read(_ line: String) {
    var parameter = ""
    for word in Self.words(Self.named(line)) {
      if word.utf8.first == 0x2D {
        parameter = String(decoding: word.utf8.dropFirst().map { $0 | 0x20 }, as: UTF8.self)
        if parameter == "runasadministrator" { isElevationRequired = true }
      } else {
        switch parameter {
        case "version": version = word
        case "psedition": editions.append(word)
        case "modules": modules.append(word)
        default: break
        }
      }
    }
  }

  /// The line with the name of a module for each table that describes one.
  private static func named(_ line: String) -> String {
    var rest = line.utf8[...]
    var text: [UInt8] = []
    while let start = rest.indices.first(where: { rest[$0...].starts(with: "@{".utf8) }),
      let end = rest[start...].firstIndex(of: 0x7D)
    {
      text += rest[..<start]
      text += moduleName(rest[rest.index(start, offsetBy: 2)..<end])
      rest = rest[rest.index(after: end)...]
    }
    return String(decoding: text + rest, as: UTF8.self)
  }

  private static func moduleName(_ table: Substring.UTF8View) -> [UInt8] {
    for entry in table.split(separator: 0x3B) {
      let parts = entry.split(separator: 0x3D, maxSplits: 1).map { part in
        part.filter { ![0x20, 0x09, 0x22, 0x27].contains($0) }
      }
      guard parts.count == 2, parts[0].map({ $0 | 0x20 }) == Array("modulename".utf8) else {
        continue
      }
      return parts[1]
    }
    return []
  }

  private static func words(_ line: String) -> [String] {
    line.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }
      .map { part in String(decoding: part.filter { $0 != 0x27 && $0 != 0x22 }, as: UTF8.self) }
  }
}
