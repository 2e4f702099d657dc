import PowerShellEngine
import PowerShellSyntax
import Testing

@testable import OutputLayout

/// Errors in every view, made by hand.
extension OutputLayoutTests {
  @Suite(.serialized) @MainActor struct ErrorViewTests {
    private func record(
      _ message: String, line: String? = nil, marking part: String = "", file: String? = nil
    ) -> ErrorRecord {
      let record = ErrorRecord(
        ExceptionObject("System.Management.Automation.RuntimeException", message), id: "SomeId",
        category: .invalidOperation)
      if let line {
        let source = SourceText(line, file: file)
        let bytes = Array(line.utf8)
        let found = part.isEmpty ? nil : bytes.firstRange(of: Array(part.utf8))
        let range = found ?? 0..<bytes.count
        record.position = Position(
          source, Extent(range.lowerBound, range.upperBound))
      }
      return record
    }

    private func text(_ record: ErrorRecord, _ view: ErrorView.Kind = .concise) throws -> String {
      let shell = try LayoutSession()
      return ErrorView.text(record, session: shell.session, view: view)
    }

    @Test func atThePromptAnErrorIsOneLine() throws {
      #expect(try text(record("no good", line: "1/0")) == "InvalidOperation: no good")
    }

    @Test func inAFileTheLineIsMarked() throws {
      let error = record("no good", line: "$a = 1\nfoo -bar 2", marking: "-bar", file: "s.ps1")
      #expect(
        try text(error)
          == "InvalidOperation: s.ps1:2\nLine |\n   2 |  foo -bar 2\n     |      ~~~~\n"
          + "     | no good\n")
    }

    @Test func whatIsThrownIsAnException() throws {
      let error = record("bad", line: "throw 'bad'")
      error.isThrown = true
      #expect(try text(error) == "Exception: bad")
    }

    @Test func aLongLineIsCutAroundTheMark() throws {
      let line =
        "function Invoke-Deep { param($n) if ($n -eq 0) { throw \"deep error\" } else { Invoke-Deep ($n - 1) } }"
      let error = record("deep error", line: line, marking: "throw \"deep error\"", file: "s.ps1")
      error.isThrown = true
      #expect(
        try text(error)
          == "Exception: s.ps1:1\nLine |\n"
          + "   1 |  … on Invoke-Deep { param($n) if ($n -eq 0) { throw \"deep error\" } else  …\n"
          + "     |                                               ~~~~~~~~~~~~~~~~~~\n"
          + "     | deep error\n")
    }

    @Test func aLongMessageIsBrokenAtBlanks() throws {
      let words = Array(repeating: "word", count: 40).joined(separator: " ")
      let lines = try text(record(words, line: "x", file: "s.ps1")).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 120 })
      #expect(lines.dropFirst(4).allSatisfy { $0.hasPrefix("     | word") })
    }

    @Test func theOtherViews() throws {
      let error = record("no good", line: "1/0")
      #expect(try text(error, .category) == "InvalidOperation: (:) [], RuntimeException")
      #expect(
        try text(error, .normal)
          == "no good\nAt line:1 char:1\n+ 1/0\n+ ~~~\n"
          + "+ CategoryInfo          : InvalidOperation: (:) [], RuntimeException\n"
          + "+ FullyQualifiedErrorId : SomeId")
      #expect(try text(error, .detailed).contains("FullyQualifiedErrorId"))
    }

    @Test func escapesAreThoseOfATerminal() throws {
      let error = record("no good", line: "1/0", file: "s.ps1")
      let shell = try LayoutSession()
      let text = ErrorView.text(error, session: shell.session, view: .concise, style: .ansi)
      let lines = ComplexWriter.lines([.text(text)], screen: 1000)
      #expect(lines[0] == "\u{1B}[31;1mInvalidOperation: \u{1B}[0ms.ps1:1\u{1B}[0m")
      #expect(lines[1] == "\u{1B}[31;1m\u{1B}[0m\u{1B}[36;1mLine |\u{1B}[0m")
      #expect(
        lines[2]
          == "\u{1B}[31;1m\u{1B}[0m\u{1B}[36;1m\u{1B}[36;1m   1 | \u{1B}[0m \u{1B}[36;1m1/0\u{1B}[0m"
      )
    }
  }
}
