import Testing

@testable import PowerShellEngine

/// The order of texts against what PowerShell answered, and .NET's options.
@MainActor struct CollationTests {
  @Test func ordersAsRecorded() {
    var asked = 0
    for row in Recording.table("ordering") {
      guard let answer = answer(to: row.expression) else {
        Issue.record("not understood: \(row.expression)")
        continue
      }
      asked += 1
      #expect(answer == row.answer, "\(row.expression)")
    }
    #expect(asked > 1000)
  }

  private func answer(to expression: String) -> String? {
    var reader = ExpressionReader(expression)
    if reader.skip("@(") { return sorted(&reader) }
    guard let left = reader.literal(),
      let word = reader.skip(anyOf: [" -lt ", " -clt ", " -eq ", ".CompareTo("]),
      let right = reader.literal()
    else { return nil }
    let order = Collation.enUS.compare(left, right, ignoringCase: !word.contains("c"))
    switch word {
    case " -lt ", " -clt ": return Recording.shown(order < 0)
    case " -eq ":
      return Recording.shown(Collation.invariant.equals(left, right, ignoringCase: true))
    default:
      let order = Collation.enUS.compare(left, right, ignoringCase: false)
      return reader.skip(")") && reader.isAtEnd ? "System.Int32|\(order)" : nil
    }
  }

  private func sorted(_ reader: inout ExpressionReader) -> String? {
    var items: [String] = []
    while let item = reader.literal() {
      items.append(item)
      if !reader.skip(",") { break }
    }
    guard reader.skip(") | Sort-Object") else { return nil }
    let how = reader.skip(anyOf: [" -CaseSensitive", " -Descending", " -Unique", " { $_.Length }"])
    guard reader.isAtEnd else { return nil }
    let ordered: (String, String) -> Bool = { left, right in
      if how == " { $_.Length }" { return left.utf16Length < right.utf16Length }
      let order = Collation.enUS.compare(left, right, ignoringCase: how != " -CaseSensitive")
      return how == " -Descending" ? order > 0 : order < 0
    }
    var result = items.sorted(by: ordered)
    if how == " -Unique" {
      result = result.reduce(into: []) { kept, item in
        if let last = kept.last, !ordered(last, item) { return }
        kept.append(item)
      }
    }
    return Recording.shown(result)
  }

  @Test func equalityAgreesWithOrder() {
    let texts = [
      "", "a", "A", "ab", "é", "E\u{301}", "\u{0}a", "a-b", "ss", "ß", "a\u{AD}", "~", "[", "{",
      "@", "`",
    ]
    for left in texts {
      for right in texts {
        for ignoringCase in [true, false] {
          let order = Collation.invariant.compare(left, right, ignoringCase: ignoringCase)
          let equal = Collation.invariant.equals(left, right, ignoringCase: ignoringCase)
          #expect(equal == (order == 0), "\(left) \(right)")
        }
      }
    }
  }

  @Test func cultureAndOptions() {
    let swedish = Collation.named("sv-SE")
    #expect(swedish === Collation.named("sv-SE"))
    #expect(swedish.compare("ä", "z", ignoringCase: true) > 0)
    #expect(Collation.enUS.compare("ä", "z", ignoringCase: true) < 0)
    #expect(Collation.enUS.compare("résumé", "resume", .ignoreNonSpace) == 0)
    #expect(Collation.enUS.compare("Resume", "resume", .ignoreNonSpace) != 0)
    #expect(Collation.enUS.compare("RÉSUMÉ", "resume", [.ignoreNonSpace, .ignoreCase]) == 0)
    #expect(Collation.enUS.compare("co-op", "coop", .ignoreSymbols) == 0)
    #expect(Collation.enUS.compare("か", "カ", .ignoreCase) != 0)
    #expect(Collation.enUS.compare("か", "カ", [.ignoreCase, .ignoreKanaType]) == 0)
    #expect(Collation.enUS.compare("Ａ", "A", [.ignoreCase]) != 0)
    #expect(Collation.enUS.compare("Ａ", "A", [.ignoreCase, .ignoreWidth]) == 0)
    #expect(Collation.enUS.compare("a", "B", .ordinal) > 0)
  }

  @Test func searches() {
    let culture = Collation.enUS
    #expect(culture.find("WORLD", in: "Hello World", .ignoreCase) == TextMatch(index: 6, length: 5))
    #expect(culture.find("é", in: "cafe\u{301}s", []) == TextMatch(index: 3, length: 2))
    #expect(culture.find("", in: "abc", last: true, [])?.index == 3)
    #expect(culture.find("x", in: "äbc", []) == nil)
    #expect(culture.find("\n", in: "a\r\nb", [])?.index == 2)
    #expect(culture.starts("\u{AD}ABC", with: "a", .ignoreCase))
    #expect(culture.ends("grüßE", with: "ße", .ignoreCase))
    #expect(!culture.ends("grüße", with: "ü", []))
  }
}
