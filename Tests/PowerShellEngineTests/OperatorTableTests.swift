import Glibc
import Testing

@testable import PowerShellEngine

extension SessionTests {
  /// Operators and conversions against what PowerShell answered; the shares only grow.
  @Suite @MainActor struct OperatorTableTests {
    @Test(arguments: [
      ("arithmetic", "en-US", 4443), ("comparison", "en-US", 4960), ("logic", "en-US", 1388),
      ("conversion", "en-US", 2989), ("ordering", "en-US", 924), ("wildcards", "en-US", 210),
      ("literals", "en-US", 864), ("arithmetic.de-DE", "de-DE", 17),
      ("conversion.de-DE", "de-DE", 124), ("expansion", "en-US", 231), ("regex", "en-US", 460),
      ("number-formats", "en-US", 454), ("number-formats.de-DE", "de-DE", 165),
    ])
    func answers(table: String, culture: String, atLeast: Int) throws {
      let evaluation = try TableEvaluation(culture: culture)
      let rows = Recording.table(table)
      var right = 0
      var report = ""
      for row in rows {
        let answer = evaluation.answer(row.expression)
        let isRight = answer == row.answer || (answer == "!parse" && row.answer.hasPrefix("!parse"))
        if isRight { right += 1 } else { report += "\(row.expression)\t\(row.answer)\t\(answer)\n" }
      }
      print("table \(table): \(right) of \(rows.count)")
      if let folder = getenv("TABLE_DUMP").map({ String(cString: $0) }) {
        let file = fopen("\(folder)/\(table).txt", "w")
        fputs(report, file)
        fclose(file)
      }
      #expect(right >= atLeast)
    }
  }
}
