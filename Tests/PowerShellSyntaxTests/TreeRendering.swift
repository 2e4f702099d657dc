import PowerShellSyntax

/// Writes a tree as `syntax-tree.ps1` does: a line for each node, mistakes first.
struct TreeRendering {
  let source: SourceText

  static func lines(_ result: ParseResult, _ source: SourceText) -> [String] {
    let rendering = TreeRendering(source: source)
    var lines = result.diagnostics.map { "!\($0.errorID)@\(rendering.place($0.extent))" }
    rendering.append(result.tree, depth: 0, to: &lines)
    return lines
  }

  private func place(_ extent: Extent) -> String {
    "\(offset(extent.start))-\(offset(extent.end))"
  }

  /// The end of the input stands behind the last character.
  private func offset(_ place: Int32) -> Int {
    let beyond = max(0, Int(place) - source.bytes.count)
    return source.utf16Offset(of: Int(place) - beyond) + beyond
  }

  private func append(_ node: Ast, depth: Int, to lines: inout [String]) {
    // PowerShell's visitor passes over the call of a base constructor.
    if node is BaseCtorInvokeMemberExpressionAst {
      for child in node.children { append(child, depth: depth + 1, to: &lines) }
      return
    }
    var line = "\(depth) \(node.kind) \(place(node.extent))"
    let more = details(node).joined(separator: " ")
    if !more.isEmpty { line += " " + more }
    while line.utf8.last == 0x20 { line.unicodeScalars.removeLast() }
    lines.append(line)
    for child in node.children { append(child, depth: depth + 1, to: &lines) }
  }

  private func details(_ node: Ast) -> [String] {
    switch node {
    case let node as BinaryExpressionAst: [node.operator.name]
    case let node as UnaryExpressionAst: [node.tokenKind.name]
    case let node as AssignmentStatementAst: [node.operator.name]
    case let node as VariableExpressionAst:
      [node.variablePath.userPath] + (node.isSplatted ? ["splatted"] : [])
    case let node as StringConstantExpressionAst: [node.stringConstantType.rawValue]
    case let node as ExpandableStringExpressionAst: [node.stringConstantType.rawValue]
    case let node as ConstantExpressionAst: [node.value.typeName]
    case is BooleanConstantExpressionAst: ["Boolean"]
    case let node as CommandParameterAst: [node.parameterName]
    case let node as CommandAst: [node.invocationOperator.name]
    case let node as TypeExpressionAst: [node.typeName.fullName]
    case let node as TypeConstraintAst: [node.typeName.fullName]
    case let node as ConvertExpressionAst: [StaticTypes.name(node.attribute.typeName)]
    case let node as FunctionDefinitionAst: [node.name] + (node.isFilter ? ["filter"] : [])
    case let node as InvokeMemberExpressionAst:
      node.isStatic ? ["static"] : []
    case let node as MemberExpressionAst: node.isStatic ? ["static"] : []
    case let node as NamedBlockAst:
      [node.blockKind.rawValue] + (node.isUnnamed ? ["unnamed"] : [])
    case let node as FileRedirectionAst:
      [stream(node.fromStream)] + (node.isAppend ? ["append"] : [])
    case let node as MergingRedirectionAst:
      ["\(stream(node.fromStream))>\(stream(node.toStream))"]
    case let node as TypeDefinitionAst: [node.name, node.typeAttributes.rawValue]
    default: []
    }
  }

  private func stream(_ stream: RedirectionStream) -> String {
    let name = String(describing: stream)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
