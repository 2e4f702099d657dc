import Testing

@testable import PowerShellEngine

/// Texts of numbers, read by styles and cultures, and what .NET says of texts that are none.
@MainActor struct NumberParsingTests {
  private let cultures = CultureTable(.icu)

  @Test(arguments: [
    ("12", NumberStyles.integer, Int32(12)), (" -5 ", .integer, -5), ("a", .hexNumber, 10),
    ("FFFFFFFF", .hexNumber, -1), ("1e3", .float, 1000), ("1,234", .number, 1234),
    ("(5)", .currency, -5), ("$5", .any, 5), ("5-", .number, -5), ("2147483647", .integer, .max),
    ("-2147483648", .integer, .min), ("101", .binaryNumber, 5), ("1.0", .float, 1),
  ])
  func integers(text: String, styles: NumberStyles, wanted: Int32) throws {
    let info = try cultures.culture(named: "en-US").numbers
    #expect(
      try NumberParsing.integer(text, as: Int32.self, "an Int32", styles: styles, info) == wanted)
  }

  @Test(arguments: [
    ("abc", "The input string 'abc' was not in a correct format."),
    ("", "The input string '' was not in a correct format."),
    ("- 5", "The input string '- 5' was not in a correct format."),
    ("2147483648", "Value was either too large or too small for an Int32."),
    ("99999999999999999999999", "Value was either too large or too small for an Int32."),
  ])
  func refusedIntegers(text: String, message: String) {
    let found = Result { () throws(ValueFailure) in
      try NumberParsing.integer(text, as: Int32.self, "an Int32")
    }
    guard case .failure(let failure) = found else {
      Issue.record("\(text) was read")
      return
    }
    #expect(failure.message == message)
  }

  @Test(arguments: [
    ("1.234,5", "de-DE", 1234.5), ("1,5", "en-US", 15), ("1e400", "en-US", .infinity),
    ("∞", "de-DE", .infinity), ("-Infinity", "", -.infinity), (" 12 ", "en-US", 12),
    ("0.1", "en-US", 0.1), ("123456789.987654321", "en-US", 123456789.987654321),
    ("1 234,5", "fr-FR", 1234.5), ("-5", "sv-SE", -5), ("5e-324", "", .leastNonzeroMagnitude),
  ])
  func doubles(text: String, culture: String, wanted: Double) throws {
    let info = try cultures.culture(named: culture).numbers
    #expect(try NumberParsing.double(text, info) == wanted)
  }

  @Test(arguments: [
    ("1.10", "1.10"), ("-0", "0"), ("0.00", "0.00"),
    ("79228162514264337593543950335", "79228162514264337593543950335"),
    ("0.00000000000000000000000000005", "0.0000000000000000000000000000"),
    ("1.23456789012345678901234567895", "1.2345678901234567890123456790"),
    ("79228162514264337593543950335.4", "79228162514264337593543950335"), ("+5", "5"),
    ("1,234.50", "1234.50"),
  ])
  func decimals(text: String, wanted: String) throws {
    #expect(try NumberParsing.decimal(text).text == wanted)
  }

  @Test(arguments: ["79228162514264337593543950336", "79228162514264337593543950335.5"])
  func tooLargeDecimals(text: String) {
    #expect(throws: DecimalNumber.overflow) { try NumberParsing.decimal(text) }
  }
}
