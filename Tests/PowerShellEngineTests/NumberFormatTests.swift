import Testing

@testable import PowerShellEngine

/// Numeric formats against what .NET wrote under en-US and de-DE.
@MainActor struct NumberFormatTests {
  private let cultures = CultureTable(.icu)

  private func format(_ row: [String]) throws -> String {
    let format = try NumberFormat(row[2])
    let info = try cultures.culture(named: row[3]).numbers
    switch row[0] {
    case "int32": return try format.apply(Int32(row[1]) ?? 0, info)
    case "int64": return try format.apply(Int64(row[1]) ?? 0, info)
    case "uint8": return try format.apply(UInt8(row[1]) ?? 0, info)
    case "double": return try format.apply(Double(row[1]) ?? 0, info)
    case "single": return try format.apply(Float(row[1]) ?? 0, info)
    case "decimal": return try format.apply(NumberParsing.decimal(row[1]), info)
    case "bigint": return try format.apply(BigNumber.parse(row[1]), info)
    default: return "?"
    }
  }

  @Test func recordedFormats() {
    let differences = GoldenTable.differences("number-formats.tsv") { row in
      (try? format(row)) ?? "!"
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func recordedDoublesReadBack() {
    let differences = GoldenTable.differences("double-texts.tsv") { row in
      guard let value = try? NumberParsing.double(row[0]) else { return "?" }
      return NumberText.roundTrip(value)
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (1, "1"), (0.1, "0.1"), (1e16, "10000000000000000"),
    (1e17, "1E+17"), (72_057_594_037_927_936, "72057594037927940"), (1e14, "100000000000000"),
    (1e-5, "1E-05"), (0.0001, "0.0001"), (1e20, "1E+20"),
    (9_007_199_254_740_992, "9007199254740992"),
    (1_234_567_890_123_456, "1234567890123456"), (1.5e300, "1.5E+300"), (-2.5e-300, "-2.5E-300"),
    (0.1 + 0.2, "0.30000000000000004"), (.leastNonzeroMagnitude, "5E-324"), (.infinity, "Infinity"),
    (1.7976931348623157e308, "1.7976931348623157E+308"), (123456.789, "123456.789"),
  ])
  func roundTripText(value: Double, text: String) {
    #expect(NumberText.roundTrip(value) == text)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333333333"), (2e15 / 3, "666666666666667"),
    (1e15, "1E+15"), (9_007_199_254_740_992, "9.00719925474099E+15"), (2.5, "2.5"),
    (.nan, "NaN"), (-1e-7, "-1E-07"),
  ])
  func shellText(value: Double, text: String) {
    #expect(NumberText.shellText(value) == text)
  }

  @Test(arguments: [
    (Float(0.1), "0.1"), (3.14159, "3.14159"), (16_777_216, "16777216"), (1e7, "10000000"),
    (1e9, "1E+09"),
    (3.4028235e38, "3.4028235E+38"), (1.1, "1.1"),
  ])
  func singleText(value: Float, text: String) {
    #expect(NumberText.roundTrip(value) == text)
  }
}
