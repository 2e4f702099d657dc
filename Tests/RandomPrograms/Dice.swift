/// Random numbers that a seed repeats (SplitMix64).
public struct Dice: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, a limit.
  public mutating func roll(_ limit: Int) -> Int {
    limit < 2 ? 0 : Int(truncatingIfNeeded: next() >> 1) % limit
  }

  public mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  public mutating func pick<T>(_ all: [T]) -> T? { all.isEmpty ? nil : all[roll(all.count)] }
}
