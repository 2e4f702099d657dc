import Messages

/// Entries that certain failures leave besides the summary 21024.
///
/// The catalogue knows their ids: 10698 of an unsupported configuration version (F22), 1106 of a
/// creator nobody knows, with the bare code, in the log for operations (F29). Which words 10698 has
/// is in no source; ours follow the sentence of the refusal.
extension MigrationParties {
  func detailEntries(of refusal: Refusal, at time: Instant) -> [EventLogEntry] {
    switch refusal.cause?.row {
    case "F22":
      return [
        EventLogEntry(
          id: 10698, level: .error,
          message: Text(
            en: "Virtual machine '\(machine.name)' has the configuration version "
              + "'\(machine.version)', which host '\(destination.name)' does not support "
              + "(Virtual machine ID \(machine.id.capitals)).",
            de: "Der virtuelle Computer \"\(machine.name)\" hat die Konfigurationsversion "
              + "\"\(machine.version)\", die Host \"\(destination.name)\" nicht unterstützt "
              + "(ID des virtuellen Computers \(machine.id.capitals))."),
          machine: machine.id, at: time)
      ]
    case "F29":
      var entry = EventLogEntry(
        id: 1106, level: .error,
        message: Text(
          en: "No mapping between account names and security IDs was done. (80070534)",
          de: "Zuordnungen von Kontennamen und Sicherheitskennungen wurden nicht durchgeführt. "
            + "(80070534)"),
        machine: machine.id, at: time)
      entry.log = EventLogEntry.operationalLog
      return [entry]
    default: return []
    }
  }
}

extension EventLogEntry {
  package static let operationalLog = "Microsoft-Windows-Hyper-V-VMMS-Operational"
}
