/// `1..5`, `'a'..'e'`, either way round.
public enum Ranges {
  /// The range as an array.
  public static func make(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    let bounds = try Bounds(a, b, s)
    try MemoryGate.check(elements: bounds.count)
    return .list((0..<bounds.count).map(bounds.element))
  }

  /// The range as something that hands out its elements one by one: what `foreach` and pipelines
  /// take, however long it is.
  public static func lazy(_ a: Value, _ b: Value, _ s: Session) throws -> PSObject {
    LazyRange(try Bounds(a, b, s))
  }

  /// Both ends, and what lies between them.
  struct Bounds {
    let first: Int
    let last: Int
    let areChars: Bool

    init(_ a: Value, _ b: Value, _ s: Session) throws {
      if let first = Self.char(a), let last = Self.char(b), !Self.areDigits(a, b, first, last) {
        (self.first, self.last, areChars) = (Int(first), Int(last), true)
        return
      }
      first = Int(try Self.integer(a, s))
      last = Int(try Self.integer(b, s))
      areChars = false
    }

    var count: Int { abs(last - first) + 1 }

    func element(_ place: Int) -> Value {
      let number = first <= last ? first + place : first - place
      return areChars
        ? .char(UInt16(truncatingIfNeeded: number)) : .int(Int32(truncatingIfNeeded: number))
    }

    private static func char(_ value: Value) -> UInt16? {
      switch value.base {
      case .string(let text): text.utf16.count == 1 ? text.utf16.first : nil
      case .object(let char as CharObject): char.unit
      default: nil
      }
    }

    /// Texts of one digit are numbers.
    private static func areDigits(_ a: Value, _ b: Value, _ first: UInt16, _ last: UInt16) -> Bool {
      guard case .string = a.base, case .string = b.base else { return false }
      return (0x30...0x39).contains(first) && (0x30...0x39).contains(last)
    }

    private static func integer(_ value: Value, _ s: Session) throws -> Int64 {
      try Conversion.convert(value, to: .int32, s).integerOrZero
    }
  }
}

/// A range that is never laid out.
final class LazyRange: PSObject {
  private let bounds: Ranges.Bounds
  init(_ bounds: Ranges.Bounds) { self.bounds = bounds }
  override var type: TypeInfo { .objectArray }
  override func makeEnumerator() -> ValueEnumerator? { Steps(bounds) }

  private final class Steps: ValueEnumerator {
    private let bounds: Ranges.Bounds
    private var place = 0
    init(_ bounds: Ranges.Bounds) { self.bounds = bounds }
    override func next() throws -> Value? {
      guard place < bounds.count else { return nil }
      place &+= 1
      return bounds.element(place &- 1)
    }
  }
}
