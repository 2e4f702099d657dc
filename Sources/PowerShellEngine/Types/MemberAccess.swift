/// Reading, writing and calling members by name, the way PowerShell's adapters do it.
public enum MemberAccess {
  /// A property of an object; nil where there is none.
  public static func get(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    switch target {
    case .table(let table): if let value = table[.string(name.text)] { return value }
    case .object(let bag as PropertyBag): if let value = bag[name] { return value }
    default: break
    }
    guard case .property(let property)? = target.type.instanceMember(name) else { return nil }
    return try property.get(target)
  }
}
