import Testing

@testable import PowerShellEngine

/// `Get-Command -Syntax` of the Hyper-V module. The facts do not say in which order parameters are
/// declared, so that a line's words are compared without their order.
extension SessionTests.BinderTests {
  @Suite @MainActor struct Syntax {
    @Test func writesTheLinesOfTheRealModule() {
      let commands = BinderFacts.commands()
      let recorded = BinderFacts.json("hyperv/syntax.json")
      var right = 0
      var wrong: [String] = []
      for (name, lines) in recorded {
        guard let metadata = commands[name], let lines = lines as? [String] else { continue }
        let answer = CommandSyntax.lines(for: metadata)
        if answer.map(parts).sorted() == lines.map(parts).sorted() {
          right += 1
        } else {
          wrong.append(
            "\(name)\n W \(lines.joined(separator: "\n   "))\n G \(answer.joined(separator: "\n   "))"
          )
        }
      }
      print("syntax: \(right) of \(recorded.count)")
      for line in wrong.prefix(10) { print(line) }
      #expect(right * 100 >= recorded.count * 95, "\(right) of \(recorded.count)")
    }

    private func parts(_ line: String) -> String {
      line.split(separator: " ").map(String.init).sorted().joined(separator: " ")
    }
  }
}
