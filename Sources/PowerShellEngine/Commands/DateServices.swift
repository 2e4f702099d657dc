// Dates and spans of time as commands make and read them.

extension Value {
  public static func timeSpan(_ ticks: Int64) -> Value {
    .object(TimeSpanObject(TimeSpanValue(ticks: ticks)))
  }

  /// The ticks of a span or a date.
  public var ticks: Int64? {
    switch base.reference {
    case let span as TimeSpanObject: span.value.ticks
    case let date as DateTimeObject: date.value.ticks
    default: nil
    }
  }

  /// Whether it is a date and time.
  public var isDate: Bool { base.reference is DateTimeObject }
  public var isTimeSpan: Bool { base.reference is TimeSpanObject }
}

/// Fields of a date that `Get-Date` is told to change.
public struct DateFields {
  public var year: Int?
  public var month: Int?
  public var day: Int?
  public var hour: Int?
  public var minute: Int?
  public var second: Int?
  public var millisecond: Int?
  public init() {}
}

/// What `Get-Date` does to a date.
public enum DateServices {
  /// The session's own time, local.
  public static func now(_ session: Session) -> Value {
    .date(DateTimeValue.clamped(session.clock(), .local))
  }

  public static func date(ticks: Int64, isLocal: Bool) -> Value {
    .date(DateTimeValue.clamped(ticks, isLocal ? .local : .unspecified))
  }

  public static func unix(seconds: Int64) -> Value {
    let (ticks, isTooFar) = seconds.multipliedReportingOverflow(by: TimeSpanValue.ticksPerSecond)
    guard !isTooFar else { return .date(.minimum) }
    return .date(
      DateTimeValue.clamped(DateTimeValue.unixEpochTicks &+ ticks, .utc).toLocalTime())
  }

  public static func universal(_ date: Value) -> Value {
    guard let object = date.base.reference as? DateTimeObject else { return date }
    return .date(object.value.toUniversalTime())
  }

  /// The date with some fields replaced.
  public static func changed(_ date: Value, _ fields: DateFields) throws -> Value {
    guard let object = date.base.reference as? DateTimeObject else { return date }
    let (old, time) = (object.value.calendarDate, object.value.timeOfDay)
    let millisecond = fields.millisecond ?? time.milliseconds
    do {
      let made = try DateTimeValue(
        year: fields.year ?? old.year, month: fields.month ?? old.month,
        day: min(fields.day ?? old.day, limit(fields, old)), hour: fields.hour ?? time.hours,
        minute: fields.minute ?? time.minutes, second: fields.second ?? time.seconds,
        millisecond: millisecond, kind: object.value.kind)
      let rest = fields.millisecond == nil ? object.value.ticks % 10_000 : 0
      return .date(DateTimeValue.clamped(made.ticks + rest, made.kind))
    } catch {
      throw DotNetException("System.ArgumentOutOfRangeException", error.message)
    }
  }

  private static func limit(_ fields: DateFields, _ old: CalendarDate) -> Int {
    // A day that is named must exist; one that is kept is moved into a shorter month.
    if fields.day != nil { return fields.day ?? 31 }
    let (year, month) = (fields.year ?? old.year, fields.month ?? old.month)
    for day in stride(from: 31, through: 28, by: -1)
    where GregorianCalendar.isValid(year, month, day) {
      return day
    }
    return 31
  }

  public static func text(_ date: Value, format: String, _ culture: Culture) throws -> String {
    guard let object = date.base.reference as? DateTimeObject else { return "" }
    do {
      return try DateFormat(culture.dates).text(object.value, format)
    } catch {
      throw DotNetException("System.FormatException", error.message)
    }
  }

  public static func unixText(_ date: Value, format: String, _ culture: Culture) throws -> String {
    guard let object = date.base.reference as? DateTimeObject else { return "" }
    do {
      return try UnixDateFormat.text(object.value, format, culture.dates)
    } catch {
      throw DotNetException("System.FormatException", error.message)
    }
  }

  /// `2024-05-01T10:00:00.1234567Z`, as JSON writes it: no more digits than needed.
  public static func isoText(_ date: Value) -> String? {
    guard let object = date.base.reference as? DateTimeObject else { return nil }
    return try? DateFormat(Culture.invariant.dates).text(
      object.value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK")
  }
}

extension DateServices {
  /// A moment written as JSON does, with a `T`; nil for any other text.
  public static func isoDate(_ text: String) -> Value? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
      bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      let digits = bytes[range]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let base = try? DateTimeValue(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    var place = 19
    var fraction: Int64 = 0
    if place < bytes.count, bytes[place] == 0x2E {
      place += 1
      var unit: Int64 = 1_000_000
      while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
        fraction += Int64(bytes[place] - 0x30) * unit
        unit /= 10
        place += 1
      }
    }
    let ticks = base.ticks + fraction
    guard place < bytes.count else { return .date(DateTimeValue.clamped(ticks, .unspecified)) }
    if bytes[place] == 0x5A, place + 1 == bytes.count {
      return .date(DateTimeValue.clamped(ticks, .utc))
    }
    guard bytes[place] == 0x2B || bytes[place] == 0x2D, place + 6 == bytes.count,
      bytes[place + 3] == 0x3A, let hours = number((place + 1)..<(place + 3)),
      let minutes = number((place + 4)..<(place + 6))
    else { return nil }
    let offset = Int64(hours * 60 + minutes) * TimeSpanValue.ticksPerMinute
    let utc = bytes[place] == 0x2B ? ticks - offset : ticks + offset
    return .date(DateTimeValue.clamped(utc, .utc).toLocalTime())
  }
}
