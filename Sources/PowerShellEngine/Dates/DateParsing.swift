/// Reads dates and times as `DateTime.Parse` does: parts in any order the culture can tell apart.
struct DateParsing {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private let info: DateTimeFormatInfo
  private let timeSeparators: [Unicode.Scalar]
  private var words: DateWords?
  private var index = 0
  private var elements = DateElements()
  private var clock: Int64?
  private var hour = 0
  private var half: DateWords.Meaning?
  private var offset: Int64?
  private var isZulu = false

  private init(_ text: String, _ info: DateTimeFormatInfo) {
    self.text = text
    self.info = info
    scalars = Array(text.unicodeScalars)
    timeSeparators = [":"] + info.timeSeparator.unicodeScalars.prefix(1)
  }

  static func dateTime(_ text: String, _ reading: DateReading) throws(ValueFailure)
    -> DateTimeValue
  {
    try parse(text, reading).dateTime(reading)
  }

  static func dateTimeOffset(_ text: String, _ reading: DateReading) throws(ValueFailure)
    -> DateTimeOffsetValue
  {
    try parse(text, reading).dateTimeOffset(reading)
  }

  static func dateOnly(_ text: String, _ reading: DateReading) throws(ValueFailure)
    -> DateOnlyValue
  {
    guard let parsed = try? parse(text, reading) else { throw .unreadable(text, "DateOnly") }
    guard !parsed.hasTime, parsed.offset == nil else { throw .foreignParts(text, "DateOnly") }
    return DateOnlyValue(DateTimeValue(unchecked: parsed.ticks, .unspecified))
  }

  static func timeOnly(_ text: String, _ reading: DateReading) throws(ValueFailure)
    -> TimeOnlyValue
  {
    guard let parsed = try? parse(text, reading) else { throw .unreadable(text, "TimeOnly") }
    guard !parsed.hasDate, parsed.offset == nil else { throw .foreignParts(text, "TimeOnly") }
    return TimeOnlyValue(DateTimeValue(unchecked: parsed.ticks, .unspecified))
  }

  static func parse(_ text: String, _ reading: DateReading) throws(ValueFailure) -> ParsedDate {
    var parser = DateParsing(text, reading.info)
    try parser.read()
    return try parser.result(reading)
  }

