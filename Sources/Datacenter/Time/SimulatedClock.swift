/// The virtual clock: moments and spans counted in ticks of 100 ns, as .NET and Windows count them.
package struct Instant: Hashable, Comparable, Sendable {
  package var ticks: Int64  // since 0001-01-01 00:00, UTC

  package init(ticks: Int64) { self.ticks = ticks }

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0
  ) {
    let seconds = ((daysBefore(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
    ticks = Int64(seconds * 1000 + millisecond) * 10_000
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.ticks < right.ticks }
  package static func + (instant: Instant, span: Interval) -> Instant {
    Instant(ticks: saturatingSum(instant.ticks, span.ticks))
  }
  package static func - (later: Instant, earlier: Instant) -> Interval {
    Interval(ticks: saturatingSum(later.ticks, 0 &- earlier.ticks))
  }
}

/// A span of virtual time.
package struct Interval: Hashable, Comparable, Sendable {
  package var ticks: Int64

  package init(ticks: Int64) { self.ticks = ticks }

  package static let zero = Interval(ticks: 0)

  package static func seconds(_ seconds: Double) -> Interval {
    // Whole milliseconds, because Hyper-V measures no finer; the bound keeps the conversion safe.
    guard seconds.isFinite else { return .zero }
    let milliseconds = Int64(min(max(seconds, 0), 3e9) * 1000 + 0.5)
    return Interval(ticks: milliseconds * 10_000)
  }

  package static func minutes(_ minutes: Double) -> Interval { seconds(minutes * 60) }

  package var seconds: Double { Double(ticks) / 1e7 }

  package static func < (left: Interval, right: Interval) -> Bool { left.ticks < right.ticks }
  package static func + (left: Interval, right: Interval) -> Interval {
    Interval(ticks: saturatingSum(left.ticks, right.ticks))
  }
}

private func saturatingSum(_ left: Int64, _ right: Int64) -> Int64 {
  let (sum, overflows) = left.addingReportingOverflow(right)
  return overflows ? (right > 0 ? .max : .min) : sum
}

/// Days from 0001-01-01 to a date of the Gregorian calendar.
private func daysBefore(_ year: Int, _ month: Int, _ day: Int) -> Int {
  // March-based years put the leap day last (Hinnant, "chrono-compatible low-level date algorithms").
  let year = month <= 2 ? year - 1 : year
  let month = month <= 2 ? month + 9 : month - 3
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 307
}
