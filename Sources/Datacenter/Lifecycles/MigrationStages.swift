import Messages

/// A step of a migration that takes time, with what it changes.
package struct MigrationStage: Sendable {
  /// The phases by the job types of Msvm_MigrationJob.
  package enum Phase: Int, Sendable {
    case creatingRemoteMachine = 300
    case movingMachine = 305
    case movingMachineAndStorage = 306
    case movingStorage = 307
    case finished = 0
  }

  package let phase: Phase
  package let events: [Event]
  package let duration: Interval
}

extension MigrationParties {
  /// Planned machine, storage mirror, memory in rounds, blackout, clean-up.
  func stages(
    over connection: MigrationConnection, _ wish: LiveMigration, traces: [Event]
  ) -> [MigrationStage] {
    let report = report(over: connection)
    let started = MigrationInProgress(
      source: source.name, destination: destination.name, startedAt: datacenter.clock,
      movesStorage: !relocation.copies.isEmpty)
    var stages = [
      stage(
        .creatingRemoteMachine, .seconds(Self.planningTime),
        traces + [
          .host(source.name, .logged(initiated)), .machine(machine.id, .migrationStarted(started)),
        ])
    ]
    if report.storageDuration > .zero {
      stages.append(stage(.movingStorage, report.storageDuration))
    }
    let moving: MigrationStage.Phase =
      relocation.copies.isEmpty ? .movingMachine : .movingMachineAndStorage
    stages.append(stage(moving, report.memoryDuration))
    stages.append(stage(.finished, .zero, arrival(report, wish)))
    return stages
  }

  private static let planningTime = 1.2

  private func stage(
    _ phase: MigrationStage.Phase, _ duration: Interval, _ events: [Event] = []
  ) -> MigrationStage {
    let passing: [Event] = duration > .zero ? [.clockAdvanced(duration)] : []
    return MigrationStage(phase: phase, events: events + passing, duration: duration)
  }

  /// The last stage changes everything at once: the machine, its files, both hosts.
  private func arrival(_ report: MigrationReport, _ wish: LiveMigration) -> [Event] {
    var events: [Event] = []
    // What another machine rests on stays; of a single disk nobody is asked.
    let files = relocation.copies.count > 1 ? Set(relocation.copies.map(\.from)) : []
    let held = files.isEmpty ? [] : datacenter.diskFiles(heldBesides: machine, among: files)
    for copy in relocation.copies {
      let isKept =
        wish.retainsCopiesAtSource || (copy.isParent && !wish.removesUnmanagedDisks)
        || held.contains(copy.from)
      if !isKept { events.append(.image(copy.from, .removed)) }
      events.append(.image(copy.to, .created(copy.image)))
    }
    events.append(.machine(machine.id, .moved(to: destination.name)))
    events.append(.machine(machine.id, .relocated(relocation.paths)))
    events += relocation.drives.map { .machine(machine.id, .driveRepointed($0.slot, $0.path)) }
    events.append(.machine(machine.id, .migrationFinished(report)))
    events.append(.host(source.name, .logged(completed(report))))
    if !report.isolatedAdapters.isEmpty {
      events.append(.host(source.name, .logged(isolated(report))))
    }
    return events
  }

  func report(over connection: MigrationConnection) -> MigrationReport {
    let transfer = transfer(over: connection)
    let storage = Double(relocation.bytes) / storageBytesPerSecond(connection)
    var report = MigrationReport()
    report.source = source.name
    report.destination = destination.name
    report.startedAt = datacenter.clock
    report.performanceOption = source.migration.performanceOption
    report.network = connection.link.segment
    report.sourceAddress = connection.sourceAddress
    report.destinationAddress = connection.destinationAddress
    report.storageBytes = relocation.bytes
    report.storageDuration = .seconds(storage)
    report.isolatedAdapters = machine.adapters.filter(isIsolated).map(\.name)
    if machine.isActive {
      let memory = machine.memoryAssigned
      let copy = transfer.preCopy(
        memory: memory,
        dirtyRate: machine.state == .running ? machine.guest.dirtyBytesPerSecond : 0,
        workingSet: machine.guest.workingSet > 0 ? machine.guest.workingSet : memory / 8)
      report.memoryDuration = copy.duration
      report.blackout = copy.blackout
      report.rounds = copy.rounds
      report.memoryBytes = copy.bytes
      report.wireBytes = Int64(Double(copy.bytes) * transfer.wireShare)
      report.processorTime = .seconds(Double(copy.bytes) / transfer.bytesPerProcessorSecond)
    }
    report.total = .seconds(Self.planningTime) + report.storageDuration + report.memoryDuration
    return report
  }

