import Testing

@testable import PowerShellEngine

/// Text by UTF-16 offsets.
@MainActor struct UTF16TextTests {
  @Test func unitsAndSlices() {
    #expect("a😀b".utf16Length == 4)
    #expect("a😀b".utf16Unit(at: 3) == 0x62)
    #expect("a😀b".utf16Unit(at: 4) == nil)
    #expect("abc".utf16Unit(at: -1) == nil)
    #expect("a😀b".utf16Slice(1..<3) == .text("😀"))
    #expect("a😀b".utf16Slice(0..<2) == .illFormed([0x61, 0xD83D]))
    #expect("abc".utf16Slice(1..<3) == .text("bc"))
    #expect("abc".utf16Slice(1..<4) == nil)
    #expect("äöü".utf16Slice(3..<3) == .text(""))
    #expect(UTF16Slice([0x61, 0xD83D]) == .illFormed([0x61, 0xD83D]))
  }

  @Test func offsetsBothWays() {
    let text = "aä😀b"
    #expect((0...5).map(text.byteOffset(ofUTF16:)) == [0, 1, 3, 3, 7, 8])
    #expect([0, 1, 3, 7, 8].map(text.utf16Offset(ofByte:)) == [0, 1, 2, 4, 5])
  }

  @Test func searches() {
    #expect("Hello World".find("o", ignoringCase: false) == TextMatch(index: 4, length: 1))
    #expect("Hello World".find("O", last: true, ignoringCase: true)?.index == 7)
    #expect("Hello".find("hello!", ignoringCase: true) == nil)
    #expect("äÖß".find("ö", ignoringCase: true)?.index == 1)
    #expect("𐐨x".find("𐐀X", ignoringCase: true)?.index == 0)
    #expect("aaa".lastUTF16Index(of: "", in: 0..<3, ignoringCase: false) == 3)
    #expect("banana".firstUTF16Index(of: "an", in: 2..<6, ignoringCase: false) == 3)
    #expect("banana".lastUTF16Index(of: "an", in: 0..<4, ignoringCase: false) == 1)
    #expect("banana".firstUTF16Index(ofUnit: 0x6E, in: 3..<6) == 4)
    #expect("banana".lastUTF16Index(in: 0..<6) { $0 == 0x62 } == 0)
    #expect("Hello".hasPrefix("hE", ignoringCase: true))
    #expect("grüße".hasSuffix("ÜßE", ignoringCase: true))
  }

  @Test func ordersByUnits() {
    #expect(OrdinalComparison.compare("a", "B") == 31)
    #expect(OrdinalComparison.compare("abc", "ab") > 0)
    #expect(OrdinalComparison.compare("\u{FFFD}", "😀") > 0)
    #expect(OrdinalComparison.compare("é", "e\u{301}") != 0)
    #expect(OrdinalComparison.compareIgnoringCase("_", "a") > 0)
    #expect(OrdinalComparison.compareIgnoringCase("ÄB", "äb") == 0)
  }
}
