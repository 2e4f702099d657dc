/// How wide the columns of a table are on a screen of so many columns.
enum ColumnWidths {
  private static let separator = 1
  private static let minimum = 1

  /// Gives every column a width: wanted ones stay, open ones share what is left, and the last ones
  /// shrink or vanish (-1) when all of them do not fit.
  static func fit(_ widths: inout [Int], into screen: Int) {
    if assign(&widths, screen) { trim(&widths, screen) }
  }

  /// Whether the widths have still to be trimmed.
  private static func assign(_ widths: inout [Int], _ screen: Int) -> Bool {
    let open = widths.indices.filter { widths[$0] <= 0 }
    guard !open.isEmpty else { return total(widths) > screen }
    for place in open { widths[place] = minimum }
    let available = screen - total(widths)
    guard available >= 0 else { return true }
    let (share, rest) = available.quotientAndRemainder(dividingBy: open.count)
    for (order, place) in open.enumerated() { widths[place] += share + (order < rest ? 1 : 0) }
    return false
  }

  private static func trim(_ widths: inout [Int], _ screen: Int) {
    while true {
      let excess = total(widths) - screen
      guard excess > 0, let last = widths.lastIndex(where: { $0 > 0 }) else { return }
      let shrunk = widths[last] - excess
      widths[last] = shrunk < minimum ? -1 : shrunk
    }
  }

  private static func total(_ widths: [Int]) -> Int {
    let shown = widths.filter { $0 > 0 }
    return shown.reduce(0, +) + separator * max(0, shown.count - 1)
  }
}
