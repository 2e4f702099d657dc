/// PowerShell's parser: from a text to its tree, whatever the text.
public enum Parser {
  public static func parse(_ source: SourceText) -> ParseResult {
    let parser = ScriptParser(source, record: false)
    return parser.parse(source)
  }

  /// As `parse`, and hands out the tokens: all of them, comments and line ends too.
  public static func parse(_ source: SourceText, tokens: inout [Token]) -> ParseResult {
    let parser = ScriptParser(source, record: true)
    let result = parser.parse(source)
    // What a mistake made the parser give up is tokens still.
    while parser.next().kind != .endOfInput {}
    tokens = TokenMarks.marked(parser.lexer.record ?? [], by: result.tree)
    return result
  }

  /// A type's name alone, as in `[type]'List[int]'`; nil where the text is none.
  public static func parseTypeName(_ text: String) -> TypeName? {
    let parser = ScriptParser(SourceText(text), record: false)
    parser.lexer.mode = .typeName
    guard let (name, _) = parser.parseTypeName(), parser.peek().kind == .endOfInput,
      parser.diagnostics.diagnostics.isEmpty
    else { return nil }
    return name
  }
}

/// The state of one parse: the lexer, a token put back, and the mistakes.
///
/// Each production of the grammar is a method `parse…` in one of this folder's extensions. Where
/// something is missing they do as PowerShell does: report, pretend, and go on.
final class ScriptParser {
  let lexer: Lexer
  let diagnostics = DiagnosticList()
  /// A token that was read and put back.
  var ungot: Token?
  /// Inside arguments a comma separates them and makes no array.
  var isCommaDisabled = false
  var depth = 0
  /// How deep a script may nest; PowerShell too gives up before its stack does.
  static let deepest = 300

  init(_ source: SourceText, record: Bool) {
    lexer = Lexer(source.bytes, diagnostics: diagnostics, record: record)
  }

  func parse(_ source: SourceText) -> ParseResult {
    let tree = parseScriptBlock(after: nil, isFilter: false)
    tree.source = source
    SemanticChecks(source, diagnostics).run(on: tree)
    return ParseResult(tree: tree, diagnostics: diagnostics.diagnostics)
  }
}

extension ScriptParser {
  func next() -> Token {
    if let token = ungot {
      ungot = nil
      return token
    }
    return lexer.next()
  }

  func peek() -> Token {
    if let ungot { return ungot }
    let token = lexer.next()
    ungot = token
    return token
  }

  func skip() { _ = next() }

  func unget(_ token: Token) { ungot = token }

  func skipNewlines() { skipNewlines(andSemicolons: false) }

  func skipNewlines(andSemicolons: Bool) {
    if let token = ungot {
      guard token.kind == .newLine || token.kind == .semi && andSemicolons else { return }
      ungot = nil
    }
    lexer.skipNewlines(andSemicolons: andSemicolons)
  }

  func resync(_ token: Token) { resync(to: Int(token.scanned.start)) }

  func resync(to start: Int) {
    ungot = nil
    lexer.resync(to: min(start, lexer.end))
  }

  /// Where reading would go on.
  var restorePoint: Int { ungot.map { Int($0.scanned.start) } ?? lexer.index }

  func set(_ mode: Lexer.Mode) {
    if mode != lexer.mode, let token = ungot, !token.has(.parseModeInvariant) { resync(token) }
    lexer.mode = mode
  }

  /// Parses in a mode, and goes back to the mode before.
  func inMode<Result>(_ mode: Lexer.Mode, _ parse: () -> Result) -> Result {
    let before = lexer.mode
    set(mode)
    defer { set(before) }
    return parse()
  }

  func withComma<Result>(disabled: Bool, _ parse: () -> Result) -> Result {
    let before = isCommaDisabled
    isCommaDisabled = disabled
    defer { isCommaDisabled = before }
    return parse()
  }

  /// Parses one level deeper; nil, and the rest of the text given up, where that is too deep.
  func nested<Result>(_ parse: () -> Result?) -> Result? {
    guard depth < Self.deepest else {
      report(.scriptTooComplicated, peek().extent)
      ungot = nil
      lexer.index = lexer.end
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return parse()
  }

  func report(_ mistake: Mistake, _ extent: Extent) {
    lexer.report(mistake, extent)
  }

  /// A mistake that more input may cure, if nothing follows the place where it was noticed.
  func reportIncomplete(_ mistake: Mistake, _ extent: Extent, noticedAt: Extent? = nil) {
    let place = noticedAt ?? extent
    lexer.report(
      mistake, extent,
      isIncomplete: lexer.places == nil ? lexer.isAtEnd(after: Int(place.end)) : false)
  }

  func after(_ extent: Extent) -> Extent { Extent(Int(extent.end), Int(extent.end)) }
  func after(_ token: Token) -> Extent { after(token.extent) }
  func after(_ node: Ast) -> Extent { after(node.extent) }

  /// One place before a token, as PowerShell counts it.
  func before(_ token: Token) -> Extent {
    Extent(Int(token.extent.start) - 1, Int(token.extent.start) - 1)
  }

  func span(_ start: Extent, _ end: Extent) -> Extent { Extent(Int(start.start), Int(end.end)) }

  /// Skips to the closing bracket of the pair we are in, over balanced pairs, after a mistake.
  func synchronize(to closing: TokenKind, consumesClosing: Bool) {
    let opening: [TokenKind] =
      switch closing {
      case .rParen: [.lParen, .atParen, .dollarParen]
      case .rCurly: [.lCurly, .atCurly]
      default: [.lBracket]
      }
    var open = 1
    while true {
      let token = next()
      if token.kind == .endOfInput { return unget(token) }
      if opening.contains(token.kind) { open += 1 }
      guard token.kind == closing else { continue }
      open -= 1
      guard open == 0 else { continue }
      if !consumesClosing { unget(token) }
      return
    }
  }
}
