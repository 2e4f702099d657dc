/// Walking through older inputs from the one being typed, which stays at the end of the walk.
struct Recall {
  private let entries: [String]
  private var index: Int
  private var typed = ""
  /// What F8 looks for, and the text it showed last.
  private var search: (prefix: String, shown: String)?

  init(entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  mutating func older(than text: String) -> String? {
    guard index > 0 else { return nil }
    if index == entries.count { typed = text }
    index -= 1
    return entries[index]
  }

  mutating func newer() -> String? {
    guard index < entries.count else { return nil }
    index += 1
    return index < entries.count ? entries[index] : typed
  }

  /// The next input that starts as the text before the cursor did when the walk began; with it the
  /// length of that start.
  mutating func withPrefix(
    of buffer: EditBuffer, in history: History, isOlder: Bool
  ) -> (text: String, prefix: String)? {
    let text = buffer.text
    let goesOn = search.map { $0.shown.utf8.elementsEqual(text.utf8) } ?? false
    let prefix = goesOn ? search?.prefix ?? "" : buffer.textBeforeCursor
    if index == entries.count { typed = text }
    let found =
      isOlder
      ? history.older(than: index, startingWith: prefix)
      : history.newer(than: index, startingWith: prefix)
    guard let found, entries.indices.contains(found) else { return nil }
    index = found
    search = (prefix, entries[found])
    return (entries[found], prefix)
  }
}
