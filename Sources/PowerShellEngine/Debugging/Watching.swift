import PowerShellSyntax

/// Which code is made to be watched: all of it while something is traced or a breakpoint is set,
/// else that of sources which name one of the commands that do so.
///
/// Other code has no trace of the debugger in it, and costs nothing.
enum Watching {
  /// Tracing or breakpoints are on in some session.
  nonisolated(unsafe) static var isOn = false

  static func applies(to source: SourceText) -> Bool {
    if isOn { return true }
    if let known = source.isWatched { return known }
    let answer = commands.contains { source.bytes.containsFolded($0) }
    source.isWatched = answer
    return answer
  }

  private static let commands = ["set-psdebug", "set-psbreakpoint", "wait-debugger", "sbp "]
    .map { Array($0.utf8) }
}

extension [UInt8] {
  /// Whether a lower-case word occurs, whatever the case.
  fileprivate func containsFolded(_ word: [UInt8]) -> Bool {
    guard count >= word.count, let first = word.first else { return false }
    return (0...(count - word.count)).contains { start in
      self[start] | 0x20 == first | 0x20
        && word.indices.allSatisfy { self[start + $0] | 0x20 == word[$0] | 0x20 }
    }
  }
}

// How watched code is made: the same nodes, each statement behind one that tells of it.

extension Lowering {
  /// A statement that tells before it runs.
  func watched(_ node: Node, _ tree: StatementAst) -> Node {
    switch tree {
    case let pipeline as PipelineBaseAst: return watch(node, pipeline)
    case is CommandBaseAst, is ThrowStatementAst, is ExitStatementAst, is BreakStatementAst,
      is ContinueStatementAst:
      return WatchNode(node, source, tree.extent)
    case let statement as ReturnStatementAst where statement.pipeline == nil:
      return WatchNode(node, source, tree.extent)
    default: return node
    }
  }

  private func watch(_ node: Node, _ tree: PipelineBaseAst) -> Node {
    let commands = (tree as? PipelineAst)?.pipelineElements.compactMap { element in
      (element as? CommandAst)?.commandElements.first as? StringConstantExpressionAst
    }
    return WatchNode(node, source, tree.extent, commands: commands?.map(\.value) ?? [])
  }

  /// A pipeline whose value is wanted: a condition, what `return` gives.
  func watchedValue(_ tree: PipelineBaseAst) -> Node {
    let node = statementValue(tree)
    return isWatched ? watch(node, tree) : node
  }

  /// The list of a `foreach`: each step to its next element is told.
  func watchedList(_ loop: ForEachStatementAst) -> Node {
    let node = walked(loop.condition)
    guard isWatched else { return node }
    return WatchedListNode(node, Position(source, loop.variable.extent))
  }

  /// The body of a block, with its braces.
  func body(_ tree: NamedBlockAst, of owner: ScriptBlockAst) -> Node {
    let node = block(tree)
    guard isWatched, tree.isUnnamed, owner.parent != nil,
      owner.extent.end > owner.extent.start + 1
    else { return node }
    let (start, end) = (Int(owner.extent.start), Int(owner.extent.end))
    return WatchedBlockNode(
      node, source, Extent(start, start + 1), Extent(end - 1, end), owner.extent)
  }

  func watchedVariable(_ tree: VariableExpressionAst) -> Node {
    let node = variable(tree)
    guard isWatched else { return node }
    return WatchedVariableNode(node, tree.variablePath.name, source, tree.extent)
  }

  func watchedTarget(_ tree: ExpressionAst) -> TargetNode { watched(target(tree), as: tree) }

  func watched(_ node: TargetNode, as tree: ExpressionAst) -> TargetNode {
    guard isWatched, let name = Self.variableName(of: tree) else { return node }
    return WatchedVariableNode(node, name, source, tree.extent)
  }

  private static func variableName(of tree: ExpressionAst) -> String? {
    switch tree {
    case let variable as VariableExpressionAst: variable.variablePath.name
    case let attributed as AttributedExpressionAst: variableName(of: attributed.child)
    default: nil
    }
  }
}
