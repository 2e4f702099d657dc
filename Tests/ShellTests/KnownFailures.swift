import Foundation
import Testing

/// The cases of a kind that hvlab does not answer as PowerShell did: a list that may only shrink.
///
/// `UPDATE_KNOWN_FAILURES=1` takes out what passes now; nothing is ever put in but by the first run
/// of a new kind.
struct KnownFailures {
  let kind: String
  private let place: URL
  private let known: Set<String>
  private let isNew: Bool

  init(_ kind: String) {
    self.kind = kind
    place = Recordings.folder.appendingPathComponent("known-failures/\(kind).txt")
    let text = try? String(contentsOf: place, encoding: .utf8)
    isNew = text == nil
    known = Set((text ?? "").components(separatedBy: "\n").filter { !$0.isEmpty })
  }

  /// Prints the counts by area, and fails for each case that passed before.
  func judge(_ results: [(area: String, name: String, passed: Bool)]) {
    var areas: [String: (passed: Int, total: Int)] = [:]
    for result in results {
      let old = areas[result.area] ?? (0, 0)
      areas[result.area] = (old.passed + (result.passed ? 1 : 0), old.total + 1)
    }
    for (area, count) in areas.sorted(by: { $0.key < $1.key }) {
      print("\(kind) \(area): \(count.passed) of \(count.total)")
    }
    let passed = results.count { $0.passed }
    let share = Double(passed * 1000 / max(1, results.count)) / 10
    print("\(kind): \(passed) of \(results.count) (\(share) %)")
    let failing = Set(results.filter { !$0.passed }.map { $0.area + ": " + $0.name })
    if isNew || ProcessInfo.processInfo.environment["UPDATE_KNOWN_FAILURES"] == "1" {
      let kept = isNew ? failing : failing.intersection(known)
      let text = kept.sorted().joined(separator: "\n") + "\n"
      try? Data(text.utf8).write(to: place)
    }
    guard !isNew else { return }
    let worse = failing.subtracting(known).sorted()
    #expect(worse.isEmpty, "\(kind): passed before, fails now: \(worse.prefix(20))")
  }
}
