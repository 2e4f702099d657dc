import Glibc
import PseudoTerminals
import Testing

let probePrompt = "PS C:\\>"

/// The probe in a pseudo-terminal, waiting at its prompt.
func startProbe(
  _ words: [String] = [], environment: [String: String] = [:], columns: Int = 60
) throws -> PseudoTerminal {
  let settings = environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { given, _ in given }
  let terminal = try #require(
    PseudoTerminal(
      builtProgram("LineEditingProbe"), words, environment: settings, columns: columns, rows: 16))
  #expect(terminal.wait(for: probePrompt))
  return terminal
}

/// Lends a history file of its own.
func withHistoryFile(holding text: String = "", _ body: (String) throws -> Void) throws {
  var template = Array("/tmp/history-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  var bytes = Array(text.utf8)
  #expect(write(descriptor, &bytes, bytes.count) == bytes.count)
  close(descriptor)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  try body(path)
}
