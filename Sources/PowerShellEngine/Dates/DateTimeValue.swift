/// Whether a `DateTimeValue` is a time of day here, in UTC, or of unknown place: .NET's `DateTimeKind`.
enum DateTimeKind: Int, Sendable {
  case unspecified, utc, local
}

/// .NET's `DateTime`: ticks since the year 1 and a kind, which does not count in comparisons.
struct DateTimeValue: Comparable, Hashable, Sendable {
  let ticks: Int64
  let kind: DateTimeKind

  static let maximumTicks: Int64 = 3_155_378_975_999_999_999
  static let unixEpochTicks: Int64 = 621_355_968_000_000_000
  static let minimum = DateTimeValue(unchecked: 0, .unspecified)
  static let maximum = DateTimeValue(unchecked: maximumTicks, .unspecified)

  /// Ticks that are known to be in range.
  init(unchecked ticks: Int64, _ kind: DateTimeKind) {
    self.ticks = ticks
    self.kind = kind
  }

  init(ticks: Int64, kind: DateTimeKind = .unspecified) throws(ValueFailure) {
    guard ticks >= 0, ticks <= Self.maximumTicks else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.",
        parameter: "ticks")
    }
    self.init(unchecked: ticks, kind)
  }

  init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0, microsecond: Int = 0, kind: DateTimeKind = .unspecified
  ) throws(ValueFailure) {
    guard GregorianCalendar.isValid(year, month, day) else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Year, Month, and Day parameters describe an un-representable DateTime.")
    }
    let time = try Self.timeTicks(hour, minute, second)
    guard (0...999).contains(millisecond) else { throw Self.between("millisecond", 999) }
    guard (0...999).contains(microsecond) else { throw Self.between("microsecond", 999) }
    let days = Int64(GregorianCalendar.dayNumber(year, month, day))
    self.init(
      unchecked: days * TimeSpanValue.ticksPerDay + time
        + Int64(millisecond) * TimeSpanValue.ticksPerMillisecond
        + Int64(microsecond) * TimeSpanValue.ticksPerMicrosecond, kind)
  }

  static func between(_ parameter: String, _ limit: Int) -> ValueFailure {
    ValueFailure(
      .argumentOutOfRange, "Valid values are between 0 and \(limit), inclusive.",
      parameter: parameter)
  }

  static func timeTicks(_ hour: Int, _ minute: Int, _ second: Int) throws(ValueFailure) -> Int64 {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Hour, Minute, and Second parameters describe an un-representable DateTime.")
    }
    return Int64(hour * 3600 + minute * 60 + second) * TimeSpanValue.ticksPerSecond
  }

  static func == (left: DateTimeValue, right: DateTimeValue) -> Bool { left.ticks == right.ticks }
  static func < (left: DateTimeValue, right: DateTimeValue) -> Bool { left.ticks < right.ticks }
  func hash(into hasher: inout Hasher) { hasher.combine(ticks) }

  var dayNumber: Int { Int(ticks / TimeSpanValue.ticksPerDay) }
  var calendarDate: CalendarDate { GregorianCalendar.date(dayNumber) }
  var dayOfWeek: DayOfWeek { GregorianCalendar.dayOfWeek(dayNumber) }
  var timeOfDay: TimeSpanValue { TimeSpanValue(ticks: ticks % TimeSpanValue.ticksPerDay) }
  var date: DateTimeValue { DateTimeValue(unchecked: ticks - timeOfDay.ticks, kind) }
  func with(_ kind: DateTimeKind) -> DateTimeValue { DateTimeValue(unchecked: ticks, kind) }
}

extension DateTimeValue {
  static func unrepresentable(_ parameter: String) -> ValueFailure {
    ValueFailure(
      .argumentOutOfRange,
      "The added or subtracted value results in an un-representable DateTime.",
      parameter: parameter)
  }

  func adding(ticks more: Int64, parameter: String = "value") throws(ValueFailure)
    -> DateTimeValue
  {
    let sum = ticks.addingReportingOverflow(more)
    guard !sum.overflow, sum.partialValue >= 0, sum.partialValue <= Self.maximumTicks else {
      throw Self.unrepresentable(parameter)
    }
    return DateTimeValue(unchecked: sum.partialValue, kind)
  }

  func adding(_ span: TimeSpanValue) throws(ValueFailure) -> DateTimeValue {
    try adding(ticks: span.ticks)
  }

  func subtracting(_ span: TimeSpanValue) throws(ValueFailure) -> DateTimeValue {
    guard span.ticks != .min else { throw Self.unrepresentable("value") }
    return try adding(ticks: -span.ticks)
  }

  func subtracting(_ other: DateTimeValue) -> TimeSpanValue {
    TimeSpanValue(ticks: ticks - other.ticks)
  }

  /// `AddDays`, `AddHours` …: whole units and the fraction apart, each cut to whole ticks.
  func adding(_ count: Double, unit: Int64) throws(ValueFailure) -> DateTimeValue {
    let limit = Double(Self.maximumTicks / unit + 1)
    guard count.magnitude <= limit else {
      throw ValueFailure(
        .argumentOutOfRange, "Value to add was out of range.", parameter: "value")
    }
    let whole = count.rounded(.towardZero)
    let ticks = Int64(whole) * unit + Int64((count - whole) * Double(unit))
    return try adding(ticks: ticks)
  }

  /// Adds months; a day beyond the end of the month becomes its last day.
  func adding(months: Int) throws(ValueFailure) -> DateTimeValue {
    guard months >= -120_000, months <= 120_000 else {
      throw ValueFailure(
        .argumentOutOfRange, "Months value must be between +/-120000.", parameter: "months")
    }
    return try moved(months: months, parameter: "months")
  }

  func adding(years: Int) throws(ValueFailure) -> DateTimeValue {
    guard years >= -10_000, years <= 10_000 else {
      throw ValueFailure(
        .argumentOutOfRange, "Years value must be between +/-10000.", parameter: "years")
    }
    return try moved(months: years * 12, parameter: "value")
  }

  private func moved(months: Int, parameter: String) throws(ValueFailure) -> DateTimeValue {
    let date = calendarDate
    let total = date.year * 12 + date.month - 1 + months
    guard total >= 12, total < 120_000 else { throw Self.unrepresentable(parameter) }
    let year = total / 12
    let month = total % 12 + 1
    let day = min(date.day, GregorianCalendar.days(inMonth: month, of: year))
    let days = Int64(GregorianCalendar.dayNumber(year, month, day))
    return DateTimeValue(
      unchecked: days * TimeSpanValue.ticksPerDay + timeOfDay.ticks, kind)
  }
}
