/// What PowerShell finds wrong in a tree that has the right form: targets that cannot be assigned,
/// keys given twice, methods that do not return.
///
/// It runs after parsing, over the whole tree, in the order in which PowerShell visits.
final class SemanticChecks {
  let source: SourceText
  let diagnostics: DiagnosticList
  /// The member of a class we are in.
  var member: MemberAst?

  init(_ source: SourceText, _ diagnostics: DiagnosticList) {
    (self.source, self.diagnostics) = (source, diagnostics)
  }

  func run(on tree: ScriptBlockAst) { visit(tree) }

  func report(_ mistake: Mistake, _ node: Ast) { diagnostics.report(mistake, node.extent) }

  /// The kinds of nodes that something is asked of; all others are only walked through.
  private static let asked = [
    AssignmentStatementAst.self, UnaryExpressionAst.self, VariableExpressionAst.self,
    ConvertExpressionAst.self, AttributedExpressionAst.self, HashtableAst.self, ParamBlockAst.self,
    FunctionDefinitionAst.self, TryStatementAst.self, ReturnStatementAst.self,
    FunctionMemberAst.self, PropertyMemberAst.self, DataStatementAst.self,
    ScriptBlockExpressionAst.self,
  ].map { (kind: Ast.Type) in ObjectIdentifier(kind) }

  private func visit(_ node: Ast) {
    guard Self.asked.contains(ObjectIdentifier(type(of: node))) else {
      return node.forEachChild { visit($0) }
    }
    let outer = member
    if let inner = node as? MemberAst { member = inner }
    // A function or a block inside a method returns for itself.
    if node is FunctionDefinitionAst && !(node.parent is FunctionMemberAst)
      || node is ScriptBlockExpressionAst
    {
      member = nil
    }
    check(node)
    node.forEachChild { visit($0) }
    member = outer
  }

  private func check(_ node: Ast) {
    switch node {
    case let node as AssignmentStatementAst:
      checkTarget(node.left, isSimple: node.operator == .equals, mistake: .invalidLeftHandSide)
    case let node as UnaryExpressionAst: checkIncrement(node)
    case let node as VariableExpressionAst: checkVariable(node)
    case let node as ConvertExpressionAst: _ = node
    case let node as AttributedExpressionAst: checkAttributed(node)
    case let node as HashtableAst: checkKeys(node)
    case let node as ParamBlockAst: checkParameters(node.parameters)
    case let node as FunctionDefinitionAst: checkParameters(node.parameters ?? [])
    case let node as TryStatementAst: checkTry(node)
    case let node as ReturnStatementAst: checkReturn(node)
    case let node as FunctionMemberAst: checkMethod(node)
    case let node as DataStatementAst: DataSectionChecks(self, node).run()
    default: break
    }
  }

  // MARK: Assignment

  private func checkTarget(_ target: ExpressionAst, isSimple: Bool, mistake: Mistake) {
    switch target {
    case let list as ArrayLiteralAst:
      guard isSimple else { return report(mistake, list) }
      for element in list.elements { checkTarget(element, isSimple: isSimple, mistake: mistake) }
    case let paren as ParenExpressionAst:
      guard let pipeline = paren.pipeline as? PipelineAst, let inner = pipeline.pureExpression
      else { return report(mistake, paren.pipeline) }
      checkTarget(inner, isSimple: isSimple, mistake: mistake)
    case let attributed as AttributedExpressionAst:
      var inner: ExpressionAst = attributed
      while let next = inner as? AttributedExpressionAst { inner = next.child }
      if !isAssignable(inner) { report(mistake, inner) }
    default: if !isAssignable(target) { report(mistake, target) }
    }
  }

  private func isAssignable(_ target: ExpressionAst) -> Bool {
    switch target {
    case is VariableExpressionAst: true
    case let member as MemberExpressionAst: !member.isNullConditional
    case let index as IndexExpressionAst: !index.isNullConditional
    default: false
    }
  }

