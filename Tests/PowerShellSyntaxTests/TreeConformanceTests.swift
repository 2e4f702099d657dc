import Glibc
import PowerShellSyntax
import Testing

/// Every script of the recordings gives PowerShell's own tree.
@Suite struct TreeConformanceTests {
  @Test(arguments: ConformanceFiles.areas) func trees(area: String) {
    let scripts = Set(ConformanceFiles.names(in: "\(ConformanceFiles.root)/scripts/\(area)"))
    let cases = ConformanceFiles.names(in: "\(ConformanceFiles.trees)/\(area)").filter {
      scripts.contains($0.dropLast(5) + ".ps1")
    }
    var failures: [String] = []
    for name in cases {
      let stem = name.dropLast(5)
      let text = ConformanceFiles.read("\(ConformanceFiles.root)/scripts/\(area)/\(stem).ps1")
      let wanted = ConformanceFiles.lines(
        ConformanceFiles.read("\(ConformanceFiles.trees)/\(area)/\(name)"))
      let source = SourceText(text)
      let given = TreeRendering.lines(Parser.parse(source), source)
      if given != wanted { failures.append("\(area)/\(stem)") }
      if let folder = getenv("TREE_DUMP").map({ String(cString: $0) }) {
        ConformanceFiles.write(
          given.joined(separator: "\n") + "\n", to: "\(folder)/\(area)--\(stem).tree")
      }
    }
    print("trees \(area): \(cases.count - failures.count) of \(cases.count)")
    let known = KnownFailures.read("trees")
    #expect(failures.filter { !known.contains($0) } == [])
    let mine = known.filter { $0.hasPrefix(area + "/") }
    #expect(mine.filter { !failures.contains($0) } == [], "mended; take it off the list")
  }
}

/// What is known to differ; these lists only shrink.
enum KnownFailures {
  static func read(_ name: String) -> [String] {
    ConformanceFiles.lines(
      ConformanceFiles.read(ConformanceFiles.root + "/known-failures/syntax-\(name).txt"))
  }
}
