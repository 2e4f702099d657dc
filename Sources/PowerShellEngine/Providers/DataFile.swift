public import PowerShellSyntax

/// Data files (`.psd1`): a hashtable of constants, evaluated without running any command.
extension Session {
  /// The hashtable a file holds; nil where it holds something else.
  public func dataValue(of tree: ScriptBlockAst, _ source: SourceText) throws -> Value? {
    guard let statements = tree.endBlock?.statements, statements.count == 1,
      let pipeline = statements.first as? PipelineAst, pipeline.pipelineElements.count == 1,
      let element = pipeline.pipelineElements.first as? CommandExpressionAst,
      element.expression is HashtableAst
    else { return nil }
    guard DataFileCheck.isConstant(element.expression) else {
      throw ScriptError(
        "System.InvalidOperationException",
        "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: \(source.slice(element.expression.extent))",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    let collector = Collector()
    try run(tree, source, out: collector)
    return collector.value
  }
}

private enum DataFileCheck {
  /// Whether nothing inside runs a command, calls a method or reads what could change.
  static func isConstant(_ node: Ast) -> Bool {
    switch node {
    case is ScriptBlockExpressionAst: return true
    case is CommandAst, is MemberExpressionAst, is AssignmentStatementAst, is TypeExpressionAst,
      is FunctionDefinitionAst, is RedirectionAst:
      return false
    case let variable as VariableExpressionAst:
      return names.contains { AsciiFold.foldedEquals($0, variable.variablePath.userPath) }
    default: return node.children.allSatisfy(isConstant)
    }
  }

  private static let names = [
    "true", "false", "null", "PSScriptRoot", "PSCulture", "PSUICulture", "PSEdition",
  ]
}