  private func checkIncrement(_ node: UnaryExpressionAst) {
    let text: String
    switch node.tokenKind {
    case .plusPlus, .postfixPlusPlus: text = "++"
    case .minusMinus, .postfixMinusMinus: text = "--"
    default: return
    }
    checkTarget(
      node.child, isSimple: false, mistake: .operatorRequiresVariableOrProperty(text))
  }

  // MARK: Variables and attributes

  private func checkVariable(_ node: VariableExpressionAst) {
    if node.isSplatted, !(node.parent is CommandAst),
      !(node.parent is UsingExpressionAst && node.parent?.parent is CommandAst)
    {
      report(.splattingNotPermitted(node.variablePath.userPath), node)
    }
    if isStaticMember, equal(node.variablePath.userPath, "this") {
      report(.nonStaticMemberAccessInStaticMember("this"), node)
    }
  }

  private var isStaticMember: Bool {
    switch member {
    case let method as FunctionMemberAst: method.methodAttributes.contains(.static)
    case let property as PropertyMemberAst:
      property.propertyAttributes.contains(.static)
        && !property.propertyAttributes.contains(.literal)
    default: false
    }
  }

  private func checkAttributed(_ node: AttributedExpressionAst) {
    var inner: ExpressionAst = node
    while let next = inner as? AttributedExpressionAst { inner = next.child }
    if inner is VariableExpressionAst || node.parent is AttributedExpressionAst { return }
    report(.unexpectedAttribute(node.attribute.typeName.fullName), node.attribute)
  }

  // MARK: Names given twice

  private func checkKeys(_ node: HashtableAst) {
    var seen: Set<String> = []
    for (key, _) in node.keyValuePairs {
      let text: String
      switch key {
      case let word as StringConstantExpressionAst: text = "s" + Self.folded(word.value)
      case let number as ConstantExpressionAst: text = "n" + source.slice(number.extent)
      default: continue
      }
      if !seen.insert(text).inserted {
        let shown = (key as? StringConstantExpressionAst)?.value ?? source.slice(key.extent)
        report(.duplicateKeyInHashLiteral(shown), key)
      }
    }
  }

  private func checkParameters(_ parameters: [ParameterAst]) {
    var seen: Set<String> = []
    for parameter in parameters {
      let name = parameter.name.variablePath.userPath
      if name == "__error__" { continue }
      if !seen.insert(Self.folded(name)).inserted {
        report(.duplicateFormalParameter(name), parameter.name)
      }
    }
  }

  // MARK: Control flow

  private func checkTry(_ node: TryStatementAst) {
    for clause in node.catchClauses.dropLast() where clause.catchTypes.isEmpty {
      report(.emptyCatchNotLast, clause)
    }
    if let block = node.finally { FinallyChecks(self).run(block) }
  }

  private func checkReturn(_ node: ReturnStatementAst) {
    guard let method = member as? FunctionMemberAst else { return }
    let isVoid = method.isConstructor || isVoid(method.returnType)
    if isVoid, node.pipeline != nil {
      report(.voidMethodHasReturn, node)
    } else if !isVoid, node.pipeline == nil {
      report(.nonVoidMethodMissingReturnValue, node)
    }
  }

  private func isVoid(_ type: TypeConstraintAst?) -> Bool {
    guard let name = type?.typeName.fullName else { return true }
    return equal(name, "void") || equal(name, "System.Void")
  }

  private func checkMethod(_ node: FunctionMemberAst) {
    guard !node.isConstructor, !isVoid(node.returnType) else { return }
    if !CodePaths.leave(node.function.body) {
      diagnostics.report(.methodHasCodePathNotReturn, node.function.nameExtent)
    }
  }

  // MARK: Text

  func equal(_ one: String, _ other: String) -> Bool { Self.folded(one) == Self.folded(other) }

  static func folded(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? String(
        decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
      : text.lowercased()
  }
}
