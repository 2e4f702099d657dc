internal import PowerShellEngine
internal import PowerShellSyntax

/// Names of types behind `[`: accelerators, types by their last name, types of a namespace.
extension Completer {
  /// Where the cursor stands behind `[` or `[A.B`, and the bracket does not index.
  func typeName() -> InputCompletion? {
    var start = before.count
    while start > 0, Self.isTypeByte(before[start - 1]) { start -= 1 }
    guard start > 0, before[start - 1] == 0x5B, !isIndexing(at: start - 1), !isInString else {
      return nil
    }
    let word = typed(from: start)
    guard !word.isEmpty else { return nil }
    return InputCompletion(start..<cursor, typeNames(word))
  }

  private static func isTypeByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || [0x2E, 0x5F, 0x2B].contains(byte)
  }

  private func isIndexing(at place: Int) -> Bool {
    guard place > 0 else { return false }
    let byte = before[place - 1]
    return Self.isTypeByte(byte) || [0x29, 0x5D, 0x7D, 0x27, 0x22].contains(byte)
  }

  private var isInString: Bool {
    path.contains { $0 is StringConstantExpressionAst || $0 is ExpandableStringExpressionAst }
      && !path.contains { $0 is TypeExpressionAst }
      && tokens.contains {
        [.stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable].contains(
          $0.kind) && Int($0.extent.start) < cursor && Int($0.extent.end) > cursor
      }
  }

  func typeNames(_ word: String) -> [CompletionItem] {
    word.utf8.contains(0x2E) ? qualified(word) : unqualified(word)
  }

  /// By the name behind the last dot; what has a short name is offered under it.
  private func unqualified(_ word: String) -> [CompletionItem] {
    let pattern = WordPattern(word)
    let short = TypeTable.acceleratorNames
    let taken = Set(short.compactMap { TypeTable.find($0)?.fullName })
    let items =
      short.filter(pattern.matches).map { CompletionItem($0, .type) }
      + fullNames.filter { !taken.contains($0) }.compactMap { name in
        let last = Self.lastName(name)
        return pattern.matches(last) ? CompletionItem(name, .type, label: last, detail: name) : nil
      }
    return items.sortedByLabel(session)
  }

  private func qualified(_ word: String) -> [CompletionItem] {
    let pattern = WordPattern(word)
    let depth = word.utf8.count { $0 == 0x2E }
    var items: [CompletionItem] = []
    for name in fullNames where pattern.matches(name) {
      let parts = name.utf8.split(separator: 0x2E)
      if parts.count == depth + 1 {
        items.append(CompletionItem(name, .type, label: Self.lastName(name), detail: name))
      } else if parts.count > depth + 1 {
        let space = parts.prefix(depth + 1).map { String(decoding: $0, as: UTF8.self) }
        items.append(
          CompletionItem(
            space.joined(separator: "."), .namespace, label: space.last,
            detail: "Namespace " + space.joined(separator: ".")))
      }
    }
    return items.sortedByLabel(session).withoutDoubles()
  }

  /// Types that a script can name: no arrays, no generic definitions, nothing of our own making.
  private var fullNames: [String] {
    TypeTable.allNames.filter { !$0.utf8.contains(0x60) && $0.utf8.contains(0x2E) }
  }

  static func lastName(_ name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return name }
    return String(name[name.utf8.index(after: dot)...])
  }
}
