import Testing

@testable import PowerShellEngine

/// Simple case mapping under the three sets of rules, and titles.
@MainActor struct CaseMappingTests {
  @Test func mapsOneCharacterToOne() {
    #expect(CaseMapping.uppercase("straße é ı ÿ") == "STRAßE É I Ÿ")
    #expect(CaseMapping.uppercase("iı", .invariant) == "Iı")
    #expect(CaseMapping.lowercase("Iİ", .invariant) == "iİ")
    #expect(CaseMapping.uppercase("iı", .turkic) == "İI")
    #expect(CaseMapping.lowercase("Iİ", .init(culture: "tr-TR")) == "ıi")
    #expect(CaseMapping.lowercase("HELLO, World 123") == "hello, world 123")
  }

  @Test func titlesKeepAcronyms() {
    #expect(CaseMapping.titlecase("hello big WORLD") == "Hello Big WORLD")
    #expect(CaseMapping.titlecase("don't STOP_me x1y") == "Don't STOP_Me X1y")
    #expect(CaseMapping.titlecase("") == "")
  }

  @Test func foldsHashAndEqualityAlike() {
    let pairs = [
      ("", ""), ("Name", "nAME"), ("ComputerNameX", "computernamex"),
      ("ProcessorCountAndMore", "PROCESSORCOUNTANDMORE"), ("Ärger", "äRGER"), ("ɐ", "Ɐ"),
    ]
    for (left, right) in pairs {
      #expect(AsciiFold.foldedEquals(left, right))
      #expect(AsciiFold.foldedHash(of: left) == AsciiFold.foldedHash(of: right))
    }
    for (left, right) in [
      ("a", "b"), ("a", "aa"), ("@", "`"), ("[", "{"), ("é", "e\u{301}"), ("ı", "i"), ("ſ", "s"),
      ("ä", "ab"), ("12345678a", "12345678b"),
    ] {
      #expect(!AsciiFold.foldedEquals(left, right))
    }
  }
}
