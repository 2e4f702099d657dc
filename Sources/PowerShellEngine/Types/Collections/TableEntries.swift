/// The entries of hashtables and dictionaries: reading and writing by key, and as objects.
enum TableEntries {
  /// The value under a key, in an ordered dictionary at a place too; nil where there is none.
  static func get(_ table: TableObject, _ index: Value, _ session: Session) throws -> Value? {
    if table.isOrdered, case .int(let place) = index {
      let place = place < 0 ? Int(place) + table.count : Int(place)
      return table.entry(at: place)?.value
    }
    return table[try key(index, table, session)]
  }

  static func set(
    _ table: TableObject, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    try requireWritable(table)
    if table.isOrdered, case .int(let place) = index {
      guard (0..<table.count).contains(Int(place)) else {
        throw DotNetException.outOfRange(DotNetException.listIndex, "index")
      }
      return table.setValue(at: Int(place), value)
    }
    let key = try key(index, table, session)
    var value = value
    if table.type.genericArguments.count == 2,
      !(value.isNull && !table.type.genericArguments[1].isValueType)
    {
      value = try Conversion.convert(value, to: table.type.genericArguments[1], session)
    }
    try put(table, key, value)
  }

  private static func key(
    _ index: Value, _ table: TableObject, _ session: Session
  ) throws -> Value {
    guard let type = table.type.genericArguments.first, type !== TypeInfo.object else {
      return index
    }
    return try Conversion.convert(index, to: type, session)
  }

  /// Sets an entry; sorted tables find its place.
  static func put(_ table: TableObject, _ key: Value, _ value: Value) throws {
    guard table.isSorted, !table.contains(key) else { return table.set(key, value) }
    let keys = table.keys
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if try ValueOrder.compare(keys[middle], key) < 0 { low = middle + 1 } else { high = middle }
    }
    if low == keys.count { table.set(key, value) } else { table.insert(key, value, at: low) }
  }

  static func requireWritable(_ table: TableObject) throws {
    guard !table.isReadOnly else {
      throw DotNetException.notSupported(
        table.isOrdered
          ? "The OrderedDictionary is readonly and cannot be modified." : "Collection is read-only."
      )
    }
  }

  /// Entries as `GetEnumerator` gives them.
  static func objects(of table: TableObject) -> [Value] {
    table.entries.map { .object(EntryObject($0.key, $0.value, of: table)) }
  }
}

extension TableObject {
  /// Kept in the order of the keys: `SortedList`, `SortedDictionary`.
  var isSorted: Bool { type.name.utf8.starts(with: "Sorted".utf8) }
}

/// `DictionaryEntry`, or the `KeyValuePair[K, V]` of a generic dictionary.
public final class EntryObject: PSObject {
  public let key: Value
  public let value: Value
  private let entryType: TypeInfo

  public init(_ key: Value, _ value: Value, type: TypeInfo) {
    (self.key, self.value, entryType) = (key, value, type)
  }

  public convenience init(_ key: Value, _ value: Value, of table: TableObject) {
    let arguments = table.type.genericArguments
    let type =
      arguments.count == 2
      ? TypeTable.close("System.Collections.Generic.KeyValuePair", arguments) : nil
    self.init(
      key, value, type: type ?? TypeTable.required("System.Collections.DictionaryEntry"))
  }

  public override var type: TypeInfo { entryType }

  public override func text(_ culture: Culture) -> String {
    "[\(key.text(culture)), \(value.text(culture))]"
  }

  public override func isEqual(to other: Value) -> Bool {
    guard case .object(let entry as EntryObject) = other else { return false }
    return entry.key.equals(key) && entry.value.equals(value)
  }
}

/// An `IEnumerator` a script holds: `MoveNext`, `Current`, `Reset`.
final class EnumeratorObject: PSObject {
  private let make: () throws -> ValueEnumerator
  private let ownType: TypeInfo
  private var running: ValueEnumerator?
  private(set) var current: Value = .null
  private(set) var isStarted = false

  init(_ typeName: String, _ make: @escaping () throws -> ValueEnumerator) {
    self.make = make
    // An interface alone has no members: the enumerator is of a class that has them.
    let known = TypeTable.find(typeName)
    ownType =
      known?.isInterface == false
      ? known ?? .object
      : TypeTable.required("System.Collections.Enumerator")
  }

  convenience init(_ typeName: String, _ elements: [Value]) {
    self.init(typeName) { ArrayEnumerator(elements) }
  }

  override var type: TypeInfo { ownType }

  func moveNext() throws -> Bool {
    if running == nil { running = try make() }
    isStarted = true
    guard let value = try running?.next() else {
      current = .null
      return false
    }
    current = value
    return true
  }

  func reset() { (running, current, isStarted) = (nil, .null, false) }

  override func makeEnumerator() -> ValueEnumerator? { Steps(self) }

  /// What a pipeline takes from an enumerator: the rest.
  private final class Steps: ValueEnumerator {
    let enumerator: EnumeratorObject
    init(_ enumerator: EnumeratorObject) { self.enumerator = enumerator }
    override func next() throws -> Value? {
      try enumerator.moveNext() ? enumerator.current : nil
    }
  }
}

/// The order of .NET's default comparers: numbers by value, text by culture.
enum ValueOrder {
  static func compare(_ a: Value, _ b: Value) throws -> Int {
    switch (a.base, b.base) {
    case (.null, .null): return 0
    case (.null, _): return -1
    case (_, .null): return 1
    case (.int(let left), .int(let right)): return sign(left, right)
    case (.long(let left), .long(let right)): return sign(left, right)
    case (.double(let left), .double(let right)):
      if left.isNaN { return right.isNaN ? 0 : -1 }
      return right.isNaN ? 1 : sign(left, right)
    case (.bool(let left), .bool(let right)): return (left ? 1 : 0) - (right ? 1 : 0)
    case (.string(let left), .string(let right)):
      return StringOrder.compare(left, right, Session.current.culture)
    case (.object(let left), let right):
      if let order = left.compare(to: right) { return order }
    default: break
    }
    let noun = b.type === a.type ? "At least one object must implement IComparable." : nil
    if let noun { throw DotNetException.argument(noun) }
    throw DotNetException.argument("Object must be of type \(a.type.name).")
  }

  static func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }

  /// Sorts as `Array.Sort` does: its failure is wrapped once more.
  static func sorted(_ elements: [Value]) throws -> [Value] {
    do {
      return try elements.enumerated().sorted {
        let order = try compare($0.element, $1.element)
        return order == 0 ? $0.offset < $1.offset : order < 0
      }.map(\.element)
    } catch let error as DotNetException {
      throw DotNetException(
        ExceptionObject(
          "System.InvalidOperationException", "Failed to compare two elements in the array.",
          inner: error.exception))
    }
  }
}
