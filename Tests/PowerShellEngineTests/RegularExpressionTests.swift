import Testing

@testable import PowerShellEngine

/// `-match`, `-replace`, `-split` and `[regex]` against what PowerShell answered.
@MainActor struct RegexRecordingTests {
  @Test func answersAsRecorded() {
    let cache = RegexCache()
    var asked = 0
    for row in Recording.table("regex") {
      guard let answer = try? answer(to: row.expression, cache) else { continue }
      asked += 1
      #expect(answer == row.answer, "\(row.expression)")
    }
    #expect(asked >= 664)
  }

  private struct NotUnderstood: Error {}

  private func answer(to expression: String, _ cache: RegexCache) throws -> String {
    var reader = ExpressionReader(expression)
    let word = reader.skip(anyOf: ["if (", "[regex]::Matches("])
    guard let text = reader.literal() else { throw NotUnderstood() }
    let isList = word == "[regex]::Matches("
    guard let operation = reader.skip(anyOf: [" -match ", " -replace ", " -split ", ", "]),
      let pattern = reader.literal()
    else { throw NotUnderstood() }
    do {
      let expression = try cache.expression(pattern, isList ? [] : .ignoreCase)
      switch operation {
      case " -match ": return try shownMatch(expression, text)
      case " -split ": return Recording.shown(try expression.split(text))
      case " -replace ":
        guard reader.skip(", "), let replacement = reader.literal() else { throw NotUnderstood() }
        let parts = try RegexReplacement(replacement, for: expression)
        return Recording.shown(try expression.replace(in: text, with: parts))
      default:
        guard reader.skip(").Value -join '|'") else { throw NotUnderstood() }
        var matches = expression.matches(in: text)
        var values: [String] = []
        while let match = try matches.next() { values.append(match.value) }
        return Recording.shown(values.joined(separator: "|"))
      }
    } catch let error as RegexParseError {
      let message = String(Recording.shown(error.message).dropFirst("System.String|".count))
      if isList {
        return
          "!RegexParseException|Exception calling \"Matches\" with \"2\" argument(s): \"\(message)\""
      }
      if operation == " -replace " {
        let shown = Recording.shown(pattern).dropFirst("System.String|".count)
        return "!InvalidRegularExpression|The regular expression pattern \(shown) is not valid."
      }
      return "!System.Text.RegularExpressions.RegexParseException|" + message
    }
  }

  private func shownMatch(_ expression: RegularExpression, _ text: String) throws -> String {
    guard let match = try expression.firstMatch(in: text) else { return Recording.shown("no") }
    var entries: [(name: String, shown: String)] = []
    for (place, name) in expression.groupNames.enumerated() {
      guard let group = match.group(at: place) else { continue }
      let isNumber = expression.groups.named.allSatisfy { $0.name != name }
      entries.append(
        (name, "System.\(isNumber ? "Int32" : "String")|\(name) = \(Recording.shown(group.value))"))
    }
    let sorted = entries.sorted { $0.name < $1.name }.map(\.shown)
    return "System.Collections.Hashtable{" + sorted.joined(separator: "; ") + "}"
  }
}

