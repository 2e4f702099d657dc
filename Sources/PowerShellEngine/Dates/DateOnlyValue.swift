/// .NET's `DateOnly`: a day of the calendar.
struct DateOnlyValue: Comparable, Hashable, Sendable {
  let dayNumber: Int

  init(dayNumber: Int) throws(ValueFailure) {
    guard dayNumber >= 0, dayNumber < GregorianCalendar.daysInRange else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Day number must be between 0 and DateOnly.MaxValue.DayNumber.", parameter: "dayNumber")
    }
    self.dayNumber = dayNumber
  }

  init(year: Int, month: Int, day: Int) throws(ValueFailure) {
    dayNumber = try DateTimeValue(year: year, month: month, day: day).dayNumber
  }

  init(_ value: DateTimeValue) {
    dayNumber = value.dayNumber
  }

  static func < (left: DateOnlyValue, right: DateOnlyValue) -> Bool {
    left.dayNumber < right.dayNumber
  }

  var midnight: DateTimeValue {
    DateTimeValue(unchecked: Int64(dayNumber) * TimeSpanValue.ticksPerDay, .unspecified)
  }
  var calendarDate: CalendarDate { GregorianCalendar.date(dayNumber) }
  var dayOfWeek: DayOfWeek { GregorianCalendar.dayOfWeek(dayNumber) }

  func adding(days: Int) throws(ValueFailure) -> DateOnlyValue {
    let sum = dayNumber.addingReportingOverflow(days)
    guard !sum.overflow, sum.partialValue >= 0,
      sum.partialValue < GregorianCalendar.daysInRange
    else {
      throw ValueFailure(
        .argumentOutOfRange, "Value to add was out of range.", parameter: "value")
    }
    return try DateOnlyValue(dayNumber: sum.partialValue)
  }

  func adding(months: Int) throws(ValueFailure) -> DateOnlyValue {
    DateOnlyValue(try midnight.adding(months: months))
  }

  func adding(years: Int) throws(ValueFailure) -> DateOnlyValue {
    DateOnlyValue(try midnight.adding(years: years))
  }
}

/// .NET's `TimeOnly`: a time of day.
struct TimeOnlyValue: Comparable, Hashable, Sendable {
  let ticks: Int64

  init(ticks: Int64) throws(ValueFailure) {
    guard ticks >= 0, ticks < TimeSpanValue.ticksPerDay else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.", parameter: "ticks")
    }
    self.ticks = ticks
  }

  init(hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0, microsecond: Int = 0)
    throws(ValueFailure)
  {
    let time = try DateTimeValue(
      year: 1, month: 1, day: 1, hour: hour, minute: minute, second: second,
      millisecond: millisecond, microsecond: microsecond)
    ticks = time.ticks
  }

  init(_ value: DateTimeValue) {
    ticks = value.timeOfDay.ticks
  }

  static func < (left: TimeOnlyValue, right: TimeOnlyValue) -> Bool { left.ticks < right.ticks }

  var span: TimeSpanValue { TimeSpanValue(ticks: ticks) }
  /// The time on the first day there is, for formats.
  var moment: DateTimeValue { DateTimeValue(unchecked: ticks, .unspecified) }

  /// Adds a span round the clock.
  func adding(_ span: TimeSpanValue) -> TimeOnlyValue {
    let day = TimeSpanValue.ticksPerDay
    let sum = (ticks + span.ticks % day + day) % day
    return TimeOnlyValue(DateTimeValue(unchecked: sum, .unspecified))
  }
}