  private func isIsolated(_ adapter: VirtualNetworkAdapter) -> Bool {
    guard let name = adapter.switchName, let one = source.wire(of: name) else { return false }
    let other = destination.wire(of: name)
    return other?.segment != one.segment || other?.vlan != one.vlan
  }

  private func transfer(over connection: MigrationConnection) -> MigrationTransfer {
    let busy = datacenter.machines(on: source.name).filter { $0.state == .running }
      .reduce(0) { $0 + $1.processor.count * $1.guest.processorUsage / 100 }
    let sharing = max(
      datacenter.migrations(at: source.name), datacenter.migrations(at: destination.name))
    return MigrationTransfer(
      option: source.migration.performanceOption, link: connection.link.shared(by: sharing + 1),
      multichannel: connection.multichannel.map { $0.shared(by: sharing + 1) },
      idleProcessors: max(source.hardware.logicalProcessors - busy, 1),
      compressibility: machine.guest.compressibility)
  }

  /// Storage goes over SMB, whatever the option for memory; the disks bound it (a constant of ours).
  private func storageBytesPerSecond(_ connection: MigrationConnection) -> Double {
    let network = connection.multichannel.reduce(0) { $0 + $1.bytesPerSecond } * 0.92
    return max(min(network, 800e6), 1)
  }
}

extension Host {
  /// The adapter an external switch is on.
  func wire(of name: Name) -> NetworkAdapter? {
    virtualSwitch(name)?.adapter.flatMap { wanted in adapters.first { $0.name == wanted } }
  }
}

// Event texts and ids: hyperv-texts.md 6. The German ones are ours.
extension MigrationParties {
  private var initiated: EventLogEntry {
    EventLogEntry(
      id: 20413, level: .information,
      message: Text(
        en:
          "The Virtual Machine Management Service initiated the live migration of virtual machine "
          + "'\(machine.name)' to destination host '\(destination.name)' "
          + "(VMID \(machine.id.capitals)).",
        de: "Der Verwaltungsdienst für virtuelle Computer hat die Livemigration des virtuellen "
          + "Computers \"\(machine.name)\" zum Zielhost \"\(destination.name)\" gestartet "
          + "(VMID \(machine.id.capitals))."),
      machine: machine.id, at: datacenter.clock)
  }

  /// Two blanks before the name and the small s are the real event's.
  func completed(_ report: MigrationReport) -> EventLogEntry {
    let tenths = Int(report.blackout.seconds * 10 + 0.5)
    let (whole, tenth) = (tenths / 10, tenths % 10)
    let isLong = report.hasLongBlackout
    return EventLogEntry(
      id: isLong ? 20417 : 20415, level: isLong ? .warning : .information,
      message: Text(
        en: "The Virtual Machine Management service successfully completed the live migration of "
          + "virtual machine \(isLong ? "" : " ")'\(machine.name)' with "
          + "\(isLong ? "an unexpectedly long" : "a") blackout time of \(whole).\(tenth) seconds "
          + "(VMID \(machine.id.capitals)).",
        de: "Der Verwaltungsdienst für virtuelle Computer hat die Livemigration des virtuellen "
          + "Computers \"\(machine.name)\" mit einer \(isLong ? "unerwartet langen " : "")Ausfallzeit "
          + "von \(whole),\(tenth) Sekunden erfolgreich abgeschlossen (VMID \(machine.id.capitals))."
      ),
      machine: machine.id, at: datacenter.clock + report.total)
  }
}