/// What .NET's syntax means, beyond the recordings.
@MainActor struct RegularExpressionTests {
  @Test(
    arguments: [
      // Classes and case.
      ("[a-z-[aeiou]]+", "aeixyz", "xyz"), ("[^a-c-[x]]y?", "axdy", "dy"),
      ("[\\W\\d]+", "ab1-2c", "1-2"),
      ("\\p{IsGreek}+", "abγδε", "γδε"), ("\\P{L}+", "ab12c", "12"),
      ("\\w+", "²é\u{301}‿x", "é\u{301}‿x"),
      ("[^\\W_]+", "__äb_", "äb"), ("\\bä\\b", "x ä y", "ä"), ("\\d", "٣", "٣"),
      ("[[:alpha:]]", "a:]", ":]"),
      ("[]a]+", "]a]", "]a]"), ("[\\p{Lu}-]", "-", "-"), ("\\s", "\u{85}", "\u{85}"),
      (".", "\r", "\r"),
      // Groups and assertions.
      ("(?<=ab|c)x", "abx", "x"), ("(?<=a{1,3}b)x", "aabx", "x"), ("(?<=\\w+)\\d", "ab1", "1"),
      ("(?<!^.*)b", "ab", nil), ("(?(?=a)ab|c)", "c", "c"), ("(?(1)a|b)(x)?", "b", "b"),
      ("(?'q'a)\\k'q'", "aa", "aa"), ("(a)(?<1>b)\\1", "abb", "abb"), ("(?>a*)a", "aaa", nil),
      ("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$", "(a(b)c)", "(a(b)c)"),
      ("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$", "(a(b c)", nil),
      ("(?<x>a)|(?<x>b)", "b", "b"), ("((?<x>a)|(?<x>b))+\\k<x>", "abb", "abb"),
      ("(?m)^b$", "a\nb\nc", "b"), ("a\\Z", "a\n", "a"), ("a\\z", "a\n", nil), ("a$", "a\n", "a"),
      ("(?x) a # no\n b", "ab", "ab"), ("(?s-m:a.)b", "a\nb", "a\nb"), ("a(?#x)b", "ab", "ab"),
      // What PCRE2 would take for something else.
      ("a{,2}", "a{,2}", "a{,2}"), ("x{a}", "x{a}", "x{a}"),
      ("\\x41\\u0042\\103\\cI", "ABC\t", "ABC\t"),
      ("(a+)+$", "aaa", "aaa"), ("(?:a|ab)(?:c|bcd)d*", "abcd", "abcd"), ("\\0", "\u{0}", "\u{0}"),
      ("é", "E\u{301}é", "é"), ("ab|", "", ""), ("(?:)", "x", ""), ("(|a)+b", "aab", "aab"),
      ("[\\b]", "\u{8}", "\u{8}"), ("#", "#", "#"), ("a b", "a b", "a b"),
      ("\\e", "\u{1B}", "\u{1B}"),
      ("[\\d-z]+", "1-z", "1-z"), ("a{70000}", "a", nil), ("(?n)(a)\\s", "a ", "a "),
    ] as [(String, String, String?)])
  func finds(_ pattern: String, _ text: String, _ expected: String?) throws {
    guard let expression = try? RegularExpression(pattern) else {
      #expect(expected == nil)
      return
    }
    // The second round is for texts that are not ASCII.
    #expect(try expression.firstMatch(in: text)?.value == expected)
    let wider =
      text.isEmpty || pattern.contains("$") || pattern.contains("\\z") || pattern.contains("\\Z")
    if !wider { #expect(try expression.firstMatch(in: text + " ÿ")?.value == expected) }
    let machine = try bothMachines(expression, text)
    #expect(machine == expected)
  }

  private func bothMachines(_ expression: RegularExpression, _ text: String) throws -> String? {
    let layout = RegexText(text)
    var machine = expression.backtracker(over: layout)
    guard try machine.match(from: 0) else { return nil }
    return text.textOfBytes(layout.bytes(of: machine.captures[0][0]))
  }

  @Test(arguments: [
    ("hello", "HELLO", true), ("[a-c]+", "ABC", true), ("k", "\u{212A}", true), ("s", "ſ", false),
    ("ß", "ẞ", true), ("σ", "ς", false), ("(?-i)a", "A", false), ("\\p{Lu}", "a", true),
    ("ä", "Ä", true),
    ("i", "ı", false), ("(a)\\1", "aA", true), ("straße", "STRASSE", false), ("[^a]", "A", false),
    ("x(?-i:y)z", "XyZ", true), ("x(?-i:y)z", "XYZ", false), ("[k-m]", "\u{212A}", true),
  ])
  func ignoresCase(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try RegularExpression(pattern, .ignoreCase).isMatch(text) == expected)
  }

