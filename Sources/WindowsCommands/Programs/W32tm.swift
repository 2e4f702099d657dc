internal import Datacenter
internal import HyperVCommands
internal import Messages

/// w32tm: whether the host's clock is right, and how it is set (neighbours-views.md 2.4; the layout
/// of /stripchart is from memory).
enum W32tm {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let options = run.words.compactMap(ProgramRun.valued)
    func has(_ name: Name) -> Bool { options.contains { $0.name == name } }
    if has("stripchart") { return try chart(options, run) }
    guard has("resync") || has("query") else {
      return try run.say(
        "w32tm /query /status", "w32tm /resync", "w32tm /stripchart /computer:<target> [/dataonly]")
    }
    guard run.host.runs("W32Time") else {
      return try run.say(
        "The following error occurred: The service has not been started. (0x80070426)") + 1
    }
    return try has("resync") ? synchronize(run) : status(run)
  }

  private static func synchronize(_ run: ProgramRun) throws -> Int32 {
    try run.say("Sending resync command to local computer")
    guard run.datacenter.controller(for: run.host) != nil else {
      return try run.say(
        "The computer did not resync because no time data was available.") + 1
    }
    try run.carryOut(ClockSetting(.synchronized, session: run.session))
    return try run.say("The command completed successfully.")
  }

  private static func status(_ run: ProgramRun) throws -> Int32 {
    let source = source(of: run)
    let address = source?.addresses.first?.description ?? ""
    let now = CalendarText(run.datacenter.clock).short(run.lab.language)
    return try run.say(
      "Leap Indicator: 0(no warning)",
      "Stratum: 4 (secondary reference - syncd by (S)NTP)",
      "Precision: -23 (119.209ns per tick)", "Root Delay: 0.0154902s",
      "Root Dispersion: 7.7773722s", "ReferenceId: 0x00000000 (source IP:  \(address))",
      "Last Successful Sync Time: \(now)", "Source: \(source?.fullName ?? "Local CMOS Clock")",
      "Poll Interval: 10 (1024s)", "Phase Offset: \(run.host.clockOffset.seconds)s", "")
  }

  private static func source(of run: ProgramRun) -> WindowsHost? {
    run.datacenter.controller(for: run.host).flatMap { run.datacenter.hosts[$0] }
  }

  /// Compares the host's clock with another one's, every two seconds.
  private static func chart(_ options: [(name: Name, value: String)], _ run: ProgramRun) throws
    -> Int32
  {
    func value(_ name: Name) -> String? { options.first { $0.name == name }?.value }
    let name = value("computer") ?? ""
    guard let other = run.datacenter.host(named: name, from: run.host.name),
      other.isPoweredOn,
      run.datacenter.canReach(other, from: run.host) || other.name == run.host.name,
      let address = other.addresses.first
    else {
      return try run.say(
        "The following error occurred: No such host is known. (0x80072AF9)") + 1
    }
    let count = min(max(value("samples").flatMap { Int($0) } ?? 3, 1), 100)
    let start = run.datacenter.time(at: run.host.name)
    try run.say(
      "Tracking \(name) [\(address):123].", "Collecting \(count) samples.",
      "The current time is \(CalendarText(start).short(run.lab.language)).")
    let offset = other.clockOffset.seconds - run.host.clockOffset.seconds
    for sample in 0..<count {
      let ticks = (start.ticks / 10_000_000 + Int64(2 * sample)) % 86_400
      let clock = [ticks / 3600, ticks / 60 % 60, ticks % 60].map { padded($0, 2) }
      try run.say("\(clock.joined(separator: ":")), \(signed(offset))s")
    }
    return 0
  }

  /// `+00.0000000`, `-360.0000000`.
  private static func signed(_ seconds: Double) -> String {
    let ticks = Int64(seconds.magnitude * 10_000_000 + 0.5)
    return (seconds < 0 ? "-" : "+") + padded(ticks / 10_000_000, 2) + "."
      + padded(ticks % 10_000_000, 7)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(width - text.utf8.count, 0)) + text
  }
}
