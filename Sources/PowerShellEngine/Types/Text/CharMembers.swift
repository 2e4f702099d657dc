/// The static tests of `System.Char`.
enum CharMembers {
  static func declareTests(_ m: MemberDeclarations) {
    for (name, test) in tests {
      if name.utf8.starts(with: "IsAscii".utf8) {
        m.function("static bool \(name)(char c)") { a in .bool(test(UInt32(a.unit(0)))) }
      } else {
        m.function(
          "static bool \(name)(char c)", "static bool \(name)(string s, int index)"
        ) { a in .bool(test(try code(a))) }
      }
    }
  }

  private static let tests: [(String, @Sendable (UInt32) -> Bool)] = [
    ("IsLetter", { CharKind.category($0) <= 4 }),
    ("IsDigit", { CharKind.category($0) == 8 }),
    ("IsLetterOrDigit", { CharKind.category($0) <= 4 || CharKind.category($0) == 8 }),
    ("IsNumber", { (8...10).contains(CharKind.category($0)) }),
    ("IsUpper", { CharKind.category($0) == 0 }),
    ("IsLower", { CharKind.category($0) == 1 }),
    ("IsWhiteSpace", { $0 <= 0xFFFF && CharKind.isWhiteSpace(UInt16($0)) }),
    ("IsPunctuation", { (18...24).contains(CharKind.category($0)) }),
    ("IsSymbol", { (25...28).contains(CharKind.category($0)) }),
    ("IsSeparator", { (11...13).contains(CharKind.category($0)) }),
    ("IsControl", { CharKind.category($0) == 14 }),
    ("IsSurrogate", { (0xD800...0xDFFF).contains($0) }),
    ("IsHighSurrogate", { (0xD800...0xDBFF).contains($0) }),
    ("IsLowSurrogate", { (0xDC00...0xDFFF).contains($0) }),
    ("IsAscii", { $0 < 128 }),
    ("IsAsciiDigit", { (0x30...0x39).contains($0) }),
    ("IsAsciiLetter", { (0x61...0x7A).contains($0 | 0x20) }),
    ("IsAsciiLetterUpper", { (0x41...0x5A).contains($0) }),
    ("IsAsciiLetterLower", { (0x61...0x7A).contains($0) }),
    ("IsAsciiLetterOrDigit", { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }),
    ("IsAsciiHexDigit", { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }),
    ("IsAsciiHexDigitUpper", { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) }),
    ("IsAsciiHexDigitLower", { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
  ]

  /// The code point an overload asks about: a char, or one of a text.
  static func code(_ a: Arguments) throws -> UInt32 {
    if case .object(let char as CharObject) = a[0].base { return UInt32(char.unit) }
    let text = a.string(0)
    guard let unit = text.utf16Unit(at: a.int(1)) else {
      throw DotNetException.outOfRange(DotNetException.anyRange, "index")
    }
    guard (0xD800...0xDBFF).contains(unit), let low = text.utf16Unit(at: a.int(1) + 1) else {
      return UInt32(unit)
    }
    return 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) & 0x3FF)
  }

  static func mapped(
    _ a: Arguments, _ map: (String, CaseMapping.Rules) -> String, _ rules: CaseMapping.Rules
  ) -> Value {
    let text = String(utf16: [a.unit(0)])
    let result = map(text, rules)
    return result.utf16Length == 1 ? .char(result.utf16Unit(at: 0) ?? a.unit(0)) : a[0]
  }
}

/// What members need of `CultureInfo`.
enum CultureMembers {
  /// The culture a provider argument names; the session's where there is none.
  static func given(_ a: Arguments, _ parameter: String) -> Culture {
    let place = a.place(parameter) ?? .max
    guard place < a.count else { return a.session.culture }
    return a.object(place, CultureObject.self)?.culture ?? a.session.culture
  }
}
