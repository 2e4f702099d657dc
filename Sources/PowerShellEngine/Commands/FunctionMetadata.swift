import PowerShellSyntax

extension BlockCode {
  /// What the binder reads of the block: its `param` block as traits.
  func makeMetadata(_ name: String, _ f: Frame) throws -> CommandMetadata {
    try declaration(name, f).metadata()
  }

  private func declaration(_ name: String, _ f: Frame) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name, attributes: attributes, parameters: parameters.map(\.tree), session: f.session,
      evaluate: { [source] in try f.constant($0, source) }, source: source)
  }
}

extension Frame {
  /// The value of an attribute's argument.
  func constant(_ tree: ExpressionAst, _ source: SourceText) throws -> Value {
    try Lowering(source: source, layout: Layout([], canGrow: false)).expression(tree)
      .evaluate(self).orNull
  }

  /// The checks that attributes of a variable or parameter ask for.
  func validations(_ attributes: [AttributeAst]) throws -> [Validation] {
    guard let first = attributes.first, let source = first.sourceText else { return [] }
    let declaration = FunctionDeclaration(
      name: "", attributes: [], parameters: [], session: session,
      evaluate: { try self.constant($0, source) })
    return try attributes.compactMap(declaration.validation)
  }
}

extension Ast {
  /// The text of the tree that the node belongs to.
  var sourceText: SourceText? { (root as? ScriptBlockAst)?.source }
}

extension [AttributeAst] {
  func validations(_ f: Frame) throws -> [Validation] { try f.validations(self) }
}
