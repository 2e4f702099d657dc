import Testing

@testable import PowerShellEngine

/// Dates, times and spans against what .NET wrote and read under en-US, de-DE and invariant.
@MainActor struct DateTests {
  private let cultures = CultureTable(.icu)
  private static let now = DateTimeValue(unchecked: 639_150_000_000_000_000, .local)

  private func reading(_ culture: String) throws -> DateReading {
    let name = culture == "iv" ? "" : culture
    return DateReading(info: try cultures.culture(named: name).dates, now: Self.now)
  }

  private func formatted(_ row: [String]) throws -> String {
    let invariant = try reading("iv")
    let format = DateFormat(try cultures.culture(named: row[4]).dates)
    if row[0] == "datetimeoffset" {
      return try format.text(DateParsing.dateTimeOffset(row[1], invariant), row[3])
    }
    let value = try DateParsing.dateTime(row[1], invariant)
    return try format.text(row[2] == "z" ? value.with(.utc) : value, row[3])
  }

  @Test func recordedFormats() {
    let differences = GoldenTable.differences("date-formats.tsv") { row in
      (try? formatted(row)) ?? "!"
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func recordedReadings() throws {
    let format = DateFormat(.invariant)
    let differences = GoldenTable.differences("date-parsing.tsv") { row in
      do {
        let reading = try reading(row[2])
        if row[0] == "datetimeoffset" {
          return try format.text(DateParsing.dateTimeOffset(row[1], reading))
        }
        return try format.text(DateParsing.dateTime(row[1], reading), "o")
      } catch let failure as ValueFailure {
        return failure.message
      } catch {
        return "\(error)"
      }
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func recordedSpanFormats() {
    let differences = GoldenTable.differences("timespan-formats.tsv") { row in
      let culture = try? cultures.culture(named: row[2])
      guard let span = try? TimeSpanParsing.parse(row[0]), let culture else { return "?" }
      return (try? span.text(row[1], culture.dates)) ?? "!"
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func recordedSpanReadings() {
    let differences = GoldenTable.differences("timespan-parsing.tsv") { row in
      do {
        return try TimeSpanParsing.parse(row[0]).text
      } catch {
        return (error as? ValueFailure)?.message ?? "?"
      }
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test(arguments: [
    ("20240131", "yyyyMMdd", "2024-01-31T00:00:00"),
    ("2024-1-5", "yyyy-M-d", "2024-01-05T00:00:00"),
    ("Jan 31 2024", "MMM dd yyyy", "2024-01-31T00:00:00"),
    ("29.02.2024 08h", #"dd.MM.yyyy HH\h"#, "2024-02-29T08:00:00"),
    ("x", "yyyy", "String 'x' was not recognized as a valid DateTime."),
    ("2024-01-31", "yyyy-MM", "String '2024-01-31' was not recognized as a valid DateTime."),
    (
      "2024-01-31 13:45:06", "u",
      "String '2024-01-31 13:45:06' was not recognized as a valid DateTime."
    ),
    ("2024-01-31 01:45 PM", "yyyy-MM-dd hh:mm tt", "2024-01-31T13:45:00"),
    ("2024-01-31T13:45:06", "s", "2024-01-31T13:45:06"),
    ("2024-01-31T13:45:06.1230000Z", "o", "2024-01-31T13:45:06"),
  ])
  func exactReadings(text: String, format: String, wanted: String) throws {
    let reading = try reading("iv")
    let found = Result { () throws(ValueFailure) in
      try DateFormat(.invariant).text(DateExactParsing.dateTime(text, [format], reading), "s")
    }
    switch found {
    case .success(let text): #expect(text == wanted)
    case .failure(let failure): #expect(failure.message == wanted)
    }
  }

  @Test(arguments: [
    ("%H:%M:%S", "13:45:06"), ("%s", "1706708706"), ("%p %I", "PM 01"), ("%w", "3"), ("%e", "31"),
    ("%T", "13:45:06"), ("%Z", "+00"), ("%%", "%"), ("%C", "20"), ("%G", "2024"),
    ("%Y-%m-%d %H:%M", "2024-01-31 13:45"), ("%j %A %B", "031 Wednesday January"),
  ])
  func unixFormats(format: String, wanted: String) throws {
    let value = try DateParsing.dateTime("2024-01-31 13:45:06", reading("iv"))
    #expect(try UnixDateFormat.text(value, format, .invariant) == wanted)
  }

  @Test func allFormatsOfAnAmericanDate() throws {
    let american = try CultureTable(.windows).culture(named: "en-US").dates
    let value = try DateParsing.dateTime("2024-02-29 13:45:30.5", reading("iv"))
    let texts = try DateFormat(american).allTexts(value)
    #expect(texts.count == 29)
    #expect(Array(texts.prefix(3)) == ["2/29/2024", "Feb 29, 2024", "2/29/24"])
    #expect(texts[10] == "Feb 29, 2024 1:45 PM")
    #expect(texts[26] == "February 29, 2024 1:45:30 PM")
  }

  @Test(arguments: [
    ("2024-02-29", "d", "2/29/2024"), ("2024-02-29", "D", "Thursday, February 29, 2024"),
    ("2024-02-29", "a", "!"), ("2024-02-29", "12", "12"), ("2024-02-29", "HH", "!"),
    ("13:45:30", "t", "1:45 PM"), ("13:45:30", "T", "1:45:30 PM"), ("13:45:30", "yyyy", "!"),
  ])
  func halvesOfAMoment(text: String, format: String, wanted: String) throws {
    let american = try CultureTable(.windows).culture(named: "en-US").dates
    let format = (writer: DateFormat(american), pattern: format)
    let reading = try reading("iv")
    let found: String?
    if let date = try? DateParsing.dateOnly(text, reading) {
      found = try? format.writer.text(date, format.pattern)
    } else {
      found = try? format.writer.text(DateParsing.timeOnly(text, reading), format.pattern)
    }
    #expect(found ?? "!" == wanted)
  }

  @Test func everyDayOfTheCalendarReadsBack() {
    for day in stride(from: 0, to: GregorianCalendar.daysInRange, by: 37) {
      let date = GregorianCalendar.date(day)
      #expect(GregorianCalendar.dayNumber(date.year, date.month, date.day) == day)
    }
  }

  @Test(arguments: [
    (2024, 12, 30, 2025, 1), (2021, 1, 3, 2020, 53), (2024, 2, 29, 2024, 9), (2023, 1, 1, 2022, 52),
  ])
  func isoWeeks(year: Int, month: Int, day: Int, isoYear: Int, week: Int) {
    let found = GregorianCalendar.isoWeek(GregorianCalendar.dayNumber(year, month, day))
    #expect(found.year == isoYear)
    #expect(found.week == week)
  }

  @Test func refusalsSayWhatDotNetSays() throws {
    let last = DateTimeValue.maximum
    #expect(throws: DateTimeValue.unrepresentable("value")) {
      try last.adding(31, unit: TimeSpanValue.ticksPerDay)
    }
    #expect(throws: DateTimeValue.unrepresentable("months")) { try last.adding(months: 1) }
    #expect(throws: TimeSpanValue.tooLong) {
      try TimeSpanValue.maximum.adding(TimeSpanValue(ticks: 1))
    }
    let leap = try DateTimeValue(year: 2024, month: 1, day: 31)
    #expect(try leap.adding(months: 1) == DateTimeValue(year: 2024, month: 2, day: 29))
    #expect(try leap.adding(months: -13) == DateTimeValue(year: 2022, month: 12, day: 31))
  }
}
