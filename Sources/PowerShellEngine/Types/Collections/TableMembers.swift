/// What the members of hashtables and dictionaries share.
enum TableMembers {
  static func empty(_ a: Arguments, _ type: TypeInfo?) throws -> Value {
    for argument in a.values {
      if case .int(let capacity) = argument.base {
        guard capacity >= 0 else {
          throw DotNetException.outOfRange("Non-negative number required.", "capacity")
        }
        try MemoryGate.check(elements: Int(capacity))
      }
    }
    return .table(TableObject(type: type, comparison: comparison(a)))
  }

  /// Texts compare exactly unless a comparer that ignores case was given.
  private static func comparison(_ a: Arguments) -> TableObject.KeyComparison {
    for argument in a.values {
      if let comparer = argument.base.reference as? ComparerObject, comparer.ignoresCase {
        return .foldingCase
      }
    }
    return .exact
  }

  static func filled(_ a: Arguments, _ type: TypeInfo?) throws -> Value {
    try a.requireNotNull(0, "d")
    let result = TableObject(type: type, comparison: comparison(a))
    for (key, value) in entries(a[0]) {
      if let types = type?.genericArguments, types.count == 2 {
        try TableEntries.put(
          result, Conversion.convert(key, to: types[0], a.session),
          Conversion.convert(value, to: types[1], a.session))
      } else {
        try TableEntries.put(result, key, value)
      }
    }
    return .table(result)
  }

  private static func entries(_ value: Value) -> [(Value, Value)] {
    if case .table(let table) = value.base { return table.entries.map { ($0.key, $0.value) } }
    return ((try? value.base.elements()) ?? []).compactMap {
      ($0.base.reference as? EntryObject).map { ($0.key, $0.value) }
    }
  }

  static func copy(_ table: TableObject) -> TableObject {
    let type = table.type === TypeInfo.hashtable ? nil : table.type
    let result = TableObject(type: type, comparison: table.comparison)
    for (key, value) in table.entries { result.set(key, value) }
    return result
  }

  static func declareShared(_ m: MemberDeclarations, _ key: String, _ value: String) {
    m.property("int Count {get;}") { (me: TableObject) in .int(Int32(clamping: me.count)) }
    m.property("System.Collections.ICollection Keys {get;}") { (me: TableObject) in
      .object(KeyCollection(me, isKeys: true))
    }
    m.property("System.Collections.ICollection Values {get;}") { (me: TableObject) in
      .object(KeyCollection(me, isKeys: false))
    }
    m.indexer("\(value) Item[\(key)] {get;set;}") { (me: TableObject, a) in
      try TableEntries.get(me, a[0], a.session) ?? .null
    } set: { me, a, value in
      try TableEntries.set(me, a[0], value, a.session)
    }
    m.method("void Add(\(key) key, \(value) value)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      try TableEntries.requireWritable(me)
      if me.contains(a[0]) { throw duplicate(a[0], me) }
      try TableEntries.put(me, a[0], a[1])
      return .nothing
    }
    m.method("void Clear()") { (me: TableObject, _) in
      try TableEntries.requireWritable(me)
      me.removeAll()
      return .nothing
    }
    m.method("void CopyTo(array array, int arrayIndex)") { (me: TableObject, a) in
      guard case .array(let target) = a[0] else { throw DotNetException.argumentNull("array") }
      try ArrayMembers.copy(TableEntries.objects(of: me), to: target, at: a.int(1))
      return .nothing
    }
    m.method("System.Collections.IDictionaryEnumerator GetEnumerator()") { (me: TableObject, _) in
      .object(
        EnumeratorObject("System.Collections.Hashtable+HashtableEnumerator") {
          ArrayEnumerator(TableEntries.objects(of: me))
        })
    }
  }

  static func declareGeneric(_ m: MemberDeclarations) {
    m.method("bool ContainsKey(TKey key)") { (me: TableObject, a) in
      try a.requireNotNull(0, "key")
      return .bool(me.contains(a[0]))
    }
    m.method("bool ContainsValue(TValue value)") { (me: TableObject, a) in
      .bool(me.values.contains { $0.equals(a[0]) })
    }
    m.method("bool Remove(TKey key)") { (me: TableObject, a) in
      let isThere = me.contains(a[0])
      me.remove(a[0])
      return .bool(isThere)
    }
    m.method("bool TryAdd(TKey key, TValue value)") { (me: TableObject, a) in
      if me.contains(a[0]) { return .bool(false) }
      try TableEntries.put(me, a[0], a[1])
      return .bool(true)
    }
    m.method("bool TryGetValue(TKey key, [ref] TValue value)") { (me: TableObject, a) in
      let found = me[a[0]]
      try a.assign(1, found ?? (m.type.genericArguments.last ?? .object).blank)
      return .bool(found != nil)
    }
    m.method("void TrimExcess()", "void TrimExcess(int capacity)") { (_: TableObject, _) in
      .nothing
    }
    m.method("int EnsureCapacity(int capacity)") { (me: TableObject, a) in
      .int(Int32(clamping: max(me.count, a.int(0))))
    }
  }

  static func duplicate(_ key: Value, _ table: TableObject) -> DotNetException {
    let text = key.text(.invariant)
    if table.type.genericArguments.isEmpty {
      let known = table.entries.first {
        AsciiFold.foldedEquals($0.key.text(.invariant), text)
      }
      let present = known?.key.text(.invariant) ?? text
      return .argument(
        "Item has already been added. Key in dictionary: '\(present)'  Key being added: '\(text)'")
    }
    return .argument("An item with the same key has already been added. Key: \(text)")
  }

  static func entry(_ table: TableObject, _ place: Int) throws -> (key: Value, value: Value) {
    guard let entry = table.entry(at: place) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "index")
    }
    return entry
  }
}

/// `Keys` and `Values` of a table: they follow its changes.
final class KeyCollection: PSObject {
  let table: TableObject
  private let isKeys: Bool
  init(_ table: TableObject, isKeys: Bool) { (self.table, self.isKeys) = (table, isKeys) }

  override var type: TypeInfo {
    TypeTable.required(
      isKeys
        ? "System.Collections.Hashtable+KeyCollection"
        : "System.Collections.Hashtable+ValueCollection")
  }

  var elements: [Value] { isKeys ? table.keys : table.values }
  override func makeEnumerator() -> ValueEnumerator? { Walk(self) }

  /// Refuses to go on once the table was changed.
  private final class Walk: ValueEnumerator {
    private let collection: KeyCollection
    private let version: Int
    private var iterator: IndexingIterator<[Value]>

    init(_ collection: KeyCollection) {
      self.collection = collection
      version = collection.table.version
      iterator = collection.elements.makeIterator()
    }

    override func next() throws -> Value? {
      guard collection.table.version == version else {
        throw ScriptError.raw(
          ExceptionObject(
            "System.InvalidOperationException",
            "Collection was modified; enumeration operation may not execute."))
      }
      return iterator.next()
    }
  }
}
