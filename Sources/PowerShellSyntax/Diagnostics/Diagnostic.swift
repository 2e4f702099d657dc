/// A mistake of syntax: PowerShell's error id and message, and where it stands.
public struct Diagnostic: Equatable, Sendable {
  public let errorID: String
  public let extent: Extent
  public let message: String
  /// More input may cure it.
  public let isIncompleteInput: Bool

  public init(errorID: String, extent: Extent, message: String, isIncompleteInput: Bool) {
    (self.errorID, self.extent, self.message) = (errorID, extent, message)
    self.isIncompleteInput = isIncompleteInput
  }
}

/// What the parser answers, always: a tree, and what was wrong.
public struct ParseResult {
  public let tree: ScriptBlockAst
  public let diagnostics: [Diagnostic]
  /// The text breaks off; a prompt should ask for more.
  public var isIncomplete: Bool { diagnostics.first?.isIncompleteInput ?? false }

  public init(tree: ScriptBlockAst, diagnostics: [Diagnostic]) {
    (self.tree, self.diagnostics) = (tree, diagnostics)
  }
}
