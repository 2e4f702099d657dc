import Messages

/// How a migration says no, line by line as the real service does.
///
/// English sentences are exact unless marked; of the German ones only the Windows texts behind the
/// error codes are known (hyperv-texts.md 7), the others are ours. Id and category of the Move-VM
/// record are in no public transcript: they follow the pattern of the module's other failures.
struct MigrationRefusals: Sendable {
  enum Side: Sendable { case source, destination }

  let machine: VirtualMachine
  let source: Host.ID
  let destination: Host.ID

  /// No session with credentials at the source, or no delegation (F01, F03 to F06).
  var noCredentials: Refusal {
    connectionFailed(
      "No credentials are available in the security package (0x8009030E).",
      "Im Sicherheitspaket sind keine Anmeldeinformationen verfügbar (0x8009030E).",
      Text(
        en: "Failed to authenticate the connection at the source host: "
          + "no suitable credentials available.",
        de: "Fehler beim Authentifizieren der Verbindung auf dem Quellhost: "
          + "Es sind keine geeigneten Anmeldeinformationen verfügbar."))
  }

  /// The two sides do not speak the same protocol (F02).
  var credentialsNotRecognized: Refusal {
    connectionFailed(
      "The credentials supplied to the package were not recognized (0x8009030D).",
      "Die für das Paket angegebenen Anmeldeinformationen wurden nicht erkannt (0x8009030D).",
      Text(
        en: "Failed to authenticate the connection at the source host: "
          + "no suitable credentials available.",
        de: "Fehler beim Authentifizieren der Verbindung auf dem Quellhost: "
          + "Es sind keine geeigneten Anmeldeinformationen verfügbar."))
  }

  /// No listener on port 6600 (F13).
  var connectionRefused: Refusal {
    connectionFailed(
      "No connection could be made because the target machine actively refused it. (0x8007274D).",
      "Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung "
        + "verweigerte. (0x8007274D).")
  }

  /// A listener no adapter of the source reaches (F14).
  var connectionTimedOut: Refusal {
    connectionFailed(
      "A connection attempt failed because the connected party did not properly respond after a "
        + "period of time, or established connection failed because connected host has failed to "
        + "respond. (0x8007274C).",
      "Ein Verbindungsversuch ist fehlgeschlagen, da die Gegenstelle nach einer bestimmten "
        + "Zeitspanne nicht richtig reagiert hat, oder die hergestellte Verbindung war fehlerhaft, "
        + "da der verbundene Host nicht reagiert hat. (0x8007274C).")
  }

  /// Missing rights at the destination, or no cifs delegation (F26, F07; S2 has the code).
  func generalAccessDenied(at side: Side) -> Refusal {
    failed(
      at: side,
      [
        Text(
          en: "General access denied error (0x80070005).",
          de: "Allgemeiner Zugriffsfehler (0x80070005).")
      ],
      "AccessDenied", .permissionDenied)
  }

  /// F46; ours.
  var sameHost: Refusal {
    failed(
      at: .source,
      [
        Text(
          en: "The destination host '\(destination)' is the host the virtual machine is on. "
            + "Use Move-VMStorage to move only its storage.",
          de: "Der Zielhost \"\(destination)\" ist der Host, auf dem sich der virtuelle Computer "
            + "befindet. Verwenden Sie Move-VMStorage, um nur den Speicher zu verschieben.")
      ], "InvalidParameter", .invalidArgument)
  }

  /// F22; the second line is ours.
  func versionNotSupported(_ version: ConfigurationVersion) -> Refusal {
    notCompatible(
      Text(
        en: "The virtual machine configuration version '\(version)' is not supported on host "
          + "'\(destination)'.",
        de: "Die Konfigurationsversion \"\(version)\" des virtuellen Computers wird auf Host "
          + "\"\(destination)\" nicht unterstützt."))
  }

