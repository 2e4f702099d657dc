/// The order of values as `Sort-Object` has it: any two values have one.
public enum Ordering {
  /// Negative, zero or positive.
  ///
  /// Nothing comes first; what does not compare is ordered by its text.
  public static func compare(
    _ a: Value, _ b: Value, ignoringCase: Bool, culture: Culture
  ) -> Int {
    let (left, right) = (a.base, b.base)
    switch (left, right) {
    case (.int(let x), .int(let y)): return x < y ? -1 : x > y ? 1 : 0
    case (.string(let x), .string(let y)):
      return Collation.named(culture.name).compare(x, y, ignoringCase: ignoringCase)
    default: break
    }
    if left.isNull || right.isNull { return left.isNull ? (right.isNull ? 0 : -1) : 1 }
    if case .string = left {
    } else if let order = try? Comparison.order(
      left, right, ignoringCase: ignoringCase, Session.current)
    {
      return order
    }
    if let order = NumericComparison.order(left, right) { return order }
    return Collation.named(culture.name).compare(
      left.text(culture), right.text(culture), ignoringCase: ignoringCase)
  }
}
