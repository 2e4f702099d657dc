import LineEditing
import Testing

/// Moving and changing by what a user sees as one character, word or line.
struct EditBufferTests {
  /// A text with `|` for the cursor.
  private func buffer(_ marked: String) -> EditBuffer {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    return EditBuffer(
      parts.joined(), cursorByte: parts.first.map { $0.utf8.count } ?? 0)
  }

  private func moved(_ marked: String, _ target: (EditBuffer) -> Int?) -> String? {
    var buffer = buffer(marked)
    guard let position = target(buffer) else { return nil }
    buffer.move(to: position)
    let before = buffer.textBeforeCursor
    return before + "|"
      + String(decoding: buffer.text.utf8.dropFirst(before.utf8.count), as: UTF8.self)
  }

  @Test(arguments: [
    ("|a", "|a"), ("a|", "|a"), ("ae\u{301}|x", "a|e\u{301}x"), ("👨‍👩‍👧|", "|👨‍👩‍👧"),
    ("🇩🇪🇫🇷|", "🇩🇪|🇫🇷"), ("a\n|b", "a|\nb"), ("a\n\u{301}|b", "a\n|\u{301}b"),
  ])
  func previousCharacter(from: String, to: String) {
    #expect(moved(from) { $0.previousCharacter } == to)
  }

  @Test(arguments: [
    ("a|", "a|"), ("|a", "a|"), ("a|e\u{301}x", "ae\u{301}|x"), ("|👨‍👩‍👧x", "👨‍👩‍👧|x"),
    ("a|\nb", "a\n|b"), ("|日本", "日|本"),
  ])
  func nextCharacter(from: String, to: String) {
    #expect(moved(from) { $0.nextCharacter } == to)
  }

  @Test(arguments: [
    ("Get-VM web01|", "Get-VM |web01"), ("Get-VM |web01", "Get-|VM web01"), ("  |", "|  "),
    ("größe|", "|größe"),
  ])
  func previousWord(from: String, to: String) {
    #expect(moved(from) { $0.previousWord } == to)
  }

  @Test(arguments: [("|Get-VM web01", "Get-|VM web01"), ("Get-|VM web01", "Get-VM |web01")])
  func nextWord(from: String, to: String) { #expect(moved(from) { $0.nextWord } == to) }

  @Test(arguments: [("Get-VM web01|", "Get-VM |web01"), ("Get-VM  |", "|Get-VM  ")])
  func previousBlank(from: String, to: String) { #expect(moved(from) { $0.previousBlank } == to) }

  @Test(arguments: [
    ("abc\nde|f", "ab|c\ndef", nil), ("abc\nd\nef|", "abc\nd|\nef", nil),
    ("a|bc\nd", nil, "abc\nd|"), ("日|本\nabcd", nil, "日本\nab|cd"), ("a|", nil, nil),
  ])
  func linesAboveAndBelow(from: String, above: String?, below: String?) {
    #expect(moved(from) { $0.lineAbove } == above)
    #expect(moved(from) { $0.lineBelow } == below)
  }

  @Test func replacingBytes() {
    var buffer = EditBuffer("ä Get-V x", cursorByte: 8)
    buffer.replaceBytes(3..<8, with: "Get-VM")
    #expect(buffer.text == "ä Get-VM x")
    #expect(buffer.cursorByte == 9)
    buffer.replaceBytes(100..<200, with: "!")
    #expect(buffer.text == "ä Get-VM x!")
  }

  @Test func cutting() {
    var buffer = buffer("one |two")
    #expect(buffer.cut(to: buffer.lineEnd) == "two")
    #expect(buffer.cut(to: buffer.lineStart) == "one ")
    #expect(buffer.isEmpty)
  }
}
