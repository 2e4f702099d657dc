/// What a culture's comparison overlooks; the numbers are those of `System.Globalization.CompareOptions`.
struct CompareOptions: OptionSet, Hashable, Sendable {
  let rawValue: Int32

  static let ignoreCase = CompareOptions(rawValue: 0x1)
  static let ignoreNonSpace = CompareOptions(rawValue: 0x2)
  static let ignoreSymbols = CompareOptions(rawValue: 0x4)
  static let ignoreKanaType = CompareOptions(rawValue: 0x8)
  static let ignoreWidth = CompareOptions(rawValue: 0x10)
  static let ordinalIgnoreCase = CompareOptions(rawValue: 0x1000_0000)
  static let stringSort = CompareOptions(rawValue: 0x2000_0000)
  static let ordinal = CompareOptions(rawValue: 0x4000_0000)
}
