import PowerShellSyntax
import Testing

/// The parser answers, and soon, whatever it is given.
@Suite struct RobustnessTests {
  @Test(arguments: ConformanceFiles.areas) func everyPrefixParses(area: String) {
    for text in ScriptSamples.texts(area).filter({ $0.utf8.count < 600 }).prefix(4) {
      let bytes = Array(text.utf8)
      for end in stride(from: 0, through: bytes.count, by: 1) {
        _ = Parser.parse(SourceText(String(decoding: bytes[..<end], as: UTF8.self)))
      }
    }
  }

  @Test(arguments: [
    "(", "[", "{", "@{a=", "$(", "@(", "\"$(", "-not ", "[int]", "if(1){", "a|", "$x.", "$x[",
    "'", "\"", "${", "`", "1,", "1+", "[A(", "[A[", "&", "function f{", "class C{", "switch(1){1{",
    "try{", "$a=", "$x?1:", "-", "!", "++", ",", "f ", "f -a:", "<#", "@'\n", "@\"\n", "a;", "\n",
    "$x.a(", "$x::", "param(", ">", "2>&1 ", "@", "#", "..", "-eq", "a&&", "a||", "\u{0}", "é", "😀",
    ":a ", "trap{", "data{", "do{", "{param(", "$x.a{",
  ])
  func repetitionEnds(piece: String) {
    for count in [1, 2, 50, 4000] {
      let source = SourceText(String(repeating: piece, count: count))
      let result = Parser.parse(source)
      #expect(result.tree.source === source)
    }
  }

  @Test func longChainsAreLinear() {
    let sum = "$a" + String(repeating: " + 1", count: 4000)
    #expect(Parser.parse(SourceText(sum)).diagnostics.isEmpty)
    let list = "1" + String(repeating: ",1", count: 30_000)
    #expect(Parser.parse(SourceText(list)).diagnostics.isEmpty)
    let lines = String(repeating: "Get-Item a | Sort-Object b\n", count: 5000)
    #expect(Parser.parse(SourceText(lines)).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("if ($x) {", true), ("1 +", true), ("'abc", true), ("a |", true), ("(1", true), ("1 2", false),
    (")", false), ("@'\nx", true), ("function f", true), ("get-item", false), ("$(1", true),
    ("\"a$(1", true), ("<# x", true), ("a &&", true), ("@{ a = 1", true), ("try { 1 }", true),
  ])
  func incompleteInput(text: String, isIncomplete: Bool) {
    #expect(Parser.parse(SourceText(text)).isIncomplete == isIncomplete)
  }

  @Test func deepNestingIsAMistake() {
    let deep = String(repeating: "(", count: 1000) + String(repeating: ")", count: 1000)
    let result = Parser.parse(SourceText(deep))
    #expect(result.diagnostics.contains { $0.errorID == "ScriptTooComplicated" })
    let fine = String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
    #expect(Parser.parse(SourceText(fine)).diagnostics.isEmpty)
  }
}
