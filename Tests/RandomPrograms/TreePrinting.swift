public import PowerShellSyntax

/// Writes a program back from its tree: what nodes say by themselves, and between them the signs
/// and white space that stand there.
///
/// It fails where a child stands outside of its parent or over its neighbour, or where a leaf says
/// something else than the text.
public struct TreePrinting {
  private let source: SourceText
  private var result: [UInt8] = []
  /// The first thing that was wrong.
  public private(set) var fault: String?

  public static func text(of tree: ScriptBlockAst, _ source: SourceText) -> (String, String?) {
    var printing = TreePrinting(source: source)
    printing.print(tree, 0, source.bytes.count)
    return (String(decoding: printing.result, as: UTF8.self), printing.fault)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func print(_ node: Ast, _ start: Int, _ end: Int) {
    var place = start
    for child in Self.parts(node) {
      let (childStart, childEnd) = (Int(child.extent.start), Int(child.extent.end))
      guard childStart >= place, childEnd >= childStart, childEnd <= end else {
        fault = fault ?? "\(child.kind) \(childStart)-\(childEnd) in \(node.kind) \(start)-\(end)"
        continue
      }
      copy(place, childStart)
      print(child, childStart, childEnd)
      place = childEnd
    }
    if place == start, let own = own(node) {
      result += own
    } else {
      copy(place, end)
    }
  }

  private mutating func copy(_ start: Int, _ end: Int) { result += source.bytes[start..<end] }

  /// The children in the order of the text, without those that stand nowhere or where their parent
  /// stands already.
  private static func parts(_ node: Ast) -> [Ast] {
    // What is in a string may stand in a copy with its quotes folded.
    if node is ExpandableStringExpressionAst { return [] }
    return spread(node).filter { child in
      !(child.extent.isEmpty || child is BooleanConstantExpressionAst || isBaseCall(child))
    }.sorted { $0.extent.start < $1.extent.start }
  }

  /// PowerShell's `param` block stands behind its attributes, and an unnamed block takes in what
  /// stands before it: for these two their children.
  private static func spread(_ node: Ast) -> [Ast] {
    node.children.flatMap { child in
      child is ParamBlockAst || (child as? NamedBlockAst)?.isUnnamed == true
        ? spread(child) : [child]
    }
  }

  /// The call of a base constructor is the body's first statement, and stands before the body.
  private static func isBaseCall(_ node: Ast) -> Bool {
    (node as? CommandExpressionAst)?.expression is BaseCtorInvokeMemberExpressionAst
  }

  /// What a leaf says, where its text has one form only.
  private func own(_ node: Ast) -> [UInt8]? {
    switch node {
    case let node as VariableExpressionAst:
      let text = source.slice(node.extent)
      // The variable in `$using:x` is called `x`.
      guard !text.utf8.contains(0x7B), !text.hasPrefix("$using:") else { return nil }
      return Array(((node.isSplatted ? "@" : "$") + node.variablePath.userPath).utf8)
    case let node as StringConstantExpressionAst where node.stringConstantType == .bareWord:
      let text = source.slice(node.extent).utf8
      let isPlain = text.allSatisfy { $0 != 0x60 && $0 != 0x27 && $0 != 0x22 && $0 < 0x80 }
      return isPlain ? Array(node.value.utf8) : nil
    case let node as TypeExpressionAst:
      guard case .simple(let name, _) = node.typeName,
        source.slice(node.extent).utf8.count == name.utf8.count + 2
      else { return nil }
      return Array(("[" + name + "]").utf8)
    default: return nil
    }
  }
}
