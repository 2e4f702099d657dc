internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Set-Date`: the clock of the host one is on is set; the datacenter's time goes on as it was.
struct SetDate: Cmdlet {
  static let about = CommandDescription(
    "Set-Date", effect: .changes(impact: .medium), defaultSet: "Date",
    class: "Microsoft.PowerShell.Commands.SetDateCommand")
  @Parameter(in: [.in("Date", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var date: ClockMoment?
  @Parameter(
    in: [.in("Adjust", position: 0, mandatory: true, from: .byPropertyName)]) var adjust: ClockSpan?
  @Parameter var displayHint: Value?

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reportingRefusals(lab) {
      let session = try lab.logon
      let change: ClockSetting.Change =
        if let adjust { .by(adjust.interval) } else { .to(date?.instant ?? now(lab, session)) }
      let setting = ClockSetting(change, session: session)
      let shown = Value.moment(date?.instant ?? now(lab, session) + (adjust?.interval ?? .zero))
      guard try call.shouldProcess(shown.text(call.session.culture), "Set-Date") else { return }
      try call.carryOut(setting, in: lab)
      try call.write(.moment(now(lab, session)))
    }
  }

  private func now(_ lab: LabContext, _ session: LogonSession) -> Instant {
    (try? lab.datacenter.time(at: session.host)) ?? Instant(ticks: 0)
  }
}

struct ClockMoment: ParameterValue {
  let instant: Instant
  static var parameterType: TypeInfo { TypeTable.find("System.DateTime") ?? .object }
  static var placeholder: ClockMoment { ClockMoment(instant: Instant(ticks: 0)) }
  static func taken(from value: Value) throws -> ClockMoment {
    let ticks = try MemberAccess.get(value, Symbol.intern("Ticks"), .current)
    return ClockMoment(instant: Instant(ticks: ticks?.integerOrZero ?? 0))
  }
}

struct ClockSpan: ParameterValue {
  let interval: Interval
  static var parameterType: TypeInfo { TypeTable.find("System.TimeSpan") ?? .object }
  static var placeholder: ClockSpan { ClockSpan(interval: .zero) }
  static func taken(from value: Value) throws -> ClockSpan {
    let ticks = try MemberAccess.get(value, Symbol.intern("Ticks"), .current)
    return ClockSpan(interval: Interval(ticks: ticks?.integerOrZero ?? 0))
  }
}
