public import PowerShellSyntax

/// `{ … }` as a value: a tree, and the session state its names belong to.
public final class ScriptBlock: PSObject {
  public let tree: ScriptBlockAst
  public let source: SourceText
  let state: SessionState
  var isFilter = false
  private var lowered: BlockCode?

  public init(_ tree: ScriptBlockAst, _ source: SourceText, state: SessionState) {
    (self.tree, self.source, self.state) = (tree, source, state)
  }

  public override var type: TypeInfo { .scriptBlock }

  /// The code for a call with a scope of its own.
  func code(in session: Session) throws -> BlockCode {
    if let lowered { return lowered }
    let made = BlockCode(tree, source)
    lowered = made
    return made
  }
}

/// A block lowered to nodes.
final class BlockCode {
  let source: SourceText
  let layout: Layout
  init(_ tree: ScriptBlockAst, _ source: SourceText) {
    self.source = source
    layout = Layout([], canGrow: false)
  }
  func metadata(_ name: String) -> CommandMetadata? { nil }
}
