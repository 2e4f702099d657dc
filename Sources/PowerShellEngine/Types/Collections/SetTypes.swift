extension TypeDefinition {
  static let sets: [TypeDefinition] = [
    set("HashSet", "System.Collections.Generic.IEqualityComparer[T]"),
    set("SortedSet", "System.Collections.Generic.IComparer[T]"),
  ]

  private static func set(_ name: String, _ comparer: String) -> TypeDefinition {
    TypeDefinition(
      "System.Collections.Generic.\(name)`1",
      interfaces: [
        "ICollection`1", "IEnumerable", "IEnumerable`1", "IReadOnlyCollection`1", "IReadOnlySet`1",
        "ISet`1",
      ], typeParameters: ["T"]
    ) { m in
      m.constructor("()", "(\(comparer) comparer)") { a in
        .object(SetObject(type: m.type, comparer: a.object(0, ComparerObject.self)))
      }
      if name == "HashSet" {
        m.constructor("(int capacity)", "(int capacity, \(comparer) comparer)") { a in
          guard a.int(0) >= 0 else {
            throw DotNetException.outOfRange(
              "capacity ('\(a.int(0))') must be a non-negative value.", "capacity", actual: a[0])
          }
          try MemoryGate.check(elements: a.int(0))
          let set = SetObject(type: m.type, comparer: a.object(1, ComparerObject.self))
          set.capacity = a.int(0)
          return .object(set)
        }
      }
      m.constructor(
        "(System.Collections.Generic.IEnumerable[T] collection)",
        "(System.Collections.Generic.IEnumerable[T] collection, \(comparer) comparer)"
      ) { a in
        try a.requireNotNull(0, "collection")
        let set = SetObject(type: m.type, comparer: a.object(1, ComparerObject.self))
        for value in a.list(0) { _ = try set.add(value) }
        return .object(set)
      }
      SetMembers.declareProperties(m, comparer)
      SetMembers.declareChanges(m)
      SetMembers.declareAlgebra(m)
      SetMembers.declareRest(m)
    }
  }
}

/// The members of sets.
enum SetMembers {
  static func declareProperties(_ m: MemberDeclarations, _ comparer: String) {
    m.property("int Count {get;}") { (me: SetObject) in .int(Int32(clamping: me.count)) }
    if m.type.name == "HashSet`1" {
      m.property("int Capacity {get;}") { (me: SetObject) in .int(Int32(clamping: capacity(me))) }
    } else {
      for (name, isFirst) in [("Min", true), ("Max", false)] {
        m.property("T \(name) {get;}") { (me: SetObject) in
          let all = try me.elements(.current)
          return (isFirst ? all.first : all.last) ?? me.elementType.blank
        }
      }
    }
    m.property("\(comparer) Comparer {get;}") { (me: SetObject) in
      me.comparer.map { .object($0) } ?? .null
    }
    m.property("bool IsReadOnly {get;}") { (_: SetObject) in .bool(false) }
  }

  /// The table sizes of .NET's hashes: primes.
  private static let primes = [
    3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761,
    919, 1103, 1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143,
    14591, 17519, 21023, 25229, 30293, 36353, 43627, 52361, 62851, 75431, 90523, 108631, 130363,
  ]

  private static func capacity(_ set: SetObject) -> Int {
    let wanted = max(set.count, set.capacity)
    return wanted == 0 ? 0 : primes.first { $0 >= wanted } ?? wanted
  }

  static func declareChanges(_ m: MemberDeclarations) {
    m.method("bool Add(T item)") { (me: SetObject, a) in .bool(try me.add(a[0])) }
    m.method("bool Remove(T item)") { (me: SetObject, a) in .bool(me.remove(a[0])) }
    m.method("bool Contains(T item)") { (me: SetObject, a) in .bool(me.contains(a[0])) }
    m.method("void Clear()") { (me: SetObject, _) in
      me.removeAll()
      return .nothing
    }
    m.method("int RemoveWhere(System.Predicate[T] match)") { (me: SetObject, a) in
      var removed: Int32 = 0
      for value in try me.elements(a.session) where try DelegateCall.holds(a[0], value, a) {
        if me.remove(value) { removed += 1 }
      }
      return .int(removed)
    }
    m.method("bool TryGetValue(T equalValue, [ref] T actualValue)") { (me: SetObject, a) in
      let found = me.same(as: a[0])
      try a.assign(1, found ?? me.elementType.blank)
      return .bool(found != nil)
    }
  }

