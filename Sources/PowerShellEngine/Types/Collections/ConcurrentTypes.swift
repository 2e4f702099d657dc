/// Collections for threads: here one thread runs at a time, so they are the plain ones with the
/// methods that try.
extension TypeDefinition {
  static let concurrent: [TypeDefinition] = [
    TypeDefinition(
      "System.Collections.Concurrent.ConcurrentDictionary`2",
      interfaces: [
        "ICollection", "ICollection`1", "IDictionary", "IDictionary`2", "IEnumerable",
        "IEnumerable`1", "IReadOnlyCollection`1", "IReadOnlyDictionary`2",
      ], typeParameters: ["TKey", "TValue"]
    ) { m in
      m.constructor(
        "()", "(int concurrencyLevel, int capacity)",
        "(System.Collections.Generic.IEqualityComparer[TKey] comparer)"
      ) { a in try TableMembers.empty(a, m.type) }
      TableMembers.declareShared(m, "TKey", "TValue")
      TableMembers.declareGeneric(m)
      ConcurrentMembers.declareTable(m)
    },
    list("ConcurrentBag", adding: "Add", taking: "TryTake") { $0.popLast() },
    list("ConcurrentQueue", adding: "Enqueue", taking: "TryDequeue") {
      $0.isEmpty ? nil : $0.removeFirst()
    },
    list("ConcurrentStack", adding: "Push", taking: "TryPop") { $0.popLast() },
  ]

  private static func list(
    _ name: String, adding: String, taking: String, _ take: @escaping (inout [Value]) -> Value?
  ) -> TypeDefinition {
    TypeDefinition(
      "System.Collections.Concurrent.\(name)`1",
      interfaces: ["ICollection", "IEnumerable", "IEnumerable`1", "IReadOnlyCollection`1"],
      typeParameters: ["T"]
    ) { m in
      m.constructor("()") { _ in .object(ListObject([], type: m.type)) }
      m.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { a in
        .object(ListObject(a.list(0), type: m.type))
      }
      m.property("int Count {get;}") { (me: ListObject) in
        .int(Int32(clamping: me.elements.count))
      }
      m.property("bool IsEmpty {get;}") { (me: ListObject) in .bool(me.elements.isEmpty) }
      m.method("void \(adding)(T item)") { (me: ListObject, a) in
        me.elements.append(a[0])
        return .nothing
      }
      m.method("bool \(taking)([ref] T result)") { (me: ListObject, a) in
        let found = take(&me.elements)
        try a.assign(0, found ?? .null)
        return .bool(found != nil)
      }
      m.method("bool TryPeek([ref] T result)") { (me: ListObject, a) in
        var copy = me.elements
        let found = take(&copy)
        try a.assign(0, found ?? .null)
        return .bool(found != nil)
      }
      m.method("void Clear()") { (me: ListObject, _) in
        me.elements = []
        return .nothing
      }
      m.method("T[] ToArray()") { (me: ListObject, _) in
        .array(ArrayObject(me.elements, of: m.type.genericArguments.first))
      }
    }
  }
}

/// What a dictionary for threads has beside a plain one.
enum ConcurrentMembers {
  static func declareTable(_ m: MemberDeclarations) {
    m.property("bool IsEmpty {get;}") { (me: TableObject) in .bool(me.count == 0) }
    m.method("bool TryRemove(TKey key, [ref] TValue value)") { (me: TableObject, a) in
      let found = me[a[0]]
      try a.assign(1, found ?? .null)
      me.remove(a[0])
      return .bool(found != nil)
    }
    m.method("bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)") {
      (me: TableObject, a) in
      guard let found = me[a[0]], found.equals(a[2]) else { return .bool(false) }
      me.set(a[0], a[1])
      return .bool(true)
    }
    m.method("TValue GetOrAdd(TKey key, TValue value)") { (me: TableObject, a) in
      if let found = me[a[0]] { return found }
      let value = try made(a[1], [a[0]], a)
      me.set(a[0], value)
      return value
    }
    m.method(
      "TValue AddOrUpdate(TKey key, TValue addValue, System.Object updateValueFactory)",
      "TValue AddOrUpdate(TKey key, System.Object addValueFactory, System.Object updateValueFactory)"
    ) { (me: TableObject, a) in
      let found = me[a[0]]
      let value = try found.map { try made(a[2], [a[0], $0], a) } ?? made(a[1], [a[0]], a)
      me.set(a[0], value)
      return value
    }
  }

  private static func made(_ value: Value, _ arguments: [Value], _ a: Arguments) throws -> Value {
    guard value.base.reference is ScriptBlock else { return value }
    return try DelegateCall.run(value, arguments, a.session)
  }
}
