// Stand-ins until the number, culture and text rooms are merged.
public final class Culture: Sendable {
  public static let invariant = Culture()
}
public struct DecimalNumber { var isZero: Bool { true } }
public final class BigNumber { var isZero: Bool { true } }
extension Double { func roundTripText(_ culture: Culture) -> String { String(self) } }
enum AsciiFold {
  static func hash(of text: String) -> Int {
    var hash = 5381
    for byte in text.utf8 {
      hash = hash &* 33 &+ Int(byte >= 65 && byte <= 90 ? byte | 0x20 : byte)
    }
    return hash
  }
  static func equals(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    return zip(a.utf8, b.utf8).allSatisfy {
      ($0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0) == ($1 >= 65 && $1 <= 90 ? $1 | 0x20 : $1)
    }
  }
}
