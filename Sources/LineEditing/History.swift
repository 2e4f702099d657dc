/// What was typed before, oldest first, shared with other sessions through a file.
package final class History {
  package private(set) var entries: [String] = []
  private let file: HistoryFile?
  /// Told of every entry that comes in, also those other sessions wrote.
  var onEntry: (String) -> Void = { _ in }

  package static let limit = 4096

  package init(file: HistoryFile? = nil) {
    self.file = file
    for entry in file?.exchange() ?? [] { append(entry) }
  }

  package func add(_ entry: String, isKept: Bool = true) {
    guard entry.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return }
    if let last = entries.last, Self.isSame(last, entry) { return }
    if isKept { for other in file?.exchange(adding: entry) ?? [] { append(other) } }
    append(entry)
  }

  private func append(_ entry: String) {
    if let last = entries.last, Self.isSame(last, entry) { return }
    entries.append(entry)
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    onEntry(entry)
  }

  /// The newest entry before an index that starts with a text and goes on.
  package func older(than index: Int, startingWith prefix: String) -> Int? {
    let prefix = Array(prefix.utf8)
    return entries[..<min(max(index, 0), entries.count)].lastIndex { Self.starts($0, with: prefix) }
  }

  package func newer(than index: Int, startingWith prefix: String) -> Int? {
    let prefix = Array(prefix.utf8)
    return entries[min(max(index + 1, 0), entries.count)...]
      .firstIndex { Self.starts($0, with: prefix) }
  }

  /// The newest entry before an index that holds a text anywhere.
  package func older(than index: Int, containing text: String) -> Int? {
    let wanted = text.utf8.map(\.folded)
    return entries[..<min(max(index, 0), entries.count)].lastIndex {
      Self.contains(Array($0.utf8), wanted)
    }
  }

  package func newer(than index: Int, containing text: String) -> Int? {
    let wanted = text.utf8.map(\.folded)
    return entries[min(max(index + 1, 0), entries.count)...].firstIndex {
      Self.contains(Array($0.utf8), wanted)
    }
  }

  /// What an entry adds to the text typed so far, by the newest one that starts with it.
  package func prediction(for text: String) -> String {
    guard !text.isEmpty, let index = older(than: entries.count, startingWith: text) else {
      return ""
    }
    return String(decoding: entries[index].utf8.dropFirst(text.utf8.count), as: UTF8.self)
  }

  private static func starts(_ entry: String, with prefix: [UInt8]) -> Bool {
    var bytes = entry.utf8.makeIterator()
    for wanted in prefix {
      guard let byte = bytes.next(), byte.folded == wanted.folded else { return false }
    }
    return bytes.next() != nil
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard wanted.count <= bytes.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { bytes[start + $0].folded == wanted[$0] }
    }
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8)
  }
}

extension UInt8 {
  /// ASCII letters in lower case: searches do not look at case.
  fileprivate var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