  @Test(arguments: [
    ("[a", "Invalid pattern '[a' at offset 2. Unterminated [] set."),
    ("a)", "Invalid pattern 'a)' at offset 2. Too many )'s."),
    ("a**", "Invalid pattern 'a**' at offset 3. Nested quantifier '*'."),
    ("a++", "Invalid pattern 'a++' at offset 3. Nested quantifier '+'."),
    ("{2}", "Invalid pattern '{2}' at offset 1. Quantifier '{' following nothing."),
    ("a{3,2}", "Invalid pattern 'a{3,2}' at offset 6. Illegal {x,y} with x > y."),
    ("[z-a]", "Invalid pattern '[z-a]' at offset 4. [x-y] range in reverse order."),
    ("(?R)", "Invalid pattern '(?R)' at offset 3. Unrecognized grouping construct."),
    ("(?|a)", "Invalid pattern '(?|a)' at offset 3. Unrecognized grouping construct."),
    ("\\K", "Invalid pattern '\\K' at offset 2. Unrecognized escape sequence \\K."),
    ("\\Qa", "Invalid pattern '\\Qa' at offset 2. Unrecognized escape sequence \\Q."),
    ("\\1", "Invalid pattern '\\1' at offset 2. Reference to undefined group number 1."),
    (
      "(?<>a)",
      "Invalid pattern '(?<>a)' at offset 3. Invalid group name: Group names must begin with a word character."
    ),
    ("\\p{Foo}", "Invalid pattern '\\p{Foo}' at offset 7. Unknown property 'Foo'."),
    ("\\x4", "Invalid pattern '\\x4' at offset 2. Insufficient or invalid hexadecimal digits."),
    ("(?#a", "Invalid pattern '(?#a' at offset 4. Unterminated (?#...) comment."),
    (
      "(?(1)a)",
      "Invalid pattern '(?(1)a)' at offset 5. Conditional alternation refers to an undefined group number 1."
    ),
    ("(?(a)b|c|d)", "Invalid pattern '(?(a)b|c|d)' at offset 11. Too many | in (?()|)."),
    (
      "[a-\\d]",
      "Invalid pattern '[a-\\d]' at offset 5. Cannot include class \\d in character range."
    ),
    (
      "(*LIMIT_MATCH=1)",
      "Invalid pattern '(*LIMIT_MATCH=1)' at offset 2. Quantifier '*' following nothing."
    ),
  ])
  func refuses(_ pattern: String, _ message: String) {
    do throws(RegexParseError) {
      _ = try RegularExpression(pattern)
      Issue.record("accepted \(pattern)")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test func numbersGroupsLikeDotNet() throws {
    let expression = try RegularExpression("(?<n>a)(b)(?<7>c)(?<m>d)(e)")
    #expect(expression.groupNumbers == [0, 1, 2, 3, 4, 7])
    #expect(expression.groupNames == ["0", "1", "2", "n", "m", "7"])
    let match = try #require(try expression.firstMatch(in: "äabcde"))
    #expect((0..<6).map { match.group(at: $0)?.value } == ["abcde", "b", "e", "a", "d", "c"])
    #expect(match.group(named: "m")?.index == 4)
    #expect(match.group(named: "7")?.value == "c")
    #expect(match.index == 1 && match.length == 5)
  }

  @Test func keepsAllCaptures() throws {
    for text in ["a1b2c3", "ä1b2c3"] {
      let match = try #require(try RegularExpression("(?:(\\w)(\\d))+").firstMatch(in: text))
      #expect(match.captures(at: 2).map(\.value) == ["1", "2", "3"])
      #expect(match.captures(at: 1).map(\.index) == [0, 2, 4])
    }
    let once = try #require(try RegularExpression("(a)(x)?").firstMatch(in: "a"))
    #expect(once.captures(at: 1).count == 1 && once.captures(at: 2).isEmpty)
  }

  @Test func readsFromRightToLeft() throws {
    let expression = try RegularExpression("\\d{2}", .rightToLeft)
    var matches = expression.matches(in: "1ä234")
    var values: [String] = []
    while let match = try matches.next() { values.append(match.value) }
    #expect(values == ["34"])
    let digit = try RegularExpression("\\d", .rightToLeft)
    #expect(
      try digit.replace(in: "a1b2c3", with: RegexReplacement("x", for: digit), count: 2) == "a1bxcx"
    )
    #expect(try RegularExpression(",", .rightToLeft).split("a,b,c", count: 2) == ["a,b", "c"])
  }

  @Test func replaces() throws {
    let expression = try RegularExpression("(?<x>b)(c)?")
    func replaced(_ replacement: String, _ count: Int = -1, _ start: Int? = nil) throws -> String {
      let parts = try RegexReplacement(replacement, for: expression)
      return try expression.replace(in: "abcäb", with: parts, count: count, from: start)
    }
    #expect(try replaced("<$&|$1|${x}|$2>") == "a<bc|c|b|b>ä<b||b|b>")
    #expect(try replaced("$`") == "aaäabcä")
    #expect(try replaced("$'") == "aäbä")
    #expect(try replaced("$+$$$3${y}$") == "ab$$3${y}$äb$$3${y}$")
    #expect(try replaced("$_", 1) == "aabcäbäb")
    #expect(try replaced("-", -1, 2) == "abcä-")
    #expect(try replaced("", 0) == "abcäb")
    let shouted = try expression.replace(in: "abcäb", count: 1) { $0.value + "!" }
    #expect(shouted == "abc!äb")
  }

  @Test func splits() throws {
    #expect(try RegularExpression("(-)|,").split("a-b,c") == ["a", "-", "b", "c"])
    #expect(try RegularExpression("").split("äb") == ["", "ä", "b", ""])
    #expect(try RegularExpression(",").split("a,b,c", count: 2) == ["a", "b,c"])
    #expect(try RegularExpression(",").split("a,b,c", count: 1) == ["a,b,c"])
    #expect(try RegularExpression(",").split("a,b,c", from: 2) == ["a,b", "c"])
  }

  @Test func givesUpInTime() throws {
    let slow = try RegularExpression("^(a+)+$")
    let text = String(repeating: "a", count: 40) + "!"
    #expect(throws: RegexMatchError.tookTooLong(pattern: slow.pattern, text: text)) {
      _ = try slow.isMatch(text)
    }
    let balanced = try RegularExpression("^(?<o>a+)+(?<-o>b)$")
    #expect(throws: RegexMatchError.self) { _ = try balanced.isMatch(text) }
  }

