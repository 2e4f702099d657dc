import CICU

/// A set of characters as .NET's classes define it, with what is taken away from it.
struct CharacterClass: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  /// General categories by bit (ICU's numbers) and whole other classes inside this one.
  var categories: UInt32 = 0
  /// Classes like `\S` or `\P{L}` inside this one: all that is not in them.
  var complements: [CharacterClass] = []
  var isNegated = false
  var subtraction: [CharacterClass] = []

  static let newline = CharacterClass(ranges: [0x0A...0x0A])
  static let notNewline = CharacterClass(ranges: [0x0A...0x0A], isNegated: true)
  static let any = CharacterClass(ranges: [0...0x10FFFF])

  /// .NET's `\d`, `\w` and `\s`.
  static let digit = CharacterClass(categories: Category.bits([9]))
  static let word = CharacterClass(categories: Category.bits([1, 2, 3, 4, 5, 6, 9, 22]))
  static let space = CharacterClass(ranges: [
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
    0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
  ])
  /// What `\b` takes for a word: the two joiners count as well.
  static let boundaryWord = CharacterClass(ranges: [0x200C...0x200D], categories: word.categories)

  static let asciiDigit = CharacterClass(ranges: [0x30...0x39])
  static let asciiWord = CharacterClass(ranges: [
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x130...0x130,
  ])
  static let asciiSpace = CharacterClass(ranges: [0x09...0x0D, 0x20...0x20])

  func contains(_ scalar: UInt32) -> Bool {
    guard containsBase(scalar) != isNegated else { return false }
    return !subtraction.contains { $0.contains(scalar) }
  }

  private func containsBase(_ scalar: UInt32) -> Bool {
    if ranges.contains(where: { $0.contains(scalar) }) { return true }
    if categories != 0, categories & (1 << UInt32(icu_category(scalar))) != 0 { return true }
    return complements.contains { !$0.contains(scalar) }
  }

  mutating func add(_ other: CharacterClass, negated: Bool) {
    if negated {
      complements.append(other)
    } else {
      ranges += other.ranges
      categories |= other.categories
      complements += other.complements
    }
  }

  /// Adds the other cases of all characters that stand in it one by one or in ranges.
  mutating func addOtherCases() {
    for range in ranges {
      for scalar in range.clamped(to: 0...0x1E943) where !CaseEquivalence.isAlone(scalar) {
        for other in CaseEquivalence.others(of: scalar) where !contains(inRanges: other) {
          ranges.append(other...other)
        }
      }
    }
  }

  private func contains(inRanges scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) }
  }

  enum Category {
    static func bits(_ numbers: [UInt32]) -> UInt32 { numbers.reduce(0) { $0 | 1 << $1 } }
  }
}

/// Which characters a pattern that ignores case takes for the same: those with one lower case.
enum CaseEquivalence {
  /// The other members of a character's class.
  static func others(of scalar: UInt32) -> [UInt32] {
    if scalar < 0x80 {
      let lower = CaseMapping.asciiLower(scalar)
      let upper = CaseMapping.asciiUpper(scalar)
      if lower == upper { return [] }
      let more: [UInt32] = lower == 0x6B ? [0x212A] : lower == 0x69 ? [0x130] : []
      return [scalar == lower ? upper : lower] + more
    }
    let lower = lowered(scalar)
    var found: [UInt32] = []
    for other in [lower, icu_upper(scalar), icu_upper(lower), icu_title(scalar)] + odd(lower)
    where other != scalar && lowered(other) == lower && !found.contains(other) {
      found.append(other)
    }
    return found
  }

  /// Whether a character has no case at all.
  @inline(__always)
  static func isAlone(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar | 0x20 &- 0x61 >= 26 }
    return icu_lower(scalar) == scalar && icu_upper(scalar) == scalar && scalar != 0xDF
  }

  static func same(_ left: UInt32, _ right: UInt32) -> Bool {
    left == right || lowered(left) == lowered(right)
  }

  @inline(__always)
  private static func lowered(_ scalar: UInt32) -> UInt32 {
    scalar < 0x80 ? CaseMapping.asciiLower(scalar) : icu_lower(scalar)
  }

  /// Upper cases beside the ordinary one: the signs of kelvin, ångström and ohm, dotted İ, capital ẞ.
  private static func odd(_ lower: UInt32) -> [UInt32] {
    switch lower {
    case 0x69: [0x49, 0x130]
    case 0x6B: [0x4B, 0x212A]
    case 0xDF: [0x1E9E]
    case 0xE5: [0xC5, 0x212B]
    case 0x3C9: [0x3A9, 0x2126]
    default: []
    }
  }
}
