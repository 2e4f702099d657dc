import Foundation
import Testing

/// What PowerShell 7.6.5 answered, asked again.
///
/// The tables and scripts are sampled (every seventh case) unless `HVLAB_WHOLE=1`: whole they take
/// minutes in a debug build.
@Suite(.serialized) @MainActor struct ConformanceTests {
  private static let isWhole = ProcessInfo.processInfo.environment["HVLAB_WHOLE"] == "1"

  private func sampled<Case>(_ cases: [Case]) -> [Case] {
    Self.isWhole ? cases : cases.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
  }

  @Test func tables() {
    let evaluator = Recordings.text("tables/eval.ps1")
    var results: [(area: String, name: String, passed: Bool)] = []
    for file in Recordings.files("tables", ending: ".tsv") {
      let area = String(file.dropLast(4))
      let rows = sampled(
        Recordings.text("tables/" + file).components(separatedBy: "\n").map {
          $0.components(separatedBy: "\t")
        }.filter { $0.count == 2 })
      for start in stride(from: 0, to: rows.count, by: 150) {
        let part = rows[start..<min(start + 150, rows.count)]
        var replay = Replay()
        replay.culture = area.hasSuffix("de-DE") ? "de_DE.UTF-8" : "en_US.UTF-8"
        replay.files = [
          "here/eval.ps1": evaluator, "here/in.txt": part.map { $0[0] + "\n" }.joined(),
        ]
        let words =
          ["-NoProfile", "-NonInteractive", "-File", "eval.ps1", "in.txt"]
          + (area == "mistakes" ? ["-ParseOnly"] : [])
        let answers = replay.run(words).output.components(separatedBy: "\n")
        for (place, row) in part.enumerated() {
          let answer = place < answers.count - 1 ? answers[place] : "<no answer>"
          results.append((area, row[0], answer == row[1]))
        }
      }
    }
    KnownFailures("tables").judge(results)
  }

  @Test func trees() {
    let writer = Recordings.text("trees/syntax-tree.ps1")
    let results = sampled(Recordings.files("trees", ending: ".tree")).compactMap {
      file -> (area: String, name: String, passed: Bool)? in
      let name = String(file.dropLast(5))
      let script = Recordings.text("scripts/" + name + ".ps1")
      var replay = Replay()
      replay.files = ["here/syntax-tree.ps1": writer, "here/case.ps1": script]
      let answer = replay.run(
        ["-NoProfile", "-NonInteractive", "-File", "syntax-tree.ps1", "case.ps1"])
      let area = name.components(separatedBy: "/")[0]
      return (area, name, answer.output == Recordings.text("trees/" + file))
    }
    KnownFailures("trees").judge(results)
  }

  @Test func scripts() {
    let exits =
      (try? JSONSerialization.jsonObject(with: Data(Recordings.text("scripts/exits.json").utf8)))
      as? [String: Int32] ?? [:]
    let results = sampled(Recordings.files("scripts", ending: ".out")).map {
      file -> (area: String, name: String, passed: Bool) in
      let isGerman = file.hasSuffix(".de.out")
      let name = String(file.dropLast(isGerman ? 7 : 4))
      let leaf = name.components(separatedBy: "/").last ?? name
      var replay = Replay()
      replay.culture = isGerman ? "de_DE.UTF-8" : "en_US.UTF-8"
      replay.files = ["case/\(leaf).ps1": Recordings.text("scripts/" + name + ".ps1")]
      let answer = replay.run(
        ["-NoProfile", "-NonInteractive", "-File", "../case/\(leaf).ps1"])
      let shown = answer.merged.replacingOccurrences(
        of: "Z:\\\(leaf).ps1", with: "<case>/\(leaf).ps1")
      let area = name.components(separatedBy: "/")[0]
      let wanted = Recordings.text("scripts/" + file)
      return (area, file, shown == wanted && answer.exitCode == exits[file] ?? 0)
    }
    KnownFailures("scripts").judge(results)
  }

  private struct Launch: Decodable {
    let name: String
    let args: [String]
    let stdin: String?
    let files: [String: String]
    let stdout: String
    let stderr: String
    let exit: Int32
  }

  @Test func launches() throws {
    let cases = try JSONDecoder().decode(
      [Launch].self, from: Data(Recordings.text("launches.json").utf8))
    let results = cases.map { launch -> (area: String, name: String, passed: Bool) in
      var replay = Replay()
      replay.input = launch.stdin ?? ""
      replay.files = Dictionary(
        uniqueKeysWithValues: launch.files.map { ("here/" + $0.key, $0.value) })
      let answer = replay.run(launch.args)
      let passed =
        plain(answer.output, answer) == plain(launch.stdout, answer)
        && plain(answer.error, answer) == plain(launch.stderr, answer)
        && answer.exitCode & 0xFF == launch.exit
      return (launch.name.components(separatedBy: "-")[0], launch.name, passed)
    }
    KnownFailures("launches").judge(results)
  }

  /// Texts without what differs on purpose: places, slashes, the usage.
  private func plain(_ text: String, _ answer: Replay.Answer) -> String {
    var text = text.replacingOccurrences(of: answer.place, with: "<here>")
    if let usage = text.range(of: "Usage: ") {
      text = String(text[..<usage.lowerBound]) + "<usage>"
    }
    text = text.replacingOccurrences(of: "Z:\\", with: "<here>/")
    text = text.replacingOccurrences(of: "<here>/>", with: "<here>>")
    text = text.replacingOccurrences(of: "\\", with: "/").replacingOccurrences(
      of: "hvlab", with: "pwsh")
    while text.hasSuffix("\n<usage>") { text = String(text.dropLast(8)) + "<usage>" }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
