internal import PowerShellEngine
internal import PowerShellSyntax

/// Help in a comment of a function or script: `.SYNOPSIS`, `.PARAMETER Name`, `.EXAMPLE` ….
///
/// It stands above the function, at the beginning of its body, or at the end.
enum CommentHelp {
  static func topic(_ command: Command, _ block: ScriptBlock) -> HelpTopic? {
    guard let comment = comment(of: block) else { return nil }
    let topic = HelpTopic(command.name)
    topic.isComment = true
    topic.category = command.kind == .externalScript ? "ExternalScript" : "Function"
    var texts: [(name: String, text: String)] = []
    for part in parts(of: comment) {
      switch part.keyword {
      case "SYNOPSIS": topic.synopsis = part.text
      case "DESCRIPTION": topic.description = part.text
      case "PARAMETER": texts.append((part.argument, part.text))
      case "EXAMPLE": topic.examples.append(example(part.text, topic.examples.count + 1))
      case "LINK":
        let link = part.text.isEmpty ? part.argument : part.text
        // An address stands by itself; a topic's name leaves room for one.
        topic.links.append(isAddress(link) ? link : link + " ")
      case "NOTES": topic.notes = part.text
      case "INPUTS": topic.inputs = part.text
      case "OUTPUTS": topic.outputs = part.text
      default: continue
      }
    }
    if let metadata = command.metadata { topic.describe(metadata, texts) }
    return topic
  }

  static func isAddress(_ link: String) -> Bool {
    ["http://", "https://"].contains { link.utf8.starts(with: $0.utf8) }
  }

  // MARK: Finding the comment

  private static func comment(of block: ScriptBlock) -> [String]? {
    var tokens: [Token] = []
    _ = Parser.parse(block.source, tokens: &tokens)
    let function = block.tree.parent as? FunctionDefinitionAst
    let inside = block.tree.extent
    let body = tokens.filter { $0.extent.start >= inside.start && $0.extent.end <= inside.end }
    let opened =
      function == nil ? body[...] : body.drop { $0.kind == .lCurly || $0.kind == .newLine }
    if let found = help(leading(opened), block.source) { return found }
    let closing = [TokenKind.rCurly, .newLine, .endOfInput]
    let trailing = body.reversed().drop { closing.contains($0.kind) }
      .prefix { $0.kind == .comment || $0.kind == .newLine }
    if let found = help(trailing.reversed().filter { $0.kind == .comment }, block.source) {
      return found
    }
    guard let function else { return nil }
    let above = tokens.filter { $0.extent.end <= function.extent.start }.reversed()
      .prefix { $0.kind == .comment || $0.kind == .newLine }
    return help(above.reversed().filter { $0.kind == .comment }, block.source)
  }

  private static func leading(_ tokens: ArraySlice<Token>) -> [Token] {
    tokens.prefix { $0.kind == .comment || $0.kind == .newLine }.filter { $0.kind == .comment }
  }

  /// The lines of the comments without their signs, where one names a part of a help text.
  private static func help(_ comments: [Token], _ source: SourceText) -> [String]? {
    var lines: [String] = []
    for token in comments {
      var bytes = Array(source.slice(token.extent).utf8)
      if bytes.starts(with: "<#".utf8) {
        bytes = Array(bytes.dropFirst(2))
        if bytes.suffix(2).elementsEqual("#>".utf8) { bytes.removeLast(2) }
        lines += String(decoding: bytes, as: UTF8.self).lines
      } else {
        lines.append(String(decoding: bytes.drop { $0 == 0x23 }, as: UTF8.self))
      }
    }
    return lines.contains { keyword(in: $0) != nil } ? lines : nil
  }

  // MARK: Reading it

  private static let keywords = [
    "SYNOPSIS", "DESCRIPTION", "PARAMETER", "EXAMPLE", "INPUTS", "OUTPUTS", "NOTES", "LINK",
    "COMPONENT", "ROLE", "FUNCTIONALITY", "FORWARDHELPTARGETNAME", "FORWARDHELPCATEGORY",
    "REMOTEHELPRUNSPACE", "EXTERNALHELP",
  ]

  private static func keyword(in line: String) -> (keyword: String, argument: String)? {
    let words = line.utf8.split(whereSeparator: { $0 <= 0x20 }).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let first = words.first, first.utf8.first == 0x2E else { return nil }
    let name = String(decoding: first.utf8.dropFirst(), as: UTF8.self)
    return keywords.first { AsciiFold.foldedEquals($0, name) }.map {
      ($0, words.dropFirst().joined(separator: " "))
    }
  }

  private static func parts(
    of lines: [String]
  ) -> [(keyword: String, argument: String, text: String)] {
    var parts: [(keyword: String, argument: String, lines: [String])] = []
    for line in lines {
      if let found = keyword(in: line) {
        parts.append((found.keyword, found.argument, []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].lines.append(line)
      }
    }
    return parts.map { ($0.keyword, $0.argument, dedented($0.lines)) }
  }

  /// Without the blanks that all lines share, and without empty lines around.
  private static func dedented(_ lines: [String]) -> String {
    func blanks(_ line: String) -> Int { line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count }
    func isEmpty(_ line: String) -> Bool { blanks(line) == line.utf8.count }
    let margin = lines.filter { !isEmpty($0) }.map(blanks).min() ?? 0
    let body = Array(lines.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
    return body.map { line in
      let bytes = Array(line.utf8.dropFirst(min(margin, blanks(line))))
      let end = (bytes.lastIndex { $0 > 0x20 } ?? -1) + 1
      return String(decoding: bytes[..<end], as: UTF8.self)
    }.joined(separator: "\n")
  }

  private static func example(_ text: String, _ number: Int) -> HelpTopic.Example {
    let lines = text.lines
    let rest = Array(lines.dropFirst())
    let first = lines.first ?? ""
    // A prompt of the author's own takes the place of ours.
    let bytes = Array(first.utf8)
    let code =
      bytes.starts(with: "PS>".utf8)
      ? "PS>" + String(decoding: bytes.dropFirst(3).drop { $0 == 0x20 }, as: UTF8.self)
      : "PS > " + first
    return HelpTopic.Example(title: "", code: code, remarks: dedented(rest))
  }
}
