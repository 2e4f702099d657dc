import CICU
import Synchronization

/// The order of texts in one culture, by ICU, the library that PowerShell itself asks.
///
/// A culture's collation is found once by name and kept for the process; its collators are opened
/// when a comparison first needs them (that takes up to 2 ms). Safe to share between threads: an
/// opened collator is never altered.
final class Collation: Sendable {
  /// The culture's name as .NET writes it; empty for the invariant culture.
  let name: String

  private let caseSensitive = Atomic<UInt>(0)
  private let caseInsensitive = Atomic<UInt>(0)
  private let others = Mutex<[Flavour: UInt]>([:])

  static let invariant = Collation(name: "")
  static let enUS = Collation(name: "en-US")

  private static let known = Mutex<[String: Collation]>([:])

  private init(name: String) { self.name = name }

  /// The collation of a culture; an unknown name sorts as the invariant culture does.
  static func named(_ name: String) -> Collation {
    if name.utf8.isEmpty { return invariant }
    if name.hasSameBytes(as: "en-US") { return enUS }
    return known.withLock { known in
      if let collation = known[name] { return collation }
      let collation = Collation(name: name)
      known[name] = collation
      return collation
    }
  }

  /// -1, 0 or 1: the order behind `-lt`, `Sort-Object` and `CompareTo`.
  func compare(_ left: String, _ right: String, ignoringCase: Bool) -> Int {
    if left.hasSameBytes(as: right) { return 0 }
    return rawCompare(left, right, ignoringCase ? .ignoreCase : [])
  }

  /// Equality behind `-eq` and `-ceq`; texts of printable ASCII do not ask ICU.
  func equals(_ left: String, _ right: String, ignoringCase: Bool) -> Bool {
    if let answer = PrintableASCII.equals(left, right, ignoringCase: ignoringCase) {
      return answer
    }
    return compare(left, right, ignoringCase: ignoringCase) == 0
  }

  /// -1, 0 or 1 with any of .NET's options; the ordinal ones answer the difference's sign.
  func compare(_ left: String, _ right: String, _ options: CompareOptions) -> Int {
    if options.contains(.ordinal) { return OrdinalComparison.compare(left, right).signum() }
    if options.contains(.ordinalIgnoreCase) {
      return OrdinalComparison.compareIgnoringCase(left, right).signum()
    }
    return left.hasSameBytes(as: right) ? 0 : rawCompare(left, right, options)
  }

  private func rawCompare(_ left: String, _ right: String, _ options: CompareOptions) -> Int {
    let flavour = Flavour(
      options, tailored: WidthAndKana.matters(left) || WidthAndKana.matters(right))
    guard let collator = collator(flavour) else {
      return OrdinalComparison.compare(left, right).signum()
    }
    return left.withUTF8Bytes { leftBytes in
      right.withUTF8Bytes { rightBytes in
        Int(
          icu_compare_utf8(
            collator, characters(leftBytes), Int32(clamping: leftBytes.count),
            characters(rightBytes), Int32(clamping: rightBytes.count)))
      }
    }
  }

  /// The opened collator for a flavour of comparison; nil if ICU has none.
  func collator(_ flavour: Flavour) -> UnsafeMutableRawPointer? {
    switch flavour {
    case .caseSensitive: collator(flavour, in: caseSensitive)
    case .caseInsensitive: collator(flavour, in: caseInsensitive)
    default:
      UnsafeMutableRawPointer(
        bitPattern: others.withLock { others in
          if let address = others[flavour] { return address }
          let address = UInt(bitPattern: flavour.open(locale))
          others[flavour] = address
          return address
        })
    }
  }

  private func collator(_ flavour: Flavour, in place: borrowing Atomic<UInt>)
    -> UnsafeMutableRawPointer?
  {
    let address = place.load(ordering: .acquiring)
    if address != 0 { return UnsafeMutableRawPointer(bitPattern: address) }
    let opened = flavour.open(locale)
    let (won, first) = place.compareExchange(
      expected: 0, desired: UInt(bitPattern: opened), ordering: .acquiringAndReleasing)
    if won { return opened }
    if let opened { icu_collator_close(opened) }
    return UnsafeMutableRawPointer(bitPattern: first)
  }

  /// ICU's name of the culture.
  private var locale: String {
    String(
      decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }
}

/// ICU takes an empty text at any address but null.
private func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar>? {
  guard let base = bytes.baseAddress else { return nil }
  return UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
}

/// Equality of texts that hold nothing but the characters from space to tilde, where a culture has no say.
enum PrintableASCII {
  /// Nil where a character outside that range decides.
  @inline(__always)
  static func equals(_ left: String, _ right: String, ignoringCase: Bool) -> Bool? {
    left.withUTF8Bytes { leftBytes in
      right.withUTF8Bytes { rightBytes in
        if leftBytes.count == rightBytes.count {
          return sameLength(leftBytes, rightBytes, ignoringCase)
        }
        return holds(leftBytes) && holds(rightBytes) ? false : nil
      }
    }
  }

  @inline(__always)
  private static func sameLength(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ ignoringCase: Bool
  ) -> Bool? {
    var same = true
    for offset in 0..<left.count {
      let (one, two) = (left[offset], right[offset])
      if one &- 0x20 > 0x5E || two &- 0x20 > 0x5E { return nil }
      guard one != two else { continue }
      let isLetter = one | 0x20 &- 0x61 < 26
      if !ignoringCase || one ^ two != 0x20 || !isLetter { same = false }
    }
    return same
  }

  /// Whether each byte is a character from space to tilde.
  static func holds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte &- 0x20 > 0x5E { return false }
    return true
  }
}
