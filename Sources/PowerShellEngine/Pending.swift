// Stand-ins until the text room is merged.
extension Double { func roundTripText(_ culture: Culture) -> String { NumberText.roundTrip(self) } }
enum AsciiFold {
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 0x20 : byte }
  static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lower($0) == lower($1) }
  }
  static func hash(of text: String) -> Int {
    var hash = 5381
    for byte in text.utf8 { hash = hash &* 33 &+ Int(lower(byte)) }
    return hash
  }
  static func equals(_ a: String, _ b: String) -> Bool { equal(a.utf8, b.utf8) }
}
import PowerShellSyntax
extension NumericConstant {
  init?(parsing text: String) {
    if let number = Int32(text) { self = .int32(number) }
    else if let number = Int64(text) { self = .int64(number) }
    else if let number = Double(text) { self = .double(number) }
    else { return nil }
  }
}
