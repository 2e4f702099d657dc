/// What PowerShell finds wrong in a tree that has the right form.
struct SemanticChecks {
  let source: SourceText
  let diagnostics: DiagnosticList

  init(_ source: SourceText, _ diagnostics: DiagnosticList) {
    (self.source, self.diagnostics) = (source, diagnostics)
  }

  func run(on tree: ScriptBlockAst) {}
}
