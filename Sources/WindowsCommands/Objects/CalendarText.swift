internal import Datacenter
internal import Messages

/// Moments as programs write them; the simulated hosts run on UTC.
struct CalendarText {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int

  init(_ instant: Instant) {
    let seconds = instant.ticks / 10_000_000
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    (hour, minute, second) = (Int(rest / 3600), Int(rest / 60 % 60), Int(rest % 60))
    // Years begin in March, so that the leap day comes last (Hinnant, "civil_from_days").
    let shifted = Int(days) + 306
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var clock: String { "\(Self.two(minute)):\(Self.two(second))" }

  /// `2025-03-03 09:00:00`, as repadmin writes it.
  var sorted: String {
    "\(year)-\(Self.two(month))-\(Self.two(day)) \(Self.two(hour)):\(clock)"
  }

  /// The short date and the time of 24 hours, as klist writes them.
  func short(_ language: Language) -> String {
    switch language {
    case .english: "\(month)/\(day)/\(year) \(hour):\(clock)"
    case .german: "\(Self.two(day)).\(Self.two(month)).\(year) \(hour):\(clock)"
    }
  }
}
