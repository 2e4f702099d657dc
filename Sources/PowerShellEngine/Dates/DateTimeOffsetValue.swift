/// .NET's `DateTimeOffset`: a time on a clock and how far that clock is from UTC.
struct DateTimeOffsetValue: Comparable, Hashable, Sendable {
  /// What the clock shows, of unspecified kind.
  let clock: DateTimeValue
  let offset: TimeSpanValue

  init(_ clock: DateTimeValue, offset: TimeSpanValue) throws(ValueFailure) {
    guard offset.ticks % TimeSpanValue.ticksPerMinute == 0 else {
      throw ValueFailure(
        .argument, "Offset must be specified in whole minutes.", parameter: "offset")
    }
    guard abs(offset.ticks) <= 14 * TimeSpanValue.ticksPerHour else {
      throw ValueFailure(
        .argumentOutOfRange, "Offset must be within plus or minus 14 hours.",
        parameter: "offset")
    }
    let utc = clock.ticks - offset.ticks
    guard utc >= 0, utc <= DateTimeValue.maximumTicks else {
      throw ValueFailure(
        .argumentOutOfRange,
        "The UTC time represented when the offset is applied must be between year 0 and 10,000.",
        parameter: "offset")
    }
    self.clock = clock.with(.unspecified)
    self.offset = offset
  }

  /// A `DateTime` with the offset its kind implies.
  init(_ value: DateTimeValue, _ zone: TimeZoneValue = .utc) throws(ValueFailure) {
    try self.init(value, offset: TimeSpanValue(ticks: value.offset(zone)))
  }

  var utcTicks: Int64 { clock.ticks - offset.ticks }
  var utc: DateTimeValue { DateTimeValue(unchecked: utcTicks, .utc) }
  func local(_ zone: TimeZoneValue = .utc) -> DateTimeValue { utc.toLocalTime(zone) }

  static func == (left: DateTimeOffsetValue, right: DateTimeOffsetValue) -> Bool {
    left.utcTicks == right.utcTicks
  }
  static func < (left: DateTimeOffsetValue, right: DateTimeOffsetValue) -> Bool {
    left.utcTicks < right.utcTicks
  }
  func hash(into hasher: inout Hasher) { hasher.combine(utcTicks) }

  /// The same clock after a change of its time.
  func changing(_ change: (DateTimeValue) throws(ValueFailure) -> DateTimeValue)
    throws(ValueFailure) -> DateTimeOffsetValue
  {
    try DateTimeOffsetValue(try change(clock), offset: offset)
  }

  func toOffset(_ offset: TimeSpanValue) throws(ValueFailure) -> DateTimeOffsetValue {
    let clock = try utc.with(.unspecified).adding(ticks: offset.ticks)
    return try DateTimeOffsetValue(clock, offset: offset)
  }

  var unixSeconds: Int64 { utc.unixSeconds() }
  var unixMilliseconds: Int64 {
    utcTicks / TimeSpanValue.ticksPerMillisecond
      - DateTimeValue.unixEpochTicks / TimeSpanValue.ticksPerMillisecond
  }

  init(unixSeconds: Int64) throws(ValueFailure) {
    guard unixSeconds >= -62_135_596_800, unixSeconds <= 253_402_300_799 else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Valid values are between -62135596800 and 253402300799, inclusive.",
        parameter: "seconds")
    }
    let ticks = unixSeconds * TimeSpanValue.ticksPerSecond + DateTimeValue.unixEpochTicks
    try self.init(DateTimeValue(unchecked: ticks, .utc), offset: .zero)
  }

  init(unixMilliseconds: Int64) throws(ValueFailure) {
    guard unixMilliseconds >= -62_135_596_800_000, unixMilliseconds <= 253_402_300_799_999 else {
      throw ValueFailure(
        .argumentOutOfRange,
        "Valid values are between -62135596800000 and 253402300799999, inclusive.",
        parameter: "milliseconds")
    }
    let ticks =
      unixMilliseconds * TimeSpanValue.ticksPerMillisecond + DateTimeValue.unixEpochTicks
    try self.init(DateTimeValue(unchecked: ticks, .utc), offset: .zero)
  }
}
