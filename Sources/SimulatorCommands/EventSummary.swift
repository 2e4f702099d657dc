internal import Datacenter
internal import Messages

/// An event in a sentence, and the object it happened to.
struct EventSummary {
  let object: String
  let text: Text

  init(_ event: Event, in datacenter: Datacenter? = nil) {
    switch event {
    case .host(let host, let event): (object, text) = (host.text, Self.text(event))
    case .machine(let id, let event):
      object = datacenter?.machines[id]?.name.text ?? Self.name(in: event) ?? id.description
      text = Self.text(event)
    case .image(let place, let event):
      object = place.host.text
      text =
        switch event {
        case .created, .exported:
          Text(en: "file \(place.path) written", de: "Datei \(place.path) geschrieben")
        case .removed: Text(en: "file \(place.path) removed", de: "Datei \(place.path) entfernt")
        }
    case .clockAdvanced(let span):
      object = "Clock"
      text = Text(
        en: "\(Self.seconds(span)) s passed", de: "\(Self.seconds(span)) s vergangen")
    case .returned(let version), .restored(let version):
      object = "Lab"
      text = Text(en: "returned to step \(version)", de: "zurück zu Schritt \(version)")
    case .directory(.attributeSet(let id, let name, _, let controller)):
      object = datacenter?.account(id)?.name.text ?? id.description
      text = Text(en: "\(name) set at \(controller)", de: "\(name) gesetzt auf \(controller)")
    case .directory(let event): (object, text) = Self.directory(event)
    case .faultScheduled(let fault):
      object = "Lab"
      text = Text(en: "fault '\(fault.name)' planned", de: "Störung \"\(fault.name)\" geplant")
    case .faultRemoved(let name):
      object = "Lab"
      text = Text(en: "fault '\(name)' removed", de: "Störung \"\(name)\" entfernt")
    case .marked(let name):
      object = "Lab"
      text = Text(en: "checkpoint '\(name)'", de: "Prüfpunkt \"\(name)\"")
    case .replaced:
      object = "Lab"
      text = Text(en: "datacenter imported", de: "Rechenzentrum eingelesen")
    }
  }

  /// With the object in front.
  var sentence: Text { Text(en: "\(object): \(text.en)", de: "\(object): \(text.de)") }

  private static func seconds(_ span: Interval) -> String {
    let (whole, rest) = (span.ticks / 10_000_000, span.ticks % 10_000_000 / 1_000_000)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest)"
  }

  private static func name(in event: MachineEvent) -> String? {
    if case .created(let machine) = event { return machine.name.text }
    return nil
  }
}

extension EventSummary {
  private static func text(_ event: HostEvent) -> Text {
    switch event {
    case .migrationSwitched(let isOn):
      Text(
        en: "live migration switched \(isOn ? "on" : "off")",
        de: "Livemigration \(isOn ? "ein" : "aus")geschaltet")
    case .migrationNetworkAdded(let network):
      Text(
        en: "migration network \(network.subnet) added",
        de: "Migrationsnetzwerk \(network.subnet) hinzugefügt")
    case .migrationNetworkReplaced(let subnet, let network):
      Text(
        en: "migration network \(subnet) changed to \(network.subnet)",
        de: "Migrationsnetzwerk \(subnet) geändert in \(network.subnet)")
    case .migrationNetworkRemoved(let subnet):
      Text(en: "migration network \(subnet) removed", de: "Migrationsnetzwerk \(subnet) entfernt")
    case .settingChanged(let setting):
      Text(en: "setting changed: \(setting)", de: "Einstellung geändert: \(setting)")
    case .switchAdded(let one):
      Text(en: "switch \(one.name) added", de: "Switch \(one.name) hinzugefügt")
    case .switchReplaced(let one):
      Text(en: "switch \(one.name) changed", de: "Switch \(one.name) geändert")
    case .switchRemoved(let id): Text(en: "switch \(id) removed", de: "Switch \(id) entfernt")
    case .logged(let entry):
      Text(en: "event \(entry.id) logged", de: "Ereignis \(entry.id) protokolliert")
    case .factChanged(let fact): text(fact)
    case .session(let event): text(event)
    }
  }

