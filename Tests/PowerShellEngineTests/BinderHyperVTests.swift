import PowerShellSyntax
import Testing

@testable import PowerShellEngine

/// Command lines of the Hyper-V module against what the real binder made of them.
extension SessionTests.BinderTests {
  @Suite @MainActor struct HyperV {
    @Test func bindsAsRecorded() { compare("hyperv/binding.tsv", atLeast: 0.97) }
    @Test func refusesAsRecorded() { compare("hyperv/refusals.tsv", atLeast: 0.97) }

    private func compare(_ table: String, atLeast share: Double) {
      let commands = BinderFacts.commands()
      let rows = BinderFacts.lines(table).map { $0.split(separator: "\t", maxSplits: 1) }
      var wrong: [String] = []
      for row in rows where row.count == 2 {
        let answer = BinderLine(text: String(row[0]), commands: commands).answer()
        if !isSame(answer, String(row[1])) {
          wrong.append("\(row[0])\n  W \(row[1])\n  G \(answer)")
        }
      }
      let right = rows.count - wrong.count
      print("\(table): \(right) of \(rows.count)")
      for line in wrong.prefix(5) { print(line) }
      #expect(Double(right) >= share * Double(rows.count), "\(right) of \(rows.count)")
    }

    /// The names in "Possible matches include" may come in another order.
    private func isSame(_ a: String, _ b: String) -> Bool {
      if a == b { return true }
      guard a.hasPrefix("!AmbiguousParameter,"), b.hasPrefix("!AmbiguousParameter,") else {
        return false
      }
      return a.split(separator: " ").map { $0.trimmed }.sorted()
        == b.split(separator: " ").map { $0.trimmed }.sorted()
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring { last == "." ? dropLast() : self }
}
