internal import Glibc
internal import LineEditing
internal import PowerShellEngine
internal import PowerShellSyntax

/// The prompt: reads a piece of input, runs it, asks again.
final class PromptLoop {
  private let runner: ScriptRunner
  private let options: LaunchOptions
  private let surroundings: Surroundings
  private let editor: any LineEditor
  private var outcome: RunOutcome { runner.outcome }

  init(_ runner: ScriptRunner, _ options: LaunchOptions, _ surroundings: Surroundings) {
    (self.runner, self.options, self.surroundings) = (runner, options, surroundings)
    let file = surroundings.environment("HOME").map { HistoryFile(path: $0 + "/.hvlab_history") }
    if surroundings.isInputTerminal {
      editor = editorForTerminal(program: "hvlab", history: History(file: file))
    } else {
      let console = runner.console
      editor = PipedEditor(
        readLine: surroundings.readLine, write: { console.writeOutput($0) })
    }
    runner.console.editor = editor
  }

  /// Runs until the end of input or `exit`; the exit code.
  func run() -> Int32 {
    if options.hasLogo, options.task == .prompt { runner.console.writeOutput("PowerShell 7.6.5\n") }
    let assistance = PromptAssistance.make(for: runner.session)
    while true {
      let prompt = promptText()
      runner.console.flush()
      switch editor.readLine(prompt: prompt, assistance: assistance) {
      case .line(let text): if let code = run(text) { return code }
      case .interrupted: continue
      case .endOfInput:
        guard surroundings.isInputTerminal else { return outcome.wasStopped ? 1 : 0 }
        runner.console.writeOutput("\n")
        return 0
      }
    }
  }

  private func run(_ text: String) -> Int32? {
    Interrupts.clear()
    let source = SourceText(text)
    let session = runner.session
    let start = session.clock()
    let earlier = session.errors.elements.first?.reference
    session.history.replacement = nil
    var tokens: [Token] = []
    let parsed = Parser.parse(source, tokens: &tokens)
    let code = runner.runPiece(parsed, source)
    if let words = PromptAssistance.outerWords(of: tokens, in: parsed.tree, source) {
      session.lastWords = words
    }
    if text.utf8.contains(where: { $0 > 0x20 }) {
      session.history.add(
        session.history.replacement ?? text, status: outcome.status, start: start,
        end: session.clock())
    }
    if code == nil,
      let text = Feedback.text(
        after: session, since: earlier, isDecorated: decorates)
    {
      runner.console.writeOutput(text)
    }
    Interrupts.clear()
    return code
  }

  private var decorates: Bool { runner.console.isDecorated }

  /// What the function `prompt` gives, or `PS>` where it gives nothing.
  private func promptText() -> String {
    if let remote = runner.session.entered {
      return EnteredSession.prompt(of: remote, from: runner.session)
    }
    guard let text = runner.session.promptText(), !text.isEmpty else { return "PS>" }
    return text
  }
}
