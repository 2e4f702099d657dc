internal import PowerShellEngine

/// Files and folders whose names begin as typed, written relative to where the session stands.
extension Completer {
  func paths(_ word: String, _ quote: UInt8? = nil) -> [CompletionItem] {
    let cut = word.utf8.lastIndex { $0 == 0x5C || $0 == 0x2F }
    let folder = cut.map { String(word[...$0]) } ?? ""
    let name = cut.map { String(word[word.utf8.index(after: $0)...]) } ?? word
    guard let place = session.drives.resolve(folder.isEmpty ? "." : folder),
      let drive = session.drives.drive(place.drive), drive.isFileDrive,
      let entries = try? drive.volume.entries(in: place.names)
    else { return [] }
    let pattern = WordPattern(name)
    let prefix = folder.isEmpty ? ".\\" : folder
    let found = entries.filter { pattern.matches($0.name) && !$0.isHidden }.map { entry in
      CompletionItem(
        QuotedWord.of(prefix + entry.name, quote: quote),
        entry.kind == .folder ? .providerContainer : .providerItem, label: entry.name,
        detail: place.appending(entry.name).text)
    }
    return found.sortedByLabel(session)
  }
}
