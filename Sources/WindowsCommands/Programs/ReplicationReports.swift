internal import Datacenter
internal import HyperVCommands
internal import Messages

/// repadmin /replsummary.
struct ReplicationSummary {
  private let run: ProgramRun
  private let datacenter: Datacenter

  init(_ run: ProgramRun) { (self.run, datacenter) = (run, run.datacenter) }

  func write() throws -> Int32 {
    let start = CalendarText(datacenter.clock).sorted
    try run.say(
      "Replication Summary Start Time: \(start)", "",
      "Beginning data collection for replication summary, this may take awhile:", "  .....", "",
      "")
    try table("Source DSA", \.source)
    try run.say("", "")
    try table("Destination DSA", \.target)
    return try run.say("", "")
  }

  private func table(_ title: String, _ end: KeyPath<ReplicationLink, Name>) throws {
    try run.say("\(title.padded(to: 20))largest delta    fails/total %%   error")
    let links = datacenter.directory.links
    for name in Set(links.map { $0[keyPath: end] }).sorted() {
      try run.say(row(name, links.filter { $0[keyPath: end] == name }))
    }
  }

  private func row(_ name: Name, _ links: [ReplicationLink]) -> String {
    let partitions = 5
    let failing = links.filter { $0.failures > 0 }.count * partitions
    let total = links.count * partitions
    let oldest = links.map { datacenter.lastRuns(of: $0).success }
    let delta = oldest.contains(nil) ? "(unknown)" : age(oldest.compactMap { $0 }.min())
    let head = " \(name.capitals)"
    let percent = total == 0 ? 0 : failing * 100 / total
    let error = failing == 0 ? "" : "(1722) The RPC server is unavailable."
    return head + delta.indented(to: 34 - head.unicodeScalars.count)
      + "\(failing)".indented(to: 5) + " /" + "\(total)".indented(to: 4)
      + "\(percent)".indented(to: 5) + "  " + error
  }

  /// `12m:11s`, `13h:39m:36s`, `:45s`.
  private func age(_ moment: Instant?) -> String {
    guard let moment else { return "(unknown)" }
    let seconds = max((datacenter.clock - moment).ticks / 10_000_000, 0)
    if seconds > 60 * 86_400 { return ">60 days" }
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    if hours > 0 { return "\(hours)h:\(two(minutes))m:\(two(rest))s" }
    return minutes > 0 ? "\(two(minutes))m:\(two(rest))s" : ":\(two(rest))s"
  }
}

/// repadmin /showrepl.
struct ReplicationStatus {
  private let run: ProgramRun
  private let datacenter: Datacenter

  init(_ run: ProgramRun) { (self.run, datacenter) = (run, run.datacenter) }

  func write(_ name: String?) throws -> Int32 {
    let home = try Repadmin.controller(name, run)
    guard let domain = datacenter.domain(of: home) else { throw Refusal.directoryServerDown }
    let guid = Repadmin.guid(of: home.name, datacenter)
    try run.say(
      "", "Repadmin: running command /showrepl against full DC \(name ?? home.fullName)",
      "\(home.site ?? "")\\\(home.name.capitals)",
      "DSA Options: \(Repadmin.optionText(home, datacenter))", "Site Options: (none)",
      "DSA object GUID: \(guid)", "DSA invocationID: \(guid)", "",
      "==== INBOUND NEIGHBORS ======================================", "")
    let links = datacenter.directory.links.filter { $0.target == home.name }
    for partition in Repadmin.partitions(domain) {
      try run.say(partition)
      for link in links { try run.say(lines(link)) }
      try run.say("")
    }
    return 0
  }

  private func lines(_ link: ReplicationLink) -> [String] {
    let source = datacenter.hosts[link.source]
    let runs = datacenter.lastRuns(of: link)
    let head = [
      "    \(source?.site ?? "")\\\(link.source.capitals) via RPC",
      "        DSA object GUID: \(Repadmin.guid(of: link.source, datacenter))",
    ]
    let attempt = runs.attempt.map { CalendarText($0).sorted } ?? "(never)"
    guard link.failures > 0 else {
      return head + ["        Last attempt @ \(attempt) was successful."]
    }
    let success = runs.success.map { CalendarText($0).sorted } ?? "(never)"
    return head + [
      "        Last attempt @ \(attempt) failed, result 1722 (0x6ba):",
      "            The RPC server is unavailable.",
      "        \(link.failures) consecutive failure(s).", "        Last success @ \(success).",
    ]
  }
}
