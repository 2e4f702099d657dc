internal import Glibc
internal import LineEditing
internal import PowerShellEngine

/// The host of a running program: standard streams, the terminal's width, questions.
///
/// Output is gathered and written in large pieces; a question or an error writes it out first, so
/// that the streams keep their order.
final class Console: Host {
  private var pending: [UInt8] = []
  private let columns: Int?
  private let isTerminal: Bool
  let isInteractiveRun: Bool
  /// Who asks: a plain reader until the prompt brings its editor.
  var editor: any LineEditor

  init(_ surroundings: Surroundings, isInteractive: Bool) {
    columns = surroundings.environment("COLUMNS").flatMap(Int.init)
    isTerminal = surroundings.isOutputTerminal
    isInteractiveRun = isInteractive
    editor = PlainEditor(echoes: !surroundings.isInputTerminal)
    super.init()
  }

  override var width: Int {
    if let columns, columns > 0 { return columns }
    return isTerminal ? Terminal.size()?.columns ?? 120 : 120
  }

  override var isInteractive: Bool { isInteractiveRun }

  override func writeOutput(_ text: String) {
    pending.append(contentsOf: text.utf8)
    if isTerminal || pending.count > 65_536 { flush() }
  }

  override func writeError(_ text: String) {
    flush()
    Descriptor.write(text, to: STDERR_FILENO)
  }

  override func readLine(prompt: String) -> String? {
    flush()
    if case .line(let line) = editor.readAnswer(prompt: prompt, isSecret: false) { return line }
    return nil
  }

  func flush() {
    Descriptor.write(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }
}
