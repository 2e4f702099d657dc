import Messages

/// Set-VM, Set-VMMemory, Set-VMProcessor, Rename-VM: several settings at once, all or none.
package struct MachineChange: Operation {
  /// What a command calls the thing it changes: it decides the words of a refusal.
  package enum Subject: Hashable, Sendable { case machine, memory, processor }

  package let machine: VirtualMachine.ID
  package let subject: Subject
  package let settings: [MachineSetting]
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, subject: Subject = .machine, settings: [MachineSetting],
    session: LogonSession
  ) {
    self.machine = machine
    self.subject = subject
    self.settings = settings
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil else { throw .notNow(subject, machine) }
    var changed = machine
    for setting in settings { changed.take(setting) }
    var events: [Event] = []
    if changed.processor != machine.processor {
      try checkProcessor(changed, was: machine, on: host)
      events.append(.machine(machine.id, .processorChanged(changed.processor)))
    }
    if changed.memory != machine.memory {
      try checkMemory(changed, was: machine, on: host, datacenter)
      events.append(.machine(machine.id, .memoryChanged(changed.memory)))
    }
    if changed.paths != machine.paths {
      try checkPaths(changed, was: machine, on: host)
      events.append(.machine(machine.id, .relocated(changed.paths)))
    }
    return events + plainChanges(to: changed, from: machine)
  }

  /// What may change at any time.
  private func plainChanges(to changed: VirtualMachine, from machine: VirtualMachine) -> [Event] {
    var events: [MachineEvent] = []
    if changed.name.text != machine.name.text { events.append(.renamed(changed.name)) }
    if changed.notes != machine.notes { events.append(.notesChanged(changed.notes)) }
    if changed.automatic != machine.automatic {
      events.append(.automaticActionsChanged(changed.automatic))
    }
    if changed.checkpointType != machine.checkpointType {
      events.append(.checkpointTypeChanged(changed.checkpointType))
    }
    if changed.automaticCheckpointsEnabled != machine.automaticCheckpointsEnabled {
      events.append(.automaticCheckpointsSwitched(isOn: changed.automaticCheckpointsEnabled))
    }
    return events.map { .machine(machine.id, $0) }
  }

  // MARK: Rules

  /// Only weights and limits may change while the machine is not off.
  private func checkProcessor(
    _ changed: VirtualMachine, was machine: VirtualMachine, on host: Host
  ) throws(Refusal) {
    var weighted = machine.processor
    weighted.reserve = changed.processor.reserve
    weighted.maximum = changed.processor.maximum
    weighted.relativeWeight = changed.processor.relativeWeight
    guard machine.state == .off || weighted == changed.processor else {
      throw .notNow(subject, machine)
    }
    let new = changed.processor
    guard (1...host.hardware.logicalProcessors).contains(new.count) else {
      throw .outOfRange("Count", 1, Int64(host.hardware.logicalProcessors))
    }
    guard (0...100).contains(new.reserve) else { throw .outOfRange("Reserve", 0, 100) }
    guard (0...100).contains(new.maximum) else { throw .outOfRange("Maximum", 0, 100) }
    guard (1...10_000).contains(new.relativeWeight) else {
      throw .outOfRange("RelativeWeight", 1, 10_000)
    }
  }

  /// A machine that runs may be given other memory only within what its kind of memory allows:
  /// fixed memory can be resized, of dynamic memory the minimum lowered and the maximum raised.
  private func checkMemory(
    _ changed: VirtualMachine, was machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) {
    let (old, new) = (machine.memory, changed.memory)
    try MemoryLimits.check(new.startup, of: machine)
    if new.isDynamic {
      try MemoryLimits.check(new.minimum, of: machine)
      guard new.minimum <= new.startup, new.startup <= new.maximum else {
        throw .memoryOrder(machine)
      }
    }
    guard (5...2_000).contains(new.buffer) else { throw .outOfRange("Buffer", 5, 2_000) }
    guard (0...100).contains(new.priority) else { throw .outOfRange("Priority", 0, 100) }
    guard machine.state != .off else { return }
    let isAllowed =
      new.isDynamic == old.isDynamic && machine.state == .running
      && (new.isDynamic
        ? new.startup == old.startup && new.minimum <= old.minimum && new.maximum >= old.maximum
        : machine.version >= ConfigurationVersion(8))
    guard isAllowed else { throw .notNow(subject, machine) }
    guard new.isDynamic || new.startup - old.startup <= datacenter.memoryAvailable(on: host) else {
      throw .notEnoughMemory(for: changed)
    }
  }

  private func checkPaths(
    _ changed: VirtualMachine, was machine: VirtualMachine, on host: Host
  ) throws(Refusal) {
    if changed.paths.snapshots != machine.paths.snapshots {
      guard machine.checkpoints.isEmpty else { throw .notNow(subject, machine) }
    }
    if changed.paths.smartPaging != machine.paths.smartPaging {
      guard machine.state == .off else { throw .notNow(subject, machine) }
    }
    for path in [changed.paths.snapshots, changed.paths.smartPaging]
    where !path.isOnShare && host.volume(of: path) == nil {
      throw .invalidValue(path.description, of: "path")
    }
  }
}

