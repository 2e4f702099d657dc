import PowerShellSyntax

/// `pipeline &`: the pipeline as a job, its variables taken along as `$using:` ones.
struct BackgroundCommand {
  let tree: PipelineAst
  let source: SourceText

  func start(_ f: Frame) throws -> Job {
    let text = rewritten
    let inner = SourceText(text)
    let parsed = Parser.parse(inner)
    if let record = ErrorRecord.parseError(parsed.diagnostics, inner) { throw ScriptError(record) }
    var order = JobOrder(ScriptBlock(BlockSource(parsed.tree, inner), state: f.state))
    order.command = text
    order.workingDirectory = f.session.drives.location
    return try JobStarter(f.session, f).start(order)
  }

  /// The text with `$using:` before the names of the caller's variables.
  private var rewritten: String {
    let first = tree.pipelineElements.first?.extent.start ?? tree.extent.start
    let last = tree.pipelineElements.last?.extent.end ?? tree.extent.end
    var bytes: [UInt8] = []
    var place = Int(first)
    for offset in variables.sorted() where offset >= place {
      bytes += source.bytes[place..<offset]
      bytes += Array("$using:".utf8)
      place = offset + 1
    }
    bytes += source.bytes[place..<max(place, Int(last))]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where variables of the caller stand.
  private var variables: [Int] {
    var found: [Int] = []
    var waiting: [Ast] = [tree]
    while let node = waiting.popLast() {
      if !(node is ScriptBlockExpressionAst) { waiting.append(contentsOf: node.children) }
      guard let variable = node as? VariableExpressionAst, !variable.isSplatted,
        variable.variablePath.scope == .none,
        !Self.own.contains(where: { AsciiFold.foldedEquals($0, variable.variablePath.name) })
      else { continue }
      let start = Int(variable.extent.start)
      if start + 1 < source.bytes.count, source.bytes[start + 1] != 0x7B { found.append(start) }
    }
    return found
  }

  private static let own = [
    "true", "false", "null", "_", "PSItem", "PID", "PSVersionTable", "PSEdition", "PSHOME", "HOME",
    "?", "^", "$", "args", "input", "this",
  ]
}
