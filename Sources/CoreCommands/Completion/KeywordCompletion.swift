internal import PowerShellEngine
internal import PowerShellSyntax

/// Operators, and the words behind `switch`, `using` and `#Requires`.
extension Completer {
  func comment() -> InputCompletion? {
    let line = before[((before.lastIndex(of: 0x0A) ?? -1) + 1)...]
    guard line.first == 0x23 else { return nil }
    let start = cursor - line.count
    let text = String(decoding: line, as: UTF8.self)
    guard WordPattern("#requires ").matches(text) else {
      return InputCompletion(start..<cursor)
    }
    var word = cursor
    while word > start, before[word - 1] > 0x20, before[word - 1] != 0x2D { word -= 1 }
    guard word > start, before[word - 1] == 0x2D else { return InputCompletion(word..<cursor) }
    return InputCompletion(
      word..<cursor,
      choices(["Modules", "PSEdition", "RunAsAdministrator", "Version"], word, .parameterName))
  }

  /// Words that a statement takes.
  func keyword() -> InputCompletion? {
    let range = wordRange
    let head = String(decoding: before[..<range.lowerBound], as: UTF8.self)
    let words = (head.utf8.split { [0x0A, 0x3B, 0x7B].contains($0) }.last ?? head.utf8[...])
      .split(whereSeparator: { $0 <= 0x20 })
    guard words.count == 1, let previous = words.last else { return nil }
    let keyword = String(decoding: previous, as: UTF8.self)
    if AsciiFold.foldedEquals(keyword, "switch"), before.dropFirst(range.lowerBound).first == 0x2D {
      let names = ["CaseSensitive", "Exact", "File", "Parallel", "Regex", "Wildcard"]
      let pattern = WordPattern(typed(from: range.lowerBound + 1))
      return InputCompletion(
        range,
        names.filter(pattern.matches).map { CompletionItem("-" + $0, .parameterName, label: $0) })
    }
    if AsciiFold.foldedEquals(keyword, "using") {
      return InputCompletion(
        range, choices(["assembly", "module", "namespace", "type"], range.lowerBound, .keyword))
    }
    return nil
  }

  func choices(
    _ names: [String], _ start: Int, _ kind: CompletionItem.Kind
  ) -> [CompletionItem] {
    let pattern = WordPattern(typed(from: start))
    return names.filter(pattern.matches).map { CompletionItem($0, kind) }
  }

  /// `-rep` behind an expression.
  func operators() -> InputCompletion? {
    let range = wordRange
    guard range.lowerBound > 0, before.dropFirst(range.lowerBound).first == 0x2D else { return nil }
    let pattern = WordPattern(typed(from: range.lowerBound + 1))
    guard input[..<range.lowerBound].contains(where: { $0 > 0x20 }) else { return nil }
    let items = Self.operatorNames.filter(pattern.matches).map {
      CompletionItem("-" + $0, .parameterName, label: $0)
    }
    return InputCompletion(range, items)
  }

  private static let operatorNames = [
    "and", "as", "band", "bnot", "bor", "bxor", "ccontains", "ceq", "cge", "cgt", "cin", "cle",
    "clike", "clt", "cmatch", "cne", "cnotcontains", "cnotin", "cnotlike", "cnotmatch", "contains",
    "creplace", "csplit", "eq", "f", "ge", "gt", "icontains", "ieq", "ige", "igt", "iin", "ile",
    "ilike", "ilt", "imatch", "in", "ine", "inotcontains", "inotin", "inotlike", "inotmatch",
    "ireplace", "is", "isnot", "isplit", "join", "le", "like", "lt", "match", "ne", "not",
    "notcontains", "notin", "notlike", "notmatch", "or", "replace", "shl", "shr", "split", "xor",
  ]
}
