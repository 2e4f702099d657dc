/// Members of a collection that are in truth its elements': `(Get-VM).Name`.
enum MemberEnumeration {
  private static let maximumDepth = 32

  /// What the elements that have the property give; nil where none has it.
  static func get(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    var found: [Value] = []
    guard try gather(target, name, session, into: &found, depth: 0) else { return nil }
    switch found.count {
    case 0: return .null
    case 1: return found[0]
    default: return .list(found)
    }
  }

  private static func gather(
    _ target: Value, _ name: Symbol, _ session: Session, into found: inout [Value], depth: Int
  ) throws -> Bool {
    guard depth < maximumDepth else { return false }
    var isFound = false
    for element in try target.base.elements() where !element.isNull {
      if let value = try MemberAccess.single(element, name, session) {
        isFound = true
        try flatten(value, into: &found)
      } else if element.base.isEnumerable {
        let inner = try gather(element, name, session, into: &found, depth: depth + 1)
        isFound = isFound || inner
      } else if name === MemberAccess.Names.count || name === MemberAccess.Names.length {
        isFound = true
        found.append(.int(1))
      }
    }
    return isFound
  }

  private static func flatten(_ value: Value, into found: inout [Value]) throws {
    if value.base.isEnumerable {
      found.append(contentsOf: try value.base.elements())
    } else if case .nothing = value {
      return
    } else {
      found.append(value)
    }
  }

  /// Calls the method of each element and gathers what they give.
  static func invoke(
    _ target: Value, _ name: Symbol, _ arguments: [Value], _ session: Session, written: String
  ) throws -> Value {
    var found: [Value] = []
    let elements = try target.base.elements()
    guard !elements.isEmpty else { throw ScriptError.methodNotFound(target.type, written) }
    for element in elements {
      if element.isNull { throw ScriptError.invokeOnNull() }
      let result = try MemberAccess.invoke(element, name, arguments, session, written: written)
      try flatten(result, into: &found)
    }
    switch found.count {
    case 0: return .nothing
    case 1: return found[0]
    default: return .list(found)
    }
  }
}