/// A setting of a machine with its new value.
package enum MachineSetting: Hashable, Sendable {
  case name(String)
  case notes(String)
  case processorCount(Int)
  case compatibilityForMigration(Bool)
  case compatibilityForOlderSystems(Bool)
  case processorReserve(Int)
  case processorMaximum(Int)
  case processorWeight(Int)
  case dynamicMemory(Bool)
  case startupMemory(Int64)
  case minimumMemory(Int64)
  case maximumMemory(Int64)
  case memoryBuffer(Int)
  case memoryPriority(Int)
  case startAction(AutomaticActions.Start)
  case startDelay(Int)
  case stopAction(AutomaticActions.Stop)
  case criticalErrorAction(AutomaticActions.CriticalError)
  case criticalErrorTimeout(Int)
  case checkpointType(VirtualMachine.CheckpointType)
  case automaticCheckpoints(Bool)
  case snapshotFolder(String)
  case smartPagingFolder(String)
}

extension VirtualMachine {
  fileprivate mutating func take(_ setting: MachineSetting) {
    switch setting {
    case .name(let text): name = Name(text)
    case .notes(let text): notes = text
    case .processorCount(let count): processor.count = count
    case .compatibilityForMigration(let isOn): processor.compatibilityForMigration = isOn
    case .compatibilityForOlderSystems(let isOn): processor.compatibilityForOlderSystems = isOn
    case .processorReserve(let share): processor.reserve = share
    case .processorMaximum(let share): processor.maximum = share
    case .processorWeight(let weight): processor.relativeWeight = weight
    case .dynamicMemory(let isOn): memory.isDynamic = isOn
    case .startupMemory(let bytes): memory.startup = bytes
    case .minimumMemory(let bytes): memory.minimum = bytes
    case .maximumMemory(let bytes): memory.maximum = bytes
    case .memoryBuffer(let share): memory.buffer = share
    case .memoryPriority(let weight): memory.priority = weight
    case .startAction(let action): automatic.start = action
    case .startDelay(let seconds): automatic.startDelay = seconds
    case .stopAction(let action): automatic.stop = action
    case .criticalErrorAction(let action): automatic.criticalError = action
    case .criticalErrorTimeout(let minutes): automatic.criticalErrorTimeout = minutes
    case .checkpointType(let type): checkpointType = type
    case .automaticCheckpoints(let isOn): automaticCheckpointsEnabled = isOn
    case .snapshotFolder(let path): paths.snapshots = WindowsPath(path)
    case .smartPagingFolder(let path): paths.smartPaging = WindowsPath(path)
    }
  }
}

/// How much memory a machine may have: 32 MB to 12 TB, in steps of 2 MB.
enum MemoryLimits {
  static func check(_ bytes: Int64, of machine: VirtualMachine) throws(Refusal) {
    guard bytes >= 32 * .mebibyte, bytes <= 12 * .tebibyte, bytes % (2 * .mebibyte) == 0 else {
      throw .memorySize(machine)
    }
  }
}

extension Refusal {
  /// The machine's state forbids the change (hyperv-texts.md 3.3); the German lines are ours but for
  /// those that end with the id.
  static func notNow(_ subject: MachineChange.Subject, _ machine: VirtualMachine) -> Refusal {
    switch subject {
    case .machine:
      Refusal(
        .lines([
          Text(
            en: "Modifying the properties of '\(machine.name)' failed.",
            de: "Fehler beim Ändern der Eigenschaften von \"\(machine.name)\"."),
          Text(
            en: "The operation cannot be performed while the object is in its current state.",
            de: "Der Vorgang kann im aktuellen Zustand des Objekts nicht ausgeführt werden."),
        ]), "InvalidState", .invalidOperation)
    case .memory: device("Memory", machine, "InvalidState", .invalidOperation)
    case .processor: device("Processor", machine, "InvalidState", .invalidOperation)
    }
  }

  private static func device(
    _ device: String, _ machine: VirtualMachine, _ id: String, _ category: Category,
    _ reasons: [Text] = []
  ) -> Refusal {
    Refusal(
      .lines(
        [
          Text(
            en: "Failed to modify device '\(device)'.",
            de: "Fehler beim Ändern des Geräts \"\(device)\"."),
          .detail(
            "'\(machine.name)' failed to modify device '\(device)'.",
            "\"\(machine.name)\": Fehler beim Ändern des Geräts \"\(device)\"", machine),
        ] + reasons), id, category)
  }

  /// The frame is real, the reason ours.
  static func memorySize(_ machine: VirtualMachine) -> Refusal {
    device(
      "Memory", machine, "InvalidParameter", .invalidArgument,
      [
        .detail(
          "The amount of memory of '\(machine.name)' must be a multiple of 2 MB between 32 MB and "
            + "12 TB.",
          "Die Arbeitsspeichermenge von \"\(machine.name)\" muss ein Vielfaches von 2 MB zwischen "
            + "32 MB und 12 TB sein", machine)
      ])
  }

  static func memoryOrder(_ machine: VirtualMachine) -> Refusal {
    device(
      "Memory", machine, "InvalidParameter", .invalidArgument,
      [
        .detail(
          "The startup memory of '\(machine.name)' must lie between its minimum and its maximum.",
          "Der Startspeicher von \"\(machine.name)\" muss zwischen Minimum und Maximum liegen",
          machine)
      ])
  }

  /// Ours.
  static func outOfRange(_ parameter: String, _ least: Int64, _ most: Int64) -> Refusal {
    Refusal(
      Text(
        en: "The value of the parameter '\(parameter)' must be between \(least) and \(most).",
        de: "Der Wert des Parameters \"\(parameter)\" muss zwischen \(least) und \(most) liegen."),
      "InvalidParameter", .invalidArgument)
  }
}
