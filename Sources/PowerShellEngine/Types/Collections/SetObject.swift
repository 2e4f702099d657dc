/// `HashSet[T]` and `SortedSet[T]`: each value once.
final class SetObject: PSObject {
  private var table: TableObject
  private let ownType: TypeInfo
  let comparer: ComparerObject?
  /// `Capacity` as it was last asked for.
  var capacity = 0
  /// Kept until the set changes; nil where it must be made anew.
  private var order: [Value]?

  init(type: TypeInfo, comparer: ComparerObject?) {
    (ownType, self.comparer) = (type, comparer)
    table = TableObject(comparison: comparer?.ignoresCase ?? false ? .foldingCase : .exact)
  }

  override var type: TypeInfo { ownType }
  var isSorted: Bool { ownType.name == "SortedSet`1" }
  var elementType: TypeInfo { ownType.genericArguments.first ?? .object }
  var count: Int { table.count }

  override func text(_ culture: Culture) -> String { type.displayName }
  override func makeEnumerator() -> ValueEnumerator? { Walk(self) }

  /// Hashes take null too, under a name no text has.
  private func key(_ value: Value) -> Value { value.isNull ? .bool(false) : value }
  private func value(_ key: Value) -> Value {
    if case .bool = key, elementType !== TypeInfo.boolean, elementType !== TypeInfo.object {
      return .null
    }
    return key
  }

  /// The values in the order in which they are enumerated.
  func elements(_ session: Session) throws -> [Value] {
    if let order { return order }
    var all = table.keys.map(value)
    if isSorted {
      all = try Comparing.sorted(all, by: comparer.map { .object($0) }, session)
    }
    order = all
    return all
  }

  func contains(_ value: Value) -> Bool { table.contains(key(value)) }

  func add(_ value: Value) throws -> Bool {
    guard !contains(value) else { return false }
    if table.count & 0xFFFF == 0xFFFF { try MemoryGate.check(elements: 2 * table.count) }
    table.set(key(value), .null)
    order = nil
    return true
  }

  func remove(_ value: Value) -> Bool {
    guard contains(value) else { return false }
    table.remove(key(value))
    order = nil
    return true
  }

  func removeAll() {
    table.removeAll()
    order = nil
  }

  /// The value of the set that counts as equal to another.
  func same(as value: Value) -> Value? {
    guard contains(value) else { return nil }
    return table.keys.first { key in
      guard case .string(let a) = key, case .string(let b) = value.base else {
        return key.equals(value)
      }
      return comparer?.comparison.equals(a, b) ?? key.equals(value)
    }
  }

  /// The values as a set with the same comparer.
  func set(of values: [Value]) throws -> SetObject {
    let made = SetObject(type: type, comparer: comparer)
    for value in values { _ = try made.add(value) }
    return made
  }

  /// Refuses to go on once the set was changed.
  private final class Walk: ValueEnumerator {
    private let set: SetObject
    private let version: Int
    private var iterator: IndexingIterator<[Value]>

    init(_ set: SetObject) {
      self.set = set
      version = set.table.version
      iterator = ((try? set.elements(.current)) ?? []).makeIterator()
    }

    override func next() throws -> Value? {
      guard set.table.version == version else {
        throw ScriptError.raw(
          ExceptionObject(
            "System.InvalidOperationException",
            "Collection was modified; enumeration operation may not execute."))
      }
      return iterator.next()
    }
  }
}
