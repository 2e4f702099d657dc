import PowerShellSyntax
import Testing

/// Tokens, numbers, types and variables by themselves.
@Suite struct TokenTests {
  @Test(arguments: ConformanceFiles.areas) func tokensAndGapsGiveTheSourceBack(area: String) {
    for text in ScriptSamples.texts(area) {
      let source = SourceText(text)
      var tokens: [Token] = []
      _ = Parser.parse(source, tokens: &tokens)
      var end = 0
      var gaps: [UInt8] = []
      for token in tokens {
        let start = Int(token.extent.start)
        #expect(start >= end || token.kind == .endOfInput, "\(token.kind) at \(start) in \(text)")
        if start > end, start <= source.bytes.count { gaps += source.bytes[end..<start] }
        end = max(end, Int(token.extent.end))
      }
      // Between tokens there is nothing but blanks.
      let strange = gaps.filter { $0 != 0x20 && $0 != 0x09 && $0 < 0x80 }
      #expect(strange.isEmpty, "\(String(decoding: strange, as: UTF8.self)) in \(area)")
      #expect(tokens.last?.kind == .endOfInput)
    }
  }

  @Test(arguments: [
    ("1", "Int32"), ("-1", "Int32"), ("2147483648", "Int64"), ("0xFF", "Int32"), ("1.5", "Double"),
    ("1e3", "Double"), ("1d", "Decimal"), ("12uy", "Byte"), ("1kb", "Int32"), ("1n", "BigInteger"),
    ("9223372036854775808", "Decimal"), ("79228162514264337593543950336", "Double"),
    (".5", "Double"), ("5.", "Double"), ("0b101", "Int32"), ("1us", "UInt16"), ("+7l", "Int64"),
  ])
  func numbers(text: String, type: String) {
    #expect(NumericConstant(parsing: text)?.typeName == type)
  }

  @Test(arguments: ["", "x", "1x", "1 ", "--1", "1e", "0b2", "300uy", "1kbkb", ".", "-"])
  func noNumbers(text: String) { #expect(NumericConstant(parsing: text) == nil) }

  @Test func negativeHexadecimals() {
    #expect(NumericConstant(parsing: "0xFFFFFFFF") == .int32(-1))
    #expect(NumericConstant(parsing: "0x8000000000000000") == .int64(.min))
    #expect(NumericConstant(parsing: "0x80000000l") == .int64(2_147_483_648))
    #expect(
      NumericConstant(parsing: "-1.50d") == .decimal(mantissa: 150, scale: 2, isNegative: true))
    #expect(NumericConstant(parsing: "1e3n") == .bigInteger("1000"))
  }

  @Test(arguments: [
    ("int", "int"), ("List[int]", "List[int]"), ("string[]", "string[]"), ("int[,]", "int[,]"),
    (
      "System.Collections.Generic.Dictionary[string,int[]]",
      "System.Collections.Generic.Dictionary[string,int[]]"
    ),
    ("A[[B],[C]]", "A[B,C]"), ("int[][]", "int[][]"),
  ])
  func typeNames(text: String, name: String) {
    #expect(Parser.parseTypeName(text)?.fullName == name)
  }

  @Test(arguments: ["", "1", "int]", "List[", "int[", "[int]", "a b"])
  func noTypeNames(text: String) { #expect(Parser.parseTypeName(text) == nil) }

  @Test(
    arguments: [
      ("x", VariablePath.Scope.none, nil, "x"), ("global:x", .global, nil, "x"),
      ("SCRIPT:x", .script, nil, "x"), ("env:PATH", .drive, "env", "PATH"),
      ("variable:y", .variable, nil, "y"), ("using:z", .using, nil, "z"), ("a:", .none, nil, "a:"),
    ] as [(String, VariablePath.Scope, String?, String)])
  func variablePaths(text: String, scope: VariablePath.Scope, drive: String?, name: String) {
    let path = VariablePath(parsing: text)
    #expect(path.scope == scope && path.driveName == drive && path.name == name)
    #expect(path.userPath == text)
  }
}

/// Scripts of the recordings.
enum ScriptSamples {
  static func texts(_ area: String) -> [String] {
    let folder = "\(ConformanceFiles.root)/scripts/\(area)"
    return ConformanceFiles.names(in: folder).filter { $0.hasSuffix(".ps1") }
      .map { ConformanceFiles.read("\(folder)/\($0)") }
  }
}
