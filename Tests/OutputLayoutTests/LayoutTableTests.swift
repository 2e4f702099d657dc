import Testing

/// What `Out-String` gives for recorded expressions, in process; floors keep what stands.
extension OutputLayoutTests {
  @Suite(.serialized) @MainActor struct LayoutTableTests {
    @Test(arguments: [
      ("layout.tsv", "en-US", 895), ("layout.de-DE.tsv", "de-DE", 445),
      ("shaping.tsv", "en-US", 15),
    ])
    func recordedLayouts(file: String, culture: String, floor: Int) throws {
      let shell = try LayoutSession(culture: culture)
      let rows = RecordedRows.texts(file)
      let wrong = rows.filter { !shell.answer($0.0).utf8.elementsEqual($0.1.utf8) }
      print("\(file): \(rows.count - wrong.count) of \(rows.count)")
      #expect(!rows.isEmpty)
      #expect(rows.count - wrong.count >= floor, "\(wrong.prefix(3))")
    }
  }
}
