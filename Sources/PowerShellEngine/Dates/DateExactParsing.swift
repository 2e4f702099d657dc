/// Reads dates by a pattern, as `DateTime.ParseExact` does.
struct DateExactParsing {
  private let text: [Unicode.Scalar]
  private let info: DateTimeFormatInfo
  private let styles: DateStyles
  private let words: DateWords
  private var index = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var dayOfWeek: Int?
  private var hour: Int?
  private var isTwelveHour = false
  private var isAfternoon: Bool?
  private var minute: Int?
  private var second: Int?
  private var fraction: Int64?
  private var offset: Int64?
  private var isZulu = false

  private init(_ text: String, _ info: DateTimeFormatInfo, _ styles: DateStyles) {
    self.text = Array(text.unicodeScalars)
    self.info = info
    self.styles = styles
    words = DateWords(info)
  }

  static func dateTime(_ text: String, _ formats: [String], _ reading: DateReading)
    throws(ValueFailure) -> DateTimeValue
  {
    try parse(text, formats, reading).dateTime(reading)
  }

  static func dateTimeOffset(_ text: String, _ formats: [String], _ reading: DateReading)
    throws(ValueFailure) -> DateTimeOffsetValue
  {
    try parse(text, formats, reading).dateTimeOffset(reading)
  }

  /// The first of the formats that fits.
  static func parse(_ text: String, _ formats: [String], _ reading: DateReading)
    throws(ValueFailure) -> ParsedDate
  {
    for format in formats {
      let bytes = format.utf8
      guard let first = bytes.first else { throw .badSpecifier }
      var pattern = format
      var info = reading.info
      if bytes.count == 1 {
        guard let standard = info.pattern(first) else { throw .badInput }
        pattern = standard
        if DateTimeFormatInfo.isCultureFree(first) { info = .invariant }
      }
      var parser = DateExactParsing(text, info, reading.styles)
      if first == 117 || first == 114 || first == 82, bytes.count == 1 {
        parser.offset = 0
        parser.isZulu = true
      }
      if parser.read(Array(pattern.unicodeScalars)), let date = parser.result(reading) {
        return date
      }
    }
    throw .badDate(text)
  }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private mutating func skipWhite() {
    while DateParsing.isWhite(next) { index += 1 }
  }

  private mutating func read(_ pattern: [Unicode.Scalar]) -> Bool {
    if styles.contains(.leadingWhite) { skipWhite() }
    var at = 0
    while at < pattern.count {
      if styles.contains(.innerWhite) { skipWhite() }
      guard let end = readPart(pattern, at) else { return false }
      at = end
    }
    if styles.contains(.trailingWhite) || styles.contains(.innerWhite) { skipWhite() }
    return index == text.count
  }

