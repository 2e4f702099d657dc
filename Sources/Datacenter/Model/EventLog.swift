package import Messages

/// A host's event log; entries are numbered from 1 in the order they were written.
package struct EventLog: Sendable {
  package private(set) var entries = PersistentMap<Int, EventLogEntry>()

  package init() {}

  package init(_ entries: [EventLogEntry]) {
    self.entries = PersistentMap(
      uniqueKeysWithValues: entries.enumerated().map { ($0.offset + 1, $0.element) })
  }

  package mutating func append(_ entry: EventLogEntry) { entries[entries.count + 1] = entry }

  package var inOrder: [EventLogEntry] {
    entries.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// One entry, as Get-WinEvent shows it.
package struct EventLogEntry: Hashable, Sendable {
  package enum Level: Int, Sendable { case error = 2, warning, information }

  package var time = Instant(ticks: 0)
  package var id = 0
  package var level = Level.information
  package var log = EventLogEntry.managementLog
  package var provider = "Microsoft-Windows-Hyper-V-VMMS"
  package var message = Text(en: "", de: "")
  package var machine: VirtualMachine.ID?

  package init() {}

  package init(
    id: Int, level: Level, message: Text, machine: VirtualMachine.ID?, at time: Instant
  ) {
    self.id = id
    self.level = level
    self.message = message
    self.machine = machine
    self.time = time
  }

  package static let managementLog = "Microsoft-Windows-Hyper-V-VMMS-Admin"
}
