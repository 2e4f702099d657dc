internal import PowerShellEngine

/// `Get-History`.
struct GetHistory: Cmdlet {
  static let about = CommandDescription(
    "Get-History", class: "Microsoft.PowerShell.Commands.GetHistoryCommand")
  @Parameter(position: 1, validate: [.range(.int(0), .int(32767))]) var count: Int32?
  @Parameter(position: 0, from: .byValue, validate: [.range(.long(1), .long(.max))]) var id:
    [Int64]?

  func process(_ call: Invocation) throws {
    let entries = call.session.history.entries
    guard let id else {
      for entry in entries.suffix(count.map { Int($0) } ?? entries.count) {
        try call.write(HistoryInfo.of(entry))
      }
      return
    }
    for number in id {
      guard let last = entries.lastIndex(where: { $0.id == number }) else {
        try call.writeError(HistoryInfo.notFound(number))
        continue
      }
      let wanted = id.count == 1 ? max(1, Int(count ?? 1)) : 1
      for entry in entries[...last].suffix(wanted) { try call.write(HistoryInfo.of(entry)) }
    }
  }
}

/// `Add-History`.
struct AddHistory: Cmdlet {
  static let about = CommandDescription(
    "Add-History", class: "Microsoft.PowerShell.Commands.AddHistoryCommand")
  @Parameter(position: 0, from: .byValue) var inputObject: [AnyObjectValue]?
  @Switch var passthru: Bool

  func process(_ call: Invocation) throws {
    for item in inputObject ?? [] {
      func read(_ name: String) -> Value? {
        (try? item.value.property(Symbol.intern(name), call.session)) ?? nil
      }
      guard let line = read("CommandLine"), let start = read("StartExecutionTime")?.ticks,
        let end = read("EndExecutionTime")?.ticks
      else {
        try call.writeError(
          "AddHistoryInvalidInput",
          "Cannot add history because the input object has a format that is not valid.",
          .invalidData, target: item.value, exception: "System.IO.InvalidDataException")
        continue
      }
      let status = read("ExecutionStatus")?.text(.invariant) ?? "Completed"
      call.session.history.add(line.text(.invariant), status: status, start: start, end: end)
      if passthru, let entry = call.session.history.entries.last {
        try call.write(HistoryInfo.of(entry))
      }
    }
  }
}

/// `Clear-History`.
struct ClearHistory: Cmdlet {
  static let about = CommandDescription(
    "Clear-History", effect: .changes(impact: .medium), defaultSet: "IDParameter",
    class: "Microsoft.PowerShell.Commands.ClearHistoryCommand")
  @Parameter(in: [.in("CommandLineParameter")], validate: [.notNullOrEmpty]) var commandLine:
    [String]?
  @Parameter(position: 1, validate: [.range(.int(1), .int(.max))]) var count: Int32?
  @Parameter(in: [.in("IDParameter", position: 0)], validate: [.range(.int(1), .int(.max))])
  var id: [Int32]?
  @Switch var newest: Bool

  func process(_ call: Invocation) throws {
    var found = call.session.history.entries
    if let id {
      for number in id where !found.contains(where: { $0.id == Int64(number) }) {
        try call.writeError(HistoryInfo.notFound(Int64(number)))
      }
      found = found.filter { entry in id.contains { Int64($0) == entry.id } }
    }
    if let commandLine {
      let patterns = try commandLine.map(NamePattern.init)
      found = found.filter { entry in patterns.contains { $0.matches(entry.line) } }
    }
    if let count { found = Array(newest ? found.suffix(Int(count)) : found.prefix(Int(count))) }
    guard try call.shouldProcess("\(found.count) history entries") else { return }
    call.session.history.remove(Set(found.map(\.id)))
  }
}

/// `Invoke-History`: runs a line again.
struct InvokeHistory: Cmdlet {
  static let about = CommandDescription(
    "Invoke-History", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.InvokeHistoryCommand")
  @Parameter(position: 0, from: .byPropertyName) var id: String?

  func end(_ call: Invocation) throws {
    let entries = call.session.history.entries
    let entry = id.map { wanted in
      entries.last { String($0.id) == wanted }
        ?? entries.last { $0.line.utf8.starts(with: wanted.utf8) }
    }
    guard let entry = entry ?? entries.last else {
      throw ScriptError(
        "InvokeHistoryNoLastHistoryEntryFound", "Cannot locate the last history entry.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    guard try call.shouldProcess(entry.line) else { return }
    call.session.history.replacement = entry.line
    call.session.host.writeOutput(entry.line + "\n")
    try call.run(try call.block(parsing: entry.line), out: call.out, isDotSourced: true)
  }
}

/// A line of the history as an object.
enum HistoryInfo {
  static func of(_ entry: CommandHistory.Entry) -> Value {
    .object(
      RecordObject(
        "Microsoft.PowerShell.Commands.HistoryInfo",
        [
          .long(entry.id), .string(entry.line), .string(entry.status),
          DateServices.date(ticks: entry.start, isLocal: true),
          DateServices.date(ticks: entry.end, isLocal: true), .timeSpan(entry.end - entry.start),
        ], text: entry.line))
  }

  static func notFound(_ id: Int64) -> ScriptError {
    ScriptError(
      "GetHistoryNoHistoryForId", "Cannot locate history for Id \(id).", .objectNotFound,
      target: .long(id), exception: "System.ArgumentException")
  }

  static let type = TypeDefinition(
    record: "Microsoft.PowerShell.Commands.HistoryInfo", "long Id {get;}",
    "string CommandLine {get;}",
    "string ExecutionStatus {get;}", "datetime StartExecutionTime {get;}",
    "datetime EndExecutionTime {get;}", "timespan Duration {get;}")
}
