import Messages

/// What the log of a host says of its machines: the service logs that they come and go, a machine's
/// worker process logs on which way it changed its state.
///
/// Ids, logs and sentences of 13002, 13003, 15130, 18304, 18500 to 18504, 18512 and 18514 are in
/// public maps and scripts that read these logs; the sentences of 18510, 18516, 18518 and 18596
/// are from memory, and the German ones are ours.
package enum MachineHappening: Hashable, Sendable {
  case created, realized, deleted
  case started, restored, shutDown, turnedOff, saved, reset, rebooted, paused, resumed

  /// The number of the entry; those from 18500 are the worker process's.
  package var id: Int {
    switch self {
    case .created: 13002
    case .deleted: 13003
    case .realized: 18304
    case .started: 18500
    case .turnedOff: 18502
    case .shutDown: 18504
    case .saved: 18510
    case .reset: 18512
    case .rebooted: 18514
    case .paused: 18516
    case .resumed: 18518
    case .restored: 18596
    }
  }

  fileprivate func sentence(_ machine: VirtualMachine) -> Text {
    let name = machine.name
    let id = machine.id.capitals
    func entry(_ en: String, _ de: String) -> Text {
      .detail("'\(name)' \(en).", "\"\(name)\" \(de)", machine)
    }
    return switch self {
    case .created:
      .detail(
        "A new virtual machine '\(name)' was created.",
        "Ein neuer virtueller Computer \"\(name)\" wurde erstellt", machine)
    case .realized:
      Text(
        en: "The virtual machine '\(name)' was realized. (VMID \(id)).",
        de: "Der virtuelle Computer \"\(name)\" wurde angelegt (VMID \(id)).")
    case .deleted:
      .detail(
        "The virtual machine '\(name)' was deleted.",
        "Der virtuelle Computer \"\(name)\" wurde gelöscht", machine)
    case .started: entry("started successfully", "wurde erfolgreich gestartet")
    case .turnedOff: entry("was turned off", "wurde ausgeschaltet")
    case .shutDown:
      entry(
        "was shut down using the Shutdown Integration Component",
        "wurde mit der Integrationskomponente zum Herunterfahren heruntergefahren")
    case .saved: entry("saved successfully", "wurde erfolgreich gespeichert")
    case .reset: entry("was reset using Hyper-V Manager", "wurde im Hyper-V-Manager zurückgesetzt")
    case .rebooted:
      entry("was reset by the guest operating system", "wurde vom Gastbetriebssystem zurückgesetzt")
    case .paused: entry("was paused", "wurde angehalten")
    case .resumed: entry("was resumed", "wurde fortgesetzt")
    case .restored: entry("was restored successfully", "wurde erfolgreich wiederhergestellt")
    }
  }
}

extension VirtualMachine {
  /// The entry in the log of the machine's host.
  package func logged(_ happening: MachineHappening, at time: Instant) -> Event {
    var entry = EventLogEntry(
      id: happening.id, level: .information, message: happening.sentence(self), machine: id,
      at: time)
    if happening.id >= MachineHappening.started.id {
      (entry.log, entry.provider) = (EventLogEntry.workerLog, "Microsoft-Windows-Hyper-V-Worker")
    }
    return .host(host, .logged(entry))
  }
}

extension EventLogEntry {
  package static let workerLog = "Microsoft-Windows-Hyper-V-Worker-Admin"
}

extension PowerAction {
  /// What is logged once the action is done; a start is one of three things.
  func happening(from state: VirtualMachine.State) -> MachineHappening {
    switch self {
    case .start, .resume:
      switch state {
      case .saved: .restored
      case .paused: .resumed
      default: .started
      }
    case .shutDown: .shutDown
    case .turnOff: .turnedOff
    case .save: .saved
    case .pause: .paused
    case .reset: .reset
    case .reboot: .rebooted
    }
  }
}

extension Refusal {
  /// A start that fails leaves 15130 with the service: the short summary with the id.
  func logged(forStartOf machine: VirtualMachine, at time: Instant) -> Refusal {
    var refusal = self
    let entry = EventLogEntry(
      id: 15130, level: .error,
      message: .detail(
        "'\(machine.name)' failed to start.", "Fehler beim Starten von \"\(machine.name)\"",
        machine),
      machine: machine.id, at: time)
    refusal.aftermath.append(.host(machine.host, .logged(entry)))
    return refusal
  }
}
