/// A .NET array: `object[]` unless it says otherwise; several dimensions lie row by row.
public final class ArrayObject: PSObject {
  public var elements: [Value]
  /// The type of the elements; nil is `object`.
  public let elementType: TypeInfo?
  /// The lengths, where there are several dimensions.
  public let dimensions: [Int]?

  public init(_ elements: [Value], of elementType: TypeInfo? = nil, dimensions: [Int]? = nil) {
    (self.elements, self.elementType, self.dimensions) = (elements, elementType, dimensions)
  }

  public override var type: TypeInfo {
    TypeInfo.array(of: elementType ?? .object, rank: dimensions?.count ?? 1)
  }

  public override var unwrapped: Value { .array(self) }

  /// Nested arrays are taken apart one by one: releasing them by recursion would overflow a stack.
  deinit { ReleaseQueue.drain(&elements) }
}

/// Releases deep chains of containers iteratively.
enum ReleaseQueue {
  /// Empties the elements; containers that die with them are emptied in turn, not recursively.
  static func drain(_ elements: inout [Value]) {
    guard elements.contains(where: isContainer) else { return }
    var waiting = elements
    elements = []
    while let last = waiting.popLast() {
      guard case .array(var array) = last, isKnownUniquelyReferenced(&array) else { continue }
      let inner = array.elements
      array.elements = []
      waiting.append(contentsOf: inner.filter(isContainer))
    }
  }

  private static func isContainer(_ value: Value) -> Bool {
    if case .array = value { return true }
    return false
  }
}
