/// `System.DateTime`.
extension TypeDefinition {
  static let dateTime = TypeDefinition(
    "System.DateTime", .value,
    interfaces: ["IComparable", "IComparable`1", "IConvertible", "IEquatable`1", "IFormattable"]
  ) { m in
    m.extended(
      .script,
      "System.Object DateTime {get=if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq \"Date\")…;}"
    ) {
      (target: Value) in
      guard let me = DateTimeObject.receive(target) else { return .null }
      let format = DateFormat(Session.current.culture.dates)
      let hint = target.reference?.extendedMembers?.member(Symbol.intern("DisplayHint"))
      if case .note(let shown)? = hint?.kind {
        if AsciiFold.foldedEquals(shown.text(.invariant), "Date") {
          return .string(try format.text(me.value, "D"))
        }
        if AsciiFold.foldedEquals(shown.text(.invariant), "Time") {
          return .string(try format.text(me.value, "T"))
        }
      }
      return .string(try format.text(me.value, "D") + " " + format.text(me.value, "T"))
    }
    DateTimeMembers.declareConstructors(m)
    DateTimeMembers.declareParts(m)
    DateTimeMembers.declareArithmetic(m)
    DateTimeMembers.declareStatics(m)
    DateTimeMembers.declareParsing(m)
    DateTimeMembers.declareText(m)
    DateTimeMembers.declareExact(m)
  }
}

/// The members of `System.DateTime`.
enum DateTimeMembers {
  static func declareConstructors(_ m: MemberDeclarations) {
    m.constructor("(long ticks)", "(long ticks, System.DateTimeKind kind)") { a in
      .date(try DateTimeValue(ticks: a[0].integerOrZero, kind: kind(a)))
    }
    let clock = "int hour, int minute, int second"
    m.constructor(
      "(int year, int month, int day)", "(int year, int month, int day, \(clock))",
      "(int year, int month, int day, \(clock), System.DateTimeKind kind)",
      "(int year, int month, int day, \(clock), int millisecond)",
      "(int year, int month, int day, \(clock), int millisecond, System.DateTimeKind kind)",
      "(int year, int month, int day, \(clock), int millisecond, int microsecond)",
      "(int year, int month, int day, \(clock), int millisecond, int microsecond, System.DateTimeKind kind)"
    ) { a in
      .date(
        try DateTimeValue(
          year: a.int(0), month: a.int(1), day: a.int(2), hour: a.int("hour") ?? 0,
          minute: a.int("minute") ?? 0, second: a.int("second") ?? 0,
          millisecond: a.int("millisecond") ?? 0, microsecond: a.int("microsecond") ?? 0,
          kind: kind(a)))
    }
  }

  private static func kind(_ a: Arguments) -> DateTimeKind {
    DateTimeKind(rawValue: a.int("kind") ?? 0) ?? .unspecified
  }

  /// In the order .NET has them, which is the order in which they are shown.
  static func declareParts(_ m: MemberDeclarations) {
    m.property("datetime Date {get;}") { (me: DateTimeObject) in .date(me.value.date) }
    declareNumber(m, "Day") { $0.calendarDate.day }
    m.property("System.DayOfWeek DayOfWeek {get;}") { (me: DateTimeObject) in
      EnumValues.numbered("System.DayOfWeek", Int64(me.value.dayOfWeek.rawValue))
    }
    declareNumber(m, "DayOfYear", dayOfYear)
    declareNumber(m, "Hour") { $0.timeOfDay.hours }
    m.property("System.DateTimeKind Kind {get;}") { (me: DateTimeObject) in
      EnumValues.numbered("System.DateTimeKind", Int64(me.value.kind.rawValue))
    }
    declareNumber(m, "Millisecond") { $0.timeOfDay.milliseconds }
    declareNumber(m, "Microsecond") { $0.timeOfDay.microseconds }
    declareNumber(m, "Nanosecond") { $0.timeOfDay.nanoseconds }
    declareNumber(m, "Minute") { $0.timeOfDay.minutes }
    declareNumber(m, "Month") { $0.calendarDate.month }
    declareNumber(m, "Second") { $0.timeOfDay.seconds }
    m.property("long Ticks {get;}") { (me: DateTimeObject) in .long(me.value.ticks) }
    m.property("timespan TimeOfDay {get;}") { (me: DateTimeObject) in .span(me.value.timeOfDay) }
    declareNumber(m, "Year") { $0.calendarDate.year }
  }

