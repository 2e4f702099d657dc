import PowerShellSyntax

/// The names a block assigns: they get slots (rule R7).
///
/// Nested literal blocks count, since `ForEach-Object` and dot-sourcing run them in this scope;
/// the bodies of functions do not, they have scopes of their own.
struct NameCollector {
  private var names: [Symbol] = []
  private var seen: Set<Symbol> = []

  static func names(in tree: ScriptBlockAst, parameters: [ParameterAst]?) -> [Symbol] {
    var collector = NameCollector()
    for parameter in parameters ?? [] { collector.add(parameter.name) }
    collector.visit(tree)
    return collector.names
  }

  /// Whether code of the block, outside of functions in it, names the variable.
  static func mentions(_ symbol: Symbol, in tree: ScriptBlockAst) -> Bool {
    var waiting: [Ast] = [tree]
    while let node = waiting.popLast() {
      if let variable = node as? VariableExpressionAst,
        Symbol.intern(variable.variablePath.name) === symbol
      {
        return true
      }
      if node is FunctionDefinitionAst || node is TypeDefinitionAst { continue }
      waiting.append(contentsOf: node.children)
    }
    return false
  }

  private mutating func visit(_ root: Ast) {
    var waiting = [root]
    while let node = waiting.popLast() {
      look(at: node)
      if node is FunctionDefinitionAst || node is TypeDefinitionAst { continue }
      waiting.append(contentsOf: node.children.reversed())
    }
  }

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
