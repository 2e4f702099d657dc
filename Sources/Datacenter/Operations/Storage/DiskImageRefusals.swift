import Messages

// What the VHD commands refuse. The frame of "failed to create" is real (hyperv-behaviour.md 5),
// the rest ours, with the system's own reasons.
extension Refusal {
  static func diskSpace(_ path: WindowsPath) -> Refusal {
    creating(
      path, "There is not enough space on the disk. (0x80070070).",
      "Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x80070070).")
  }

  static func parentNotFound(_ path: WindowsPath, _ parent: String) -> Refusal {
    creating(
      path, "The parent '\(parent)': The system cannot find the file specified. (0x80070002).",
      "Das übergeordnete Element \"\(parent)\": Das System kann die angegebene Datei nicht finden. "
        + "(0x80070002).")
  }

  static func diskKinds(_ path: WindowsPath) -> Refusal {
    creating(
      path, "The formats of the disk and of its parent differ.",
      "Die Formate des Datenträgers und seines übergeordneten Elements unterscheiden sich.")
  }

  static func diskExtension(_ path: WindowsPath) -> Refusal {
    Refusal(
      Text(
        en: "The file name '\(path)' must end in .vhd, .vhdx or .vhds.",
        de: "Der Dateiname \"\(path)\" muss auf .vhd, .vhdx oder .vhds enden."),
      "InvalidParameter", .invalidArgument)
  }

  package static func diskMissing(_ path: String) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Getting the mounted storage instance for the path '\(path)' failed.",
          de: "Fehler beim Abrufen der Speicherinstanz für den Pfad \"\(path)\"."),
        Text(
          en: "The system cannot find the file specified. (0x80070002).",
          de: "Das System kann die angegebene Datei nicht finden. (0x80070002)."),
      ]), "ObjectNotFound", .objectNotFound)
  }

  static func diskTooSmall(_ path: WindowsPath) -> Refusal {
    resizing(
      path, "The disk cannot be made that small.",
      "Der Datenträger kann nicht so weit verkleinert werden.")
  }

  static func diskBusy(_ path: WindowsPath) -> Refusal {
    resizing(
      path,
      "The process cannot access the file because it is being used by another process. "
        + "(0x80070020).",
      "Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet "
        + "wird. (0x80070020).")
  }

  private static func resizing(_ path: WindowsPath, _ en: String, _ de: String) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed to change the virtual hard disk '\(path)'.",
          de: "Fehler beim Ändern der virtuellen Festplatte \"\(path)\"."),
        Text(en: en, de: de),
      ]), "OperationFailed", .notSpecified)
  }
}
