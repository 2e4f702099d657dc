/// How a pattern is read and matched; the numbers are those of `System.Text.RegularExpressions.RegexOptions`.
struct RegexOptions: OptionSet, Hashable, Sendable {
  let rawValue: Int32

  static let ignoreCase = RegexOptions(rawValue: 0x1)
  static let multiline = RegexOptions(rawValue: 0x2)
  static let explicitCapture = RegexOptions(rawValue: 0x4)
  static let compiled = RegexOptions(rawValue: 0x8)
  static let singleline = RegexOptions(rawValue: 0x10)
  static let ignorePatternWhitespace = RegexOptions(rawValue: 0x20)
  static let rightToLeft = RegexOptions(rawValue: 0x40)
  static let ecmaScript = RegexOptions(rawValue: 0x100)
  static let cultureInvariant = RegexOptions(rawValue: 0x200)
  static let nonBacktracking = RegexOptions(rawValue: 0x400)

  /// Whether .NET takes these together: ECMAScript goes with few others.
  var isValid: Bool {
    if rawValue & ~0x77F != 0 { return false }
    let withECMAScript: RegexOptions = [
      .ecmaScript, .ignoreCase, .multiline, .compiled, .cultureInvariant,
    ]
    if contains(.ecmaScript) && !isSubset(of: withECMAScript) { return false }
    return !(contains(.nonBacktracking) && !isDisjoint(with: [.rightToLeft, .ecmaScript]))
  }
}
