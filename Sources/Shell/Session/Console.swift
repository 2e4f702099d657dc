internal import LineEditing
internal import OutputLayout
internal import PowerShellEngine

/// The host of a running program: output, the terminal's width, questions.
///
/// Output is gathered and written in large pieces; a question or an error writes it out first, so
/// that the streams keep their order.
final class Console: Host {
  private var pending = ""
  private let surroundings: Surroundings
  private let columns: Int?
  private let isInteractiveRun: Bool
  /// What the simulator wants to tell the learner, shown after the output.
  var notes: [String] = []
  /// Answers at the prompt come from its editor; elsewhere from standard input.
  var editor: (any LineEditor)?

  init(_ surroundings: Surroundings, isInteractive: Bool) {
    self.surroundings = surroundings
    columns = surroundings.environment("COLUMNS").flatMap { Int($0) }
    isInteractiveRun = isInteractive
  }

  override var width: Int {
    if let columns, columns > 0 { return columns }
    return surroundings.isOutputTerminal ? Terminal.size()?.columns ?? 120 : 120
  }

  override var isDecorated: Bool { surroundings.outputStyle.isDecorated }

  override var isInteractive: Bool { isInteractiveRun }

  override func writeOutput(_ text: String) {
    pending += text
    if surroundings.isOutputTerminal || pending.utf8.count > 65_536 { flush() }
  }

  override func writeError(_ text: String) {
    flush()
    surroundings.writeError(text)
  }

  override func readLine(prompt: String) -> String? { ask(prompt, isSecret: false) }

  override func readSecret(prompt: String) -> String? { ask(prompt, isSecret: true) }

  /// Asks; what came through a pipe is shown behind its question, as a terminal would.
  ///
  /// Ctrl+C leaves its mark, which ends the run; so does Ctrl+D, which answers nothing.
  private func ask(_ prompt: String, isSecret: Bool) -> String? {
    let result = answerOfEditor(prompt, isSecret) ?? answerOfInput(prompt)
    if case .line(let line) = result { return line }
    if result == .interrupted || surroundings.isInputTerminal { Interrupts.raise() }
    return nil
  }

  private func answerOfEditor(_ prompt: String, _ isSecret: Bool) -> LineResult? {
    if editor == nil, surroundings.isInputTerminal, surroundings.isOutputTerminal {
      editor = editorForTerminal(program: "hvlab", history: History())
    }
    guard let editor else { return nil }
    flush()
    return editor.readAnswer(prompt: prompt, isSecret: isSecret)
  }

  private func answerOfInput(_ prompt: String) -> LineResult {
    writeOutput(prompt)
    flush()
    let result = surroundings.readLine()
    if case .line(let line) = result, !surroundings.isInputTerminal { writeOutput(line + "\n") }
    return result
  }

  /// Shows the notes that came up, in their own style.
  func writeNotes() {
    let accent = surroundings.outputStyle.isDecorated ? ("\u{1B}[36m", "\u{1B}[0m") : ("", "")
    for note in notes {
      let lines = WordWrap.lines(of: "Note: " + note, width: width)
      writeOutput(accent.0 + lines.joined(separator: "\n") + accent.1 + "\n")
    }
    notes = []
  }

  func flush() {
    if !pending.isEmpty { surroundings.writeOutput(pending) }
    pending = ""
  }
}
