/// Whether every way through a method's body returns or throws.
enum CodePaths {
  static func leave(_ body: ScriptBlockAst) -> Bool {
    [body.beginBlock, body.processBlock, body.endBlock].contains { block in
      block.map { leave($0.statements) } ?? false
    }
  }

  private static func leave(_ statements: [StatementAst]) -> Bool {
    statements.contains(where: leave)
  }

  private static func leave(_ block: StatementBlockAst?) -> Bool {
    block.map { leave($0.statements) } ?? false
  }

  private static func leave(_ statement: StatementAst) -> Bool {
    switch statement {
    case is ReturnStatementAst, is ThrowStatementAst, is ExitStatementAst: true
    case let node as IfStatementAst:
      node.clauses.allSatisfy { leave($0.body) } && leave(node.elseClause)
    case let node as SwitchStatementAst:
      node.clauses.allSatisfy { leave($0.body) } && leave(node.defaultClause)
    case let node as TryStatementAst:
      leave(node.finally)
        || leave(node.body) && node.catchClauses.allSatisfy { leave($0.body) }
    case let node as WhileStatementAst: isEndless(node.condition) && !hasBreak(node.body)
    case let node as ForStatementAst: node.condition == nil && !hasBreak(node.body)
    case let node as DoWhileStatementAst:
      leave(node.body) || isEndless(node.condition) && !hasBreak(node.body)
    case let node as DoUntilStatementAst: leave(node.body)
    case let node as BlockStatementAst: leave(node.body)
    case let node as ErrorStatementAst: node.nested.contains { $0 is ReturnStatementAst }
    default: false
    }
  }

  private static func isEndless(_ condition: PipelineBaseAst?) -> Bool {
    guard let pipeline = condition as? PipelineAst,
      let variable = pipeline.pureExpression as? VariableExpressionAst
    else { return false }
    return SemanticChecks.folded(variable.variablePath.userPath) == "true"
  }

  private static func hasBreak(_ node: Ast) -> Bool {
    node is BreakStatementAst
      || node.children.contains { child in
        !(child is LoopStatementAst) && !(child is ScriptBlockExpressionAst) && hasBreak(child)
      }
  }
}

/// Control must not leave a `finally` block.
struct FinallyChecks {
  let checks: SemanticChecks

  init(_ checks: SemanticChecks) { self.checks = checks }

  func run(_ block: StatementBlockAst) { visit(block, isInLoop: false) }

  private func visit(_ node: Ast, isInLoop: Bool) {
    switch node {
    case is ScriptBlockAst, is FunctionDefinitionAst: return
    case is ReturnStatementAst: checks.report(.controlLeavingFinally, node)
    case is BreakStatementAst, is ContinueStatementAst:
      if !isInLoop { checks.report(.controlLeavingFinally, node) }
    default: break
    }
    let inside = isInLoop || node is LoopStatementAst || node is SwitchStatementAst
    for child in node.children { visit(child, isInLoop: inside) }
  }
}
