import LineEditing
import PseudoTerminals
import Testing

/// From prompt, input and cursor to rows: a pure function.
struct FrameTests {
  private func content(
    _ text: String, at cursor: Int? = nil, prompt: String = "> "
  ) -> FrameContent {
    var content = FrameContent(prompt: prompt)
    content.buffer = EditBuffer(text, cursorByte: cursor)
    return content
  }

  struct Case: Sendable {
    let text: String
    var cursor: Int?
    var prompt = "> "
    let rows: [String]
    let place: [Int]
  }

  @Test(arguments: [
    Case(text: "", rows: ["> "], place: [0, 2]),
    Case(text: "abc", rows: ["> abc"], place: [0, 5]),
    Case(text: "abc", cursor: 1, rows: ["> abc"], place: [0, 3]),
    Case(text: "abcdefghij", rows: ["> abcdefgh", "ij"], place: [1, 2]),
    Case(text: "abcdefgh", rows: ["> abcdefgh", ""], place: [1, 0]),
    Case(text: "abcdefghi", cursor: 8, rows: ["> abcdefgh", "i"], place: [1, 0]),
    Case(text: "abcdefgh\ni", cursor: 8, rows: ["> abcdefgh", "", ">> i"], place: [1, 0]),
    Case(text: "a\nb", rows: ["> a", ">> b"], place: [1, 4]),
    Case(text: "a\n", rows: ["> a", ">> "], place: [1, 3]),
    Case(text: "a\nb", cursor: 1, rows: ["> a", ">> b"], place: [0, 3]),
    Case(text: "a\n\nb", cursor: 2, rows: ["> a", ">> ", ">> b"], place: [1, 3]),
    Case(text: "日本語日本", rows: ["> 日本語日", "本"], place: [1, 2]),
    Case(text: "a日本語日本", cursor: 10, rows: ["> a日本語", "日本"], place: [1, 0]),
    Case(text: "e\u{301}x", cursor: 3, rows: ["> e\u{301}x"], place: [0, 3]),
    Case(text: "👨‍👩‍👧x", rows: ["> 👨‍👩‍👧x"], place: [0, 5]),
    Case(text: "\u{3}\u{1B}", rows: ["> ^C^["], place: [0, 6]),
    Case(text: "\tx", rows: [">   x"], place: [0, 5]),
    Case(text: "\u{9B}2J", rows: ["> \u{FFFD}2J"], place: [0, 5]),
    Case(text: "x", prompt: "one\ntwo> ", rows: ["one", "two> x"], place: [1, 6]),
  ])
  func rows(_ given: Case) {
    let frame = content(given.text, at: given.cursor, prompt: given.prompt)
      .frame(columns: 10, rows: 24)
    #expect(frame.rows == given.rows)
    #expect([frame.cursorRow, frame.cursorColumn] == given.place)
  }

  @Test func colouredPromptTakesNoRoom() {
    let frame = content("x", prompt: "\u{1B}]0;title\u{7}\u{1B}[32mPS>\u{1B}[0m ")
      .frame(columns: 80, rows: 24)
    #expect(frame.cursorColumn == 5)
    #expect(frame.widths == [5])
  }

  @Test func stylesGoOnOverRows() {
    var content = content("abcdefghij")
    content.styles = [StyledRange(6..<9, "<c>")]
    let frame = content.frame(columns: 10, rows: 24)
    #expect(frame.rows == ["> abcdef<c>gh\u{1B}[0m", "<c>i\u{1B}[0mj"])
  }

  @Test func predictionStandsBehindTheCursor() {
    var content = content("Get")
    content.prediction = "-VM"
    content.predictionStyle = "<d>"
    let frame = content.frame(columns: 20, rows: 24)
    #expect(frame.rows == ["> Get<d>-VM\u{1B}[0m"])
    #expect(frame.cursorColumn == 5)
  }

  @Test func secretsAreStars() {
    var content = content("päss")
    content.isSecret = true
    #expect(content.frame(columns: 20, rows: 24).rows == ["> ****"])
  }

  @Test func tallInputShowsTheRowsRoundTheCursor() {
    let text = (1...50).map { "line \($0)" }.joined(separator: "\n")
    let end = content(text).frame(columns: 20, rows: 5)
    #expect(end.rows == (46...50).map { ">> line \($0)" })
    #expect(end.cursorRow == 4)
    let start = content(text, at: 0).frame(columns: 20, rows: 5)
    #expect(start.rows.first == "> line 1")
    #expect(start.cursorRow == 0)
  }

  @Test func menuIsClippedToTheWindow() {
    var content = content("a\nb\nc\nd")
    content.below = ["one line that is too long", "two"]
    let frame = content.frame(columns: 10, rows: 4)
    #expect(frame.rows == [">> c", ">> d", "one line t", "two"])
    #expect(frame.cursorRow == 1)
  }

  /// What is painted, one frame over the other, is what a terminal shows.
  @Test(arguments: [7, 10, 23])
  func paintedFramesReplaceEachOther(columns: Int) {
    var painter = Painter()
    var screen = TerminalScreen(columns: columns, rows: 12)
    screen.receive("output".utf8)
    screen.receive(Painter.freshRow(columns: columns).utf8)
    for text in ["a", "a日本語 und mehr", "a\nbcdefgh\n", "abcde", "", "x\ny\nz", "abcdefgh", "q"] {
      for cursor in [0, text.utf8.count] {
        let frame = content(text, at: cursor).frame(columns: columns, rows: 12)
        screen.receive(painter.paint(frame, columns: columns).utf8)
        let shown = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(shown.first == "output")
        #expect(
          screen.rows.dropFirst().prefix(frame.rows.count).elementsEqual(
            frame.rows.map { trimmed($0) }))
        #expect(shown.count <= frame.rows.count + 1)
        #expect([screen.row, screen.column] == [frame.cursorRow + 1, frame.cursorColumn])
      }
    }
  }

  private func trimmed(_ row: String) -> String {
    var row = row
    while row.utf8.last == 0x20 { row.removeLast() }
    return row
  }
}
