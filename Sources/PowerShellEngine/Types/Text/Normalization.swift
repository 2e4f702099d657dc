import CICU

/// Unicode's normal forms, by the numbers of `System.Text.NormalizationForm`.
enum Normalization {
  static func apply(_ text: String, _ form: Int) throws -> String {
    if text.isASCIIText { return text }
    guard [1, 2, 5, 6].contains(form) else {
      throw DotNetException.argument(
        "Invalid or unsupported normalization form.", "normalizationForm")
    }
    let units = Array(text.utf16)
    try MemoryGate.check(2, times: units.count * 18 + 16)
    var result = Array(repeating: UInt16(0), count: units.count * 18 + 16)
    let length = icu_normalize(
      Int32(form), units, Int32(units.count), &result, Int32(clamping: result.count))
    guard length >= 0, Int(length) <= result.count else { return text }
    return String(utf16: result[..<Int(length)])
  }
}
