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
      if me.type.fullName == "System.Collections.SortedList" {
        try requireComparable(a[0], me)
      }
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
    m.method("void TrimExcess()", "void TrimExcess(int capacity)") { (me: TableObject, a) in
      guard a.count == 0 || a.int(0) >= me.count else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "capacity")
      }
      return .nothing
    }
    m.method("int EnsureCapacity(int capacity)") { (me: TableObject, a) in
      guard a.int(0) >= 0 else {
        throw DotNetException.outOfRange(
          "capacity ('\(a.int(0))') must be a non-negative value.", "capacity", actual: a[0])
      }
      return .int(prime(max(me.count, a.int(0))))
    }
  }

  /// How many entries .NET makes room for: a prime number.
  static func prime(_ count: Int) -> Int32 {
    let primes: [Int32] = [
      3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631,
      761, 919, 1103, 1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103,
    ]
    if count == 0 { return 0 }
    return primes.first { $0 >= count } ?? Int32(clamping: count | 1)
  }

  static func comparer(of table: TableObject) -> Value {
    let isText = table.type.genericArguments.first === TypeInfo.string
    let name =
      isText
      ? "System.Collections.Generic.StringEqualityComparer"
      : "System.Collections.Generic.GenericEqualityComparer`1"
    return .object(NamedObject(name))
  }

  static func declareInterfaceProperties(_ m: MemberDeclarations) {
    m.property("bool IsReadOnly {get;}") { (me: TableObject) in .bool(me.isReadOnly) }
    m.property("bool IsFixedSize {get;}") { (_: TableObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: TableObject) in .table(me) }
    m.property("bool IsSynchronized {get;}") { (_: TableObject) in .bool(false) }
  }

  /// What only serializers call.
  static func declareDeserialization(_ m: MemberDeclarations) {
    m.method("void OnDeserialization(System.Object sender)") { (_: TableObject, _) in .nothing }
    m.method(
      "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    ) { (_: TableObject, _) in throw DotNetException.argumentNull("info") }
  }

  /// A sorted list looks keys up by comparing them with those it has.
  static func requireComparable(_ key: Value, _ table: TableObject) throws {
    do {
      for other in table.keys { _ = try ValueOrder.compare(other, key) }
    } catch let error as DotNetException {
      throw DotNetException(
        ExceptionObject(
          "System.InvalidOperationException", "Failed to compare two elements in the array.",
          inner: error.exception))
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
