internal import PowerShellEngine

/// `Get-Date`.
struct GetDate: Cmdlet {
  static let about = CommandDescription(
    "Get-Date", defaultSet: "DateAndFormat", class: "Microsoft.PowerShell.Commands.GetDateCommand")
  @Switch var asUTC: Bool
  @Parameter(
    in: [
      .in("DateAndFormat", position: 0, from: .byValueOrPropertyName),
      .in("DateAndUFormat", position: 0, from: .byValueOrPropertyName),
    ], aliases: ["LastWriteTime"]) var date: Typed<Of.DateTime>?
  @Parameter(validate: [.range(.int(1), .int(31))]) var day: Int32?
  @Parameter var displayHint: Typed<Of.DisplayHintType>?
  @Parameter(in: [.in("DateAndFormat"), .in("UnixTimeSecondsAndFormat")]) var format: String?
  @Parameter(validate: [.range(.int(0), .int(23))]) var hour: Int32?
  @Parameter(validate: [.range(.int(0), .int(999))]) var millisecond: Int32?
  @Parameter(validate: [.range(.int(0), .int(59))]) var minute: Int32?
  @Parameter(validate: [.range(.int(1), .int(12))]) var month: Int32?
  @Parameter(validate: [.range(.int(0), .int(59))]) var second: Int32?
  @Parameter(in: [
    .in("DateAndUFormat", mandatory: true), .in("UnixTimeSecondsAndUFormat", mandatory: true),
  ]) var uFormat: String?
  @Parameter(
    in: [
      .in("UnixTimeSecondsAndFormat", mandatory: true),
      .in("UnixTimeSecondsAndUFormat", mandatory: true),
    ], aliases: ["UnixTime"], validate: [.range(.long(-62135596800), .long(253402300799))])
  var unixTimeSeconds: Int64?
  @Parameter(validate: [.range(.int(1), .int(9999))]) var year: Int32?
  func process(_ call: Invocation) throws {
    var value = date?.value ?? DateServices.now(call.session)
    if let unixTimeSeconds { value = DateServices.unix(seconds: unixTimeSeconds) }
    var fields = DateFields()
    fields.year = year.map { Int($0) }
    fields.month = month.map { Int($0) }
    fields.day = day.map { Int($0) }
    fields.hour = hour.map { Int($0) }
    fields.minute = minute.map { Int($0) }
    fields.second = second.map { Int($0) }
    fields.millisecond = millisecond.map { Int($0) }
    value = try DateServices.changed(value, fields)
    if asUTC { value = DateServices.universal(value) }
    if let uFormat {
      return try call.write(
        .string(try DateServices.unixText(value, format: uFormat, call.session.culture)))
    }
    if let format { return try call.write(.string(try text(value, format, call))) }
    if let displayHint {
      let carrier = value.carrier
      carrier.addMember(ExtendedMember("DisplayHint", .note(displayHint.value)))
      return try call.write(Value(carrier))
    }
    try call.write(value)
  }

  private func text(_ value: Value, _ format: String, _ call: Invocation) throws -> String {
    let patterns = [
      "FileDate": "yyyyMMdd", "FileDateUniversal": "yyyyMMdd'Z'",
      "FileDateTime": "yyyyMMdd'T'HHmmssffff", "FileDateTimeUniversal": "yyyyMMdd'T'HHmmssffff'Z'",
    ]
    for (name, pattern) in patterns where AsciiFold.foldedEquals(name, format) {
      let moment = pattern.utf8.last == 0x27 && name.hasSuffix("Universal")
      return try DateServices.text(
        moment ? DateServices.universal(value) : value, format: pattern, .invariant)
    }
    return try DateServices.text(value, format: format, call.session.culture)
  }
}

/// `New-TimeSpan`.
struct NewTimeSpan: Cmdlet {
  static let about = CommandDescription(
    "New-TimeSpan", defaultSet: "Date", class: "Microsoft.PowerShell.Commands.NewTimeSpanCommand")
  @Parameter(in: [.in("Time")]) var days: Int32?
  @Parameter(in: [.in("Date", position: 1, from: .byPropertyName)]) var end: Typed<Of.DateTime>?
  @Parameter(in: [.in("Time")]) var hours: Int32?
  @Parameter(in: [.in("Time")]) var milliseconds: Int32?
  @Parameter(in: [.in("Time")]) var minutes: Int32?
  @Parameter(in: [.in("Time")]) var seconds: Int32?
  @Parameter(
    in: [.in("Date", position: 0, from: .byValueOrPropertyName)], aliases: ["LastWriteTime"])
  var start: Typed<Of.DateTime>?
  func process(_ call: Invocation) throws {
    guard call.parameterSetName != "Time" else { return try call.write(.timeSpan(try units())) }
    let from = start?.value.ticks ?? call.session.clock()
    let to = end?.value.ticks ?? call.session.clock()
    guard start != nil || end != nil else { return try call.write(.timeSpan(0)) }
    try call.write(.timeSpan(to &- from))
  }

  private func units() throws -> Int64 {
    let parts: [(Int32?, Int64)] = [
      (days, 864_000_000_000), (hours, 36_000_000_000), (minutes, 600_000_000),
      (seconds, 10_000_000), (milliseconds, 10_000),
    ]
    var total: Int64 = 0
    for (count, unit) in parts {
      let (product, isTooLong) = Int64(count ?? 0).multipliedReportingOverflow(by: unit)
      let (sum, isTooMuch) = total.addingReportingOverflow(product)
      guard !isTooLong, !isTooMuch else {
        throw DotNetException(
          "System.OverflowException", "TimeSpan overflowed because the duration is too long.")
      }
      total = sum
    }
    return total
  }
}

/// `Start-Sleep`: the session's clock goes on, nobody waits.
struct StartSleep: Cmdlet {
  static let about = CommandDescription(
    "Start-Sleep", defaultSet: "Seconds", class: "Microsoft.PowerShell.Commands.StartSleepCommand")
  @Parameter(
    in: [.in("FromTimeSpan", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    aliases: ["ts"]) var duration: Typed<Of.TimeSpan>?
  @Parameter(
    in: [.in("Milliseconds", mandatory: true, from: .byPropertyName)], aliases: ["ms"],
    validate: [.range(.int(0), .int(2147483647))]) var milliseconds: Int32?
  @Parameter(
    in: [.in("Seconds", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    validate: [.range(.int(0), .int(2147483))]) var seconds: Double?
  func process(_ call: Invocation) throws {
    var ticks = (seconds ?? 0) * 10_000_000
    if let milliseconds { ticks = Double(milliseconds) * 10_000 }
    if let duration { ticks = Double(duration.value.ticks ?? 0) }
    try call.session.sleep(Int64(max(0, min(ticks, 9e18))))
  }
}
