import PowerShellSyntax
import Testing

/// The grammar, the parser's methods and the tree's nodes go by the same names.
@Suite struct GrammarTests {
  struct Production {
    let name: String
    let hasNode: Bool
    var examples: [String] = []

    /// `if-statement` as `IfStatement`.
    var title: String {
      name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }

  private static let repository = ConformanceFiles.root + "/../.."

  private static let productions: [Production] = {
    var all: [Production] = []
    let text = ConformanceFiles.read(repository + "/Grammar/PowerShell.grammar")
    for line in ConformanceFiles.lines(text) {
      if line.hasPrefix("> "), !all.isEmpty {
        all[all.count - 1].examples.append(String(line.dropFirst(2)))
      } else if let first = line.first, first != "#", first != " ",
        let end = line.firstIndex(of: " ")
      {
        let name = line[..<end].filter { $0 != "(" && $0 != ")" }
        all.append(Production(name: name, hasNode: first != "("))
      }
    }
    return all
  }()

  private static func sources(_ folder: String) -> String {
    let path = repository + "/Sources/PowerShellSyntax/" + folder
    return ConformanceFiles.names(in: path)
      .map { ConformanceFiles.read("\(path)/\($0)") }.joined()
  }

  @Test func everyProductionHasItsMethodAndItsNode() {
    let (parsing, tree) = (Self.sources("Parsing"), Self.sources("Tree"))
    #expect(Self.productions.count > 60)
    for production in Self.productions {
      #expect(
        parsing.contains("func parse\(production.title)("), "no parse\(production.title)")
      let node = "class \(production.title)Ast: "
      #expect(tree.contains(node) == production.hasNode, "\(production.title)Ast")
    }
  }

  @Test func everyProductionHasAnExampleThatParses() {
    for production in Self.productions {
      #expect(!production.examples.isEmpty, "\(production.name) has no example")
      for example in production.examples {
        let source = SourceText(example)
        let result = Parser.parse(source)
        #expect(result.diagnostics.isEmpty, "\(example): \(result.diagnostics)")
      }
    }
  }

  /// Where a production's node is no base class, its example holds one.
  @Test func examplesHoldTheirNodes() {
    let bases = [
      "Statement", "LabeledStatement", "Member", "CommandElement", "Redirection", "Expression",
    ]
    for production in Self.productions
    where production.hasNode && !bases.contains(production.title) {
      for example in production.examples {
        let source = SourceText(example)
        let kinds = TreeRendering.lines(Parser.parse(source), source)
        #expect(
          kinds.contains { $0.contains(" \(production.title)Ast ") },
          "\(example) holds no \(production.title)Ast")
      }
    }
  }
}
