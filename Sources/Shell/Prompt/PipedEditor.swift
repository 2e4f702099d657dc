internal import LineEditing

/// The prompt's lines out of a pipe: each is shown behind its prompt, as PowerShell's loop does.
///
/// Once an input is unfinished, only an empty line ends it.
final class PipedEditor: LineEditor {
  private let readLine: () -> LineResult
  private let write: (String) -> Void

  init(readLine: @escaping () -> LineResult, write: @escaping (String) -> Void) {
    (self.readLine, self.write) = (readLine, write)
  }

  func readLine(prompt: String, assistance: Assistance) -> LineResult {
    var text = ""
    var prompt = prompt
    var isBlock = false
    while true {
      let result = readAnswer(prompt: prompt, isSecret: false)
      guard case .line(let line) = result else { return result }
      text += isBlock ? "\n" + line : line
      let mayEnd = !isBlock || line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if mayEnd && assistance.isComplete(text) { return .line(text) }
      isBlock = true
      prompt = assistance.continuationPrompt
    }
  }

  func readAnswer(prompt: String, isSecret: Bool) -> LineResult {
    write(prompt)
    let result = readLine()
    if case .line(let line) = result { write(isSecret ? "\n" : line + "\n") }
    return result
  }
}
