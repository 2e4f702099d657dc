/// The members of `System.Globalization.DateTimeFormatInfo`.
enum DateTimeFormatMembers {
  static func declare(_ m: MemberDeclarations) {
    declareTexts(m)
    declareNames(m)
    declareLookups(m)
    m.property("System.DayOfWeek FirstDayOfWeek {get;}") { (me: CulturePartObject) in
      EnumValues.numbered(
        "System.DayOfWeek", Int64(me.holder.culture.dates.firstDayOfWeek.rawValue))
    }
    m.property("System.Globalization.CalendarWeekRule CalendarWeekRule {get;}") {
      (me: CulturePartObject) in
      EnumValues.numbered(
        "System.Globalization.CalendarWeekRule",
        Int64(me.holder.culture.dates.calendarWeekRule.rawValue))
    }
    m.property("System.Globalization.Calendar Calendar {get;}") { (me: CulturePartObject) in
      .object(CulturePartObject(me.holder, "GregorianCalendar"))
    }
    for (name, text) in [
      ("RFC1123Pattern", DateTimeFormatInfo.rfc1123Pattern),
      ("SortableDateTimePattern", DateTimeFormatInfo.sortableDateTimePattern),
      ("UniversalSortableDateTimePattern", DateTimeFormatInfo.universalSortableDateTimePattern),
    ] {
      m.property("string \(name) {get;}") { (_: CulturePartObject) in .string(text) }
    }
  }

  private static func declareTexts(_ m: MemberDeclarations) {
    let texts: [(String, WritableKeyPath<DateTimeFormatInfo, String>)] = [
      ("AMDesignator", \.amDesignator), ("DateSeparator", \.dateSeparator),
      ("FullDateTimePattern", \.fullDateTimePattern), ("LongDatePattern", \.longDatePattern),
      ("LongTimePattern", \.longTimePattern), ("MonthDayPattern", \.monthDayPattern),
      ("PMDesignator", \.pmDesignator), ("ShortDatePattern", \.shortDatePattern),
      ("ShortTimePattern", \.shortTimePattern), ("TimeSeparator", \.timeSeparator),
      ("YearMonthPattern", \.yearMonthPattern),
    ]
    for (name, path) in texts {
      m.property(
        "string \(name) {get;set;}",
        get: { (me: CulturePartObject) in .string(me.holder.culture.dates[keyPath: path]) },
        set: { me, value in
          var info = me.holder.culture.dates
          info[keyPath: path] = value.text(.invariant)
          me.holder.culture = me.holder.culture.with(dates: info)
        })
    }
    m.property("string NativeCalendarName {get;}") { (me: CulturePartObject) in
      .string(me.holder.culture.dates.nativeCalendarName)
    }
  }

  private static func declareNames(_ m: MemberDeclarations) {
    let names: [(String, (DateTimeFormatInfo) -> [String])] = [
      ("AbbreviatedDayNames", \.abbreviatedDayNames), ("DayNames", \.dayNames),
      ("ShortestDayNames", \.shortestDayNames),
      ("AbbreviatedMonthNames", { $0.abbreviatedMonthNames + [""] }),
      ("MonthNames", { $0.monthNames + [""] }),
      (
        "MonthGenitiveNames",
        { ($0.monthGenitiveNames.isEmpty ? $0.monthNames : $0.monthGenitiveNames) + [""] }
      ),
      (
        "AbbreviatedMonthGenitiveNames",
        {
          ($0.abbreviatedMonthGenitiveNames.isEmpty
            ? $0.abbreviatedMonthNames : $0.abbreviatedMonthGenitiveNames) + [""]
        }
      ),
    ]
    for (name, read) in names {
      m.property("string[] \(name) {get;}") { (me: CulturePartObject) in
        .array(
          ArrayObject(read(me.holder.culture.dates).map { .string($0) }, of: .string))
      }
    }
  }

