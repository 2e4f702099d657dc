import PowerShellSyntax

/// `foreach` whose body asks for `$foreach`: it walks an enumerator that the body can move too.
///
/// Other loops never make one.
final class EnumeratedLoopNode: Node {
  private let label: String?
  private let variable: TargetNode
  private let list: Node
  private let body: Node

  init(label: String?, _ variable: TargetNode, _ list: Node, _ body: Node, _ extent: Extent) {
    (self.label, self.variable, self.list, self.body) = (label, variable, list, body)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    let value = try list.evaluatePart(f)
    if value.isNull { return .normal }
    let enumerator = EnumeratorObject("System.Collections.Enumerator") {
      if let own = value.reference?.makeEnumerator() { return own }
      return ArrayEnumerator(value.isCollection ? try value.elements() : [value])
    }
    let outer = f.ownValue(WellKnown.foreachVariable)
    try f.assign(WellKnown.foreachVariable, .object(enumerator))
    defer { restore(outer, f) }
    while try enumerator.moveNext() {
      try variable.assign(enumerator.current, f)
      try f.session.poll()
      switch try Loops.ending(label, f, { try body.execute(f) }) {
      case .normal, .continue: continue
      case .break: return .normal
      case .leave(let completion): return completion
      }
    }
    return .normal
  }

  private func restore(_ outer: Value, _ f: Frame) {
    guard !outer.isUnset else { return f.remove(WellKnown.foreachVariable) }
    try? f.assign(WellKnown.foreachVariable, outer)
  }
}

extension ValueEnumerator {
  /// The next element for a `foreach`, which lets .NET's own exception through.
  func step() throws -> Value? {
    do {
      return try next()
    } catch let error as ScriptError where error.record.errorID == "BadEnumeration" {
      guard let cause = error.record.exception.inner else { throw error }
      throw ScriptError(
        ErrorRecord(cause, id: cause.exceptionType.fullName, category: .operationStopped))
    }
  }
}

extension Ast {
  /// Something in the tree reads the variable.
  func mentions(_ names: String...) -> Bool {
    var waiting: [Ast] = [self]
    while let node = waiting.popLast() {
      if let variable = node as? VariableExpressionAst {
        let name = variable.variablePath.name
        if names.contains(where: { AsciiFold.foldedEquals($0, name) }) { return true }
      }
      waiting.append(contentsOf: node.children)
    }
    return false
  }
}
