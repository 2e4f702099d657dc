import PowerShellSyntax

/// Walking a tree for a script: `Find`, `FindAll`, `SafeGetValue`.
enum AstSearch {
  /// The nodes a predicate accepts, in the order in which PowerShell visits them.
  static func find(_ start: AstObject, _ a: Arguments, stopsAtFirst: Bool) throws -> [Value] {
    guard let predicate = a.object(0, ScriptBlock.self) else { return [] }
    let entersBlocks = a.bool(1)
    var found: [Value] = []
    var waiting: [Ast] = [start.node]
    while let node = waiting.popLast() {
      // PowerShell's visitor passes over the call of a base constructor, not over its arguments.
      let isPassedOver = node is BaseCtorInvokeMemberExpressionAst
      let value = Value.object(AstObject(node, start.source))
      if try !isPassedOver
        && a.session.invokeBlock(predicate, this: .unset, arguments: [value]).isTrue
      {
        found.append(value)
        if stopsAtFirst { return found }
      }
      try a.session.poll()
      let isClosed = !entersBlocks && node !== start.node && opensBlock(node)
      if !isClosed { waiting.append(contentsOf: node.children.reversed()) }
    }
    return found
  }

  private static func opensBlock(_ node: Ast) -> Bool {
    node is ScriptBlockExpressionAst || node is FunctionDefinitionAst
  }

  static func stream(_ stream: RedirectionStream) -> Value {
    EnumValues.numbered(AstTypes.namespace + "RedirectionStream", Int64(stream.rawValue))
  }

  /// The type an expression surely has.
  static func staticType(of node: ExpressionAst) -> TypeInfo {
    switch node {
    case is BooleanConstantExpressionAst: return .boolean
    case let constant as ConstantExpressionAst: return Value(constant.value).type
    case is StringConstantExpressionAst, is ExpandableStringExpressionAst: return .string
    case is ArrayLiteralAst, is ArrayExpressionAst: return .objectArray
    case is HashtableAst: return .hashtable
    case is ScriptBlockExpressionAst: return .scriptBlock
    case is TypeExpressionAst: return TypeTable.find("System.Type") ?? .object
    case let convert as ConvertExpressionAst:
      return convert.namesOwnType ? .object : TypeTable.find(convert.attribute.typeName) ?? .object
    default: return .object
    }
  }

  /// The value of a constant expression; anything that would run is refused.
  static func constant(_ me: AstObject, _ session: Session) throws -> Value {
    guard let expression = me.node as? ExpressionAst, isConstant(expression) else {
      throw DotNetException(
        "System.InvalidOperationException",
        "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions.")
    }
    let layout = Layout([], canGrow: false)
    let node = Lowering(source: me.source, layout: layout).expression(expression)
    return try node.evaluate(session.global)
  }

  private static func isConstant(_ node: Ast) -> Bool {
    var waiting = [node]
    while let next = waiting.popLast() {
      switch next {
      case is CommandAst, is InvokeMemberExpressionAst, is AssignmentStatementAst,
        is SubExpressionAst:
        return false
      case let variable as VariableExpressionAst:
        let name = variable.variablePath.userPath
        guard ["true", "false", "null"].contains(where: { AsciiFold.foldedEquals($0, name) })
        else { return false }
      default: waiting.append(contentsOf: next.children)
      }
    }
    return true
  }
}

extension ConvertExpressionAst {
  /// The type is one that the script defines itself: nothing is known of it before it runs.
  fileprivate var namesOwnType: Bool {
    var name = attribute.typeName
    if case .array(let element, _, _) = name { name = element }
    guard let script = root as? ScriptBlockAst else { return false }
    return script.typeDefinitions.contains { AsciiFold.foldedEquals($0.name, name.fullName) }
  }
}
