/// In which order a culture writes the parts of a date.
enum DateOrder {
  case monthDayYear, dayMonthYear, yearMonthDay, yearDayMonth

  init(_ info: DateTimeFormatInfo) {
    switch Self.fields(info.shortDatePattern) {
    case [100, 77, 121]: self = .dayMonthYear
    case [121, 77, 100]: self = .yearMonthDay
    case [121, 100, 77]: self = .yearDayMonth
    default: self = .monthDayYear
    }
  }

  static func dayComesFirst(_ info: DateTimeFormatInfo) -> Bool {
    fields(info.monthDayPattern).first == 100
  }

  static func monthComesBeforeYear(_ info: DateTimeFormatInfo) -> Bool {
    fields(info.yearMonthPattern).first == 77
  }

  /// The letters d, M and y of a pattern in order, each once, outside quotes.
  private static func fields(_ pattern: String) -> [UInt8] {
    var result: [UInt8] = []
    var isQuoted = false
    for byte in pattern.utf8 {
      if byte == 39 { isQuoted.toggle() }
      if isQuoted || result.contains(byte) { continue }
      if byte == 100 || byte == 77 || byte == 121 { result.append(byte) }
    }
    return result
  }
}

/// The numbers and the month's name of a date as written, and the day they mean.
struct DateElements {
  private struct Number {
    let value: Int
    let isYear: Bool
  }

  private var numbers: [Number] = []
  private var month: Int?
  /// How many numbers stand before the month's name.
  private var numbersBefore = 0
  var dayOfWeek: Int?

  var isEmpty: Bool { numbers.isEmpty && month == nil }
  var count: Int { numbers.count + (month == nil ? 0 : 1) }
  var isComplete: Bool { count == 3 }

  /// Adds a number; three digits and more are a year.
  mutating func add(_ value: Int, digits: Int) -> Bool {
    guard count < 3 else { return false }
    numbers.append(Number(value: value, isYear: digits > 2))
    return true
  }

  mutating func add(month: Int) -> Bool {
    guard self.month == nil, count < 3 else { return false }
    self.month = month
    numbersBefore = numbers.count
    return true
  }

  /// The day in days since the year 1; nil if there is no such day.
  func dayNumber(_ info: DateTimeFormatInfo, currentYear: Int) -> Int? {
    let years = numbers.filter(\.isYear).map(\.value)
    let others = numbers.filter { !$0.isYear }.map(\.value)
    guard years.count <= 1 else { return nil }
    if let month {
      return named(month, others, years.first, info, currentYear)
    }
    switch (others.count, years.first) {
    case (2, nil):
      return DateOrder.dayComesFirst(info)
        ? Self.day(currentYear, others[1], others[0]) : Self.day(currentYear, others[0], others[1])
    case (3, nil): return Self.three(others, DateOrder(info))
    case (1, let year?): return Self.day(year, others[0], 1)
    case (2, let year?):
      let order = DateOrder(info)
      let dayFirst =
        numbers[0].isYear
        ? order == .yearDayMonth : order == .dayMonthYear || order == .yearDayMonth
      return dayFirst
        ? Self.day(year, others[1], others[0]) : Self.day(year, others[0], others[1])
    default: return nil
    }
  }

  private func named(
    _ month: Int, _ others: [Int], _ year: Int?, _ info: DateTimeFormatInfo, _ currentYear: Int
  ) -> Int? {
    switch (others.count, year) {
    case (0, let year?): return Self.day(year, month, 1)
    case (1, let year?): return Self.day(year, month, others[0])
    case (1, nil):
      let dayFirst = DateOrder.dayComesFirst(info)
      let monthFirst = DateOrder.monthComesBeforeYear(info)
      let isYear = numbersBefore == 0 ? dayFirst && monthFirst : !dayFirst && !monthFirst
      return isYear
        ? Self.day(Self.fullYear(others[0]), month, 1) : Self.day(currentYear, month, others[0])
    case (2, nil):
      let first = Self.day(Self.fullYear(others[1]), month, others[0])
      let second = Self.day(Self.fullYear(others[0]), month, others[1])
      return DateOrder(info) == .yearMonthDay ? second ?? first : first ?? second
    default: return nil
    }
  }

  private static func three(_ n: [Int], _ order: DateOrder) -> Int? {
    switch order {
    case .monthDayYear: day(fullYear(n[2]), n[0], n[1])
    case .dayMonthYear: day(fullYear(n[2]), n[1], n[0])
    case .yearMonthDay: day(fullYear(n[0]), n[1], n[2])
    case .yearDayMonth: day(fullYear(n[0]), n[2], n[1])
    }
  }

  /// Two digits are a year from 1950 to 2049.
  static func fullYear(_ year: Int) -> Int {
    year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard GregorianCalendar.isValid(year, month, day) else { return nil }
    return GregorianCalendar.dayNumber(year, month, day)
  }
}
