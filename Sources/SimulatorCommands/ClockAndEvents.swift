internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Step-LabClock`: time passes, and with it what it brings.
struct StepLabClock: LabCmdlet {
  static let about = CommandDescription(
    "Step-LabClock", effect: .changes(impact: .low), defaultSet: "By")
  @Parameter(in: [.in("By", position: 0, mandatory: true)], typeName: nil) var by: Span?
  @Parameter(in: [.in("Until", mandatory: true)]) var until: Moment?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let now = try lab.datacenter.clock
    let span = until.map { $0.instant - now } ?? by?.interval ?? .zero
    guard span > .zero else {
      throw ScriptError.lab(
        "LabClockBackwards",
        Text(
          en: "The clock only goes forward; Undo-LabStep takes steps back.",
          de: "Die Uhr geht nur vorwärts; Schritte nimmt Undo-LabStep zurück."),
        .invalidArgument, lab.language)
    }
    let then = (now + span).value.text(.invariant)
    let sentence = Text(
      en: "Step-LabClock will set the clock forward to \(then).",
      de: "Mit Step-LabClock wird die Uhr auf \(then) vorgestellt.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try call.carryOut(ClockAdvance(span), in: lab)
    try call.write(try lab.datacenter.clock.value)
  }
}

/// `Get-LabEvent`: what has happened in the datacenter, oldest first.
struct GetLabEvent: LabCmdlet {
  static let about = CommandDescription("Get-LabEvent")
  @Parameter(position: 0, validate: [.range(.int(1), .int(Int32.max))]) var newest: Int32?
  @Parameter var since: Value?
  @Parameter(validate: [.notNullOrEmpty]) var object: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let timeline = try lab.lab.timeline
    let first = try since.map { try timeline.version(meaning: $0, lab.language) } ?? 0
    let pattern = try object.map { try NamePattern($0) }
    let datacenter = try lab.datacenter
    var found: [Value] = []
    for step in timeline.steps.dropFirst(first) {
      for event in step.events {
        let summary = EventSummary(event, in: datacenter)
        if let pattern, !pattern.matches(summary.object) { continue }
        found.append(
          LabTypes.make(
            LabTypes.event,
            [
              ("Step", .int(Int32(clamping: step.version))), ("Time", step.time.value),
              ("Object", .string(summary.object)),
              ("Description", .string(summary.text[lab.language])),
            ]))
      }
    }
    for value in found.suffix(newest.map { Int($0) } ?? found.count) { try call.write(value) }
  }
}

/// A span of time as a parameter.
struct Span: ParameterValue {
  let interval: Interval
  static var parameterType: TypeInfo { TypeTable.find("System.TimeSpan") ?? .object }
  static var placeholder: Span { Span(interval: .zero) }
  static func taken(from value: Value) throws -> Span {
    let ticks = try MemberAccess.get(value, Symbol.intern("Ticks"), .current)
    return Span(interval: Interval(ticks: ticks?.integerOrZero ?? 0))
  }
}

/// A moment as a parameter.
struct Moment: ParameterValue {
  let instant: Instant
  static var parameterType: TypeInfo { TypeTable.find("System.DateTime") ?? .object }
  static var placeholder: Moment { Moment(instant: Instant(ticks: 0)) }
  static func taken(from value: Value) throws -> Moment {
    let ticks = try MemberAccess.get(value, Symbol.intern("Ticks"), .current)
    return Moment(instant: Instant(ticks: ticks?.integerOrZero ?? 0))
  }
}
