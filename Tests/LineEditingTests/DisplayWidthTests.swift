import LineEditing
import Testing

/// Columns of text as a terminal shows it.
struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Get-VM", 6), ("äöü", 3), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("😀", 2),
    ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("ｱ", 1), ("Ａ", 2), ("\u{200B}", 0),
    ("€", 1), ("➤", 1), ("①", 1), ("a\u{308}\u{323}b", 2), ("\u{AD}", 0), ("1️⃣", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }
}
