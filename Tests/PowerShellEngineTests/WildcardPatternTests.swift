import Testing

@testable import PowerShellEngine

/// `-like` against what PowerShell answered.
@MainActor struct WildcardPatternTests {
  @Test func matchesAsRecorded() {
    var asked = 0
    for row in Recording.table("wildcards") {
      var reader = ExpressionReader(row.expression)
      guard let text = reader.literal(), let word = reader.skip(anyOf: [" -like ", " -clike "]),
        let pattern = reader.literal()
      else {
        Issue.record("not understood: \(row.expression)")
        continue
      }
      asked += 1
      #expect(
        answer(text, pattern, ignoresCase: word == " -like ") == row.answer, "\(row.expression)")
    }
    #expect(asked == 210)
  }

  private func answer(_ text: String, _ pattern: String, ignoresCase: Bool) -> String {
    do throws(WildcardPattern.Invalid) {
      return Recording.shown(try WildcardPattern(pattern, ignoresCase: ignoresCase).matches(text))
    } catch {
      return "!RuntimeException|" + error.message
    }
  }

  @Test(
    arguments: [
      ("[z-a]", "z", nil), ("`", "", true), ("a`", "a`", true), ("``", "`", true),
      ("[a`]]", "]", true),
      ("[a`-c]", "b", false), ("[a`-c]", "-", true), ("???", "ä😀", true), ("Ä*", "ärger", true),
      ("*a*b*c", "xxaxxbxxabc", true), ("*a*b*c", "xxaxxbxxabd", false), ("[Ä-Ü]", "ö", true),
    ] as [(String, String, Bool?)])
  func edges(_ pattern: String, _ text: String, _ expected: Bool?) {
    #expect((try? WildcardPattern(pattern))?.matches(text) == expected)
  }

  @Test func staysBounded() throws {
    let pattern = try WildcardPattern(String(repeating: "*a", count: 50) + "*b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }

  @Test func escapes() throws {
    #expect(WildcardPattern.escape("a*[b]?`") == "a`*`[b`]`?``")
    #expect(WildcardPattern.unescape("a`*`[b`]`?``c`d`") == "a*[b]?`c`d`")
    #expect(!WildcardPattern.containsWildcard("a`*b"))
    #expect(WildcardPattern.containsWildcard("a]"))
    #expect(try WildcardPattern("a.b*[x-z]?").regularExpression == "^a\\.b.*[x-z].$")
    #expect(try WildcardPattern("a%*[x-z]?").wql == "a[%]%[x-z]_")
    #expect(try WildcardPattern("AbC", ignoresCase: false).literal == "AbC")
  }
}