  /// F21.
  var processorNotCompatible: Refusal {
    let name = machine.name
    let lines = [
      Text(
        en: "The virtual machine cannot be moved to the destination computer. The hardware on the "
          + "destination computer is not compatible with the hardware requirements of this virtual "
          + "machine.",
        de:
          "Der virtuelle Computer kann nicht auf den Zielcomputer verschoben werden. Die Hardware "
          + "des Zielcomputers ist nicht mit den Hardwareanforderungen dieses virtuellen Computers "
          + "kompatibel."),
      Text(
        en: "Virtual machine '\(name)' is using processor-specific features not supported on host "
          + "'\(destination)'.",
        de: "Der virtuelle Computer \"\(name)\" verwendet prozessorspezifische Features, die auf "
          + "Host \"\(destination)\" nicht unterstützt werden."),
      Text(
        en:
          "To allow for migration of this virtual machine to a server with a different processor, "
          + "modify the virtual machine settings to limit the processor features used by the "
          + "virtual machine.",
        de: "Um die Migration dieses virtuellen Computers auf einen Server mit einem anderen "
          + "Prozessor zu ermöglichen, begrenzen Sie in den Einstellungen des virtuellen Computers "
          + "die verwendeten Prozessorfeatures."),
    ]
    return Refusal(.lines(lines), "OperationFailed", .notSpecified)
  }

  /// F20.
  func switchMissing(_ name: Name) -> Refusal {
    notCompatible(
      Text(
        en: "Could not find Ethernet switch '\(name)'.",
        de: "Der Ethernet-Switch \"\(name)\" wurde nicht gefunden."))
  }

  /// F31.
  func mediumMissing(_ path: WindowsPath) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "Attachment '\(path)' failed to open because of error: 'A virtual disk support "
            + "provider for the specified file was not found.' (0xC03A0014).",
          de: "Fehler beim Öffnen der Anlage \"\(path)\": \"Für die angegebene Datei wurde kein "
            + "Unterstützungsanbieter für virtuelle Datenträger gefunden.\" (0xC03A0014).")
      ])
  }

  /// F23.
  var outOfMemory: Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "'\(machine.name)' could not initialize memory: Ran out of memory (0x8007000E).",
          de: "\"\(machine.name)\" konnte den Arbeitsspeicher nicht initialisieren: "
            + "Nicht genügend Arbeitsspeicher (0x8007000E).")
      ], "OutOfMemory", .fromStdErr)
  }

  /// F32; ours.
  var physicalDisk: Refusal {
    notCompatible(
      Text(
        en: "A physical disk is attached to virtual machine '\(machine.name)'. Physical disks "
          + "cannot be moved.",
        de: "An den virtuellen Computer \"\(machine.name)\" ist ein physischer Datenträger "
          + "angeschlossen. Physische Datenträger können nicht verschoben werden."))
  }

  /// That files must be shared unless storage moves is documented; the second line is ours.
  func storageNotShared(_ path: WindowsPath) -> Refusal {
    notCompatible(
      Text(
        en: "The file '\(path)' is not accessible from host '\(destination)'. Move the storage "
          + "together with the virtual machine.",
        de: "Auf die Datei \"\(path)\" kann von Host \"\(destination)\" nicht zugegriffen werden. "
          + "Verschieben Sie den Speicher zusammen mit dem virtuellen Computer."))
  }

  /// F24.
  func pathMissing(_ path: WindowsPath) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "The Virtual Machine Management Service failed to register the configuration for the "
            + "virtual machine '\(machine.id.capitals)' at '\(path)': The system cannot find the "
            + "path specified. (0x80070003).",
          de: "Der Verwaltungsdienst für virtuelle Computer konnte die Konfiguration für den "
            + "virtuellen Computer \"\(machine.id.capitals)\" unter \"\(path)\" nicht registrieren: "
            + "Das System kann den angegebenen Pfad nicht finden. (0x80070003).")
      ])
  }

  /// The Windows text of the code in New-VHD's frame; that Move-VM uses it is ours.
  func fileExists(_ path: WindowsPath) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "The system failed to create '\(path)': The file exists. (0x80070050).",
          de: "\"\(path)\" konnte nicht erstellt werden: Die Datei ist vorhanden. (0x80070050).")
      ])
  }

  /// F25; the frame and the Windows text of the code, their combination is ours.
  func diskFull(_ volume: String) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "Storage migration for virtual machine '\(machine.name)' failed on volume "
            + "'\(volume):': There is not enough space on the disk. (0x80070070).",
          de:
            "Fehler bei der Speichermigration für den virtuellen Computer \"\(machine.name)\" auf "
            + "Volume \"\(volume):\": Es steht nicht genug Speicherplatz auf dem Datenträger zur "
            + "Verfügung. (0x80070070).")
      ])
  }
}

