import PowerShellSyntax

/// `$using:x`: a variable of the session that started this one.
final class UsingVariableNode: TargetNode {
  private let name: String
  private let symbol: Symbol

  init(_ name: String, _ extent: Extent) {
    self.name = name
    symbol = UsingValues.symbol(name)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = f.session.global.ownValue(symbol)
    if !value.isUnset { return value }
    throw ScriptError(
      "UsingWithoutInvokeCommand",
      "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.",
      .invalidOperation)
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    throw ScriptError.unsupported("$using:\(name) = …")
  }
}

/// The values that a block's `$using:` variables have where a job is started.
enum UsingValues {
  static func symbol(_ name: String) -> Symbol { Symbol.intern("using:" + name) }

  static func gather(_ block: ScriptBlock, _ f: Frame) throws -> [(name: String, value: Value)] {
    var found: [(name: String, value: Value)] = []
    var waiting: [Ast] = [block.tree]
    while let node = waiting.popLast() {
      waiting.append(contentsOf: node.children.reversed())
      guard let name = (node as? UsingExpressionAst)?.variableName else { continue }
      let symbol = Symbol.intern(name)
      if found.contains(where: { Symbol.intern($0.name) === symbol }) { continue }
      let value = f.lookup(symbol)
      guard !value.isUnset || f.lookupAutomatic(symbol) != nil else {
        throw ScriptError(
          "UsingVariableIsUndefined",
          "The value of the using variable '$using:\(name)' cannot be retrieved because it has not been set in the local session.",
          .invalidOperation)
      }
      found.append((name, value.isUnset ? f.lookupAutomatic(symbol) ?? .null : value))
    }
    return found
  }

  static func define(_ values: [(name: String, value: Value)], in session: Session) {
    for (name, value) in values { try? session.global.assign(symbol(name), value) }
  }
}

extension UsingExpressionAst {
  /// The name behind `$using:`.
  var variableName: String? {
    (subExpression as? VariableExpressionAst).map {
      $0.variablePath.scope == .drive ? $0.variablePath.userPath : $0.variablePath.name
    }
  }
}
