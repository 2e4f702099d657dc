import PowerShellSyntax

/// A node of a syntax tree as a script holds it; it keeps the whole tree alive.
final class AstObject: PSObject {
  let node: Ast
  let source: SourceText
  private let root: Ast

  init(_ node: Ast, _ source: SourceText) {
    (self.node, self.source, root) = (node, source, node.root)
  }

  override var type: TypeInfo {
    TypeTable.find(AstTypes.namespace + node.kind) ?? .object
  }

  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? AstObject)?.node === node
  }
  override func hash() -> Int { ObjectIdentifier(node).hashValue }
  override func text(_ culture: Culture) -> String { source.slice(node.extent) }

  /// Another node of the same tree; null where there is none.
  func value(_ other: Ast?) -> Value {
    other.map { .object(AstObject($0, source)) } ?? .null
  }

  func list(_ nodes: [Ast]) -> Value {
    .object(
      ListObject(
        nodes.map(value),
        type: TypeTable.close(
          "System.Collections.ObjectModel.ReadOnlyCollection", [.object]) ?? .objectArray))
  }
}

/// `IScriptExtent`: where something stands, counted as PowerShell counts.
final class ExtentObject: PSObject {
  let source: SourceText
  let extent: Extent
  init(_ source: SourceText, _ extent: Extent) { (self.source, self.extent) = (source, extent) }

  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Language.InternalScriptExtent") ?? .object
  }
  override func text(_ culture: Culture) -> String { source.slice(extent) }
}

/// A mistake of syntax: `System.Management.Automation.Language.ParseError`.
final class ParseErrorObject: PSObject {
  let diagnostic: Diagnostic
  let source: SourceText
  init(_ diagnostic: Diagnostic, _ source: SourceText) {
    (self.diagnostic, self.source) = (diagnostic, source)
  }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Language.ParseError") ?? .object
  }
  override func text(_ culture: Culture) -> String { diagnostic.message }
}

/// A token: `System.Management.Automation.Language.Token`.
final class TokenObject: PSObject {
  let token: Token
  let source: SourceText
  init(_ token: Token, _ source: SourceText) { (self.token, self.source) = (token, source) }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Language.Token") ?? .object
  }
  override func text(_ culture: Culture) -> String { source.slice(token.extent) }
}

/// `ITypeName`.
final class TypeNameObject: PSObject {
  let name: TypeName
  let source: SourceText
  init(_ name: TypeName, _ source: SourceText) { (self.name, self.source) = (name, source) }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Language.TypeName") ?? .object
  }
  override func text(_ culture: Culture) -> String { name.fullName }
}

/// `System.Management.Automation.VariablePath`.
final class VariablePathObject: PSObject {
  let path: VariablePath
  init(_ path: VariablePath) { self.path = path }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.VariablePath") ?? .object
  }
  override func text(_ culture: Culture) -> String { path.userPath }
}
