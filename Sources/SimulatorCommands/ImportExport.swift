internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Export-Lab`: the datacenter as a PowerShell data file that people can read and change.
struct ExportLab: LabCmdlet {
  static let about = CommandDescription("Export-Lab", effect: .changes(impact: .medium))
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var path: String
  @Switch var force: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let drives = call.session.drives
    let place = try drives.locate(path)
    guard let drive = drives.drive(place.drive) else { return }
    if try drive.volume.entry(at: place.names) != nil, !force {
      throw ScriptError.lab(
        "LabFileExists",
        Text(
          en: "The file '\(place.text)' exists already; -Force replaces it.",
          de: "Die Datei \"\(place.text)\" gibt es schon; -Force ersetzt sie."),
        .resourceExists, lab.language, target: .string(place.text))
    }
    let sentence = Text(
      en: "Export-Lab will write the datacenter to \"\(place.text)\".",
      de: "Mit Export-Lab wird das Rechenzentrum nach \"\(place.text)\" geschrieben.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    let text = DataFileText.of(LabOutline.of(try lab.datacenter))
    do {
      try drive.volume.write(place.names, Array(text.utf8), append: false)
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

/// `Import-Lab`: a datacenter from such a file takes the place of the present one.
struct ImportLab: LabCmdlet {
  static let about = CommandDescription("Import-Lab", effect: .changes(impact: .medium))
  @Parameter(
    position: 0, from: .byValueOrPropertyName, aliases: ["FullName"], validate: [.notNullOrEmpty])
  var path: String

  func process(_ call: Invocation, in lab: LabContext) throws {
    let text = try call.session.fileText(path)
    let mistakes = Mistakes()
    let read = LabOutline.read(text, mistakes)
    for mistake in mistakes.inOrder {
      let text = Text(
        en: "\(path), line \(mistake.line): \(mistake.text.en)",
        de: "\(path), Zeile \(mistake.line): \(mistake.text.de)")
      try call.writeError(
        .lab("LabFileMistake", text, .invalidData, lab.language, target: .string(path)))
    }
    guard let read, mistakes.list.isEmpty else { return }
    let sentence = Text(
      en: "Import-Lab will replace the datacenter by the one of \"\(path)\".",
      de: "Mit Import-Lab tritt das Rechenzentrum aus \"\(path)\" an die Stelle des jetzigen.")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try call.carryOut(LabReplacement(read), in: lab)
  }
}
