internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Undo-LabStep`: the last steps have not happened; the clock goes back with them.
struct UndoLabStep: LabCmdlet {
  static let about = CommandDescription("Undo-LabStep", effect: .changes(impact: .low))
  @Parameter(position: 0, validate: [.range(.int(1), .int(1_000_000))]) var count: Int32 = 1

  func process(_ call: Invocation, in lab: LabContext) throws {
    let timeline = try lab.lab.timeline
    guard let found = timeline.undoing(Int(count)) else {
      throw ScriptError.lab(
        "NothingToUndo",
        Text(
          en: "There is no step to undo.",
          de: "Es gibt keinen Schritt, der sich zurücknehmen lässt."),
        .invalidOperation, lab.language)
    }
    let sentence = Text(
      en:
        "Undo-LabStep will undo \(found.steps.count) step(s) and return to step \(found.version).",
      de:
        "Mit Undo-LabStep werden \(found.steps.count) Schritt(e) zurückgenommen, zurück zu Schritt "
        + "\(found.version).")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try lab.lab.returnTo(version: found.version)
    for step in found.steps { try call.write(timeline.object(step, lab)) }
  }
}

/// `Redo-LabStep`: what was undone holds again.
struct RedoLabStep: LabCmdlet {
  static let about = CommandDescription("Redo-LabStep", effect: .changes(impact: .low))
  @Parameter(position: 0, validate: [.range(.int(1), .int(1_000_000))]) var count: Int32 = 1

  func process(_ call: Invocation, in lab: LabContext) throws {
    let timeline = try lab.lab.timeline
    guard let found = timeline.redoing(Int(count)) else {
      throw ScriptError.lab(
        "NothingToRedo",
        Text(
          en: "There is no undone step that could be done again.",
          de: "Es gibt keinen zurückgenommenen Schritt, der sich wiederholen ließe."),
        .invalidOperation, lab.language)
    }
    let sentence = Text(
      en: "Redo-LabStep will redo \(found.steps.count) step(s).",
      de: "Mit Redo-LabStep werden \(found.steps.count) Schritt(e) wiederholt.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try lab.lab.returnTo(version: found.version)
    for step in found.steps { try call.write(timeline.object(step, lab)) }
  }
}
