/// `System.Globalization.ISOWeek`: weeks that begin on Monday and belong to their Thursday's year.
extension TypeDefinition {
  static let isoWeek = TypeDefinition("System.Globalization.ISOWeek", isAbstract: true) { m in
    m.function("static int GetWeekOfYear(datetime date)") { a in
      .int(Int32(GregorianCalendar.isoWeek(day(a)).week))
    }
    m.function("static int GetYear(datetime date)") { a in
      .int(Int32(GregorianCalendar.isoWeek(day(a)).year))
    }
    m.function("static int GetWeeksInYear(int year)") { a in
      .int(Int32(GregorianCalendar.isoWeeks(inYear: try year(a))))
    }
    m.function("static datetime GetYearStart(int year)") { a in
      date(monday(try year(a)))
    }
    m.function("static datetime GetYearEnd(int year)") { a in
      let year = try year(a)
      return date(monday(year) + GregorianCalendar.isoWeeks(inYear: year) * 7 - 1)
    }
    m.function("static datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)") { a in
      guard (1...53).contains(a.int(1)) else {
        throw DotNetException.outOfRange(
          "The week parameter must be in the range 1 through 53.", "week")
      }
      let weekday = a.int(2) == 0 ? 7 : a.int(2)
      return date(monday(try year(a)) + (a.int(1) - 1) * 7 + weekday - 1)
    }
  }

  private static func day(_ a: Arguments) -> Int { Int((a[0].ticks ?? 0) / 864_000_000_000) }

  private static func year(_ a: Arguments) throws -> Int {
    guard (1...9999).contains(a.int(0)) else {
      throw DotNetException.outOfRange(
        "Year must be between 1 and 9999, inclusive.", "year")
    }
    return a.int(0)
  }

  /// The Monday of the year's first week, which holds 4 January.
  private static func monday(_ year: Int) -> Int {
    let fourth = GregorianCalendar.dayNumber(year, 1, 4)
    return fourth - fourth % 7
  }

  private static func date(_ day: Int) -> Value {
    .object(DateTimeObject(DateTimeValue(unchecked: Int64(day) * 864_000_000_000, .unspecified)))
  }
}
