/// A list that grows: `ArrayList`, `List[T]`, `Collection[T]`; `Queue` and `Stack` too.
public final class ListObject: PSObject {
  public var elements: [Value]
  private let listType: TypeInfo
  public var isReadOnly = false
  /// Counts changes, so that an enumerator can notice one.
  public var version = 0

  public init(_ elements: [Value], type: TypeInfo) {
    (self.elements, listType) = (elements, type)
  }

  public override var type: TypeInfo { listType }

  /// The type of the elements of a generic list.
  public var elementType: TypeInfo? { listType.genericArguments.first }

  public override func makeEnumerator() -> ValueEnumerator? { ListEnumerator(self) }

  public override func text(_ culture: Culture) -> String {
    elements.map { $0.text(culture) }.joined(separator: " ")
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
        .invalidOperation)
    }
    guard index < list.elements.count else { return nil }
    index += 1
    return list.elements[index - 1]
  }
}
