extension TypeDefinition {
  /// What every type derives from.
  static let object = TypeDefinition("System.Object") { m in
    m.constructor("()") { _ in .object(PlainObject()) }
    m.method("bool Equals(System.Object obj)") { (me: Value, a) in .bool(me.equals(a[0])) }
    m.method("int GetHashCode()") { (me: Value, _) in
      .int(Int32(truncatingIfNeeded: me.hashCode()))
    }
    m.method("type GetType()") { (me: Value, _) in .object(me.base.type) }
    m.method("string ToString()") { (me: Value, a) in
      // A custom object says nothing of itself this way.
      .string(me.base.reference is PropertyBag ? "" : me.dotNetText(a.session.culture))
    }
    m.function("static bool Equals(System.Object objA, System.Object objB)") { a in
      .bool(a[0].equals(a[1]))
    }
    m.function("static bool ReferenceEquals(System.Object objA, System.Object objB)") { a in
      guard let left = a[0].reference, let right = a[1].reference else {
        return .bool(a[0].isNull && a[1].isNull)
      }
      return .bool(left === right)
    }
  }

  static let valueType = TypeDefinition("System.ValueType", base: "System.Object", isAbstract: true)
}

/// `[object]::new()`: an object without anything.
final class PlainObject: PSObject {}
