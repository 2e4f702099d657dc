import PowerShellSyntax
import RandomPrograms
import Testing

/// The grammar, the parser's methods and the tree's nodes go by the same names.
@Suite struct GrammarTests {
  private static let repository = ConformanceFiles.root + "/../.."
  private static let grammar = Grammar(
    ConformanceFiles.read(repository + "/Grammar/PowerShell.grammar"))
  private static let productions = grammar.productions.filter { !$0.isToken }

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

  /// Every name on the right stands on the left somewhere, and every production can be reached.
  @Test func everyNameIsDefined() {
    var used: Set<String> = ["script-block"]
    func gather(_ alternatives: [[Grammar.Item]]) {
      for item in alternatives.joined() {
        switch item {
        case .name(let name, _): used.insert(name)
        case .choice(let inner), .optional(let inner), .repeated(let inner): gather(inner)
        case .word, .touch: break
        }
      }
    }
    for production in Self.grammar.productions { gather(production.alternatives) }
    #expect(used == Set(Self.grammar.productions.map(\.name)))
  }

  /// A sample of what `swift run -c release Fuzzing` asks of a million programs.
  @Test(arguments: 0..<8) func randomProgramsParseAndPrintBack(share: Int) {
    let generator = ProgramGenerator(Self.grammar)
    for seed in share * 200..<share * 200 + 200 {
      var dice = Dice(seed: UInt64(seed))
      let program = generator.program(&dice, size: 40)
      #expect(ParserProbe.faultOfProgram(program) == nil, "\(program)")
      #expect(ParserProbe.faultOfPrefixes(program, most: 8, &dice) == nil, "\(program)")
      let spoilt = Mutation.spoil(program, with: [], &dice)
      #expect(ParserProbe.faultOfText(spoilt) == nil, "\(spoilt)")
    }
  }
}
