/// The proleptic Gregorian calendar: days counted from 1 January of the year 1.
enum GregorianCalendar {
  static let minimumYear = 1
  static let maximumYear = 9999
  static let daysInRange = 3_652_059

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(inYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

  /// How many days a month has; 0 for a month there is not.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    year >= minimumYear && year <= maximumYear && day >= 1
      && day <= days(inMonth: month, of: year)
  }

  private static let daysBeforeMonth = [
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334,
  ]

  /// The day in its year, from 1.
  static func dayOfYear(_ year: Int, _ month: Int, _ day: Int) -> Int {
    daysBeforeMonth[month - 1] + day + (month > 2 && isLeap(year) ? 1 : 0)
  }

  /// Days since 1 January of the year 1, for a date that is valid.
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    daysBeforeYear(year) + dayOfYear(year, month, day) - 1
  }

  static func daysBeforeYear(_ year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  static func date(_ dayNumber: Int) -> CalendarDate {
    let centuries400 = dayNumber / 146_097
    var rest = dayNumber % 146_097
    let centuries = min(rest / 36524, 3)
    rest -= centuries * 36524
    let quads = rest / 1461
    rest %= 1461
    let years = min(rest / 365, 3)
    rest -= years * 365
    let year = centuries400 * 400 + centuries * 100 + quads * 4 + years + 1
    let leap = isLeap(year)
    var month = rest / 31 + 1
    while month < 12, rest >= daysBeforeMonth[month] + (month >= 2 && leap ? 1 : 0) { month += 1 }
    let before = daysBeforeMonth[month - 1] + (month > 2 && leap ? 1 : 0)
    return CalendarDate(year: year, month: month, day: rest - before + 1, dayOfYear: rest + 1)
  }

  /// 1 January of the year 1 was a Monday.
  static func dayOfWeek(_ dayNumber: Int) -> DayOfWeek {
    DayOfWeek(rawValue: (dayNumber + 1) % 7) ?? .sunday
  }
}

/// A day of the calendar.
struct CalendarDate: Equatable, Sendable {
  let year: Int
  let month: Int
  let day: Int
  let dayOfYear: Int
}

extension GregorianCalendar {
  /// The week of ISO 8601 and the year it counts to.
  static func isoWeek(_ dayNumber: Int) -> (year: Int, week: Int) {
    let date = date(dayNumber)
    let weekday = (dayOfWeek(dayNumber).rawValue + 6) % 7 + 1
    let week = (date.dayOfYear - weekday + 10) / 7
    if week < 1 { return (date.year - 1, isoWeeks(inYear: date.year - 1)) }
    if week > isoWeeks(inYear: date.year) { return (date.year + 1, 1) }
    return (date.year, week)
  }

  /// 53 weeks if the year starts or ends on a Thursday.
  static func isoWeeks(inYear year: Int) -> Int {
    func lastWeekday(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
    return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52
  }

  /// The week of the year as `Calendar.GetWeekOfYear` counts it.
  static func week(_ dayNumber: Int, _ rule: CalendarWeekRule, first: DayOfWeek) -> Int {
    switch rule {
    case .firstDay:
      let offset = date(dayNumber).dayOfYear - 1
      let january = dayOfWeek(dayNumber).rawValue - offset % 7
      let lead = (january - first.rawValue + 14) % 7
      return (offset + lead) / 7 + 1
    case .firstFullWeek: return fullWeek(dayNumber, first, least: 7)
    case .firstFourDayWeek: return fullWeek(dayNumber, first, least: 4)
    }
  }

  private static func fullWeek(_ dayNumber: Int, _ first: DayOfWeek, least: Int) -> Int {
    let offset = date(dayNumber).dayOfYear - 1
    let january = dayOfWeek(dayNumber).rawValue - offset % 7
    var lead = (first.rawValue - january + 14) % 7
    if lead != 0, lead >= least { lead -= 7 }
    let days = offset - lead
    if days >= 0 { return days / 7 + 1 }
    guard dayNumber > offset else { return 53 }
    return fullWeek(dayNumber - offset - 1, first, least: least)
  }
}
