/// Statements one after the other, and blocks of them.
struct StatementList {
  var statements: [StatementAst] = []
  var traps: [TrapStatementAst] = []
  /// From the first statement to the last.
  var extent: Extent?

  mutating func append(_ statement: StatementAst) {
    if let trap = statement as? TrapStatementAst {
      traps.append(trap)
    } else {
      statements.append(statement)
    }
    let start = extent ?? statement.extent
    extent = Extent(Int(start.start), Int(statement.extent.end))
  }
}

extension ScriptParser {
  func parseStatementList(into list: inout StatementList) {
    skipNewlines(andSemicolons: true)
    while let statement = parseStatement() {
      list.append(statement)
      skipNewlines(andSemicolons: true)
      switch peek().kind {
      case .endOfInput, .rParen, .rCurly: return
      default: break
      }
    }
  }

  /// `{ … }`, or nil where no brace opens.
  func parseStatementBlock() -> StatementBlockAst? {
    guard let (extent, list) = parseStatementBlockParts() else { return nil }
    return StatementBlockAst(extent, statements: list.statements, traps: list.traps)
  }

  func parseStatementBlockParts() -> (extent: Extent, list: StatementList)? {
    skipNewlines()
    let lCurly = peek()
    guard lCurly.kind == .lCurly else { return nil }
    skip()
    var list = StatementList()
    inMode(.command) { parseStatementList(into: &list) }
    let rCurly = next()
    if rCurly.kind == .rCurly { return (span(lCurly.extent, rCurly.extent), list) }
    unget(rCurly)
    reportIncomplete(.missingEndCurlyBrace, lCurly.extent, noticedAt: rCurly.extent)
    return (span(lCurly.extent, list.extent ?? lCurly.extent), list)
  }
}
