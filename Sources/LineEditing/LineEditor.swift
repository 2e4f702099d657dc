/// A line editor: asks for input at a prompt and answers with what was typed.
///
/// It knows nothing of the language that is typed; `Assistance` brings that in. One thread at a
/// time may use an editor.
package protocol LineEditor: AnyObject {
  /// Reads one input, over several rows while `assistance` says that it is incomplete.
  func readLine(prompt: String, assistance: Assistance) -> LineResult

  /// Reads an answer to a running command's question: one line, not remembered in the history.
  func readAnswer(prompt: String, isSecret: Bool) -> LineResult
}

extension LineEditor {
  package func readLine(
    prompt: String, isComplete: @escaping (String) -> Bool = { _ in true }
  ) -> LineResult {
    readLine(prompt: prompt, assistance: Assistance(isComplete: isComplete))
  }
}

/// What came of a question at the prompt.
package enum LineResult: Equatable, Sendable {
  case line(String)
  /// Ctrl+C: the input was given up.
  case interrupted
  /// Ctrl+D on an empty line, the end of a file, or a terminal that went away.
  case endOfInput
}
