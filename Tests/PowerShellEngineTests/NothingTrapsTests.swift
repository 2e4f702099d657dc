import Testing

@testable import PowerShellEngine

/// Whatever a script hands to formats and parsers ends in a text, a value or a failure, never in a trap.
@MainActor struct NothingTrapsTests {
  private struct Generator {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    mutating func text(_ alphabet: [String], _ length: Int) -> String {
      (0..<next(length)).map { _ in alphabet[next(alphabet.count)] }.joined()
    }
  }

  private static let numberParts = [
    "0", "#", ".", ",", "%", "‰", "E+0", "e-00", "E", "'", "\"", "\\", ";", "x", "ä", "N", "C", "9",
    "D", "P", "G", "X", "B", "R", "\0", " ",
  ]
  private static let dateParts = [
    "d", "M", "y", "H", "h", "m", "s", "f", "F", "t", "K", "z", "g", "'", "\"", "\\", "%", ":", "/",
    ".", " ", "ä", "dddd", "MMMM", "yyyy", "ffffffff",
  ]
  private static let textParts = [
    "0", "1", "9", "12", "2024", "99999999", ".", ",", ":", "-", "+", "/", " ", "T", "Z", "AM",
    "Jan",
    "Monday", "e", "E+5", "(", ")", "$", "ä", "年", "\0", "F", "A", "18446744073709551616",
  ]

  @Test func numberFormats() throws {
    var random = Generator(state: 1)
    let info = try CultureTable().culture(named: "de-DE").numbers
    let big = try BigNumber.parse("-123456789012345678901234567890")
    for _ in 0..<4000 {
      guard let format = try? NumberFormat(random.text(Self.numberParts, 8)) else { continue }
      _ = try? format.apply(Int32(truncatingIfNeeded: random.next(1 << 31)), info)
      for value in [0, -0.0, 1e300, -5e-300, 0.5, -1234.5678, .nan, .infinity] {
        _ = try? format.apply(value, info)
      }
      _ = try? format.apply(Int64.min, info)
      _ = try? format.apply(DecimalNumber.minimum, info)
      _ = try? format.apply(big, info)
    }
  }

  @Test func dateFormatsAndPatterns() throws {
    var random = Generator(state: 2)
    let info = try CultureTable().culture(named: "cs-CZ").dates
    let reading = DateReading(info: info, styles: [.innerWhite], now: .maximum)
    for _ in 0..<2000 {
      let pattern = random.text(Self.dateParts, 8)
      for value in [DateTimeValue.minimum, .maximum] {
        _ = try? DateFormat(info).text(value, pattern)
      }
      _ = try? TimeSpanValue.minimum.text(pattern, info)
      let text = random.text(Self.textParts, 8)
      _ = try? DateExactParsing.dateTime(text, [pattern], reading)
      _ = try? UnixDateFormat.text(.maximum, "%" + pattern, info)
    }
  }

  @Test func texts() throws {
    var random = Generator(state: 3)
    let culture = try CultureTable().culture(named: "fr-FR")
    let reading = DateReading(info: culture.dates, now: .minimum)
    for _ in 0..<4000 {
      let text = random.text(Self.textParts, 9)
      let styles = NumberStyles(rawValue: random.next(0x800))
      _ = try? NumberParsing.integer(text, as: Int8.self, "x", styles: styles, culture.numbers)
      _ = try? NumberParsing.integer(text, as: UInt64.self, "x", styles: styles, culture.numbers)
      _ = try? NumberParsing.double(text, styles: styles, culture.numbers)
      _ = try? NumberParsing.decimal(text, styles: styles, culture.numbers)
      _ = try? BigNumber.parse(text, styles: styles, culture.numbers)
      _ = try? DateParsing.dateTimeOffset(text, reading)
      _ = try? DateParsing.dateTime(text, reading)
      _ = try? TimeSpanParsing.parse(text, culture.dates)
      _ = try? CompositeFormat.text("{" + text + "}", count: 1) { _, _ in "" }
    }
  }

  @Test func decimals() {
    var random = Generator(state: 4)
    for _ in 0..<4000 {
      let pair = (0..<2).map { _ in
        DecimalNumber(
          UInt128(random.next(1 << 31)) << UInt128(random.next(65)), scale: random.next(29),
          isNegative: random.next(2) == 0)
      }
      let (a, b) = (pair[0], pair[1])
      for result in [
        try? a.adding(b), try? a.multiplied(by: b), try? a.divided(by: b),
        try? a.remainder(dividingBy: b),
      ] {
        guard let result else { continue }
        #expect(result.mantissa <= DecimalNumber.maximumMantissa)
        #expect((0...28).contains(result.scale))
      }
      _ = a < b
      _ = try? DecimalNumber(a.double)
    }
  }
}
