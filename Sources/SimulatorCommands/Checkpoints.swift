internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Checkpoint-Lab`: the present moment gets a name to come back to.
struct CheckpointLab: LabCmdlet {
  static let about = CommandDescription("Checkpoint-Lab", effect: .changes(impact: .low))
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var name: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let timeline = try lab.lab.timeline
    let name = name ?? "Checkpoint \(timeline.marks.count + 1)"
    if Int(name) != nil {
      throw ScriptError.lab(
        "LabCheckpointName",
        Text(
          en: "A checkpoint's name must not be a number, since numbers mean steps: '\(name)'.",
          de:
            "Der Name eines Prüfpunkts darf keine Zahl sein, denn Zahlen meinen Schritte: \"\(name)\"."
        ), .invalidArgument, lab.language)
    }
    let sentence = Text(
      en: "Checkpoint-Lab will name the present moment \"\(name)\".",
      de: "Mit Checkpoint-Lab erhält der jetzige Zeitpunkt den Namen \"\(name)\".")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try call.carryOut(LabMark(Name(name)), in: lab)
    try call.write(
      LabTypes.make(
        LabTypes.checkpoint,
        [
          ("Name", .string(name)), ("Step", .int(Int32(clamping: try lab.lab.version))),
          ("Time", try lab.datacenter.clock.value),
        ]))
  }
}

/// `Restore-Lab`: back to a checkpoint or a step; that is a step too and can be undone.
struct RestoreLab: LabCmdlet {
  static let about = CommandDescription(
    "Restore-Lab", effect: .changes(impact: .medium), defaultSet: "Name")
  @Parameter(
    in: [.in("Name", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var name: String?
  @Parameter(in: [.in("Step", mandatory: true)]) var step: Int32?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let timeline = try lab.lab.timeline
    let wanted: Value = step.map { .int($0) } ?? .string(name ?? "")
    let version = try timeline.version(meaning: wanted, lab.language)
    let text = wanted.text(.invariant)
    let sentence = Text(
      en: "Restore-Lab will return the datacenter to \"\(text)\".",
      de: "Mit Restore-Lab kehrt das Rechenzentrum zu \"\(text)\" zurück.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try lab.lab.returnTo(version: version, asRestoring: true)
  }
}

/// `Save-Lab`: the datacenter with its history in a state file, for `hvlab -State`.
struct SaveLab: LabCmdlet {
  static let about = CommandDescription("Save-Lab", effect: .changes(impact: .medium))
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var path: String
  @Switch var force: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let drives = call.session.drives
    let place = try drives.locate(path)
    guard let drive = drives.drive(place.drive), let serialize = lab.serialize else { return }
    if try drive.volume.entry(at: place.names) != nil, !force {
      throw ScriptError.lab(
        "LabFileExists",
        Text(
          en: "The file '\(place.text)' exists already; -Force replaces it.",
          de: "Die Datei \"\(place.text)\" gibt es schon; -Force ersetzt sie."),
        .resourceExists, lab.language, target: .string(place.text))
    }
    let sentence = Text(
      en: "Save-Lab will write the datacenter to \"\(place.text)\".",
      de: "Mit Save-Lab wird das Rechenzentrum nach \"\(place.text)\" geschrieben.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    let bytes = try serialize(lab.lab)
    do {
      try drive.volume.write(place.names, bytes, append: false)
    } catch is FileFailure {
      throw ScriptError.lab(
        "LabFileNotWritten",
        Text(
          en: "The file '\(place.text)' cannot be written: the folder is missing or the drive is "
            + "read-only.",
          de: "Die Datei \"\(place.text)\" lässt sich nicht schreiben: Der Ordner fehlt, oder das "
            + "Laufwerk ist schreibgeschützt."),
        .writeError, lab.language, target: .string(place.text))
    }
  }
}
