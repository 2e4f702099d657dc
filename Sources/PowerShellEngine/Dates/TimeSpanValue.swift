/// .NET's `TimeSpan`: a length of time in ticks of 100 nanoseconds.
struct TimeSpanValue: Comparable, Hashable, Sendable {
  var ticks: Int64

  static let ticksPerMicrosecond: Int64 = 10
  static let ticksPerMillisecond: Int64 = 10_000
  static let ticksPerSecond: Int64 = 10_000_000
  static let ticksPerMinute: Int64 = 600_000_000
  static let ticksPerHour: Int64 = 36_000_000_000
  static let ticksPerDay: Int64 = 864_000_000_000

  static let zero = TimeSpanValue(ticks: 0)
  static let minimum = TimeSpanValue(ticks: .min)
  static let maximum = TimeSpanValue(ticks: .max)
  static let tooLong = ValueFailure(
    .overflow, "TimeSpan overflowed because the duration is too long.")

  init(ticks: Int64) {
    self.ticks = ticks
  }

  init(
    days: Int = 0, hours: Int, minutes: Int, seconds: Int, milliseconds: Int = 0,
    microseconds: Int = 0
  ) throws(ValueFailure) {
    let parts: [(Int, Int64)] = [
      (days, Self.ticksPerDay), (hours, Self.ticksPerHour), (minutes, Self.ticksPerMinute),
      (seconds, Self.ticksPerSecond), (milliseconds, Self.ticksPerMillisecond),
      (microseconds, Self.ticksPerMicrosecond),
    ]
    var total: Int128 = 0
    for (count, unit) in parts { total += Int128(count) * Int128(unit) }
    guard let ticks = Int64(exactly: total) else { throw Self.tooLong }
    self.ticks = ticks
  }

  /// `FromDays`, `FromHours` …: a number of units, cut to whole ticks.
  init(_ count: Double, unit: Int64) throws(ValueFailure) {
    guard !count.isNaN else {
      throw ValueFailure(
        .argument, "TimeSpan does not accept floating point Not-a-Number values.")
    }
    try self.init(doubleTicks: count * Double(unit))
  }

  private init(doubleTicks: Double) throws(ValueFailure) {
    let limit = 9_223_372_036_854_775_808.0
    guard doubleTicks >= -limit, doubleTicks <= limit else { throw Self.tooLong }
    ticks = doubleTicks == limit ? .max : Int64(doubleTicks)
  }

  static func < (left: TimeSpanValue, right: TimeSpanValue) -> Bool { left.ticks < right.ticks }

  var days: Int { Int(ticks / Self.ticksPerDay) }
  var hours: Int { Int(ticks / Self.ticksPerHour % 24) }
  var minutes: Int { Int(ticks / Self.ticksPerMinute % 60) }
  var seconds: Int { Int(ticks / Self.ticksPerSecond % 60) }
  var milliseconds: Int { Int(ticks / Self.ticksPerMillisecond % 1000) }
  var microseconds: Int { Int(ticks / Self.ticksPerMicrosecond % 1000) }
  var nanoseconds: Int { Int(ticks % 10 * 100) }
  var totalDays: Double { Double(ticks) / Double(Self.ticksPerDay) }
  var totalHours: Double { Double(ticks) / Double(Self.ticksPerHour) }
  var totalMinutes: Double { Double(ticks) / Double(Self.ticksPerMinute) }
  var totalSeconds: Double { Double(ticks) / Double(Self.ticksPerSecond) }
  var totalMicroseconds: Double { Double(ticks) / Double(Self.ticksPerMicrosecond) }
  var totalNanoseconds: Double { Double(ticks) * 100 }
  var totalMilliseconds: Double {
    let limit = 922_337_203_685_477.0
    return min(max(Double(ticks) / Double(Self.ticksPerMillisecond), -limit), limit)
  }
}

extension TimeSpanValue {
  func adding(_ other: TimeSpanValue) throws(ValueFailure) -> TimeSpanValue {
    let sum = ticks.addingReportingOverflow(other.ticks)
    guard !sum.overflow else { throw Self.tooLong }
    return TimeSpanValue(ticks: sum.partialValue)
  }

  func subtracting(_ other: TimeSpanValue) throws(ValueFailure) -> TimeSpanValue {
    let difference = ticks.subtractingReportingOverflow(other.ticks)
    guard !difference.overflow else { throw Self.tooLong }
    return TimeSpanValue(ticks: difference.partialValue)
  }

  func negated() throws(ValueFailure) -> TimeSpanValue {
    guard ticks != .min else {
      throw ValueFailure(
        .overflow, "Negating the minimum value of a twos complement number is invalid.")
    }
    return TimeSpanValue(ticks: -ticks)
  }

  func duration() throws(ValueFailure) -> TimeSpanValue {
    guard ticks != .min else {
      throw ValueFailure(
        .overflow,
        "The duration cannot be returned for TimeSpan.MinValue because the absolute value of "
          + "TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.")
    }
    return TimeSpanValue(ticks: abs(ticks))
  }

  func multiplied(by factor: Double) throws(ValueFailure) -> TimeSpanValue {
    guard !factor.isNaN else { throw Self.notANumber("factor") }
    return try TimeSpanValue(doubleTicks: (Double(ticks) * factor).rounded(.toNearestOrEven))
  }

  func divided(by divisor: Double) throws(ValueFailure) -> TimeSpanValue {
    guard !divisor.isNaN else { throw Self.notANumber("divisor") }
    return try TimeSpanValue(doubleTicks: (Double(ticks) / divisor).rounded(.toNearestOrEven))
  }

  func divided(by other: TimeSpanValue) -> Double { Double(ticks) / Double(other.ticks) }

  private static func notANumber(_ parameter: String) -> ValueFailure {
    ValueFailure(
      .argument, "TimeSpan does not accept floating point Not-a-Number values.",
      parameter: parameter)
  }
}
