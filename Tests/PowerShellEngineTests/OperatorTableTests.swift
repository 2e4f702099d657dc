import Glibc
import Testing

@testable import PowerShellEngine

/// Operators and conversions against what PowerShell answered; the shares only grow.
@Suite(.serialized) struct OperatorTableTests {
  @Test(arguments: [
    ("arithmetic", "en-US", 0), ("comparison", "en-US", 0), ("logic", "en-US", 0),
    ("conversion", "en-US", 0), ("ordering", "en-US", 0), ("wildcards", "en-US", 0),
    ("literals", "en-US", 0), ("arithmetic.de-DE", "de-DE", 0), ("conversion.de-DE", "de-DE", 0),
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
