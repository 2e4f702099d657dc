/// Reads tokens on demand, in the mode the parser is in: a word means one thing as an argument of a
/// command and another in an expression.
final class Lexer {
  enum Mode { case command, expression, typeName }

  /// The bytes being scanned, followed by a few zeros so that looking ahead needs no check.
  var text: [UInt8]
  /// The index after the last byte that belongs to the scan.
  var end: Int
  var index = 0
  /// Each byte's place in the source, where `text` is a folded copy.
  var places: [Int32]?
  var mode = Mode.command
  /// `-1` and `+1` are numbers here.
  var allowsSignedNumbers = false
  /// Words are names here, never keywords.
  var wantsSimpleName = false
  /// `?` and `:` end a number, inside a ternary expression.
  var numberEndsAtTernary = false
  /// The tokens in the order of reading, where someone asked for them.
  var record: [Token]?
  var requirements: ScriptRequirements?
  let diagnostics: DiagnosticList
  /// The table at hand, to spare each look the check that it was made.
  let classes = CharacterClass.table
  let flags = TokenFlags.table
  var tokenStart = 0

  init(_ bytes: [UInt8], diagnostics: DiagnosticList, record: Bool) {
    text = bytes + [0, 0, 0, 0, 0, 0, 0, 0]
    end = bytes.count
    self.diagnostics = diagnostics
    self.record = record ? [] : nil
    if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
  }

  var inCommandMode: Bool { mode == .command }
  var inExpressionMode: Bool { mode == .expression }

  /// A place in the scanned text as a place in the source.
  @inline(__always)
  func place(_ scanned: Int) -> Int {
    guard let places else { return scanned }
    if scanned < places.count { return Int(places[scanned]) }
    return (places.last.map { Int($0) + 1 } ?? 0) + scanned - places.count
  }

  func extent(_ start: Int, _ end: Int) -> Extent { Extent(place(start), place(end)) }

  /// From the start of the token to here.
  var currentExtent: Extent { extent(tokenStart, index) }

  @inline(__always)
  func token(_ kind: TokenKind, _ value: Token.Value = .none) -> Token {
    Token(
      kind: kind, extent: extent(tokenStart, index), flags: flags[Int(kind.rawValue)], value: value,
      scanned: Extent(tokenStart, index))
  }

  func report(_ mistake: Mistake, _ extent: Extent, isIncomplete: Bool = false) {
    diagnostics.report(mistake, extent, isIncomplete: isIncomplete)
  }

  /// The text of a token.
  func string(_ token: Token) -> String {
    String(decoding: text[Int(token.scanned.start)..<Int(token.scanned.end)], as: UTF8.self)
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: text[start..<end], as: UTF8.self)
  }

  /// Whether nothing but white space and comments follows an index.
  func isAtEnd(after start: Int) -> Bool {
    var place = start
    while place < end {
      let (kind, length) = look(place)
      if has(kind, .blank) || kind == 0x0A || kind == 0x0D {
        place += length
      } else if kind == 0x23 {
        while place < end, text[place] != 0x0A, text[place] != 0x0D { place += 1 }
      } else if kind == 0x3C, text[place + 1] == 0x23 {
        place += 2
        while place < end, text[place] != 0x23 || text[place + 1] != 0x3E { place += 1 }
        place += 2
      } else {
        return false
      }
    }
    return true
  }

  func skipNewlines(andSemicolons: Bool) {
    while true {
      skipBlanks()
      let byte = text[index]
      guard index < end else { return }
      if byte == 0x0A || byte == 0x0D {
        readLineEnd()
      } else if byte == 0x3B, andSemicolons {
        tokenStart = index
        index += 1
        note(token(.semi))
      } else if !skipTrivia() {
        return
      }
    }
  }

  /// Whether the line after next starts with `|`, `&&` or `||`, so that the pipeline goes on.
  func isPipeContinuation(after start: Int) -> Bool {
    var place = start
    while place < end {
      let (kind, length) = look(place)
      switch kind {
      case 0x20, 0x09, 0x0B, 0x0C, 0x0A, 0x0D: place += length
      case 0x23: while place < end, text[place] != 0x0A, text[place] != 0x0D { place += 1 }
      case 0x3C where text[place + 1] == 0x23:
        place += 2
        while place < end, text[place] != 0x23 || text[place + 1] != 0x3E { place += 1 }
        place += 2
      case 0x7C: return true
      case 0x26: return text[place + 1] == 0x26
      default: return false
      }
    }
    return false
  }

  func note(_ token: Token) {
    guard record != nil, record?.last?.kind != .endOfInput else { return }
    record?.append(token)
  }

  /// Reads again from a token's start, in the mode that holds now.
  func resync(to start: Int) {
    index = start
    while let last = record?.last, Int(last.scanned.start) >= start { record?.removeLast() }
  }
}
