import Messages

/// What the destination lacks, and what would help; all sentences are ours.
extension Cause {
  static func sameHost(_ host: Host.ID) -> Cause {
    Cause(
      "F46",
      fact: Text(
        en: "The machine is on \(host) already.", de: "Der Computer ist schon auf \(host)."),
      remedy: .run("Move-VMStorage"))
  }

  static func busy(_ machine: VirtualMachine) -> Cause {
    Cause(
      fact: Text(
        en: "\(machine.name) is moving already, or between two states.",
        de: "\(machine.name) wird schon verschoben oder ist zwischen zwei Zuständen."),
      remedy: Text(en: "Wait until it is done.", de: "Warten, bis das erledigt ist."))
  }

  static func version(_ machine: VirtualMachine, _ host: Host) -> Cause {
    let newest = host.operatingSystem.release.defaultVersion
    return Cause(
      "F22",
      fact: Text(
        en:
          "\(host.name) runs versions up to \(newest); \(machine.name) has \(machine.version), and "
          + "there is no way back.",
        de:
          "\(host.name) kann Versionen bis \(newest); \(machine.name) hat \(machine.version), und "
          + "es gibt keinen Weg zurück."),
      remedy: Text(
        en: "Upgrade the host (Get-VMHostSupportedVersion).",
        de: "Den Host aktualisieren (Get-VMHostSupportedVersion)."))
  }

  static func processor(_ machine: VirtualMachine, _ source: Host, _ other: Host) -> Cause {
    let (one, two) = (source.hardware.processor, other.hardware.processor)
    if one.vendor != two.vendor {
      return Cause(
        "F21",
        fact: Text(
          en: "The processors are of different vendors (\(one.vendor), \(two.vendor)).",
          de: "Die Prozessoren sind von verschiedenen Herstellern (\(one.vendor), \(two.vendor))."),
        remedy: Text(
          en: "Only a machine that is off can move.",
          de: "Nur ein ausgeschalteter Computer lässt sich verschieben."))
    }
    if machine.processor.compatibilityForMigration {
      return Cause(
        "F21b",
        fact: Text(
          en: "Compatibility mode is on, but microcode or firmware settings differ "
            + "(\(one.microcode), \(two.microcode)).",
          de:
            "Der Kompatibilitätsmodus ist an, aber Microcode oder Firmware-Einstellungen weichen ab "
            + "(\(one.microcode), \(two.microcode))."),
        remedy: Text(
          en: "Patch both hosts alike, or move the machine while it is off.",
          de: "Beide Hosts gleich aktualisieren oder den Computer ausgeschaltet verschieben."))
    }
    return Cause(
      "F21",
      fact: Text(
        en: "\(machine.name) was started on '\(one.name)'; \(other.name) has '\(two.name)'.",
        de:
          "\(machine.name) wurde auf \"\(one.name)\" gestartet; \(other.name) hat \"\(two.name)\"."),
      remedy: .run(
        "Stop-VM \(machine.name); Set-VMProcessor \(machine.name) "
          + "-CompatibilityForMigrationEnabled $true"))
  }

  static func switchMissing(_ name: Name, _ host: Host) -> Cause {
    let names = host.switches.map(\.name.text).joined(separator: ", ")
    return Cause(
      "F20",
      fact: Text(
        en: "\(host.name) has no switch called \(name) (it has: \(names)).",
        de: "\(host.name) hat keinen Switch namens \(name) (vorhanden: \(names))."),
      remedy: .run("Rename-VMSwitch, or Compare-VM … | Disconnect-VMNetworkAdapter"))
  }

  static func medium(_ path: WindowsPath, _ machine: VirtualMachine) -> Cause {
    let isTools = Name(path.fileName) == "vmguest.iso"
    return Cause(
      isTools ? "F31b" : "F31",
      fact: isTools
        ? Text(
          en: "vmguest.iso is in the drive: it blocks a move even if both hosts have the file.",
          de:
            "vmguest.iso liegt im Laufwerk: Das verhindert den Vorgang, auch wenn beide Hosts die "
            + "Datei haben.")
        : Text(
          en: "The ISO file in the drive exists only at the source.",
          de: "Die ISO-Datei im Laufwerk gibt es nur an der Quelle."),
      remedy: .run("Set-VMDvdDrive \(machine.name) -Path $null"))
  }

  static func memory(_ host: Host.ID, needed: Int64, free: Int64) -> Cause {
    let (needed, free) = (needed / .mebibyte, free / .mebibyte)
    return Cause(
      "F23",
      fact: Text(
        en: "The machine takes \(needed) MB, \(host) has \(free) MB left.",
        de: "Der Computer braucht \(needed) MB, \(host) hat noch \(free) MB."),
      remedy: Text(
        en: "Stop or move machines of \(host).",
        de: "Computer auf \(host) beenden oder verschieben."))
  }