  static func declareAlgebra(_ m: MemberDeclarations) {
    let other = "System.Collections.Generic.IEnumerable[T] other"
    func change(_ name: String, _ body: @escaping (SetObject, [Value]) throws -> Void) {
      m.method("void \(name)(\(other))") { (me: SetObject, a) in
        try a.requireNotNull(0, "other")
        try body(me, a.list(0))
        return .nothing
      }
    }
    func test(_ name: String, _ body: @escaping (SetObject, SetObject) throws -> Bool) {
      m.method("bool \(name)(\(other))") { (me: SetObject, a) in
        try a.requireNotNull(0, "other")
        return .bool(try body(me, me.set(of: a.list(0))))
      }
    }
    change("UnionWith") { me, values in for value in values { _ = try me.add(value) } }
    change("ExceptWith") { me, values in for value in values { _ = me.remove(value) } }
    change("IntersectWith") { me, values in
      let kept = try me.set(of: values)
      for value in try me.elements(.current) where !kept.contains(value) { _ = me.remove(value) }
    }
    change("SymmetricExceptWith") { me, values in
      for value in try me.set(of: values).elements(.current) {
        if !me.remove(value) { _ = try me.add(value) }
      }
    }
    test("IsSubsetOf") { try isSubset($0, of: $1) }
    test("IsSupersetOf") { try isSubset($1, of: $0) }
    test("IsProperSubsetOf") { try $0.count < $1.count && isSubset($0, of: $1) }
    test("IsProperSupersetOf") { try $0.count > $1.count && isSubset($1, of: $0) }
    test("SetEquals") { try $0.count == $1.count && isSubset($0, of: $1) }
    test("Overlaps") { me, other in try other.elements(.current).contains(where: me.contains) }
  }

  private static func isSubset(_ a: SetObject, of b: SetObject) throws -> Bool {
    try a.elements(.current).allSatisfy(b.contains)
  }

  static func declareRest(_ m: MemberDeclarations) {
    m.method(
      "void CopyTo(T[] array)", "void CopyTo(T[] array, int arrayIndex)",
      "void CopyTo(T[] array, int arrayIndex, int count)"
    ) { (me: SetObject, a) in
      guard case .array(let target) = a[0] else { throw DotNetException.argumentNull("array") }
      let all = try me.elements(a.session)
      let count = a.count > 2 ? a.int(2) : all.count
      try ArrayMembers.copy(Array(all.prefix(max(0, count))), to: target, at: a.int(1))
      return .nothing
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: SetObject, _) in
      .object(
        EnumeratorObject("System.Collections.IEnumerator") {
          me.makeEnumerator() ?? ValueEnumerator()
        })
    }
    if m.type.name == "HashSet`1" {
      m.method("int EnsureCapacity(int capacity)") { (me: SetObject, a) in
        guard a.int(0) >= 0 else {
          throw DotNetException.outOfRange(
            "capacity ('\(a.int(0))') must be a non-negative value.", "capacity", actual: a[0])
        }
        try MemoryGate.check(elements: a.int(0))
        me.capacity = max(me.capacity, a.int(0))
        return .int(Int32(clamping: capacity(me)))
      }
      m.method("void TrimExcess()", "void TrimExcess(int capacity)") { (me: SetObject, a) in
        guard a.count == 0 || a.int(0) >= me.count else {
          throw DotNetException.outOfRange(
            "capacity ('\(a.int(0))') must be greater than or equal to '\(me.count)'.", "capacity",
            actual: a[0])
        }
        me.capacity = a.int(0)
        return .nothing
      }
    } else {
      declareSorted(m)
    }
    m.method("void OnDeserialization(System.Object sender)") { (_: SetObject, _) in .nothing }
    m.refused(
      "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    )
  }

  private static func declareSorted(_ m: MemberDeclarations) {
    m.method("System.Collections.Generic.IEnumerable[T] Reverse()") { (me: SetObject, a) in
      .list(try me.elements(a.session).reversed())
    }
    m.method("System.Collections.Generic.SortedSet[T] GetViewBetween(T lowerValue, T upperValue)") {
      (me: SetObject, a) in
      func order(_ x: Value, _ y: Value) throws -> Int {
        try me.comparer?.compare(x, y, a.session) ?? ValueOrder.compare(x, y)
      }
      guard try order(a[0], a[1]) <= 0 else {
        throw DotNetException.argument("Must be less than or equal to upperValue.", "lowerValue")
      }
      let part = try me.elements(a.session).filter {
        try order(a[0], $0) <= 0 && order($0, a[1]) <= 0
      }
      return .object(try me.set(of: part))
    }
  }
}
