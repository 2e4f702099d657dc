/// A virtual machine: its configuration, its state and the guest that runs in it.
package struct VirtualMachine: Sendable {
  package typealias ID = Guid

  package var id: ID
  package var name: Name
  package var host: Host.ID
  package var generation = 2
  package var version = ConfigurationVersion(10)
  package var state = State.off
  package var createdAt = Instant(ticks: 0)
  package var startedAt: Instant?
  package var notes = ""

  package var paths = MachinePaths()
  package var memory = MachineMemory()
  package var processor = MachineProcessor()
  package var automatic = AutomaticActions()
  package var checkpointType = CheckpointType.production
  package var automaticCheckpointsEnabled = false
  package var hardDrives: [HardDiskDrive] = []
  package var dvdDrives: [DvdDrive] = []
  package var adapters: [VirtualNetworkAdapter] = []
  package var integrationServices = IntegrationService.all
  package var guest = GuestProfile()
  package var bootDevice: BootDevice?  // nil: as the firmware has it
  package var checkpoints: [Checkpoint] = []
  package var currentCheckpoint: Checkpoint.ID?  // the one the machine goes on from
  package var security = MachineSecurity()
  package var firmware = MachineFirmware()
  package var scsiControllers = 1
  package var metering: ResourceMetering?
  /// Of the processor it was started on, where that is another than the one it runs on.
  package var processorFeatures: [String]?

  package var migration: MigrationInProgress?
  package var lastMigration: MigrationReport?

  package init(id: ID, name: Name, host: Host.ID) {
    self.id = id
    self.name = name
    self.host = host
  }

  /// The states with the numbers of the real enumeration.
  package enum State: Int, CaseIterable, Sendable {
    case running = 2, off, stopping
    case saved = 6
    case paused = 9, starting
    case saving = 32773
    case pausing = 32776, resuming
  }

  package enum CheckpointType: Int, Sendable {
    case disabled = 2, production, productionOnly, standard
  }

  /// Whether the machine holds memory of its host.
  package var isActive: Bool { state != .off && state != .saved }

  package var memoryAssigned: Int64 { isActive ? memory.assigned : 0 }

  package func uptime(at now: Instant) -> Interval {
    guard isActive, let startedAt else { return .zero }
    return max(now - startedAt, .zero)
  }

  package func guestIsUp(at now: Instant) -> Bool {
    state == .running && uptime(at: now) >= guest.bootDuration
  }

  /// Every file that belongs to the machine's storage: its disks' paths, without media in drives.
  package var diskPaths: [WindowsPath] { hardDrives.compactMap(\.path) }
}

/// The folders of a machine's files.
package struct MachinePaths: Hashable, Sendable {
  package var configuration = WindowsPath("")
  package var snapshots = WindowsPath("")
  package var smartPaging = WindowsPath("")

  package init() {}

  package init(allIn folder: WindowsPath) {
    configuration = folder
    snapshots = folder
    smartPaging = folder
  }
}

package struct MachineMemory: Hashable, Sendable {
  package var startup: Int64 = .gibibyte
  package var isDynamic = false
  package var minimum: Int64 = 512 * .mebibyte
  package var maximum: Int64 = .tebibyte  // what a fixed machine prints too (hyperv-texts.md 1)
  package var assigned: Int64 = 0
  package var buffer = 20
  package var priority = 50

  package init() {}
}

package struct MachineProcessor: Hashable, Sendable {
  package var count = 1
  package var compatibilityForMigration = false
  package var compatibilityForOlderSystems = false
  package var reserve = 0
  package var maximum = 100
  package var relativeWeight = 100

  package init() {}
}

package struct AutomaticActions: Hashable, Sendable {
  package enum Start: Int, Sendable { case nothing = 2, startIfRunning, start }
  package enum Stop: Int, Sendable { case turnOff = 2, save, shutDown }
  package enum CriticalError: Int, Sendable { case none = 0, pause }

  package var start = Start.startIfRunning
  package var startDelay = 0
  package var stop = Stop.save
  package var criticalError = CriticalError.pause
  package var criticalErrorTimeout = 30

  package init() {}
}

/// How the guest behaves: what its workload does to memory and how long its own work takes.
package struct GuestProfile: Hashable, Sendable {
  package var dirtyBytesPerSecond: Int64 = 20 * .mebibyte
  /// Bytes the workload keeps writing to; 0 stands for an eighth of the memory.
  package var workingSet: Int64 = 0
  package var compressibility = 50  // per cent of the bytes that compression takes away
  package var processorUsage = 0
  package var bootDuration = Interval.seconds(20)
  package var shutdownDuration = Interval.seconds(8)
  package var answersShutdown = true

  package init() {}
}

/// What binds a machine to keys, accounts and the host that saved it.
package struct MachineSecurity: Hashable, Sendable {
  package var hasTPM = false
  package var guardianCertificate: String?  // that unwraps the key protector of the virtual TPM
  package var creator: SecurityIdentifier?  // nil: one that every host of the domain can resolve
  package var savedStateIsReadable = true

  package init() {}
}
