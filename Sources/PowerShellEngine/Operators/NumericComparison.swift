/// Order and equality of two numbers of any types.
enum NumericComparison {
  /// -1, 0 or 1; nil where one is no number or not ordered (NaN).
  static func order(_ a: Value, _ b: Value) -> Int? {
    guard let x = NumericOperand(a), let y = NumericOperand(b) else { return nil }
    return order(x, y)
  }

  static func order(_ x: NumericOperand, _ y: NumericOperand) -> Int? {
    switch max(x.code, y.code) {
    case .decimal:
      guard let a = try? x.decimal(), let b = try? y.decimal() else {
        return doubles(x.double, y.double)
      }
      return DecimalNumber.order(a, b)
    case .single, .double: return doubles(x.double, y.double)
    default:
      let (a, b) = (x.integer, y.integer)
      return a < b ? -1 : a > b ? 1 : 0
    }
  }

  private static func doubles(_ a: Double, _ b: Double) -> Int? {
    if a.isNaN || b.isNaN { return nil }
    return a < b ? -1 : a > b ? 1 : 0
  }
}
