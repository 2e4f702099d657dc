/// `-join`.
public enum Joining {
  /// The elements' texts, as the culture writes them, with the separator between them; a single
  /// value is its text.
  public static func join(
    _ list: Value, with separator: String, _ culture: Culture
  ) throws -> Value {
    guard let elements = try list.base.enumerated() else { return .string(list.text(.invariant)) }
    var result = ""
    for (place, element) in elements.enumerated() {
      if place > 0 { result += separator }
      // A list inside the list is its type's name.
      result += element.isList ? element.type.displayName : element.text(culture)
      try MemoryGate.check(bytes: result.utf8.count)
    }
    return .string(result)
  }
}