  @Test func survivesWhatIsBig() throws {
    let words = (0..<9000).map { "word\($0)" }.joined(separator: "|")
    #expect(try RegularExpression("^(?:\(words))$").isMatch("word8999"))
    let deep = String(repeating: "(", count: 700) + "a" + String(repeating: ")", count: 700)
    #expect(try RegularExpression(deep).isMatch("a"))
    let tooDeep = String(repeating: "(", count: 100_000)
    #expect(throws: RegexParseError.self) { _ = try RegularExpression(tooDeep) }
    #expect(throws: RegexParseError.self) {
      _ = try RegularExpression(String(repeating: "[a-", count: 100_000))
    }
    #expect(try RegularExpression("(?:a{1000}){1000}").isMatch("a") == false)
    let long = String(repeating: "ab ", count: 700_000)
    #expect(try RegularExpression("^(?:a|b|\\s)*$").isMatch(long))
  }

  @Test func lastMatchEnd() throws {
    var matches = try RegularExpression("\\G\\d").matches(in: "12a3")
    var count = 0
    while try matches.next() != nil { count += 1 }
    #expect(count == 2)
    var empty = try RegularExpression("\\Ga?").matches(in: "ba")
    count = 0
    while try empty.next() != nil { count += 1 }
    #expect(count == 1)
  }

  @Test func escapes() throws {
    #expect(RegularExpression.escape("a.b*c[d] #\t") == "a\\.b\\*c\\[d]\\ \\#\\t")
    #expect(try RegularExpression.unescape("a\\.b\\x41\\t") == "a.bA\t")
    #expect(throws: RegexParseError.self) { try RegularExpression.unescape("a\\") }
  }

  @Test func cacheKeepsAndForgets() throws {
    let cache = RegexCache(capacity: 4)
    let first = try cache.expression("a", [])
    #expect(try cache.expression("a", []) === first)
    #expect(try cache.expression("a", .ignoreCase) !== first)
    for number in 0..<8 { _ = try cache.expression("b\(number)", []) }
    #expect(try cache.expression("a", []) !== first)
  }
}
