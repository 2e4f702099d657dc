/// Writes dates and times in .NET's standard and custom formats.
struct DateFormat {
  /// What is written: a clock and, for a `DateTimeOffset`, its distance from UTC.
  struct Moment {
    var time: DateTimeValue
    var offset: TimeSpanValue?
  }

  let info: DateTimeFormatInfo
  let zone: TimeZoneValue

  init(_ info: DateTimeFormatInfo, zone: TimeZoneValue = .utc) {
    self.info = info
    self.zone = zone
  }

  /// Formats a `DateTime`; no format is `G`.
  func text(_ value: DateTimeValue, _ format: String = "G") throws(ValueFailure) -> String {
    try text(Moment(time: value, offset: nil), format)
  }

  /// Formats a `DateTimeOffset`; no format shows date, long time and offset.
  func text(_ value: DateTimeOffsetValue, _ format: String = "") throws(ValueFailure) -> String {
    let moment = Moment(time: value.clock, offset: value.offset)
    guard !format.utf8.isEmpty else {
      return try custom(
        moment, info.shortDatePattern + " " + info.longTimePattern + " zzz", info)
    }
    return try text(moment, format)
  }

  private func text(_ moment: Moment, _ format: String) throws(ValueFailure) -> String {
    let bytes = format.utf8
    guard bytes.count <= 1 else { return try custom(moment, format, info) }
    var moment = moment
    let letter = bytes.first ?? 71
    switch letter {
    case 82, 114, 117:  // R r u are UTC for an offset
      if let offset = moment.offset {
        moment = Moment(time: try moment.time.adding(ticks: -offset.ticks), offset: .zero)
      }
    case 85:  // U
      guard moment.offset == nil else { throw .badInput }
      moment.time = moment.time.toUniversalTime(zone)
    default: break
    }
    guard let pattern = info.pattern(letter) else { throw .badInput }
    let isInvariant = DateTimeFormatInfo.isCultureFree(letter)
    return try custom(moment, pattern, isInvariant ? .invariant : info)
  }

  /// Formats by one of the patterns behind a standard letter.
  func text(
    _ value: DateTimeValue, letter: UInt8, pattern: String
  ) throws(ValueFailure) -> String {
    let time = letter == 85 ? value.toUniversalTime(zone) : value
    let isInvariant = DateTimeFormatInfo.isCultureFree(letter)
    return try custom(Moment(time: time, offset: nil), pattern, isInvariant ? .invariant : info)
  }

  private func custom(_ moment: Moment, _ pattern: String, _ info: DateTimeFormatInfo)
    throws(ValueFailure) -> String
  {
    var writer = DatePatternWriter(moment: moment, info: info, zone: zone)
    try writer.write(Array(pattern.utf8))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension DateTimeFormatInfo {
  /// The pattern behind a standard letter; nil if there is no such format.
  func pattern(_ letter: UInt8) -> String? {
    switch letter {
    case 100: shortDatePattern  // d
    case 68: longDatePattern  // D
    case 102: longDatePattern + " " + shortTimePattern  // f
    case 70, 85: fullDateTimePattern  // F U
    case 103: shortDatePattern + " " + shortTimePattern  // g
    case 71: shortDatePattern + " " + longTimePattern  // G
    case 109, 77: monthDayPattern  // m M
    case 111, 79: Self.roundTripPattern  // o O
    case 114, 82: Self.rfc1123Pattern  // r R
    case 115: Self.sortableDateTimePattern  // s
    case 116: shortTimePattern  // t
    case 84: longTimePattern  // T
    case 117: Self.universalSortableDateTimePattern  // u
    case 121, 89: yearMonthPattern  // y Y
    default: nil
    }
  }

  /// Formats that every culture writes alike: o, r, s, u.
  static func isCultureFree(_ letter: UInt8) -> Bool {
    switch letter {
    case 111, 79, 114, 82, 115, 117: true
    default: false
    }
  }
}

extension DateFormat {
  /// Formats a `DateOnly`; no format is `d`.
  func text(_ value: DateOnlyValue, _ format: String = "d") throws(ValueFailure) -> String {
    let pattern: String
    let bytes = format.utf8
    if bytes.count <= 1 {
      switch bytes.first ?? 100 {
      case 111, 79: pattern = "yyyy'-'MM'-'dd"
      case 114, 82:
        return try custom(
          Moment(time: value.midnight, offset: nil), "ddd, dd MMM yyyy", .invariant)
      case 109, 77, 100, 68, 121, 89: pattern = info.pattern(bytes.first ?? 100) ?? ""
      default: throw .badInput
      }
    } else {
      guard DatePatternWriter.uses(format, only: [100, 77, 121, 103]) else { throw .badInput }
      pattern = format
    }
    return try custom(Moment(time: value.midnight, offset: nil), pattern, info)
  }

  /// Formats a `TimeOnly`; no format is `t`.
  func text(_ value: TimeOnlyValue, _ format: String = "t") throws(ValueFailure) -> String {
    let pattern: String
    let bytes = format.utf8
    if bytes.count <= 1 {
      switch bytes.first ?? 116 {
      case 111, 79: pattern = "HH':'mm':'ss.fffffff"
      case 114, 82: pattern = "HH':'mm':'ss"
      case 116, 84: pattern = info.pattern(bytes.first ?? 116) ?? ""
      default: throw .badInput
      }
    } else {
      guard DatePatternWriter.uses(format, only: [102, 70, 104, 72, 109, 115, 116]) else {
        throw .badInput
      }
      pattern = format
    }
    return try custom(Moment(time: value.moment, offset: nil), pattern, info)
  }
}
