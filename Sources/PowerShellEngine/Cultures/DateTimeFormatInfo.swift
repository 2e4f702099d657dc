/// How a culture writes dates and times: .NET's `DateTimeFormatInfo`.
struct DateTimeFormatInfo: Equatable, Sendable {
  var amDesignator = "AM"
  var pmDesignator = "PM"
  var dateSeparator = "/"
  var timeSeparator = ":"
  var firstDayOfWeek = DayOfWeek.sunday
  var calendarWeekRule = CalendarWeekRule.firstDay
  var nativeCalendarName = "Gregorian Calendar"
  var eraName = "A.D."

  var fullDateTimePattern = "dddd, dd MMMM yyyy HH:mm:ss"
  var longDatePattern = "dddd, dd MMMM yyyy"
  var longTimePattern = "HH:mm:ss"
  var monthDayPattern = "MMMM dd"
  var shortDatePattern = "MM/dd/yyyy"
  var shortTimePattern = "HH:mm"
  var yearMonthPattern = "yyyy MMMM"

  var dayNames = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  var abbreviatedDayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  var shortestDayNames = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
  /// January to December; .NET's arrays have an empty thirteenth name.
  var monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  var abbreviatedMonthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// Month names beside a day, in the genitive; empty where they are the plain ones.
  var monthGenitiveNames: [String] = []
  var abbreviatedMonthGenitiveNames: [String] = []
  /// Further patterns by standard letter, the preferred one first: `GetAllDateTimePatterns`.
  var patterns: [UInt8: [String]] = [:]
  /// The decimal separator of the culture, which time spans and fractions are written with.
  var decimalSeparator = "."

  static let rfc1123Pattern = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
  static let sortableDateTimePattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
  static let universalSortableDateTimePattern = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
  static let roundTripPattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK"

  static let invariant: DateTimeFormatInfo = {
    var info = DateTimeFormatInfo()
    info.patterns[71] = ["MM/dd/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss"]
    return info
  }()

  var usesGenitiveMonths: Bool { !monthGenitiveNames.isEmpty }
}

/// .NET's `DayOfWeek`.
enum DayOfWeek: Int, Sendable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday
}

/// .NET's `CalendarWeekRule`: which week of a year is its first.
enum CalendarWeekRule: Int, Sendable {
  case firstDay, firstFullWeek, firstFourDayWeek
}
