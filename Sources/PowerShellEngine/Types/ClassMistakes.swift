import PowerShellSyntax

/// What is wrong with a class or enumeration though its form is right.
extension ExpressionAst {
  /// What may stand behind `=` in an enumeration: its value is known without running anything.
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
  /// A mistake that shows when a type is made, told as the parser tells its own.
  static func definition(
    _ id: String, _ message: String, _ extent: Extent, _ source: SourceText
  ) -> ScriptError {
    let mistake = Diagnostic(
      errorID: id, extent: extent, message: message, isIncompleteInput: false)
    guard let record = ErrorRecord.parseError([mistake], source) else {
      return ScriptError(id, message, .parserError)
    }
    return ScriptError(record)
  }

  static func notConstant(_ tree: ExpressionAst, _ source: SourceText) -> ScriptError {
    definition(
      "EnumeratorValueMustBeConstant", "Enumerator value must be a constant value.", tree.extent,
      source)
  }
}

extension ParseResult {
  /// The parser's mistakes, and the types that classes name and nobody knows.
  func diagnostics(in session: Session) -> [Diagnostic] {
    let definitions = tree.typeDefinitions
    guard !definitions.isEmpty else { return diagnostics }
    let own = Set(definitions.map { Symbol.intern($0.name) })
    let unknown = definitions.flatMap(\.namedTypes).filter {
      !$0.isKnown(own, tree.usedNamespaces, session)
    }
    return diagnostics
      + unknown.map {
        Diagnostic(
          errorID: "TypeNotFound", extent: $0.extent,
          message: "Unable to find type [\($0.fullName)].", isIncompleteInput: false)
      }
  }
}

extension TypeDefinitionAst {
  /// The types of bases, properties, parameters and results, as they are written.
  fileprivate var namedTypes: [TypeName] {
    baseTypes.map(\.typeName)
      + members.flatMap { member -> [TypeName] in
        switch member {
        case let property as PropertyMemberAst:
          property.propertyType.map { [$0.typeName] } ?? []
        case let method as FunctionMemberAst:
          (method.returnType.map { [$0.typeName] } ?? [])
            + (method.function.parameters ?? []).flatMap(\.attributes)
            .compactMap { ($0 as? TypeConstraintAst)?.typeName }
        default: []
        }
      }
  }
}

extension TypeName {
  fileprivate func isKnown(
    _ own: Set<Symbol>, _ namespaces: [String], _ session: Session
  ) -> Bool {
    switch self {
    case .simple(let name, _):
      own.contains(Symbol.intern(name))
        || (try? session.type(self, namespaces: namespaces)) != nil
    case .array(let element, _, _): element.isKnown(own, namespaces, session)
    case .generic(let base, let arguments, _):
      !arguments.contains { !$0.isKnown(own, namespaces, session) }
        && TypeTable.isGeneric(base.fullName, arguments.count, namespaces)
    }
  }
}