  /// Reads what one part of the pattern asks for; the index after the part.
  private mutating func readPart(_ pattern: [Unicode.Scalar], _ at: Int) -> Int? {
    let letter = pattern[at]
    var end = at + 1
    while end < pattern.count, pattern[end] == letter { end += 1 }
    switch letter {
    case "'", "\"":
      var inside = at + 1
      while inside < pattern.count, pattern[inside] != letter {
        guard take(pattern[inside]) else { return nil }
        inside += 1
      }
      return inside < pattern.count ? inside + 1 : nil
    case "\\":
      guard at + 1 < pattern.count, take(pattern[at + 1]) else { return nil }
      return at + 2
    case "%":
      return at + 1 < pattern.count ? at + 1 : nil
    case ":": return take(info.timeSeparator) ? at + 1 : nil
    case "/": return take(info.dateSeparator) ? at + 1 : nil
    case " " where styles.contains(.innerWhite): return at + 1
    case "." where at + 1 < pattern.count && pattern[at + 1] == "F" && next != ".":
      // An optional fraction takes its point with it.
      var after = at + 1
      while after < pattern.count, pattern[after] == "F" { after += 1 }
      return after
    default:
      if let isRead = field(letter, end - at) { return isRead ? end : nil }
      return take(letter) ? at + 1 : nil
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func take(_ literal: String) -> Bool {
    literal.unicodeScalars.allSatisfy { take($0) }
  }

  /// Reads a field; nil if the letter is none.
  private mutating func field(_ letter: Unicode.Scalar, _ length: Int) -> Bool? {
    switch letter {
    case "d" where length > 2:
      guard case .dayOfWeek(let value)? = word() else { return false }
      return Self.set(&dayOfWeek, value)
    case "M" where length > 2:
      guard case .month(let value)? = word() else { return false }
      return Self.set(&month, value)
    case "d": return number(length).map { Self.set(&day, $0) } ?? false
    case "M": return number(length).map { Self.set(&month, $0) } ?? false
    case "y": return readYear(length)
    case "H": return number(length).map { Self.set(&hour, $0) } ?? false
    case "h":
      isTwelveHour = true
      return number(length).map { $0 <= 12 && $0 > 0 && Self.set(&hour, $0) } ?? false
    case "m": return number(length).map { Self.set(&minute, $0) } ?? false
    case "s": return number(length).map { Self.set(&second, $0) } ?? false
    case "f", "F": return readFraction(length, isOptional: letter == "F")
    case "t": return readDesignator(length)
    case "z": return readOffset(length)
    case "K": return readKind()
    case "g": return word() == .era
    default: return nil
    }
  }

  private static func set(_ field: inout Int?, _ value: Int) -> Bool {
    guard field == nil || field == value else { return false }
    field = value
    return true
  }

  private mutating func word() -> DateWords.Meaning? {
    guard let found = words.match(text, at: index) else { return nil }
    index += found.length
    return found.meaning
  }

  /// One or two digits; exactly two where the pattern has two.
  private mutating func number(_ length: Int) -> Int? {
    digits(from: length == 1 ? 1 : 2, to: 2)
  }

  private mutating func digits(from least: Int, to most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, let scalar = next, DateParsing.isDigit(scalar) {
      value = value * 10 + Int(scalar.value - 48)
      count += 1
      index += 1
    }
    return count >= least ? value : nil
  }

  private mutating func readYear(_ length: Int) -> Bool {
    if length <= 2 {
      return number(length).map { Self.set(&year, DateElements.fullYear($0)) } ?? false
    }
    return digits(from: length, to: length).map { Self.set(&year, $0) } ?? false
  }

  private mutating func readFraction(_ length: Int, isOptional: Bool) -> Bool {
    guard length <= 7 else { return false }
    let start = index
    guard var value = digits(from: isOptional ? 0 : length, to: length) else { return false }
    for _ in (index - start)..<7 { value *= 10 }
    fraction = Int64(value)
    return true
  }

  private mutating func readDesignator(_ length: Int) -> Bool {
    if length == 1 {
      guard let scalar = next else { return false }
      if scalar == info.amDesignator.unicodeScalars.first { isAfternoon = false }
      if scalar == info.pmDesignator.unicodeScalars.first { isAfternoon = true }
      index += 1
      return isAfternoon != nil
    }
    switch word() {
    case .am: isAfternoon = false
    case .pm: isAfternoon = true
    default: return false
    }
    return true
  }

  private mutating func readOffset(_ length: Int) -> Bool {
    guard let sign = next, sign == "+" || sign == "-" else { return false }
    index += 1
    guard let hours = digits(from: length == 1 ? 1 : 2, to: 2) else { return false }
    var minutes = 0
    if length > 2 {
      _ = take(":" as Unicode.Scalar)
      guard let value = digits(from: 2, to: 2), value <= 59 else { return false }
      minutes = value
    }
    let total = Int64(hours * 60 + minutes)
    guard total <= 14 * 60 else { return false }
    offset = (sign == "-" ? -total : total) * TimeSpanValue.ticksPerMinute
    return true
  }

  private mutating func readKind() -> Bool {
    guard let scalar = next else { return true }
    if scalar == "Z" || scalar == "z" {
      index += 1
      offset = 0
      isZulu = true
      return true
    }
    guard scalar == "+" || scalar == "-" else { return true }
    return readOffset(3)
  }

  private func result(_ reading: DateReading) -> ParsedDate? {
    guard let time = timeTicks else { return nil }
    let dayNumber: Int
    if year == nil, month == nil, day == nil {
      dayNumber = styles.contains(.noCurrentDateDefault) ? 0 : reading.now.dayNumber
    } else {
      let year = year ?? reading.now.calendarDate.year
      guard GregorianCalendar.isValid(year, month ?? 1, day ?? 1) else { return nil }
      dayNumber = GregorianCalendar.dayNumber(year, month ?? 1, day ?? 1)
    }
    if let dayOfWeek, GregorianCalendar.dayOfWeek(dayNumber).rawValue != dayOfWeek { return nil }
    return ParsedDate(
      ticks: Int64(dayNumber) * TimeSpanValue.ticksPerDay + time, offset: offset,
      isZulu: isZulu)
  }

  private var timeTicks: Int64? {
    var hours = hour ?? 0
    if isTwelveHour || (isAfternoon != nil && hours <= 12) {
      hours = hours % 12 + (isAfternoon == true ? 12 : 0)
      if isTwelveHour, isAfternoon == nil { hours = hour ?? 0 }
    }
    guard let whole = try? DateTimeValue.timeTicks(hours, minute ?? 0, second ?? 0) else {
      return nil
    }
    return whole + (fraction ?? 0)
  }
}