  private static func declareNumber(
    _ m: MemberDeclarations, _ name: String, _ read: @escaping (DateTimeValue) -> Int
  ) {
    m.property("int \(name) {get;}") { (me: DateTimeObject) in
      .int(Int32(clamping: read(me.value)))
    }
  }

  static func dayOfYear(_ value: DateTimeValue) -> Int {
    value.dayNumber - GregorianCalendar.dayNumber(value.calendarDate.year, 1, 1) + 1
  }

  static func declareArithmetic(_ m: MemberDeclarations) {
    let units: [(String, Int64)] = [
      ("Days", TimeSpanValue.ticksPerDay), ("Hours", TimeSpanValue.ticksPerHour),
      ("Microseconds", TimeSpanValue.ticksPerMicrosecond),
      ("Milliseconds", TimeSpanValue.ticksPerMillisecond),
      ("Minutes", TimeSpanValue.ticksPerMinute), ("Seconds", TimeSpanValue.ticksPerSecond),
    ]
    for (name, unit) in units {
      m.method("datetime Add\(name)(double value)") { (me: DateTimeObject, a) in
        .date(try me.value.adding(a.double(0), unit: unit))
      }
    }
    m.method("datetime AddMonths(int months)") { (me: DateTimeObject, a) in
      .date(try me.value.adding(months: a.int(0)))
    }
    m.method("datetime AddYears(int value)") { (me: DateTimeObject, a) in
      .date(try me.value.adding(years: a.int(0)))
    }
    m.method("datetime AddTicks(long value)") { (me: DateTimeObject, a) in
      .date(try me.value.adding(ticks: a[0].integerOrZero))
    }
    m.method("datetime Add(timespan value)") { (me: DateTimeObject, a) in
      .date(try me.value.adding(a.span(0)))
    }
    m.method("timespan Subtract(datetime value)") { (me: DateTimeObject, a) in
      .span(me.value.subtracting(a.date(0)))
    }
    m.method("datetime Subtract(timespan value)") { (me: DateTimeObject, a) in
      .date(try me.value.subtracting(a.span(0)))
    }
    m.function("static datetime op_Addition(datetime d, timespan t)") { a in
      .date(try a.date(0).adding(a.span(1)))
    }
    m.function("static datetime op_Subtraction(datetime d, timespan t)") { a in
      .date(try a.date(0).subtracting(a.span(1)))
    }
    m.function("static timespan op_Subtraction(datetime d1, datetime d2)") { a in
      .span(a.date(0).subtracting(a.date(1)))
    }
    m.method("datetime ToLocalTime()") { (me: DateTimeObject, _) in .date(me.value.with(.local)) }
    m.method("datetime ToUniversalTime()") { (me: DateTimeObject, _) in
      .date(me.value.with(.utc))
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.constant("static datetime MinValue {get;}") { .date(.minimum) }
    m.constant("static datetime MaxValue {get;}") { .date(.maximum) }
    m.constant("static datetime UnixEpoch {get;}") {
      .date(DateTimeValue(unchecked: DateTimeValue.unixEpochTicks, .utc))
    }
    m.constant("static datetime Now {get;}") { .date(now(.local)) }
    m.constant("static datetime UtcNow {get;}") { .date(now(.utc)) }
    m.constant("static datetime Today {get;}") { .date(now(.local).date) }
    m.function("static int DaysInMonth(int year, int month)") { a in
      guard (1...12).contains(a.int(1)) else {
        throw DotNetException.outOfRange(
          "Month must be between one and twelve.", "month", actual: a[1])
      }
      return .int(Int32(daysInMonth(a.int(0), a.int(1))))
    }
    ConvertibleMembers.declareConversions(m)
    m.refused("bool TryFormat(System.Span[char] destination, [ref] int charsWritten)")
    m.function("static bool IsLeapYear(int year)") { a in
      guard (1...9999).contains(a.int(0)) else {
        throw DotNetException.outOfRange("Year must be between 1 and 9999.", "year")
      }
      return .bool(daysInMonth(a.int(0), 2) == 29)
    }
    m.function("static int Compare(datetime t1, datetime t2)") { a in
      .int(Int32(ValueOrder.sign(a.date(0), a.date(1))))
    }
    m.function("static datetime SpecifyKind(datetime value, System.DateTimeKind kind)") { a in
      .date(a.date(0).with(kind(a)))
    }
  }

  static func now(_ kind: DateTimeKind) -> DateTimeValue {
    DateTimeValue(unchecked: Session.current.clock(), kind)
  }

  private static func daysInMonth(_ year: Int, _ month: Int) -> Int {
    (28...31).last { GregorianCalendar.isValid(year, month, $0) } ?? 28
  }

  static func declareParsing(_ m: MemberDeclarations) {
    m.function(
      "static datetime Parse(string s)",
      "static datetime Parse(string s, System.IFormatProvider provider)",
      "static datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)"
    ) { a in
      try a.requireNotNull(0, "s")
      return .date(try DateParsing.dateTime(a.string(0), reading(a, "provider")))
    }
    m.function(
      "static bool TryParse(string s, [ref] datetime result)",
      "static bool TryParse(string s, System.IFormatProvider provider, [ref] datetime result)",
      "static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result)"
    ) { a in
      let value = a[0].isNull ? nil : try? DateParsing.dateTime(a.string(0), reading(a, "provider"))
      try a.assign(a.count - 1, .date(value ?? .minimum))
      return .bool(value != nil)
    }
  }

  static func declareText(_ m: MemberDeclarations) {
    for (name, format) in [
      ("LongDate", "D"), ("LongTime", "T"), ("ShortDate", "d"), ("ShortTime", "t"),
    ] {
      m.method("string To\(name)String()") { (me: DateTimeObject, a) in
        .string(try DateFormat(a.session.culture.dates).text(me.value, format))
      }
    }
    m.method(
      "string[] GetDateTimeFormats()",
      "string[] GetDateTimeFormats(System.IFormatProvider provider)",
      "string[] GetDateTimeFormats(char format)",
      "string[] GetDateTimeFormats(char format, System.IFormatProvider provider)"
    ) { (me: DateTimeObject, a) in
      let format = DateFormat(CultureMembers.given(a, "provider").dates)
      let letters =
        a.place("format") == nil
        ? DateTimeFormatInfo.standardLetters : [UInt8(truncatingIfNeeded: a.unit(0))]
      let texts = try letters.flatMap { letter -> [Value] in
        guard a.place("format") == nil || a.unit(0) < 128,
          let patterns = format.info.allPatterns(letter)
        else { throw DotNetException.format("Input string was not in a correct format.") }
        return try patterns.map { pattern in
          .string(try format.text(me.value, letter: letter, pattern: pattern))
        }
      }
      return .array(ArrayObject(texts, of: .string))
    }
    m.method("int CompareTo(System.Object value)", "int CompareTo(datetime value)") {
      (me: DateTimeObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type DateTime.")
      }
      return .int(Int32(order))
    }
    m.method("System.TypeCode GetTypeCode()") { (_: DateTimeObject, _) in
      TypeCodes.value("DateTime")
    }
    m.method("bool IsDaylightSavingTime()") { (_: DateTimeObject, _) in .bool(false) }
    m.method("long ToBinary()", "long ToFileTime()", "long ToFileTimeUtc()") {
      (me: DateTimeObject, a) in
      if a.overload?.name == "ToBinary" {
        return .long(me.value.ticks | Int64(me.value.kind.rawValue) << 62)
      }
      return .long(me.value.ticks - 504_911_232_000_000_000)
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(System.IFormatProvider provider)",
      "string ToString(string format, System.IFormatProvider provider)"
    ) { (me: DateTimeObject, a) in
      let format = a.place("format").map { a.string($0) } ?? "G"
      return .string(
        try DateFormat(CultureMembers.given(a, "provider").dates)
          .text(me.value, format.utf8.isEmpty ? "G" : format))
    }
  }
}