  private var failure: ValueFailure { .badDate(text) }
  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private func scalar(_ at: Int) -> Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.value >= 48 && scalar.value <= 57
  }

  static func isWhite(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isWhitespace
  }

  private mutating func read() throws(ValueFailure) {
    while let scalar = next {
      if Self.isDigit(scalar) {
        try readNumber()
      } else if Self.isWhite(scalar) || scalar == "," || scalar == "." || scalar == "\0" {
        index += 1
      } else if DateWords.isLetter(scalar) {
        try readWord()
      } else if (scalar == "+" || scalar == "-") && clock != nil
        && Self.isDigit(self.scalar(index + 1))
      {
        try readOffset()
      } else if scalar == "/" || scalar == "-" || info.dateSeparator.unicodeScalars.first == scalar
      {
        guard !elements.isEmpty, !elements.isComplete, clock == nil else { throw failure }
        index += 1
      } else {
        throw failure
      }
    }
  }

  /// Digits at the index: their value and how many there are.
  private mutating func digits() -> (value: Int, count: Int) {
    var value = 0
    let start = index
    while let scalar = next, Self.isDigit(scalar) {
      value = min(value * 10 + Int(scalar.value - 48), 1_000_000_000)
      index += 1
    }
    return (value, index - start)
  }

  private mutating func readNumber() throws(ValueFailure) {
    let number = digits()
    guard number.count <= 8 else { throw failure }
    if let separator = next, isTimeSeparator(separator), Self.isDigit(scalar(index + 1)) {
      return try readTime(hour: number.value)
    }
    if clock == nil, number.count <= 2, designatorFollows() {
      clock = 0
      hour = number.value
      return
    }
    guard elements.add(number.value, digits: number.count) else { throw failure }
    skipDateSuffix()
    // `T` between date and time.
    if next == "T" || next == "t", Self.isDigit(scalar(index + 1)) { index += 1 }
  }

  /// A point separates times only after a whole date, since it separates dates as well.
  private func isTimeSeparator(_ scalar: Unicode.Scalar) -> Bool {
    guard timeSeparators.contains(scalar) else { return false }
    return scalar == ":" || scalar != info.dateSeparator.unicodeScalars.first
      || elements.isComplete
  }

  private mutating func designatorFollows() -> Bool {
    var ahead = index
    while Self.isWhite(scalar(ahead)) { ahead += 1 }
    guard let scalar = scalar(ahead), DateWords.isLetter(scalar) else { return false }
    let meaning = word(ahead)?.meaning
    return meaning == .am || meaning == .pm
  }

  private mutating func word(_ at: Int) -> (length: Int, meaning: DateWords.Meaning)? {
    let words = words ?? DateWords(info)
    self.words = words
    return words.match(scalars, at: at)
  }

  private mutating func skipDateSuffix() {
    guard let scalar = next else { return }
    switch scalar {
    case "年", "月", "日", "년", "월", "일": index += 1
    default: break
    }
  }

  private mutating func readTime(hour: Int) throws(ValueFailure) {
    guard clock == nil, hour <= 23 else { throw failure }
    self.hour = hour
    index += 1
    let minute = digits()
    guard minute.count <= 2, minute.value <= 59 else { throw failure }
    var ticks = Int64(minute.value) * TimeSpanValue.ticksPerMinute
    if let separator = next, isTimeSeparator(separator), Self.isDigit(scalar(index + 1)) {
      index += 1
      let second = digits()
      guard second.count <= 2, second.value <= 59 else { throw failure }
      ticks += Int64(second.value) * TimeSpanValue.ticksPerSecond
      if next == "." || next == ",", Self.isDigit(scalar(index + 1)) {
        index += 1
        ticks += readFraction()
      }
    }
    clock = ticks
  }

  /// Digits of a second, rounded to ticks.
  private mutating func readFraction() -> Int64 {
    var value = 0.0
    var unit = 0.1
    while let scalar = next, Self.isDigit(scalar) {
      value += Double(scalar.value - 48) * unit
      unit /= 10
      index += 1
    }
    return Int64((value * Double(TimeSpanValue.ticksPerSecond)).rounded(.toNearestOrEven))
  }

  private mutating func readOffset() throws(ValueFailure) {
    guard offset == nil else { throw failure }
    let sign: Int64 = next == "-" ? -1 : 1
    index += 1
    var hours = digits()
    var minutes = (value: 0, count: 0)
    if hours.count > 2 {
      minutes = (hours.value % 100, 2)
      hours = (hours.value / 100, 2)
    } else if next == ":" {
      index += 1
      minutes = digits()
      guard minutes.count > 0 else { throw failure }
    }
    guard hours.value * 60 + minutes.value <= 14 * 60, minutes.value <= 59 else { throw failure }
    offset = sign * Int64(hours.value * 60 + minutes.value) * TimeSpanValue.ticksPerMinute
  }

  private mutating func readWord() throws(ValueFailure) {
    guard let word = word(index) else { throw .unknownWord(text, at: utf16Index) }
    index += word.length
    switch word.meaning {
    case .month(let month): guard elements.add(month: month) else { throw failure }
    case .dayOfWeek(let day):
      guard elements.dayOfWeek == nil else { throw failure }
      elements.dayOfWeek = day
    case .am, .pm:
      guard half == nil, clock != nil else { throw failure }
      half = word.meaning
    case .zulu:
      guard clock != nil, offset == nil else { throw failure }
      offset = 0
      isZulu = true
    case .era, .filler: break
    }
  }

  private var utf16Index: Int { scalars[..<index].reduce(0) { $0 + UTF16.width($1) } }

  private func result(_ reading: DateReading) throws(ValueFailure) -> ParsedDate {
    let day: Int
    if elements.isEmpty {
      guard clock != nil, elements.dayOfWeek == nil else { throw failure }
      day = reading.styles.contains(.noCurrentDateDefault) ? 0 : reading.now.dayNumber
    } else {
      let year = reading.now.calendarDate.year
      guard let number = elements.dayNumber(info, currentYear: year) else { throw failure }
      day = number
    }
    if let wanted = elements.dayOfWeek,
      GregorianCalendar.dayOfWeek(day).rawValue != wanted
    {
      throw .badDayOfWeek(text)
    }
    var ticks = Int64(day) * TimeSpanValue.ticksPerDay
    if let clock { ticks += clock + Int64(try fullHour()) * TimeSpanValue.ticksPerHour }
    return ParsedDate(
      ticks: ticks, offset: offset, isZulu: isZulu, hasDate: !elements.isEmpty,
      hasTime: clock != nil)
  }

  private func fullHour() throws(ValueFailure) -> Int {
    switch half {
    case .am:
      guard hour <= 12 else { throw failure }
      return hour == 12 ? 0 : hour
    case .pm:
      guard hour <= 23 else { throw failure }
      return hour < 12 ? hour + 12 : hour
    default: return hour
    }
  }
}
