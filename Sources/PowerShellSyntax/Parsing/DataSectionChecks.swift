/// What a `data` section may hold: constants, and the commands it names.
struct DataSectionChecks {
  let checks: SemanticChecks
  let section: DataStatementAst
  let allowed: [String]

  init(_ checks: SemanticChecks, _ section: DataStatementAst) {
    (self.checks, self.section) = (checks, section)
    allowed =
      section.commandsAllowed.compactMap { ($0 as? StringConstantExpressionAst)?.value }
      + (section.commandsAllowed.isEmpty ? ["ConvertFrom-StringData"] : [])
  }

  func run() { visit(section.body) }

  private func visit(_ node: Ast) {
    guard check(node) else { return }
    for child in node.children { visit(child) }
  }

  /// Whether to look inside.
  private func check(_ node: Ast) -> Bool {
    switch node {
    case let node as CommandAst: checkCommand(node)
    case let node as VariableExpressionAst: checkVariable(node)
    case is ScriptBlockExpressionAst: refuse("ScriptBlock", "Script block literals", node)
    case is AssignmentStatementAst: refuse("AssignmentStatement", "Assignment statements", node)
    case is FunctionDefinitionAst: refuse("FunctionDeclaration", "Function declarations", node)
    case is InvokeMemberExpressionAst: refuse("MethodCall", "Method calls", node)
    case is MemberExpressionAst: refuse("PropertyReference", "Property references", node)
    case is IndexExpressionAst: refuse("ArrayReference", "Array references", node)
    case is ForEachStatementAst: refuse("ForeachStatement", "Foreach statements", node)
    case is ForStatementAst, is WhileStatementAst:
      refuse("ForWhileStatement", "For and while statements", node)
    case is DoWhileStatementAst, is DoUntilStatementAst:
      refuse("DoWhileStatement", "Do and while statements", node)
    case is SwitchStatementAst: refuse("SwitchStatement", "Switch statements", node)
    case is TryStatementAst: refuse("TryStatement", "Try statements", node)
    case is TrapStatementAst: refuse("TrapStatement", "Trap statements", node)
    case is BreakStatementAst, is ContinueStatementAst, is ReturnStatementAst, is ThrowStatementAst,
      is ExitStatementAst:
      refuse("FlowControlStatement", "Flow control statements", node)
    case is DataStatementAst: refuse("DataSectionStatement", "Data section statements", node)
    default: break
    }
    return !(node is ScriptBlockExpressionAst)
  }

  private func refuse(_ what: String, _ sentence: String, _ node: Ast) {
    checks.report(
      Mistake(
        what + "NotSupportedInDataSection",
        "\(sentence) are not allowed in restricted language mode or a Data section."), node)
  }

  private func checkCommand(_ node: CommandAst) {
    let name = (node.commandElements.first as? StringConstantExpressionAst)?.value
    guard let name, node.invocationOperator == .unknown else {
      return checks.report(
        Mistake(
          "DotSourcingNotSupportedInDataSection",
          "Dot-sourcing is not allowed in restricted language mode or a Data section."), node)
    }
    if allowed.contains(where: { checks.equal($0, name) }) { return }
    checks.report(.cmdletNotInAllowedListForDataSection(name), node)
  }

  private func checkVariable(_ node: VariableExpressionAst) {
    let permitted = ["PSCulture", "PSUICulture", "true", "false", "null"]
    let name = node.variablePath.userPath
    if permitted.contains(where: { checks.equal($0, name) }) { return }
    checks.report(
      Mistake(
        "VariableReferenceNotSupportedInDataSection",
        "A variable that cannot be referenced in restricted language mode or a Data section is "
          + "being referenced. Variables that can be referenced include the following: "
          + "$PSCulture, $PSUICulture, $true, $false, $null."), node)
  }
}
