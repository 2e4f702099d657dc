import Foundation
import LineEditing
import Shell

/// Runs hvlab inside the test, with files, input and environment of its own.
struct Replay {
  var files: [String: String] = [:]
  var folder = "here"
  var input = ""
  var culture = "en_US.UTF-8"
  var stepBudget = 20_000_000
  /// Formats as on a Windows host, not as the recordings were made.
  var isWindowsCulture = false
  /// Output reaches a colour terminal.
  var isTerminal = false

  struct Answer: Sendable {
    var output = ""
    var error = ""
    var merged = ""
    var exitCode: Int32 = 0
    /// The real folder, to be written `<here>`.
    var place = ""
  }

  /// What a command line answers.
  ///
  /// It runs on a stack of its own, as the program does.
  func run(_ arguments: [String]) -> Answer {
    let base = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString
    let here = base + "/" + folder
    let manager = FileManager.default
    try? manager.createDirectory(atPath: here, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: base) }
    for (name, text) in files {
      let path = base + "/" + name
      try? manager.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    return runOnBigStack(bytes: 512 << 20) { execute(arguments, here: here) }
  }

  private func execute(_ arguments: [String], here: String) -> Answer {
    var answer = Answer()
    answer.place = here
    var lines = input.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    let variables = [
      "HOME": here, "TZ": "UTC", "TERM": isTerminal ? "xterm-256color" : "dumb", "COLUMNS": "120",
      "LANG": culture,
      "LC_ALL": culture, "NO_COLOR": isTerminal ? "" : "1",
      "HVLAB_CULTURE": isWindowsCulture ? "windows" : "icu",
      "HVLAB_NOTES": "0",
    ]
    var surroundings = Surroundings(environment: { variables[$0] }, currentFolder: here)
    surroundings.stepBudget = stepBudget
    surroundings.isOutputTerminal = isTerminal
    surroundings.readLine = { lines.isEmpty ? .endOfInput : .line(lines.removeFirst()) }
    surroundings.writeOutput = {
      answer.output += $0
      answer.merged += $0
    }
    surroundings.writeError = {
      answer.error += $0
      answer.merged += $0
    }
    answer.exitCode = Program.run(arguments, surroundings)
    return answer
  }
}

/// The folder of recordings in this repository.
enum Recordings {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Conformance")

  static func text(_ path: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// Files below a folder with an ending, as paths relative to it, in order.
  static func files(_ path: String, ending: String) -> [String] {
    let root = folder.appendingPathComponent(path)
    let all = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(ending) }.sorted()
  }
}
