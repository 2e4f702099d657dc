/// A search through older inputs, growing letter by letter.
struct HistorySearch {
  private let history: History
  private var wanted = ""
  private var index: Int?
  private var isMissing = false

  init(history: History) { self.history = history }

  /// The input found, with the cursor at the place.
  var found: EditBuffer? {
    guard let index, history.entries.indices.contains(index) else { return nil }
    return EditBuffer(history.entries[index])
  }

  /// The line that shows the search.
  var line: String { (isMissing ? "failed-bck-i-search: " : "bck-i-search: ") + wanted + "_" }

  mutating func append(_ text: String) {
    wanted += text
    look(from: index.map { $0 + 1 } ?? history.entries.count)
  }

  mutating func removeLast() {
    guard !wanted.isEmpty else { return }
    wanted.removeLast()
    index = nil
    look(from: history.entries.count)
  }

  mutating func older() { look(from: index ?? history.entries.count) }

  mutating func newer() {
    guard !wanted.isEmpty, let index else { return }
    if let next = history.newer(than: index, containing: wanted) { self.index = next }
  }

  private mutating func look(from start: Int) {
    guard !wanted.isEmpty else {
      index = nil
      isMissing = false
      return
    }
    let next = history.older(than: start, containing: wanted)
    isMissing = next == nil
    if let next { index = next }
  }
}
