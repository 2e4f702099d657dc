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
      if let first = Self.char(a), let last = Self.char(b) {
        (self.first, self.last, areChars) = (Int(first), Int(last), true)
        return
      }
      do {
        (first, last) = (Int(try Self.integer(a.base)), Int(try Self.integer(b.base)))
      } catch let failure as ValueFailure {
        throw ScriptError.raw(failure.exceptionType, failure.message)
      }
      areChars = false
    }

    var count: Int { abs(last - first) + 1 }

    func element(_ place: Int) -> Value {
      let number = first <= last ? first + place : first - place
      return areChars
        ? .char(UInt16(truncatingIfNeeded: number)) : .int(Int32(truncatingIfNeeded: number))
    }

    /// A char, or a text of one character that is no digit.
    private static func char(_ value: Value) -> UInt16? {
      switch value.base {
      case .string(let text):
        guard text.utf16.count == 1, let unit = text.utf16.first else { return nil }
        return (0x30...0x39).contains(unit) ? nil : unit
      case .object(let char as CharObject): return char.unit
      default: return nil
      }
    }

    /// `Convert.ToInt32`.
    private static func integer(_ value: Value) throws -> Int64 {
      if value.isNull { return 0 }
      if case .string(let text) = value {
        return Int64(try NumberParsing.integer(text, as: Int32.self, NumberCode.int32.noun))
      }
      guard let operand = NumericOperand(value) else {
        throw ScriptError.raw(
          "System.InvalidCastException",
          "Unable to cast object of type '\(value.type.fullName)' to type 'System.IConvertible'.")
      }
      return try NumberConversion.convert(operand, to: .int32).integerOrZero
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
