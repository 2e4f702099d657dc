import Foundation
import Testing

/// Sessions as a user sees them, typed again.
///
/// `UPDATE_TRANSCRIPTS=1` rewrites their output.
@Suite(.serialized) @MainActor struct TranscriptTests {
  private static let folder = Recordings.folder.deletingLastPathComponent()
    .appendingPathComponent("Transcripts")

  private static var files: [String] {
    let all =
      FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(".transcript") }.sorted()
  }

  @Test func transcripts() throws {
    #expect(!Self.files.isEmpty)
    for file in Self.files {
      let place = Self.folder.appendingPathComponent(file)
      let wanted = try String(contentsOf: place, encoding: .utf8)
      let found = replay(wanted)
      if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
        try Data(found.utf8).write(to: place)
      } else {
        #expect(found == wanted, "\(file)")
      }
    }
  }

  /// The README's session is a transcript as well, indented.
  @Test func readme() throws {
    let place = Recordings.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("README.md")
    let lines = try String(contentsOf: place, encoding: .utf8).components(separatedBy: "\n")
    let block = lines.drop { !$0.hasPrefix("    PS C:\\> ") }.prefix {
      $0.hasPrefix("    ") || $0.isEmpty
    }
    let wanted = block.map { String($0.dropFirst(4)) }.joined(separator: "\n")
    #expect(wanted.contains("PS C:\\> "))
    #expect(trimmed(replay(wanted)) == trimmed(wanted))
  }

  private func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The text again, with what hvlab answers now behind each prompt.
  private func replay(_ text: String) -> String {
    var result = ""
    var head: [String] = []
    var commands: [String] = []
    func close() {
      result += head.map { $0 + "\n" }.joined() + answers(to: commands, head)
      (head, commands) = ([], [])
    }
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("# "), line.hasSuffix(" #") {
        if !head.isEmpty || !commands.isEmpty {
          close()
          result += "\n"
        }
        head.append(line)
      } else if line.hasPrefix("//") {
        head.append(line)
      } else if let typed = Self.typed(in: line) {
        commands.append(typed)
      } else if line.hasPrefix(">> ") || line == ">>" {
        commands.append(String(line.dropFirst(3)))
      }
    }
    close()
    return result
  }

  /// What stands behind a prompt, `[HV02]: PS C:\> ` included; nil for other lines.
  private static func typed(in line: String) -> String? {
    let prompt = "PS C:\\> "
    if line.hasPrefix("["), let end = line.range(of: "]: " + prompt) {
      return String(line[end.upperBound...])
    }
    return line.hasPrefix(prompt) ? String(line.dropFirst(prompt.count)) : nil
  }

  private func answers(to commands: [String], _ head: [String]) -> String {
    guard !commands.isEmpty else { return "" }
    var words = ["-NoProfile", "-NoLogo"]
    for line in head where line.hasPrefix("//language ") {
      words += ["-Language", String(line.dropFirst(11))]
    }
    var replay = Replay()
    replay.isWindowsCulture = true
    replay.input = commands.map { $0 + "\n" }.joined()
    let text = replay.run(words).merged.replacingOccurrences(of: "PS Z:\\> ", with: "PS C:\\> ")
    // The last prompt stands alone: nothing was typed behind it.
    return text.hasSuffix("PS C:\\> ") ? String(text.dropLast(8)) : text
  }
}
