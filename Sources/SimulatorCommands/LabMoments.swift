internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A command of the simulator: it works on the lab, and what the datacenter refuses is reported.
protocol LabCmdlet: Cmdlet {
  mutating func process(_ call: Invocation, in lab: LabContext) throws
}

extension LabCmdlet {
  /// Takes in what other shells on the same datacenter have done.
  func begin(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reporting(lab) { try lab.lab.refresh() }
  }

  mutating func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reporting(lab) { try process(call, in: lab) }
  }
}

extension Timeline {
  /// The version a script means: the number of a step, or the name of a checkpoint.
  func version(meaning value: Value, _ language: Language) throws -> Int {
    let text = value.text(.invariant)
    if let version = version(named: Name(text)) { return version }
    if let number = Int(text), (0...version).contains(number) { return number }
    throw ScriptError.unknownMoment(text, marks.map(\.name.text), version, language)
  }

  func object(_ step: Step, _ lab: LabContext) -> Value {
    LabTypes.make(
      LabTypes.step,
      [
        ("Step", .int(Int32(clamping: step.version))), ("Time", step.time.value),
        ("Description", .string(step.summary(lab))),
      ])
  }
}

extension Timeline.Step {
  /// The events that matter, in one line.
  func summary(_ lab: LabContext) -> String {
    let datacenter = try? lab.datacenter
    let all = events.filter { !$0.isTrace }.map {
      EventSummary($0, in: datacenter).sentence[lab.language]
    }
    let shown = all.prefix(3).joined(separator: "; ")
    return all.count > 3 ? shown + "; …" : shown
  }
}

extension Instant {
  var value: Value { DateServices.date(ticks: ticks, isLocal: true) }
}

extension ScriptError {
  static func unknownMoment(
    _ text: String, _ names: [String], _ last: Int, _ language: Language
  ) -> ScriptError {
    let known = names.isEmpty ? "–" : names.joined(separator: ", ")
    let sentence = Text(
      en: "There is no step and no checkpoint '\(text)'. The history has steps 0 to \(last); "
        + "checkpoints: \(known).",
      de:
        "Es gibt keinen Schritt und keinen Prüfpunkt \"\(text)\". Die Geschichte hat die Schritte "
        + "0 bis \(last); Prüfpunkte: \(known).")
    return ScriptError(
      "LabMomentNotFound", sentence[language], .objectNotFound, target: .string(text),
      exception: "System.Management.Automation.ItemNotFoundException")
  }

  static func lab(
    _ id: String, _ text: Text, _ category: ErrorCategory, _ language: Language,
    target: Value = .null
  ) -> ScriptError {
    ScriptError(
      id, text[language], category, target: target, exception: "System.InvalidOperationException")
  }
}
