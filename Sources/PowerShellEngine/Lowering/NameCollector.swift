import PowerShellSyntax

/// The names a block assigns: they get slots (rule R7).
///
/// Nested literal blocks count, since `ForEach-Object` and dot-sourcing run them in this scope;
/// the bodies of functions do not, they have scopes of their own. The names that the block's own
/// statements assign come first: they are its locals, unless something in the block could make
/// variables by name (`$private:`, `Set-Variable`), when everything is looked up by name.
struct NameCollector {
  private(set) var names: [Symbol] = []
  /// How many of the names are locals.
  private(set) var localCount = 0
  private var seen: Set<Symbol> = []
  private var nested: [Ast] = []
  private var isByName = false

  init(_ tree: ScriptBlockAst, parameters: [ParameterAst]?) {
    for parameter in parameters ?? [] { add(parameter.name) }
    visit(tree, isOwn: true)
    localCount = isByName ? 0 : names.count { $0 !== WellKnown.underscore }
    for block in nested { visit(block, isOwn: false) }
  }

  private mutating func visit(_ root: Ast, isOwn: Bool) {
    var waiting = [root]
    while let node = waiting.popLast() {
      look(at: node)
      if node is FunctionDefinitionAst || node is TypeDefinitionAst { continue }
      if isOwn, node is ScriptBlockExpressionAst {
        nested.append(node)
        continue
      }
      if isOwn { noteNames(node) }
      waiting.append(contentsOf: node.children.reversed())
    }
  }

  /// What makes or takes away variables by name.
  private mutating func noteNames(_ node: Ast) {
    switch node {
    case let variable as VariableExpressionAst:
      if variable.variablePath.scope == .private { isByName = true }
    case let command as CommandAst:
      if command.invocationOperator == .dot { isByName = true }
      guard let name = command.commandElements.first as? StringConstantExpressionAst else { return }
      if Self.variableCommands.contains(where: { AsciiFold.foldedEquals($0, name.value) }) {
        isByName = true
      }
    default: break
    }
  }

  private static let variableCommands = [
    "New-Variable", "nv", "Remove-Variable", "rv", "Set-Variable", "sv", "set", "Set-PSBreakpoint",
    "sbp",
  ]

  private mutating func look(at node: Ast) {
    switch node {
    case let parameter as ParameterAst: add(parameter.name)
    case let assignment as AssignmentStatementAst: addTarget(assignment.left)
    case let loop as ForEachStatementAst: add(loop.variable)
    case let unary as UnaryExpressionAst:
      if [.plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus].contains(unary.tokenKind) {
        addTarget(unary.child)
      }
    case let binary as BinaryExpressionAst:
      if [.imatch, .inotmatch, .cmatch, .cnotmatch].contains(binary.operator) {
        add(WellKnown.matches)
      }
    case is SwitchStatementAst: add(WellKnown.matches)
    default: break
    }
  }

  private mutating func addTarget(_ node: ExpressionAst) {
    switch node {
    case let variable as VariableExpressionAst: add(variable)
    case let attributed as AttributedExpressionAst: addTarget(attributed.child)
    case let list as ArrayLiteralAst: for element in list.elements { addTarget(element) }
    case let group as ParenExpressionAst:
      if let inner = (group.pipeline as? PipelineAst)?.pureExpression { addTarget(inner) }
    default: break
    }
  }

  private mutating func add(_ variable: VariableExpressionAst) {
    switch variable.variablePath.scope {
    case .none, .local, .private: add(Symbol.intern(variable.variablePath.name))
    default: break
    }
  }

  private mutating func add(_ symbol: Symbol) {
    if seen.insert(symbol).inserted { names.append(symbol) }
  }
}

extension ScriptBlockAst {
  /// The types a script defines, outside of functions.
  var typeDefinitions: [TypeDefinitionAst] {
    var found: [TypeDefinitionAst] = []
    let statements = [beginBlock, processBlock, endBlock].compactMap { $0 }.flatMap(\.statements)
    var waiting: [Ast] = statements.reversed()
    while let node = waiting.popLast() {
      if let definition = node as? TypeDefinitionAst { found.append(definition) }
      if node is StatementAst, !(node is PipelineBaseAst), !(node is FunctionDefinitionAst) {
        waiting.append(contentsOf: node.children.reversed())
      } else if node is StatementBlockAst {
        waiting.append(contentsOf: node.children.reversed())
      }
    }
    return found
  }
}