  private static func declareLookups(_ m: MemberDeclarations) {
    let days: [(String, (DateTimeFormatInfo) -> [String])] = [
      ("GetDayName", \.dayNames), ("GetAbbreviatedDayName", \.abbreviatedDayNames),
      ("GetShortestDayName", \.shortestDayNames),
    ]
    for (name, read) in days {
      m.method("string \(name)(System.DayOfWeek dayofweek)") { (me: CulturePartObject, a) in
        let names = read(me.holder.culture.dates)
        guard names.indices.contains(a.int(0)) else {
          throw DotNetException.outOfRange(
            "Valid values are between Sunday and Saturday, inclusive.", "dayofweek", actual: a[0])
        }
        return .string(names[a.int(0)])
      }
    }
    let months: [(String, (DateTimeFormatInfo) -> [String])] = [
      ("GetMonthName", \.monthNames), ("GetAbbreviatedMonthName", \.abbreviatedMonthNames),
    ]
    for (name, read) in months {
      m.method("string \(name)(int month)") { (me: CulturePartObject, a) in
        let names = read(me.holder.culture.dates) + [""]
        guard names.indices.contains(a.int(0) - 1) else {
          throw DotNetException.outOfRange(
            "Valid values are between 1 and 13, inclusive.", "month", actual: a[0])
        }
        return .string(names[a.int(0) - 1])
      }
    }
    m.method("string[] GetAllDateTimePatterns()", "string[] GetAllDateTimePatterns(char format)") {
      (me: CulturePartObject, a) in
      let info = me.holder.culture.dates
      let letters =
        a.count == 0
        ? DateTimeFormatInfo.standardLetters : [UInt8(truncatingIfNeeded: a.unit(0))]
      let texts = try letters.flatMap { letter -> [String] in
        guard let patterns = info.allPatterns(letter) else {
          throw DotNetException.argument(
            "Format specifier was invalid.", "format")
        }
        return patterns
      }
      return .array(ArrayObject(texts.map { .string($0) }, of: .string))
    }
    m.method("string GetEraName(int era)") { (me: CulturePartObject, _) in
      .string(me.holder.culture.dates.eraName)
    }
  }
}

/// The members of `System.Globalization.Calendar`.
enum CalendarMembers {
  static func declare(_ m: MemberDeclarations) {
    m.method(
      "int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)"
    ) { (_: CulturePartObject, a) in
      guard let date = a.object(0, DateTimeObject.self),
        let rule = CalendarWeekRule(rawValue: a.int(1)), let first = DayOfWeek(rawValue: a.int(2))
      else {
        throw DotNetException.outOfRange(
          "Valid values are between FirstDay and FirstFourDayWeek, inclusive.", "rule",
          actual: a[1])
      }
      let day = Int(date.value.ticks / TimeSpanValue.ticksPerDay)
      return .int(Int32(clamping: GregorianCalendar.week(day, rule, first: first)))
    }
    m.method("bool IsLeapYear(int year)", "int GetDaysInYear(int year)") {
      (_: CulturePartObject, a) in
      try check(a.int(0))
      return a.overload?.name == "IsLeapYear"
        ? .bool(GregorianCalendar.isLeap(a.int(0)))
        : .int(Int32(GregorianCalendar.days(inYear: a.int(0))))
    }
    m.method("int GetDaysInMonth(int year, int month)") { (_: CulturePartObject, a) in
      try check(a.int(0))
      guard (1...12).contains(a.int(1)) else {
        throw DotNetException.outOfRange(
          "Month must be between one and twelve.", "month", actual: a[1])
      }
      return .int(Int32(GregorianCalendar.days(inMonth: a.int(1), of: a.int(0))))
    }
    m.method("System.DayOfWeek GetDayOfWeek(datetime time)") { (_: CulturePartObject, a) in
      let ticks = a.object(0, DateTimeObject.self)?.value.ticks ?? 0
      let day = GregorianCalendar.dayOfWeek(Int(ticks / TimeSpanValue.ticksPerDay))
      return EnumValues.numbered("System.DayOfWeek", Int64(day.rawValue))
    }
  }

  private static func check(_ year: Int) throws {
    guard (GregorianCalendar.minimumYear...GregorianCalendar.maximumYear).contains(year) else {
      throw DotNetException.outOfRange("Valid values are between 1 and 9999, inclusive.", "year")
    }
  }
}
