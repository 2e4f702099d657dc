import PowerShellSyntax

/// An index that is a key wherever keys are looked up.
final class KeyNode: Node {
  private let child: Node
  init(_ child: Node, _ extent: Extent) {
    self.child = child
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = try child.evaluate(f)
    guard case .int = value else { return value }
    return .object(ExtendedValue(value))
  }
}

/// `[pscustomobject] $table`: a table becomes an object, anything else is one already.
final class CustomObjectNode: Node {
  private let child: Node
  init(_ child: Node, _ extent: Extent) {
    self.child = child
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = try child.evaluate(f)
    guard case .table(let table) = value.base,
      table.type === TypeInfo.hashtable || table.type === TypeInfo.orderedDictionary
    else { return value }
    return .object(PropertyBag(table))
  }
}