  private static func text(_ event: SessionEvent) -> Text {
    switch event {
    case .opened(let record):
      Text(
        en: "session 0x\(String(record.session.id, radix: 16)) opened",
        de: "Sitzung 0x\(String(record.session.id, radix: 16)) geöffnet")
    case .closed(let id):
      Text(
        en: "session 0x\(String(id, radix: 16)) closed",
        de: "Sitzung 0x\(String(id, radix: 16)) geschlossen")
    case .ticketKept(let ticket, _):
      Text(en: "ticket for \(ticket.server)", de: "Ticket für \(ticket.server)")
    case .ticketsPurged: Text(en: "tickets purged", de: "Tickets gelöscht")
    }
  }

  private static func text(_ fact: HostFact) -> Text {
    switch fact {
    case .membership(let membership, _, _):
      switch membership {
      case .workgroup(let name):
        Text(en: "member of workgroup \(name)", de: "Mitglied der Arbeitsgruppe \(name)")
      case .domain(let name):
        Text(en: "member of domain \(name)", de: "Mitglied der Domäne \(name)")
      }
    case .operatingSystem(let system):
      Text(
        en: "Windows Server \(system.release.name)", de: "Windows Server \(system.release.name)")
    case .features(let names):
      Text(
        en: "features: \(names.map(\.text).joined(separator: ", "))",
        de: "Features: \(names.map(\.text).joined(separator: ", "))")
    case .powered(let isOn):
      Text(en: "switched \(isOn ? "on" : "off")", de: isOn ? "eingeschaltet" : "ausgeschaltet")
    case .restarted: Text(en: "restarted", de: "neu gestartet")
    case .clockOffset: Text(en: "clock is off", de: "Uhr geht falsch")
    case .hardware(let hardware):
      Text(
        en: "processor \(hardware.processor.name), microcode \(hardware.processor.microcode)",
        de: "Prozessor \(hardware.processor.name), Microcode \(hardware.processor.microcode)")
    case .adapter(let adapter):
      Text(
        en:
          "adapter \(adapter.name): \(adapter.isUp ? "up" : "down"), \(adapter.bitsPerSecond) bit/s",
        de: "Adapter \(adapter.name): \(adapter.isUp ? "verbunden" : "getrennt"), "
          + "\(adapter.bitsPerSecond) Bit/s")
    case .volume(let volume):
      Text(
        en: "drive \(volume.letter): \(volume.free) bytes free",
        de: "Laufwerk \(volume.letter): \(volume.free) Bytes frei")
    case .network:
      Text(en: "routes, names or firewall changed", de: "Routen, Namen oder Firewall geändert")
    case .security: Text(en: "security settings changed", de: "Sicherheitseinstellungen geändert")
    case .localGroup(let group):
      Text(en: "group \(group.name) changed", de: "Gruppe \(group.name) geändert")
    case .localUser(let user):
      Text(en: "user \(user.name) changed", de: "Benutzer \(user.name) geändert")
    case .service(let service):
      Text(
        en: "service \(service.name) \(service.state == .running ? "started" : "stopped")",
        de: "Dienst \(service.name) \(service.state == .running ? "gestartet" : "beendet")")
    case .share(let share): Text(en: "share \(share.name)", de: "Freigabe \(share.name)")
    case .shareRemoved(let name):
      Text(en: "share \(name) removed", de: "Freigabe \(name) entfernt")
    case .leftovers: Text(en: "leftovers of a move", de: "Reste einer Verschiebung")
    case .restartPending(let isPending):
      Text(
        en: isPending ? "restart needed" : "no restart needed",
        de: isPending ? "Neustart nötig" : "kein Neustart nötig")
    }
  }

