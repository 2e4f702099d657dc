/// .NET's `List.Sort`, step by step: what it leaves of the order of equal elements can be seen in
/// what `Sort-Object` gives.
struct IntrospectiveSort<Element> {
  private(set) var elements: [Element]
  private let compare: (Element, Element) -> Int
  private static var smallest: Int { 16 }

  init(_ elements: [Element], by compare: @escaping (Element, Element) -> Int) {
    (self.elements, self.compare) = (elements, compare)
  }

  mutating func run() {
    let count = elements.count
    guard count > 1 else { return }
    let log = Int.bitWidth - 1 - count.leadingZeroBitCount
    sort(0..<count, depth: 2 * (log + 1))
  }

  private mutating func sort(_ range: Range<Int>, depth: Int) {
    var (end, depth) = (range.upperBound, depth)
    while end - range.lowerBound > 1 {
      let part = range.lowerBound..<end
      if part.count <= Self.smallest { return sortSmall(part) }
      if depth == 0 {
        let sorted = elements[part].sorted { compare($0, $1) < 0 }
        return elements.replaceSubrange(part, with: sorted)
      }
      depth -= 1
      let pivot = partition(part)
      sort(pivot + 1..<end, depth: depth)
      end = pivot
    }
  }

  private mutating func sortSmall(_ range: Range<Int>) {
    let first = range.lowerBound
    switch range.count {
    case 2: order(first, first + 1)
    case 3:
      order(first, first + 1)
      order(first, first + 2)
      order(first + 1, first + 2)
    default: insert(range)
    }
  }

  private mutating func insert(_ range: Range<Int>) {
    for place in range.dropFirst() {
      let moved = elements[place]
      var gap = place
      while gap > range.lowerBound, compare(moved, elements[gap - 1]) < 0 {
        elements[gap] = elements[gap - 1]
        gap -= 1
      }
      elements[gap] = moved
    }
  }

  /// Splits around the median of the first, the middle and the last element.
  private mutating func partition(_ range: Range<Int>) -> Int {
    let (low, high) = (range.lowerBound, range.upperBound - 1)
    let middle = low + (high - low) >> 1
    order(low, middle)
    order(low, high)
    order(middle, high)
    let pivot = elements[middle]
    elements.swapAt(middle, high - 1)
    var (left, right) = (low, high - 1)
    while left < right {
      repeat { left += 1 } while left < high - 1 && compare(elements[left], pivot) < 0
      repeat { right -= 1 } while right > low && compare(pivot, elements[right]) < 0
      if left >= right { break }
      elements.swapAt(left, right)
    }
    if left != high - 1 { elements.swapAt(left, high - 1) }
    return left
  }

  private mutating func order(_ low: Int, _ high: Int) {
    if compare(elements[low], elements[high]) > 0 { elements.swapAt(low, high) }
  }
}
