import Glibc
import PowerShellSyntax
import Testing

/// Every expression of the tables parses as PowerShell parses it, mistakes and their sentences too.
@Suite struct MistakeConformanceTests {
  @Test(arguments: ConformanceFiles.tableNames) func mistakes(table: String) {
    var total = 0
    var failures: [String] = []
    var dump = ""
    for line in ConformanceFiles.lines(ConformanceFiles.read("\(ConformanceFiles.tables)/\(table)"))
    {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      let expression = String(line[..<tab])
      let answer = String(line[line.index(after: tab)...])
      let wanted = answer.hasPrefix("!parse|") ? answer : "ok"
      let given = Self.answer(expression)
      total += 1
      if given != wanted {
        failures.append(expression)
        dump += "\(expression)\n  want \(wanted)\n  have \(given)\n"
      }
    }
    print("mistakes \(table): \(total - failures.count) of \(total)")
    if let folder = getenv("TREE_DUMP").map({ String(cString: $0) }) {
      ConformanceFiles.write(dump, to: "\(folder)/\(table).failures")
    }
    let known = KnownFailures.read("mistakes")
    #expect(failures.filter { !known.contains("\(table)\t\($0)") } == [])
    let mine = known.filter { $0.hasPrefix(table + "\t") }
    let found = Set(failures.map { "\(table)\t\($0)" })
    #expect(mine.filter { !found.contains($0) } == [], "mended; take it off the list")
  }

  static func answer(_ expression: String) -> String {
    let source = SourceText(expression)
    let diagnostics = Parser.parse(source).diagnostics
    if diagnostics.isEmpty { return "ok" }
    let count = source.bytes.count
    func offset(_ place: Int32) -> Int {
      let beyond = max(0, Int(place) - count)
      return source.utf16Offset(of: Int(place) - beyond) + beyond
    }
    let found = diagnostics.map {
      "\($0.errorID)@\(offset($0.extent.start))-\(offset($0.extent.end)) \(shown($0.message))"
    }
    return "!parse|" + found.joined(separator: " / ")
  }

  private static func shown(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": shown += "\\\\"
      case "\r": shown += "\\r"
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case "\u{1B}": shown += "\\e"
      case "\0": shown += "\\0"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
