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

  /// The two sides do not speak the same protocol (F02); the long form of the second line.
  var credentialsNotRecognized: Refusal {
    connectionFailed(
      "The credentials supplied to the package were not recognized (0x8009030D).",
      "Die für das Paket angegebenen Anmeldeinformationen wurden nicht erkannt (0x8009030D).",
      Text(
        en: "The Virtual Machine Management Service failed to authenticate the connection for a "
          + "Virtual Machine migration at the source host: no suitable credentials available. Make "
          + "sure the operation is initiated on the source host of the migration, or the source "
          + "host is configured to use Kerberos for the authentication of migration connections "
          + "and Constrained Delegation is enabled for the host in Active Directory.",
        de: "Der Verwaltungsdienst für virtuelle Computer konnte die Verbindung für die Migration "
          + "eines virtuellen Computers auf dem Quellhost nicht authentifizieren: Es sind keine "
          + "geeigneten Anmeldeinformationen verfügbar. Starten Sie den Vorgang auf dem Quellhost "
          + "der Migration, oder konfigurieren Sie den Quellhost für die Verwendung von Kerberos "
          + "zur Authentifizierung von Migrationsverbindungen und aktivieren Sie für ihn in Active "
          + "Directory die eingeschränkte Delegierung."))
  }

  /// Somebody else answers, or the service is registered twice (F10).
  var wrongPrincipal: Refusal {
    notAuthenticated(
      "The target principal name is incorrect. (0x80090322).",
      "Der Zielprinzipalname ist falsch. (0x80090322).")
  }

  // The frame is the real one, the Windows text of the code too; that they meet here is ours
  // (F11, F49, and a host without a controller).
  var unknownTarget: Refusal {
    notAuthenticated(
      "The specified target is unknown or unreachable (0x80090303).",
      "Das angegebene Ziel ist unbekannt oder nicht erreichbar (0x80090303).")
  }

  var clockSkew: Refusal {
    notAuthenticated(
      "The clocks on the client and server machines are skewed. (0x80090324).",
      "Die Systemuhren auf dem Client- und dem Servercomputer stimmen nicht überein. (0x80090324).")
  }

  var noAuthority: Refusal {
    notAuthenticated(
      "No authority could be contacted for authentication. (0x80090311).",
      "Es konnte keine Autorität zum Authentifizieren erreicht werden. (0x80090311).")
  }

  /// A rule at the source forbids the call (F15).
  var connectionForbidden: Refusal {
    connectionFailed(
      "An attempt was made to access a socket in a way forbidden by its access permissions. "
        + "(0x8007271D).",
      "Der Zugriff auf einen Socket war aufgrund der Zugriffsrechte des Sockets unzulässig. "
        + "(0x8007271D).")
  }

  /// Port 445 is closed (F38): the Windows text of the code, in a frame of ours.
  var networkPathMissing: Refusal {
    connectionFailed(
      "The network path was not found. (0x80070035).",
      "Der Netzwerkpfad wurde nicht gefunden. (0x80070035).")
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

  /// F27, F28: what the destination says to a planned machine.
  private func planning(_ en: String, _ de: String) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "Failed to create Planned Virtual Machine at migration destination: \(en)",
          de: "Fehler beim Erstellen des geplanten virtuellen Computers am Migrationsziel: \(de)")
      ])
  }

  var logonTypeNotGranted: Refusal {
    planning(
      "Logon failure: the user has not been granted the requested logon type at this computer. "
        + "(0x80070569)",
      "Anmeldung fehlgeschlagen: Dem Benutzer wurde der angeforderte Anmeldetyp auf diesem "
        + "Computer nicht erteilt. (0x80070569)")
  }

  var objectExists: Refusal {
    planning("The object already exists.", "Das Objekt ist bereits vorhanden.")
  }

  /// F29.
  var noMapping: Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "No mapping between account names and security IDs was done. (0x80070534)",
          de: "Zuordnungen von Kontennamen und Sicherheitskennungen wurden nicht durchgeführt. "
            + "(0x80070534)")
      ])
  }

  /// F34.
  var keyProtectorNotUnwrapped: Refusal {
    let lines = [
      Text(
        en: "The version of the device 'Microsoft Virtual TPM Device' of the virtual machine "
          + "'\(machine.name)' is not compatible with device on physical computer '\(destination)'.",
        de: "Die Version des Geräts \"Microsoft Virtual TPM Device\" des virtuellen Computers "
          + "\"\(machine.name)\" ist nicht mit dem Gerät auf dem physischen Computer "
          + "\"\(destination)\" kompatibel."),
      Text(
        en: "The key protector for the virtual machine could not be unwrapped.",
        de: "Die Schlüsselschutzvorrichtung für den virtuellen Computer konnte nicht entpackt "
          + "werden."),
    ]
    return Refusal(.lines(lines), "OperationFailed", .notSpecified)
  }

  /// F35.
  var savedStateUnreadable: Refusal {
    failed(at: .destination, [.savedStateUnreadable])
  }

  /// F48: error 59 of Windows; the frame is ours.
  func shareFailed(_ path: WindowsPath) -> Refusal {
    failed(
      at: .destination,
      [
        Text(
          en: "'\(path)': An unexpected network error occurred. (0x8007003B). (0x80048054)",
          de: "\"\(path)\": Ein unerwarteter Netzwerkfehler ist aufgetreten. (0x8007003B). "
            + "(0x80048054)")
      ])
  }

  /// F50: what cannot be opened on a file server.
  func attachmentDenied(_ path: WindowsPath) -> Refusal {
    failed(
      at: .destination, [.attachmentDenied(path, machine)], "AccessDenied", .permissionDenied)
  }

  /// F16: the other end hung up, or nothing came any more.
  func connectionLost(isClosed: Bool) -> Refusal {
    let line =
      isClosed
      ? Text(
        en: "Failed to send data for a Virtual Machine migration: An existing connection was "
          + "forcibly closed by the remote host. (0x80072746).",
        de: "Fehler beim Senden von Daten für die Migration eines virtuellen Computers: Eine "
          + "vorhandene Verbindung wurde vom Remotehost geschlossen. (0x80072746).")
      : Text(
        en: "Failed to receive data for a Virtual Machine migration: This operation returned "
          + "because the timeout period expired. (0x800705B4).",
        de: "Fehler beim Empfangen von Daten für die Migration eines virtuellen Computers: Dieser "
          + "Vorgang wurde wegen Zeitüberschreitung zurückgegeben. (0x800705B4).")
    return failed(at: .source, [line])
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

  private func notAuthenticated(_ en: String, _ de: String) -> Refusal {
    connectionFailed(
      en, de,
      Text(
        en: "Failed to authenticate the connection at the source host: \(en)",
        de: "Fehler beim Authentifizieren der Verbindung auf dem Quellhost: \(de)"))
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
      at: move.datacenter.clock + refusal.aftermath.reduce(.zero) { $0 + $1.passing })
    for detail in move.detailEntries(of: refusal, at: entry.time) + [entry] {
      refusal.aftermath.append(.host(move.source.name, .logged(detail)))
    }
    return refusal
  }
}

extension Event {
  fileprivate var passing: Interval {
    guard case .clockAdvanced(let span) = self else { return .zero }
    return span
  }
}
