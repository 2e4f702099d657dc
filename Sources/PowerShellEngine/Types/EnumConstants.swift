import PowerShellSyntax

/// What may stand behind `=` in an enumeration: an expression whose value is known without running
/// anything.
extension ExpressionAst {
  var isConstant: Bool {
    switch self {
    case is ConstantExpressionAst, is StringConstantExpressionAst, is TypeExpressionAst: true
    case let unary as UnaryExpressionAst: unary.child.isConstant
    case let binary as BinaryExpressionAst: binary.left.isConstant && binary.right.isConstant
    case let conversion as ConvertExpressionAst: conversion.child.isConstant
    case let list as ArrayLiteralAst: list.elements.allSatisfy(\.isConstant)
    case let group as ParenExpressionAst:
      (group.pipeline as? PipelineAst)?.pureExpression?.isConstant ?? false
    case is InvokeMemberExpressionAst: false
    case let member as MemberExpressionAst: member.isStatic && member.expression.isConstant
    case let variable as VariableExpressionAst:
      ["true", "false", "null"].contains {
        AsciiFold.foldedEquals($0, variable.variablePath.userPath)
      }
    default: false
    }
  }
}

extension ScriptError {
  static func notConstant(_ tree: ExpressionAst, _ source: SourceText) -> ScriptError {
    let mistake = Diagnostic(
      errorID: "EnumeratorValueMustBeConstant", extent: tree.extent,
      message: "Enumerator value must be a constant value.", isIncompleteInput: false)
    guard let record = ErrorRecord.parseError([mistake], source) else {
      return ScriptError(mistake.errorID, mistake.message, .parserError)
    }
    return ScriptError(record)
  }
}
