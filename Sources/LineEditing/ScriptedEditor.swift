/// An editor that answers with what a test gave it, and remembers the prompts it was asked at.
package final class ScriptedEditor: LineEditor {
  private var answers: ArraySlice<LineResult>
  package private(set) var prompts: [String] = []

  package init(_ answers: [LineResult]) { self.answers = answers[...] }

  package convenience init(lines: [String]) { self.init(lines.map { .line($0) }) }

  /// Lines are put together until they are complete, as a user would type them.
  package func readLine(prompt: String, assistance: Assistance) -> LineResult {
    prompts.append(prompt)
    guard case .line(var text) = next() else { return last }
    while !assistance.isComplete(text) {
      prompts.append(assistance.continuationPrompt)
      guard case .line(let line) = next() else { return last }
      text += "\n" + line
    }
    return .line(text)
  }

  package func readAnswer(prompt: String, isSecret: Bool) -> LineResult {
    prompts.append(prompt)
    return next()
  }

  private var last = LineResult.endOfInput

  private func next() -> LineResult {
    last = answers.popFirst() ?? .endOfInput
    return last
  }
}