  static func logonType(_ host: Host.ID) -> Cause {
    Cause(
      "F27",
      fact: Text(
        en: "A policy took \"Log on as a service\" from NT VIRTUAL MACHINE\\Virtual Machines on "
          + "\(host).",
        de: "Eine Richtlinie hat NT VIRTUAL MACHINE\\Virtual Machines auf \(host) das Recht "
          + "\"Anmelden als Dienst\" genommen."),
      remedy: Text(
        en: "Correct the policy, then gpupdate /force",
        de: "Richtlinie berichtigen, dann gpupdate /force"))
  }

  static func leftover(_ host: Host.ID) -> Cause {
    Cause(
      "F28",
      fact: Text(
        en: "\(host) still has the planned machine of a move that broke off.",
        de: "\(host) hat noch den geplanten Computer eines abgebrochenen Vorgangs."),
      remedy: Text(
        en: "Delete what is left in the folder of planned machines at \(host), restart vmms.",
        de: "Reste im Ordner der geplanten Computer auf \(host) löschen, vmms neu starten."))
  }

  static func creator(_ id: SecurityIdentifier) -> Cause {
    Cause(
      "F29",
      fact: Text(
        en: "The machine was created by \(id), which the destination cannot resolve.",
        de: "Der Computer wurde von \(id) angelegt; das Ziel kann diese Kennung nicht auflösen."),
      remedy: Text(
        en: "Move it while it is off, or install the update.",
        de: "Ausgeschaltet verschieben oder das Update installieren."))
  }

  static var physicalDisk: Cause {
    Cause(
      "F32",
      fact: Text(
        en: "A physical disk is passed through; it stays with its host.",
        de: "Ein physischer Datenträger ist durchgereicht; er bleibt bei seinem Host."),
      remedy: Text(en: "Convert it to a VHDX.", de: "In eine VHDX umwandeln."))
  }

  static var storageStays: Cause {
    Cause(
      fact: Text(
        en: "The files lie on a local drive of the source.",
        de: "Die Dateien liegen auf einem lokalen Laufwerk der Quelle."),
      remedy: .run("Move-VM … -IncludeStorage -DestinationStoragePath <folder>"))
  }

  static func path(_ folder: WindowsPath, _ host: Host) -> Cause {
    let drives = host.volumes.map { $0.letter + ":" }.joined(separator: ", ")
    return Cause(
      "F24",
      fact: Text(
        en: "\(folder) cannot be made on \(host.name) (drives: \(drives)).",
        de: "\(folder) lässt sich auf \(host.name) nicht anlegen (Laufwerke: \(drives))."),
      remedy: .run("Move-VM … -DestinationStoragePath <folder>"))
  }

  static func fileExists(_ path: WindowsPath) -> Cause {
    Cause(
      fact: Text(
        en: "\(path) is there already.", de: "\(path) ist dort schon vorhanden."),
      remedy: Text(
        en: "Choose another folder, or delete the file.",
        de: "Einen anderen Ordner wählen oder die Datei löschen."))
  }

  static func space(_ volume: Volume, _ host: Host.ID, needed: Int64) -> Cause {
    let (free, needed) = (volume.free / .gibibyte, needed / .gibibyte)
    return Cause(
      "F25",
      fact: Text(
        en: "\(volume.letter): of \(host) has \(free) GB free, the disks take \(needed) GB.",
        de:
          "\(volume.letter): von \(host) hat \(free) GB frei, die Datenträger brauchen \(needed) GB."
      ),
      remedy: .run("Get-Volume -CimSession \(host)"))
  }

  static func share(_ server: String, isFaulty: Bool) -> Cause {
    Cause(
      isFaulty ? "F48" : "F50",
      fact: isFaulty
        ? Text(
          en: "The file server \(server) has trouble with its oplocks.",
          de: "Der Dateiserver \(server) hat Schwierigkeiten mit Oplocks.")
        : Text(
          en: "The destination cannot open files on \(server).",
          de: "Das Ziel kann auf \(server) keine Dateien öffnen."),
      remedy: isFaulty
        ? Text(en: "Update the file server.", de: "Den Dateiserver aktualisieren.")
        : Text(
          en: "Open port 445 of \(server), and delegate to cifs/\(server) too.",
          de: "Port 445 von \(server) öffnen und auch an cifs/\(server) delegieren."))
  }

  static func linkLost(_ name: Name) -> Cause {
    Cause(
      "F16",
      fact: Text(
        en: "The connection broke in the middle (\(name)).",
        de: "Die Verbindung brach mittendrin ab (\(name))."),
      remedy: Text(
        en: "Mend the connection and try again: the machine still runs at the source.",
        de: "Die Verbindung wiederherstellen und erneut versuchen: Der Computer läuft noch an der "
          + "Quelle."))
  }
}
