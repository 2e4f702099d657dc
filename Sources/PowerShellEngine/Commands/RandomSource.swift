/// The random numbers of a session: a seeded sequence, so that a run can be repeated.
public struct RandomSource {
  private var state: UInt64

  public init(seed: Int32) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  public init(state: UInt64) { self.state = state }

  /// SplitMix64: every seed gives a full period.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from `low` up to but not including `high`.
  public mutating func next(_ low: Int64, _ high: Int64) -> Int64 {
    let width = UInt64(bitPattern: high &- low)
    guard width > 0 else { return low }
    return low &+ Int64(bitPattern: next() % width)
  }

  /// A number from 0 up to but not including 1.
  public mutating func nextUnit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// Some of the elements, each at most once, in random order.
  public mutating func sample(_ items: [Value], _ count: Int) -> [Value] {
    var rest = items
    let wanted = min(max(0, count), rest.count)
    for place in 0..<wanted {
      let other = Int(next(Int64(place), Int64(rest.count)))
      rest.swapAt(place, other)
    }
    return Array(rest[..<wanted])
  }
}
