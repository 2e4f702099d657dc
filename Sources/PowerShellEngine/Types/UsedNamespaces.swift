import PowerShellSyntax

/// `using namespace System.Text`: names that the type table does not know are looked up in there.
extension ScriptBlockAst {
  /// The namespaces that the script uses, in its order.
  var usedNamespaces: [String] {
    var root: Ast = self
    while let parent = root.parent { root = parent }
    return (root as? ScriptBlockAst)?.usingStatements.compactMap {
      $0.usingStatementKind == .namespace ? $0.name?.value : nil
    } ?? []
  }
}

extension TypeName {
  /// The name with those parts that are unknown by themselves put into a namespace.
  func within(_ namespace: String, _ session: Session) -> TypeName {
    if TypeTable.find(self, in: session) != nil { return self }
    return switch self {
    case .simple(let name, let extent): .simple(namespace + "." + name, extent)
    case .array(let element, let rank, let extent):
      .array(element.within(namespace, session), rank: rank, extent)
    case .generic(let base, let arguments, let extent):
      .generic(
        TypeTable.find(base, in: session) == nil && !base.fullName.utf8.contains(0x2E)
          ? .simple(namespace + "." + base.fullName, base.extent) : base,
        arguments.map { $0.within(namespace, session) }, extent)
    }
  }
}
