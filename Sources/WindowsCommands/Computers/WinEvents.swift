internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Get-WinEvent: the entries of a host's logs, newest first.
struct GetWinEvent: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-WinEvent")
  @Parameter var logName: [String]?
  @Parameter var listLog: [String]?
  @Parameter var providerName: [String]?
  @Parameter var filterHashtable: [Object<TableObject>]?
  @Parameter var maxEvents: Int64?
  @Parameter var computerName: String?
  @Switch var oldest: Bool
  @Switch var force: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let host = try lab.administeredHost(computerName)
    let entries = host.eventLog.inOrder
    if let listLog { return try list(listLog, entries, call) }
    try checkLogs(host, entries, call)
    var found = try entries.enumerated().filter { try isWanted($0.element, call) }
    if !oldest { found.reverse() }
    if let maxEvents { found = Array(found.prefix(Int(clamping: max(maxEvents, 0)))) }
    guard !found.isEmpty else { throw Refusal.noEvents }
    for (offset, entry) in found {
      try call.write(object(entry, offset + 1, host, lab.language))
    }
  }

  private static let logs = [
    EventLogEntry.managementLog, EventLogEntry.operationalLog, "Application", "Security", "System",
    "Microsoft-Windows-Hyper-V-High-Availability-Admin",
    EventLogEntry.workerLog,
  ]

  private func checkLogs(
    _ host: WindowsHost, _ entries: [EventLogEntry], _ call: Invocation
  ) throws {
    let known = Set((Self.logs + entries.map(\.log)).map { Name($0) })
    for name in logName ?? [] where !NamePattern.isPattern(name) && !known.contains(Name(name)) {
      throw Refusal.noLog(name, on: computerName ?? "localhost")
    }
  }

  private func isWanted(_ entry: EventLogEntry, _ call: Invocation) throws -> Bool {
    func any(_ names: [String]?, _ text: String) throws -> Bool {
      try names?.contains { try NamePattern($0).matches(text) } ?? true
    }
    guard try any(logName, entry.log), try any(providerName, entry.provider) else { return false }
    guard let filterHashtable else { return true }
    return try filterHashtable.contains { filter in
      try filter.object.map { try matches($0, entry, any) } ?? false
    }
  }

  private func matches(
    _ table: TableObject, _ entry: EventLogEntry, _ any: ([String]?, String) throws -> Bool
  ) throws -> Bool {
    for (key, value) in table.entries {
      let texts = value.parts.map { $0.text(.invariant) }
      let holds: Bool
      switch Name(key.text(.invariant)) {
      case "LogName": holds = try any(texts, entry.log)
      case "ProviderName": holds = try any(texts, entry.provider)
      case "ID": holds = texts.contains { Int($0) == entry.id }
      case "Level": holds = texts.contains { Int($0) == entry.level.rawValue }
      case "StartTime": holds = try ticks(value) <= entry.time.ticks
      case "EndTime": holds = try entry.time.ticks <= ticks(value)
      default: holds = true
      }
      if !holds { return false }
    }
    return true
  }

  private func ticks(_ value: Value) throws -> Int64 {
    try MemberAccess.get(value, Symbol.intern("Ticks"), Session.current)?.integer ?? 0
  }

  private func object(
    _ entry: EventLogEntry, _ number: Int, _ host: WindowsHost, _ language: Language
  ) -> Value {
    let level =
      switch entry.level {
      case .error: Text(en: "Error", de: "Fehler")
      case .warning: Text(en: "Warning", de: "Warnung")
      case .information: Text(en: "Information", de: "Informationen")
      }
    return .item(
      WindowsTypes.event,
      [
        ("Message", .string(entry.message[language])), ("Id", .whole(entry.id)),
        ("Version", .int(0)), ("Level", .whole(entry.level.rawValue)), ("Task", .int(0)),
        ("RecordId", .whole(number)), ("ProviderName", .string(entry.provider)),
        ("LogName", .string(entry.log)), ("MachineName", .string(host.fullName)),
        ("UserId", .string("S-1-5-18")), ("TimeCreated", .moment(entry.time)),
        ("LevelDisplayName", .string(level[language])),
        ("Properties", EventRecord.properties(entry)),
      ])
  }

  private func list(
    _ names: [String], _ entries: [EventLogEntry], _ call: Invocation
  ) throws {
    for log in Self.logs
    where try names.contains(where: { try NamePattern($0).matches(log) }) {
      try call.write(
        .item(
          "System.Diagnostics.Eventing.Reader.EventLogConfiguration",
          [
            ("LogMode", .string("Circular")), ("MaximumSizeInBytes", .int(1_052_672)),
            ("RecordCount", .whole(entries.filter { Name($0.log) == Name(log) }.count)),
            ("LogName", .string(log)),
          ]))
    }
  }
}

extension Refusal {
  fileprivate static var noEvents: Refusal {
    Refusal(
      Text(
        en: "No events were found that match the specified selection criteria.",
        de: "Es wurden keine Ereignisse gefunden, die den angegebenen Auswahlkriterien "
          + "entsprechen."),
      "NoMatchingEventsFound", .objectNotFound)
  }

  fileprivate static func noLog(_ name: String, on host: String) -> Refusal {
    Refusal(
      Text(
        en: "There is not an event log on the \(host) computer that matches \"\(name)\".",
        de: "Auf dem Computer \"\(host)\" ist kein Ereignisprotokoll vorhanden, das \"\(name)\" "
          + "entspricht."),
      "NoMatchingLogsFound", .objectNotFound, target: name)
  }
}