  private static func text(_ event: MachineEvent) -> Text {
    switch event {
    case .stateChanged(let state): Text(en: "state: \(state)", de: "Zustand: \(state)")
    case .macAddressAssigned(_, let address):
      Text(en: "MAC address \(address)", de: "MAC-Adresse \(address)")
    case .migrationStarted(let migration):
      Text(
        en: "migration to \(migration.destination) started",
        de: "Migration nach \(migration.destination) begonnen")
    case .migrationFinished: Text(en: "migration finished", de: "Migration beendet")
    case .migrationFailed: Text(en: "migration failed", de: "Migration gescheitert")
    case .moved(let host): Text(en: "moved to \(host)", de: "verschoben nach \(host)")
    case .relocated(let paths):
      Text(
        en: "configuration now in \(paths.configuration)",
        de: "Konfiguration jetzt in \(paths.configuration)")
    case .driveRepointed(_, let path): Text(en: "disk now \(path)", de: "Festplatte jetzt \(path)")
    case .created(let machine):
      Text(en: "created on \(machine.host)", de: "angelegt auf \(machine.host)")
    case .deleted: Text(en: "deleted", de: "gelöscht")
    case .renamed(let name): Text(en: "renamed to \(name)", de: "umbenannt in \(name)")
    case .notesChanged: Text(en: "notes changed", de: "Notizen geändert")
    case .processorChanged(let processor):
      Text(en: "processors: \(processor.count)", de: "Prozessoren: \(processor.count)")
    case .memoryChanged(let memory):
      Text(en: "memory: \(memory.startup) bytes", de: "Arbeitsspeicher: \(memory.startup) Bytes")
    case .checkpointed(let checkpoint, _):
      Text(en: "checkpoint \(checkpoint.name)", de: "Prüfpunkt \(checkpoint.name)")
    case .adapterConnected(_, let name):
      name.map { Text(en: "connected to \($0)", de: "verbunden mit \($0)") }
        ?? Text(en: "adapter disconnected", de: "Adapter getrennt")
    case .mediumChanged(_, let path):
      path.map { Text(en: "medium \($0)", de: "Medium \($0)") }
        ?? Text(en: "drive emptied", de: "Laufwerk geleert")
    case .securityChanged(let security):
      security.savedStateIsReadable
        ? Text(en: "security settings changed", de: "Sicherheitseinstellungen geändert")
        : Text(en: "saved state spoilt", de: "gespeicherter Zustand beschädigt")
    default: Text(en: "settings changed", de: "Einstellungen geändert")
    }
  }

  private static func directory(_ event: DirectoryEvent) -> (String, Text) {
    switch event {
    case .created(let account, let controller):
      (
        account.name.text,
        Text(en: "account created at \(controller)", de: "Konto angelegt auf \(controller)")
      )
    case .attributeSet(let id, let name, _, let controller):
      (
        id.description,
        Text(en: "\(name) set at \(controller)", de: "\(name) gesetzt auf \(controller)")
      )
    case .replicated(let source, let target):
      (
        target.text,
        Text(en: "replicated from \(source)", de: "repliziert von \(source)")
      )
    case .objectReplicated(let id, let source, let target):
      (
        target.text,
        Text(en: "\(id) replicated from \(source)", de: "\(id) repliziert von \(source)")
      )
    case .linkSwitched(let source, let target, let isEnabled):
      (
        target.text,
        Text(
          en: "replication from \(source) switched \(isEnabled ? "on" : "off")",
          de: "Replikation von \(source) \(isEnabled ? "ein" : "aus")geschaltet")
      )
    case .domainChanged(let domain):
      (domain.name.text, Text(en: "domain changed", de: "Domäne geändert"))
    case .forestChanged(let forest):
      (forest.name.text, Text(en: "forest changed", de: "Gesamtstruktur geändert"))
    case .nameRecorded(let name, let addresses):
      (
        name.text,
        Text(
          en: addresses.isEmpty ? "DNS record removed" : "DNS record written",
          de: addresses.isEmpty ? "DNS-Eintrag entfernt" : "DNS-Eintrag geschrieben")
      )
    }
  }
}
