import Glibc

/// Reads lines as they come, for pipes and for terminals that cannot move the cursor.
///
/// It does what PowerShell's prompt loop does without a line editor: each line read from a pipe is
/// written behind its prompt, and once an input is unfinished, only an empty line ends it.
package final class PlainEditor: LineEditor {
  private let source: LineSource
  private let output: Int32
  private let echoes: Bool

  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, echoes: Bool) {
    source = LineSource(descriptor: input)
    self.output = output
    self.echoes = echoes
  }

  package func readLine(prompt: String, assistance: Assistance) -> LineResult {
    var text = ""
    var prompt = prompt
    var isBlock = false
    while true {
      let result = ask(prompt, shows: echoes)
      guard case .line(let line) = result else { return result }
      text += isBlock ? "\n" + line : line
      let mayEnd = !isBlock || line.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
      if mayEnd && assistance.isComplete(text) { return .line(text) }
      isBlock = true
      prompt = assistance.continuationPrompt
    }
  }

  package func readAnswer(prompt: String, isSecret: Bool) -> LineResult {
    ask(prompt, shows: echoes && !isSecret)
  }

  private func ask(_ prompt: String, shows: Bool) -> LineResult {
    Terminal.flushStreams()
    Descriptor.write(prompt, to: output)
    let result = source.readLine()
    switch result {
    case .line(let line): if echoes { Descriptor.write(shows ? line + "\n" : "\n", to: output) }
    case .interrupted: Descriptor.write("\n", to: output)
    case .endOfInput: break
    }
    return result
  }
}

/// Lines from a file descriptor; a line ends with LF, CR LF or CR.
package final class LineSource {
  private let bytes: InputBytes
  private var wasReturn = false

  package init(descriptor: Int32) { bytes = InputBytes(descriptor: descriptor) }

  package func readLine() -> LineResult {
    var line: [UInt8] = []
    while true {
      switch bytes.read() {
      case .byte(0x0A):
        guard wasReturn && line.isEmpty else {
          return .line(String(decoding: line, as: UTF8.self))
        }
        wasReturn = false
      case .byte(0x0D):
        wasReturn = true
        return .line(String(decoding: line, as: UTF8.self))
      case .byte(let byte):
        wasReturn = false
        line.append(byte)
      case .signal, .timeout:
        guard Interrupts.isPending else { continue }
        Interrupts.clear()
        return .interrupted
      case .end: return line.isEmpty ? .endOfInput : .line(String(decoding: line, as: UTF8.self))
      }
    }
  }
}
