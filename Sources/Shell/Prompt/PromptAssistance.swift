internal import CoreCommands
internal import LineEditing
internal import PowerShellEngine
internal import PowerShellSyntax

/// What the language brings to the line editor: when an input is complete, and what Tab offers.
enum PromptAssistance {
  static func make(for session: Session) -> Assistance {
    Assistance(
      isComplete: { text in !Parser.parse(SourceText(text)).isIncomplete },
      completions: { text, cursor in completions(text, cursor, session) })
  }

  private static func completions(
    _ text: String, _ cursor: Int, _ session: Session
  ) -> CompletionList? {
    guard let found = Completer.complete(text, at: cursor, in: session.global),
      !found.items.isEmpty
    else { return nil }
    return CompletionList(
      replacing: found.replaced,
      items: found.items.map { item in
        Completion(item.text, label: item.label, detail: firstLine(of: item.detail))
      })
  }

  private static func firstLine(of text: String) -> String {
    String(decoding: text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// The first and the last word of an input: `$^` and `$$` of the next; nil where no command stands
  /// in it.
  static func outerWords(
    of tokens: [Token], in tree: ScriptBlockAst, _ source: SourceText
  ) -> (first: String, last: String)? {
    guard let pipeline = tree.endBlock?.statements.last as? PipelineAst,
      pipeline.pipelineElements.first is CommandAst
    else { return nil }
    let words = tokens.filter { ![.newLine, .endOfInput, .comment, .semi].contains($0.kind) }
    guard let first = words.first, let last = words.last else { return nil }
    return (text(of: first, source), text(of: last, source))
  }

  private static func text(of token: Token, _ source: SourceText) -> String {
    if case .text(let text) = token.value, token.kind != .variable { return text }
    return source.slice(token.extent)
  }
}
