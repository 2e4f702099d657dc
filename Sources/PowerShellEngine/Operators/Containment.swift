/// `-contains`, `-in` and their kin: whether one element equals the value.
public enum Containment {
  /// Whether the list, or the single value taken as one, holds an element equal to the other.
  public static func contains(
    _ list: Value, _ wanted: Value, ignoringCase: Bool, _ s: Session
  ) throws -> Bool {
    guard let elements = try list.base.enumerated() else {
      return try Comparison.equal(list, wanted, ignoringCase: ignoringCase, s)
    }
    for element in elements
    where try Comparison.equal(element, wanted, ignoringCase: ignoringCase, s) {
      return true
    }
    return false
  }
}
