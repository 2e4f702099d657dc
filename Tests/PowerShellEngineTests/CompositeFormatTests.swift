import Testing

@testable import PowerShellEngine

/// `-f`'s format strings: holes, alignment, escapes and the words for those that are wrong.
@MainActor struct CompositeFormatTests {
  private func text(_ format: String) -> String {
    do {
      return try CompositeFormat.text(format, count: 2) { index, format in
        "<\(index)\(format.map { ":" + $0 } ?? "")>"
      }
    } catch {
      return (error as? ValueFailure)?.message ?? "?"
    }
  }

  @Test(arguments: [
    ("{0}", "<0>"), ("a{0,5}b", "a  <0>b"), ("a{1,-5}b", "a<1>  b"), ("{0:N2} {1}", "<0:N2> <1>"),
    ("{{0}}", "{0}"), ("{0 , 6 :x}", " <0:x>"), ("{0:}", "<0>"), ("", ""),
    (
      "{2}",
      "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
    ),
    (
      "{-1}",
      "Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit."
    ),
    (
      "{}",
      "Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit."
    ),
    (
      "ab}c",
      "Input string was not in a correct format. Failure to parse near offset 3. Unexpected closing brace without a corresponding opening brace."
    ),
    (
      "ä{",
      "Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely."
    ),
    (
      "{0",
      "Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely."
    ),
    (
      "{0,x}",
      "Input string was not in a correct format. Failure to parse near offset 3. Expected an ASCII digit."
    ),
    (
      "{0:a{",
      "Input string was not in a correct format. Failure to parse near offset 4. Format item ends prematurely."
    ),
  ])
  func formats(format: String, wanted: String) {
    #expect(text(format) == wanted)
  }
}
