/// Writes one moment by a custom date pattern: `yyyy MM dd HH mm ss fff tt K zzz`, quotes and escapes.
struct DatePatternWriter {
  private(set) var bytes: [UInt8] = []
  private let moment: DateFormat.Moment
  private let info: DateTimeFormatInfo
  private let zone: TimeZoneValue
  private let date: CalendarDate
  private let clock: TimeSpanValue

  init(moment: DateFormat.Moment, info: DateTimeFormatInfo, zone: TimeZoneValue) {
    self.moment = moment
    self.info = info
    self.zone = zone
    date = moment.time.calendarDate
    clock = moment.time.timeOfDay
  }

  mutating func write(_ pattern: [UInt8]) throws(ValueFailure) {
    var index = 0
    while index < pattern.count {
      let letter = pattern[index]
      let length = Self.run(pattern, index)
      switch letter {
      case 39, 34: index = try quoted(pattern, index)
      case 92:
        guard index + 1 < pattern.count else { throw .badInput }
        bytes.append(pattern[index + 1])
        index += 2
      case 37:
        guard index + 1 < pattern.count, pattern[index + 1] != 37 else { throw .badInput }
        try write([pattern[index + 1]])
        index += 2
      case 58:
        append(info.timeSeparator)
        index += 1
      case 47:
        append(info.dateSeparator)
        index += 1
      default:
        if try field(letter, length, pattern, index) {
          index += length
        } else {
          bytes.append(letter)
          index += 1
        }
      }
    }
  }

  /// How often a letter is repeated.
  static func run(_ pattern: [UInt8], _ start: Int) -> Int {
    var end = start + 1
    while end < pattern.count, pattern[end] == pattern[start] { end += 1 }
    return end - start
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func number(_ value: Int, _ digits: Int) {
    let text = value.description.utf8
    for _ in 0..<max(0, digits - text.count) { bytes.append(48) }
    bytes.append(contentsOf: text)
  }

  private mutating func quoted(_ pattern: [UInt8], _ start: Int) throws(ValueFailure) -> Int {
    let quote = pattern[start]
    var index = start + 1
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      if byte == quote { return index }
      if byte == 92 {
        guard index < pattern.count else { throw .badInput }
        bytes.append(pattern[index])
        index += 1
      } else {
        bytes.append(byte)
      }
    }
    throw Self.unclosed(quote)
  }

  static func unclosed(_ quote: UInt8) -> ValueFailure {
    ValueFailure(
      .format,
      "Cannot find a matching quote character for the character '"
        + String(decoding: [quote], as: UTF8.self) + "'.")
  }

  /// Writes a field of a date or time; false if the letter is none.
  private mutating func field(_ letter: UInt8, _ length: Int, _ pattern: [UInt8], _ index: Int)
    throws(ValueFailure) -> Bool
  {
    switch letter {
    case 103: append(info.eraName)  // g
    case 104: number((clock.hours + 11) % 12 + 1, min(length, 2))  // h
    case 72: number(clock.hours, min(length, 2))  // H
    case 109: number(clock.minutes, min(length, 2))  // m
    case 115: number(clock.seconds, min(length, 2))  // s
    case 102, 70: try fraction(length, isOptional: letter == 70)
    case 116: designator(length)  // t
    case 100: day(length)
    case 77: month(length, pattern, index)
    case 121: year(length)
    case 122: offset(length)
    case 75: kind()
    default: return false
    }
    return true
  }

  private mutating func fraction(_ length: Int, isOptional: Bool) throws(ValueFailure) {
    guard length <= 7 else { throw .badInput }
    var value = Int(clock.ticks % TimeSpanValue.ticksPerSecond)
    for _ in length..<7 { value /= 10 }
    var digits = length
    if isOptional {
      while digits > 0, value % 10 == 0 {
        value /= 10
        digits -= 1
      }
    }
    if digits > 0 {
      number(value, digits)
    } else if bytes.last == 46 {
      bytes.removeLast()
    }
  }

  private mutating func designator(_ length: Int) {
    let text = clock.hours < 12 ? info.amDesignator : info.pmDesignator
    if length > 1 {
      append(text)
    } else if let first = text.unicodeScalars.first {
      append(String(first))
    }
  }

  private mutating func day(_ length: Int) {
    guard length > 2 else { return number(date.day, length) }
    let names = length == 3 ? info.abbreviatedDayNames : info.dayNames
    append(names.element(moment.time.dayOfWeek.rawValue))
  }

  private mutating func month(_ length: Int, _ pattern: [UInt8], _ index: Int) {
    guard length > 2 else { return number(date.month, length) }
    var names = length == 3 ? info.abbreviatedMonthNames : info.monthNames
    if info.usesGenitiveMonths, Self.standsBesideDay(pattern, index, length) {
      names = length == 3 ? info.abbreviatedMonthGenitiveNames : info.monthGenitiveNames
    }
    append(names.element(date.month - 1))
  }

  /// Whether a pattern has the number of the day before or after a month's name.
  private static func standsBesideDay(_ pattern: [UInt8], _ index: Int, _ length: Int) -> Bool {
    if let found = pattern[..<index].lastIndex(of: 100) {
      var start = found
      while start > 0, pattern[start - 1] == 100 { start -= 1 }
      if found - start <= 1 { return true }
    }
    guard let found = pattern[(index + length)...].firstIndex(of: 100) else { return false }
    return run(pattern, found) <= 2
  }

  private mutating func year(_ length: Int) {
    number(length <= 2 ? date.year % 100 : date.year, length)
  }

  private mutating func offset(_ length: Int) {
    let ticks = moment.offset?.ticks ?? moment.time.offset(zone)
    bytes.append(ticks < 0 ? 45 : 43)
    let minutes = Int(abs(ticks) / TimeSpanValue.ticksPerMinute)
    number(minutes / 60, min(length, 2))
    guard length > 2 else { return }
    bytes.append(58)
    number(minutes % 60, 2)
  }

  private mutating func kind() {
    if moment.offset == nil {
      switch moment.time.kind {
      case .unspecified: return
      case .utc: return bytes.append(90)
      case .local: break
      }
    }
    offset(3)
  }

  /// Whether a pattern's fields are all among the given letters.
  static func uses(_ pattern: String, only letters: [UInt8]) -> Bool {
    let bytes = Array(pattern.utf8)
    let fields: [UInt8] = [100, 77, 121, 103, 102, 70, 104, 72, 109, 115, 116, 122, 75]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 39, 34:
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index += 1
      case 92: index += 1
      default: if fields.contains(byte), !letters.contains(byte) { return false }
      }
    }
    return true
  }
}

extension Array where Element == String {
  /// The name at an index; empty where a culture has none.
  func element(_ index: Int) -> String { indices.contains(index) ? self[index] : "" }
}
