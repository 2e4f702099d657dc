/// A set of ASCII characters by bit.
struct ASCIISet: Equatable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ set: CharacterClass) {
    for scalar in 0..<128 as Range<UInt32> where set.contains(scalar) { insert(scalar) }
  }

  private init(_ ranges: ClosedRange<UInt32>...) {
    for range in ranges { for scalar in range { insert(scalar) } }
  }

  static let all = ASCIISet(0...127)
  static let none = all.complement
  static let notNewline = ASCIISet(0x0A...0x0A).complement
  static let digit = ASCIISet(0x30...0x39)
  static let notDigit = digit.complement
  static let word = ASCIISet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
  static let notWord = word.complement
  static let space = ASCIISet(0x09...0x0D, 0x20...0x20)
  static let notSpace = space.complement

  private mutating func insert(_ scalar: UInt32) {
    if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
  }

  func contains(_ scalar: UInt32) -> Bool {
    let word = scalar < 64 ? low : high
    return word & (1 << UInt64(scalar & 63)) != 0
  }

  var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  var complement: ASCIISet {
    var result = self
    result.low = ~low
    result.high = ~high
    return result
  }

  /// With the other case of each letter in it.
  var closedUnderCase: ASCIISet {
    var result = self
    for upper in 0x41...0x5A as ClosedRange<UInt32> {
      if contains(upper) { result.insert(upper + 0x20) }
      if contains(upper + 0x20) { result.insert(upper) }
    }
    return result
  }

  /// Whether each letter stands in it with its other case, or not at all.
  var isClosedUnderCase: Bool {
    (0x41...0x5A as ClosedRange<UInt32>).allSatisfy { contains($0) == contains($0 + 0x20) }
  }

  var ranges: [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    for scalar in 0..<128 as Range<UInt32> where contains(scalar) {
      if let last = ranges.last, last.upperBound + 1 == scalar {
        ranges[ranges.count - 1] = last.lowerBound...scalar
      } else {
        ranges.append(scalar...scalar)
      }
    }
    return ranges
  }
}