extension MigrationRefusals {
  private func notCompatible(_ reason: Text) -> Refusal {
    let line = Text(
      en: "The virtual machine '\(machine.name)' is not compatible with physical computer "
        + "'\(destination)'.",
      de: "Der virtuelle Computer \"\(machine.name)\" ist nicht mit dem physischen Computer "
        + "\"\(destination)\" kompatibel.")
    return Refusal(.lines([line, reason]), "OperationFailed", .notSpecified)
  }

  private func connectionFailed(_ en: String, _ de: String, _ rest: Text...) -> Refusal {
    let line = Text(
      en: "The Virtual Machine Management Service failed to establish a connection for a Virtual "
        + "Machine migration with host '\(destination)': \(en)",
      de: "Der Verwaltungsdienst für virtuelle Computer konnte keine Verbindung für die Migration "
        + "eines virtuellen Computers mit dem Host \"\(destination)\" herstellen: \(de)")
    return failed(at: .source, [line] + rest)
  }

  /// The frame of nearly every refusal: which machine, at which end.
  private func failed(
    at side: Side, _ reasons: [Text], _ errorID: String = "OperationFailed",
    _ category: Refusal.Category = .notSpecified
  ) -> Refusal {
    let (host, en, de) =
      switch side {
      case .source: (source, "source", "an der Migrationsquelle")
      case .destination: (destination, "destination", "am Migrationsziel")
      }
    let frame = Text.detail(
      "Virtual machine migration operation for '\(machine.name)' failed at migration \(en) '\(host)'.",
      "Fehler bei der Migration des virtuellen Computers \"\(machine.name)\" \(de) \"\(host)\"",
      machine
    )
    return Refusal(.lines([frame] + reasons), errorID, category)
  }
}

extension Refusal {
  /// F12.
  package static var migrationDisabledAtSource: Refusal {
    Refusal(
      Text(
        en: "The source host is not configured for live migration. Use the Enable-VMMigration "
          + "cmdlet to modify the Hyper-V settings on the source host to enable migration.",
        de: "Der Quellhost ist nicht für die Livemigration konfiguriert. Ändern Sie mit dem Cmdlet "
          + "Enable-VMMigration die Hyper-V-Einstellungen auf dem Quellhost, um die Migration zu "
          + "aktivieren."),
      "InvalidOperation", .invalidOperation)
  }

  /// F30.
  package static func migrationLimitReached(
    for machine: VirtualMachine, _ limit: UInt32
  ) -> Refusal {
    Refusal(
      Text(
        en: "Failed to perform migration on virtual machine '\(machine.name)' because virtual "
          + "machine migration limit '\(limit)' was reached, please wait for completion of an "
          + "ongoing migration operation.",
        de: "Fehler bei der Migration des virtuellen Computers \"\(machine.name)\", weil der "
          + "Grenzwert \"\(limit)\" für Migrationen virtueller Computer erreicht wurde. Warten Sie, "
          + "bis ein laufender Migrationsvorgang abgeschlossen ist."),
      "OperationFailed", .notSpecified)
  }

  /// The refusal with the entry the source's event log gets: 21024, and 21501 for the limit.
  func logged(for move: MigrationParties) -> Refusal {
    var refusal = self
    guard refusal.errorID != "InvalidState" else { return refusal }
    let isLimit = refusal.text.en.utf8.starts(with: "Failed to perform migration".utf8)
    let entry = EventLogEntry(
      id: isLimit ? 21501 : 21024, level: .error, message: refusal.text, machine: move.machine.id,
      at: move.datacenter.clock)
    refusal.aftermath = [.host(move.source.name, .logged(entry))]
    return refusal
  }
}
