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
        en:
          "Upgrade \(host.name) (Get-VMHostSupportedVersion -ComputerName \(host.name) lists what "
          + "it can run).",
        de: "\(host.name) aktualisieren (Get-VMHostSupportedVersion -ComputerName \(host.name) "
          + "zeigt, was er kann)."))
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
        en: "Give the right back to S-1-5-83-0 (secedit /export, /configure), or gpupdate /force "
          + "on \(host)",
        de: "S-1-5-83-0 das Recht zurückgeben (secedit /export, /configure) oder gpupdate /force "
          + "auf \(host)"))
  }

  static func leftover(_ host: Host.ID) -> Cause {
    Cause(
      "F28",
      fact: Text(
        en: "\(host) still has the planned machine of a move that broke off.",
        de: "\(host) hat noch den geplanten Computer eines abgebrochenen Vorgangs."),
      remedy: .run(
        "Get-CimInstance Msvm_PlannedComputerSystem -Namespace root/virtualization/v2 "
          + "-ComputerName \(host); Invoke-CimMethod … -MethodName DestroySystem"))
  }

  static func creator(
    _ id: SecurityIdentifier, _ machine: VirtualMachine, _ host: Host.ID
  ) -> Cause {
    Cause(
      "F29",
      fact: Text(
        en: "\(machine.name) was created by \(id): no account of \(host) or its domain, a local "
          + "one of another host or one that was deleted.",
        de: "\(machine.name) wurde von \(id) angelegt: kein Konto von \(host) oder seiner Domäne, "
          + "sondern ein lokales eines anderen Hosts oder ein gelöschtes."),
      remedy: .run("Save-VM \(machine.name); Move-VM …; Start-VM \(machine.name)"))
  }

  static func physicalDisk(_ machine: VirtualMachine) -> Cause {
    let number = machine.hardDrives.first { $0.path == nil }?.diskNumber ?? 0
    return Cause(
      "F32",
      fact: Text(
        en: "Disk \(number) of \(machine.host) is passed through; it stays with its host.",
        de: "Datenträger \(number) von \(machine.host) ist durchgereicht; er bleibt bei seinem "
          + "Host."),
      remedy: .run(
        "New-VHD <file>.vhdx -Dynamic -SourceDisk \(number); Remove-VMHardDiskDrive "
          + "\(machine.name) …; Add-VMHardDiskDrive \(machine.name) -Path <file>.vhdx"))
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
      remedy: .run(
        "Get-Volume -CimSession \(host); Move-VM … -DestinationStoragePath <folder on another drive>"
      ))
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
}
