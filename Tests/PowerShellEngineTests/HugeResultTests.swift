import Testing

@testable import PowerShellEngine

extension SessionTests {
  /// What a script could make huge ends in an error, and extreme operands trap nowhere.
  @Suite @MainActor struct HugeResultTests {
    @Test(arguments: [
      "'x' * 1e9", "'xy' * 2147483647", "@(1, 2) * 1000000000", "1..2147483647",
      "@(1..1000000) * 100000",
    ])
    func refusesHugeResults(line: String) throws {
      let answer = try TableEvaluation().answer(line)
      #expect(answer.utf8.starts(with: "!System.OutOfMemoryException|".utf8), "\(line): \(answer)")
    }

    @Test func trapsNowhere() throws {
      let evaluation = try TableEvaluation()
      let operands = [
        "(-2147483648)", "(-9223372036854775807 - 1)", "9223372036854775807",
        "18446744073709551615ul",
        "[double]'NaN'", "[double]'-Infinity'", "1e308", "79228162514264337593543950335d", "0",
        "(-1)",
        "$null", "''", "'-2147483648'", "$true", "[char]'A'", "(10n)", "@()", "@{}", "-128y",
        "255uy",
        "([int])", "{ 1 }",
      ]
      let operators = [
        "+", "-", "*", "/", "%", "-shl", "-shr", "-band", "-bor", "-bxor", "-eq", "-lt", "-ge",
        "-join", "-f", "-like", "-contains", "-in", "-is", "-as", "-xor", "-replace", "-split",
      ]
      for left in operands {
        for right in operands where !(left.hasPrefix("'-2") || right.hasPrefix("9")) {
          for sign in operators { _ = evaluation.answer("\(left) \(sign) \(right)") }
        }
      }
      for operand in operands {
        for sign in ["-", "+", "-bnot ", "-not ", "-join ", "-split ", ","] {
          _ = evaluation.answer(sign + operand)
        }
        for type in [
          "int", "byte", "char", "double", "decimal", "bigint", "string", "bool", "int[]",
        ] {
          _ = evaluation.answer("[\(type)]" + operand)
        }
        _ = evaluation.answer("$x = \(operand); $x++; $x--; $x")
      }
    }
  }
}
