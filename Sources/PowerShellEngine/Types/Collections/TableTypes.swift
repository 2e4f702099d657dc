/// Hashtables and dictionaries.
extension TypeDefinition {
  static let hashtable = TypeDefinition(
    "System.Collections.Hashtable",
    interfaces: [
      "ICloneable", "ICollection", "IDeserializationCallback", "IDictionary", "IEnumerable",
      "ISerializable",
    ]
  ) { m in
    m.constructor(
      "()", "(int capacity)", "(int capacity, float loadFactor)",
      "(System.Collections.IEqualityComparer equalityComparer)",
      "(int capacity, System.Collections.IEqualityComparer equalityComparer)"
    ) { a in
      if a.place("loadFactor") != nil, !(0.1...1).contains(a.double(1)) {
        throw DotNetException.outOfRange(
          "Load factor needs to be between 0.1 and 1.0.", "loadFactor")
      }
      return try TableMembers.empty(a, nil)
    }
    m.constructor(
      "(System.Collections.IDictionary d)",
      "(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)"
    ) { a in
      try TableMembers.filled(a, nil)
    }
    TableMembers.declareShared(m, "System.Object", "System.Object")
    m.property("bool IsFixedSize {get;}") { (_: TableObject) in .bool(false) }
    m.property("bool IsReadOnly {get;}") { (me: TableObject) in .bool(me.isReadOnly) }
    m.property("bool IsSynchronized {get;}") { (_: TableObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: TableObject) in .table(me) }
    m.method("System.Object Clone()") { (me: TableObject, _) in .table(TableMembers.copy(me)) }
    m.method("bool Contains(System.Object key)", "bool ContainsKey(System.Object key)") {
      (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      return .bool(me.contains(a[0]))
    }
    m.method("bool ContainsValue(System.Object value)") { (me: TableObject, a) in
      .bool(me.values.contains { $0.equals(a[0]) })
    }
    m.method("void Remove(System.Object key)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableEntries.requireWritable(me)
      me.remove(a[0])
      return .nothing
    }
    m.function("static hashtable Synchronized(hashtable table)") { a in a[0] }
    TableMembers.declareDeserialization(m)
  }

  /// What `Exception.Data` is.
  static let listDictionary = TypeDefinition(
    "System.Collections.ListDictionaryInternal",
    interfaces: ["ICollection", "IDictionary", "IEnumerable"]
  ) { m in TableMembers.declareShared(m, "System.Object", "System.Object") }

  static let orderedDictionary = TypeDefinition(
    "System.Collections.Specialized.OrderedDictionary",
    interfaces: [
      "ICollection", "IDeserializationCallback", "IDictionary", "IEnumerable", "IOrderedDictionary",
      "ISerializable",
    ]
  ) { m in
    m.constructor(
      "()",
      "(int capacity)",
      "(System.Collections.IEqualityComparer comparer)",
      "(int capacity, System.Collections.IEqualityComparer comparer)"
    ) { a in try TableMembers.empty(a, m.type) }
    TableMembers.declareShared(m, "System.Object", "System.Object")
    m.property("bool IsFixedSize {get;}") { (_: TableObject) in .bool(false) }
    m.property("bool IsSynchronized {get;}") { (_: TableObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: TableObject) in .table(me) }
    m.property("bool IsReadOnly {get;}") { (me: TableObject) in .bool(me.isReadOnly) }
    m.method("bool Contains(System.Object key)", "bool ContainsKey(System.Object key)") {
      (me: TableObject, a) in
      .bool(me.contains(a[0]))
    }
    m.method("void Insert(int index, System.Object key, System.Object value)") {
      (me: TableObject, a) in
      try TableEntries.requireWritable(me)
      guard (0...me.count).contains(a.int(0)) else {
        throw DotNetException.outOfRange(DotNetException.anyRange, "index")
      }
      if me.contains(a[1]) { throw TableMembers.duplicate(a[1], me) }
      me.insert(a[1], a[2], at: a.int(0))
      return .nothing
    }
    m.method("void Remove(System.Object key)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableEntries.requireWritable(me)
      me.remove(a[0])
      return .nothing
    }
    m.method("void RemoveAt(int index)") { (me: TableObject, a) in
      guard (0..<me.count).contains(a.int(0)) else {
        let rule = a.int(0) < 0 ? "be a non-negative value" : "be less than '\(me.count)'"
        throw DotNetException.outOfRange(
          "index ('\(a.int(0))') must \(rule).", "index", actual: a[0])
      }
      me.removeEntry(at: a.int(0))
      return .nothing
    }
    m.arrange(
      "Count", "IsReadOnly", "Keys", "Values", "IsFixedSize", "SyncRoot", "IsSynchronized")
    m.method("ordered AsReadOnly()") { (me: TableObject, _) in
      let copy = TableMembers.copy(me)
      copy.isReadOnly = true
      return .table(copy)
    }
  }

  static let dictionary = TypeDefinition(
    "System.Collections.Generic.Dictionary`2",
    interfaces: [
      "ICollection", "ICollection`1", "IDeserializationCallback", "IDictionary", "IDictionary`2",
      "IEnumerable", "IEnumerable`1", "IReadOnlyCollection`1", "IReadOnlyDictionary`2",
      "ISerializable",
    ], typeParameters: ["TKey", "TValue"]
  ) { m in
    m.constructor(
      "()",
      "(int capacity)",
      "(System.Collections.Generic.IEqualityComparer[TKey] comparer)",
      "(int capacity, System.Collections.Generic.IEqualityComparer[TKey] comparer)"
    ) { a in try TableMembers.empty(a, m.type) }
    m.constructor(
      "(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)",
      "(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IEqualityComparer[TKey] comparer)",
      "(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection)",
      "(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection, System.Collections.Generic.IEqualityComparer[TKey] comparer)"
    ) { a in try TableMembers.filled(a, m.type) }
    m.property("System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}") {
      (me: TableObject) in TableMembers.comparer(of: me)
    }
    TableMembers.declareShared(m, "TKey", "TValue")
    TableMembers.declareGeneric(m)
    TableMembers.declareDeserialization(m)
    m.property("int Capacity {get;}") { (me: TableObject) in
      .int(TableMembers.prime(me.count))
    }
    TableMembers.declareInterfaceProperties(m)
    m.arrange("Comparer", "Count", "Capacity", "Keys", "Values")
  }

  /// `$PSBoundParameters`.
  static let boundParameters = TypeDefinition(
    "System.Management.Automation.PSBoundParametersDictionary",
    interfaces: ["ICollection", "IDictionary", "IEnumerable"]
  ) { m in
    TableMembers.declareShared(m, "string", "System.Object")
    m.method("bool ContainsKey(string key)") { (me: TableObject, a) in
      .bool(me.contains(a[0]))
    }
    m.method("bool Remove(string key)") { (me: TableObject, a) in
      let isThere = me.contains(a[0])
      me.remove(a[0])
      return .bool(isThere)
    }
    m.method("bool TryGetValue(string key, [ref] System.Object value)") { (me: TableObject, a) in
      let found = me[a[0]]
      try a.assign(1, found ?? .null)
      return .bool(found != nil)
    }
  }

  static let sortedDictionary = TypeDefinition(
    "System.Collections.Generic.SortedDictionary`2",
    interfaces: [
      "ICollection", "ICollection`1", "IDictionary", "IDictionary`2", "IEnumerable",
      "IEnumerable`1", "IReadOnlyCollection`1", "IReadOnlyDictionary`2",
    ], typeParameters: ["TKey", "TValue"]
  ) { m in
    m.constructor("()", "(System.Collections.Generic.IComparer[TKey] comparer)") { a in
      try TableMembers.empty(a, m.type)
    }
    m.constructor("(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)") { a in
      try TableMembers.filled(a, m.type)
    }
    TableMembers.declareShared(m, "TKey", "TValue")
    TableMembers.declareGeneric(m)
  }

  static let sortedList = TypeDefinition(
    "System.Collections.SortedList",
    interfaces: ["ICloneable", "ICollection", "IDictionary", "IEnumerable"]
  ) { m in
    m.constructor("()", "(int initialCapacity)", "(System.Collections.IComparer comparer)") { a in
      try TableMembers.empty(a, m.type)
    }
    m.constructor("(System.Collections.IDictionary d)") { a in try TableMembers.filled(a, m.type) }
    TableMembers.declareShared(m, "System.Object", "System.Object")
    m.property(
      "int Capacity {get;set;}",
      get: { (me: TableObject) in
        .int(Int32(clamping: max(16, me.count)))
      }, set: { _, _ in })
    TableMembers.declareInterfaceProperties(m)
    m.arrange(
      "Capacity", "Count", "Keys", "Values", "IsReadOnly", "IsFixedSize", "IsSynchronized",
      "SyncRoot")
    m.method("System.Object Clone()") { (me: TableObject, _) in .table(TableMembers.copy(me)) }
    m.method("bool Contains(System.Object key)", "bool ContainsKey(System.Object key)") {
      (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableMembers.requireComparable(a[0], me)
      return .bool(me.contains(a[0]))
    }
    m.method("bool ContainsValue(System.Object value)") { (me: TableObject, a) in
      .bool(me.values.contains { $0.equals(a[0]) })
    }
    m.function(
      "static System.Collections.SortedList Synchronized(System.Collections.SortedList list)"
    ) {
      a in a[0]
    }
    m.method("System.Object GetKey(int index)") { (me: TableObject, a) in
      try TableMembers.entry(me, a.int(0)).key
    }
    m.method("System.Object GetByIndex(int index)") { (me: TableObject, a) in
      try TableMembers.entry(me, a.int(0)).value
    }
    m.method("System.Collections.IList GetKeyList()") { (me: TableObject, _) in
      .object(ListObject(me.keys, type: TypeTable.required("System.Collections.ArrayList")))
    }
    m.method("System.Collections.IList GetValueList()") { (me: TableObject, _) in
      .object(ListObject(me.values, type: TypeTable.required("System.Collections.ArrayList")))
    }
    m.method("int IndexOfKey(System.Object key)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableMembers.requireComparable(a[0], me)
      return .int(Int32(clamping: me.keys.firstIndex { $0.equals(a[0]) } ?? -1))
    }
    m.method("int IndexOfValue(System.Object value)") { (me: TableObject, a) in
      .int(Int32(clamping: me.values.firstIndex { $0.equals(a[0]) } ?? -1))
    }
    m.method("void Remove(System.Object key)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableMembers.requireComparable(a[0], me)
      me.remove(a[0])
      return .nothing
    }
    m.method("void RemoveAt(int index)") { (me: TableObject, a) in
      me.remove(try TableMembers.entry(me, a.int(0)).key)
      return .nothing
    }
    m.method("void SetByIndex(int index, System.Object value)") { (me: TableObject, a) in
      _ = try TableMembers.entry(me, a.int(0))
      me.setValue(at: a.int(0), a[1])
      return .nothing
    }
    m.method("void TrimToSize()") { (_: TableObject, _) in .nothing }
  }

  static let dictionaryEntry = TypeDefinition("System.Collections.DictionaryEntry", .value) { m in
    m.constructor("(System.Object key, System.Object value)") { a in
      .object(EntryObject(a[0], a[1], type: m.type))
    }
    m.extended(.alias, "System.Object Name = Key") { (me: EntryObject) in me.key }
    m.property("System.Object Key {get;set;}") { (me: EntryObject) in me.key }
    m.property("System.Object Value {get;set;}") { (me: EntryObject) in me.value }
  }

  static let keyValuePair = TypeDefinition(
    "System.Collections.Generic.KeyValuePair`2", .value, typeParameters: ["TKey", "TValue"]
  ) { m in
    m.constructor("(TKey key, TValue value)") { a in .object(EntryObject(a[0], a[1], type: m.type))
    }
    m.property("TKey Key {get;}") { (me: EntryObject) in me.key }
    m.property("TValue Value {get;}") { (me: EntryObject) in me.value }
  }

  /// The enumerators a script can hold, each under its collection's own name for it.
  static let enumerators: [TypeDefinition] = [
    "System.Collections.Enumerator", "System.ArrayEnumerator", "System.CharEnumerator",
    "System.Text.StringRuneEnumerator", "System.Collections.Hashtable+HashtableEnumerator",
  ].map {
    TypeDefinition($0, interfaces: ["IEnumerator", "ICloneable"], members: declareEnumerator)
  }

  private static func declareEnumerator(_ m: MemberDeclarations) {
    m.property("System.Object Current {get;}") { (me: EnumeratorObject) in
      guard me.isStarted else {
        throw DotNetException.invalidOperation("Enumeration has not started. Call MoveNext.")
      }
      return me.current
    }
    m.property("System.Object Key {get;}") { (me: EnumeratorObject) in
      (me.current.reference as? EntryObject)?.key ?? .null
    }
    m.property("System.Object Value {get;}") { (me: EnumeratorObject) in
      (me.current.reference as? EntryObject)?.value ?? .null
    }
    m.method("bool MoveNext()") { (me: EnumeratorObject, _) in .bool(try me.moveNext()) }
    m.method("void Reset()") { (me: EnumeratorObject, _) in
      me.reset()
      return .nothing
    }
    m.method("void Dispose()") { (_: EnumeratorObject, _) in .nothing }
  }
}
