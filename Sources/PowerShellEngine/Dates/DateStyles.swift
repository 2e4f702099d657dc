/// How a text of a date is read: .NET's `DateTimeStyles`.
struct DateStyles: OptionSet, Sendable {
  let rawValue: Int

  static let leadingWhite = DateStyles(rawValue: 0x1)
  static let trailingWhite = DateStyles(rawValue: 0x2)
  static let innerWhite = DateStyles(rawValue: 0x4)
  static let noCurrentDateDefault = DateStyles(rawValue: 0x8)
  static let adjustToUniversal = DateStyles(rawValue: 0x10)
  static let assumeLocal = DateStyles(rawValue: 0x20)
  static let assumeUniversal = DateStyles(rawValue: 0x40)
  static let roundtripKind = DateStyles(rawValue: 0x80)
  static let none: DateStyles = []
}

/// Where and when dates are read: the zone of local times and the day a lone time belongs to.
struct DateReading: Sendable {
  var info: DateTimeFormatInfo
  var styles: DateStyles = .none
  var zone: TimeZoneValue = .utc
  /// The current local time.
  var now: DateTimeValue
}

/// A date and time as it was written.
struct ParsedDate {
  var ticks: Int64
  /// The distance from UTC in ticks, if one was written.
  var offset: Int64?

  func dateTime(_ reading: DateReading) -> DateTimeValue {
    let styles = reading.styles
    guard let offset else {
      let plain = DateTimeValue(unchecked: ticks, .unspecified)
      if styles.contains(.assumeUniversal) {
        let utc = plain.with(.utc)
        return styles.contains(.adjustToUniversal) ? utc : utc.toLocalTime(reading.zone)
      }
      guard styles.contains(.assumeLocal) else { return plain }
      let local = plain.with(.local)
      return styles.contains(.adjustToUniversal) ? local.toUniversalTime(reading.zone) : local
    }
    let utc = DateTimeValue.clamped(ticks - offset, .utc)
    if styles.contains(.adjustToUniversal) { return utc }
    if styles.contains(.roundtripKind), offset == 0, isZulu { return utc }
    return utc.toLocalTime(reading.zone)
  }

  func dateTimeOffset(_ reading: DateReading) throws(ValueFailure) -> DateTimeOffsetValue {
    let clock = DateTimeValue(unchecked: ticks, .unspecified)
    let implied =
      reading.styles.contains(.assumeUniversal) ? 0 : reading.zone.offsetAtLocal(ticks)
    let value = try DateTimeOffsetValue(
      clock, offset: TimeSpanValue(ticks: offset ?? implied))
    return reading.styles.contains(.adjustToUniversal) ? try value.toOffset(.zero) : value
  }

  /// Whether the offset was written as `Z` or `GMT`.
  var isZulu = false
  var hasDate = true
  var hasTime = true
}

extension ValueFailure {
  static func badDate(_ text: String) -> ValueFailure {
    ValueFailure(.format, "String '\(text)' was not recognized as a valid DateTime.")
  }

  static func badDayOfWeek(_ text: String) -> ValueFailure {
    ValueFailure(
      .format,
      "String '\(text)' was not recognized as a valid DateTime because the day of week was "
        + "incorrect.")
  }

  static func unknownWord(_ text: String, at index: Int) -> ValueFailure {
    ValueFailure(
      .format,
      "The string '\(text)' was not recognized as a valid DateTime. There is an unknown word "
        + "starting at index '\(index)'.")
  }

  /// A text that is no `DateOnly` or `TimeOnly`.
  static func unreadable(_ text: String, _ type: String) -> ValueFailure {
    ValueFailure(.format, "String '\(text)' was not recognized as a valid \(type).")
  }

  static func foreignParts(_ text: String, _ type: String) -> ValueFailure {
    ValueFailure(.format, "String '\(text)' contains parts which are not specific to the \(type).")
  }
}
