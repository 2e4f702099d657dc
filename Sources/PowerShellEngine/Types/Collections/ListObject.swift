/// A list that grows: `ArrayList`, `List[T]`, `Collection[T]`; `Queue` and `Stack` too.
public final class ListObject: PSObject, FieldHolder {
  public var elements: [Value]
  private let listType: TypeInfo
  public var isReadOnly = false
  /// Counts changes, so that an enumerator can notice one.
  public var version = 0
  /// Told of each change: a list that stands for something else writes it through.
  var onChange: (([Value]) -> Void)?
  /// What a script's class that derives from a list declares beside.
  var fields: [Value] = []
  /// `Capacity` as it was last asked for.
  var capacity = 0

  public init(_ elements: [Value], type: TypeInfo) {
    (self.elements, listType) = (elements, type)
  }

  public override var type: TypeInfo { listType }

  /// The type of the elements of a generic list.
  public var elementType: TypeInfo? {
    listType.genericArguments.first ?? listType.builtInBase?.genericArguments.first
  }

  /// Whether `[ ]` reaches the elements: not those of queues, stacks and linked lists.
  public private(set) lazy var isIndexed = listType.implementsInterface("IList")

  /// Whether the last element in comes first: a stack.
  var isStack: Bool { listType.name == "Stack" || listType.name == "Stack`1" }

  public override func makeEnumerator() -> ValueEnumerator? { ListEnumerator(self) }

  public override func text(_ culture: Culture) -> String { type.displayName }

  /// The elements in the order in which they are enumerated.
  var ordered: [Value] { isStack ? elements.reversed() : elements }

  // MARK: Changes

  /// Changes the elements, unless the list is read-only.
  func change<Result>(_ body: (inout [Value]) throws -> Result) throws -> Result {
    guard !isReadOnly else { throw DotNetException.notSupported("Collection is read-only.") }
    version &+= 1
    defer { onChange?(elements) }
    return try body(&elements)
  }

  func append(_ value: Value) throws {
    try change { $0.append(value) }
  }

  func set(_ value: Value, at place: Int) throws {
    guard elements.indices.contains(place) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "index")
    }
    try change { $0[place] = value }
  }

  func value(at place: Int) throws -> Value {
    guard elements.indices.contains(place) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "index")
    }
    return elements[place]
  }

  func insert(_ value: Value, at place: Int) throws {
    guard (0...elements.count).contains(place) else {
      throw DotNetException.outOfRange(
        elementType == nil
          ? "Insertion index was out of range. Must be non-negative and less than or equal to size."
          : "Index must be within the bounds of the List.", "index")
    }
    try change { $0.insert(value, at: place) }
  }

  func remove(at place: Int) throws {
    guard elements.indices.contains(place) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "index")
    }
    _ = try change { $0.remove(at: place) }
  }
}

/// Walks a list and refuses to go on once it was changed, as .NET's enumerators do.
final class ListEnumerator: ValueEnumerator {
  private let list: ListObject
  private let version: Int
  private var index = 0

  init(_ list: ListObject) { (self.list, version) = (list, list.version) }

  override func next() throws -> Value? {
    guard list.version == version else {
      throw ScriptError(
        "BadEnumeration",
        "An error occurred while enumerating through a collection: Collection was modified; enumeration operation may not execute..",
        .invalidOperation,
        inner: ExceptionObject(
          "System.InvalidOperationException",
          "Collection was modified; enumeration operation may not execute."))
    }
    guard index < list.elements.count else { return nil }
    index += 1
    return list.isStack
      ? list.elements[list.elements.count - index] : list.elements[index - 1]
  }
}
