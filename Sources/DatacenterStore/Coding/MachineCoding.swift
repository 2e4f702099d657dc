import Datacenter

/// How machines and their disks are written, field by field in a fixed order.
extension VirtualMachine: Coded {
  static var blank: VirtualMachine { VirtualMachine(id: .empty, name: "", host: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try id.code(&coder)
    try name.code(&coder)
    try host.code(&coder)
    try generation.code(&coder)
    try version.code(&coder)
    try state.code(&coder)
    try createdAt.code(&coder)
    try startedAt.code(&coder)
    try notes.code(&coder)
    try paths.code(&coder)
    try memory.code(&coder)
    try processor.code(&coder)
    try automatic.code(&coder)
    try checkpointType.code(&coder)
    try automaticCheckpointsEnabled.code(&coder)
    try hardDrives.code(&coder)
    try dvdDrives.code(&coder)
    try adapters.code(&coder)
    try integrationServices.code(&coder)
    try guest.code(&coder)
    try migration.code(&coder)
    try lastMigration.code(&coder)
    guard coder.format >= 2 else { return }
    try security.code(&coder)
    try bootDevice.code(&coder)
    try checkpoints.code(&coder)
    try currentCheckpoint.code(&coder)
    try firmware.code(&coder)
    try scsiControllers.code(&coder)
    try metering.code(&coder)
    if coder.format >= 3 { try processorFeatures.code(&coder) }
  }
}

extension MachineSecurity: Coded {
  static var blank: MachineSecurity { MachineSecurity() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try hasTPM.code(&coder)
    try guardianCertificate.code(&coder)
    try creator.code(&coder)
    try savedStateIsReadable.code(&coder)
  }
}

extension Checkpoint: Coded {
  static var blank: Checkpoint { Checkpoint(id: .empty, name: "", machine: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try id.code(&coder)
    try name.code(&coder)
    try kind.code(&coder)
    try createdAt.code(&coder)
    try parent.code(&coder)
    try machine.code(&coder)
  }
}

extension MachinePaths: Coded {
  static var blank: MachinePaths { MachinePaths() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try configuration.code(&coder)
    try snapshots.code(&coder)
    try smartPaging.code(&coder)
  }
}

extension MachineMemory: Coded {
  static var blank: MachineMemory { MachineMemory() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try startup.code(&coder)
    try isDynamic.code(&coder)
    try minimum.code(&coder)
    try maximum.code(&coder)
    try assigned.code(&coder)
    try buffer.code(&coder)
    try priority.code(&coder)
  }
}

extension MachineProcessor: Coded {
  static var blank: MachineProcessor { MachineProcessor() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try count.code(&coder)
    try compatibilityForMigration.code(&coder)
    try compatibilityForOlderSystems.code(&coder)
    try reserve.code(&coder)
    try maximum.code(&coder)
    try relativeWeight.code(&coder)
  }
}

extension AutomaticActions: Coded {
  static var blank: AutomaticActions { AutomaticActions() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try start.code(&coder)
    try startDelay.code(&coder)
    try stop.code(&coder)
    try criticalError.code(&coder)
    try criticalErrorTimeout.code(&coder)
  }
}

extension GuestProfile: Coded {
  static var blank: GuestProfile { GuestProfile() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try dirtyBytesPerSecond.code(&coder)
    try workingSet.code(&coder)
    try compressibility.code(&coder)
    try processorUsage.code(&coder)
    try bootDuration.code(&coder)
    try shutdownDuration.code(&coder)
    try answersShutdown.code(&coder)
  }
}

extension ControllerSlot: Coded {
  static var blank: ControllerSlot { ControllerSlot(.scsi, 0, 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try type.code(&coder)
    try number.code(&coder)
    try location.code(&coder)
  }
}

extension HardDiskDrive: Coded {
  static var blank: HardDiskDrive { HardDiskDrive(slot: .blank, path: nil) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try slot.code(&coder)
    try path.code(&coder)
    try diskNumber.code(&coder)
  }
}

extension DvdDrive: Coded {
  static var blank: DvdDrive { DvdDrive(slot: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try slot.code(&coder)
    try path.code(&coder)
  }
}

extension VirtualNetworkAdapter: Coded {
  static var blank: VirtualNetworkAdapter { VirtualNetworkAdapter(id: .empty, name: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try id.code(&coder)
    try name.code(&coder)
    try switchName.code(&coder)
    try macAddress.code(&coder)
    try hasDynamicMacAddress.code(&coder)
    try isLegacy.code(&coder)
    try addresses.code(&coder)
    try vlan.code(&coder)
    if coder.format >= 2 { try port.code(&coder) }
  }
}

extension IntegrationService: Coded {
  static var blank: IntegrationService { IntegrationService(.heartbeat, isEnabled: false) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try kind.code(&coder)
    try isEnabled.code(&coder)
  }
}

extension DiskImage: Coded {
  static var blank: DiskImage { DiskImage() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try format.code(&coder)
    try allocation.code(&coder)
    try size.code(&coder)
    try fileSize.code(&coder)
    try identifier.code(&coder)
    try parent.code(&coder)
    guard coder.format >= 2 else { return }
    try blockSize.code(&coder)
    try logicalSectorSize.code(&coder)
    try physicalSectorSize.code(&coder)
  }
}

extension MigrationInProgress: Coded {
  static var blank: MigrationInProgress {
    MigrationInProgress(source: "", destination: "", startedAt: .blank, movesStorage: false)
  }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try source.code(&coder)
    try destination.code(&coder)
    try startedAt.code(&coder)
    try movesStorage.code(&coder)
  }
}

extension MigrationReport: Coded {
  static var blank: MigrationReport { MigrationReport() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try source.code(&coder)
    try destination.code(&coder)
    try startedAt.code(&coder)
    try performanceOption.code(&coder)
    try network.code(&coder)
    try sourceAddress.code(&coder)
    try destinationAddress.code(&coder)
    try total.code(&coder)
    try storageDuration.code(&coder)
    try memoryDuration.code(&coder)
    try blackout.code(&coder)
    try rounds.code(&coder)
    try storageBytes.code(&coder)
    try memoryBytes.code(&coder)
    try wireBytes.code(&coder)
    try processorTime.code(&coder)
    if coder.format >= 2 { try isolatedAdapters.code(&coder) }
  }
}

extension VirtualMachine.State: CodedChoice { static var blank: VirtualMachine.State { .off } }

extension VirtualMachine.CheckpointType: CodedChoice {
  static var blank: VirtualMachine.CheckpointType { .production }
}

extension AutomaticActions.Start: CodedChoice {
  static var blank: AutomaticActions.Start { .nothing }
}

extension AutomaticActions.Stop: CodedChoice { static var blank: AutomaticActions.Stop { .save } }

extension AutomaticActions.CriticalError: CodedChoice {
  static var blank: AutomaticActions.CriticalError { .pause }
}

extension BootDevice: CodedChoice { static var blank: BootDevice { .vhd } }

extension Checkpoint.Kind: CodedChoice { static var blank: Checkpoint.Kind { .standard } }

extension ControllerType: CodedChoice { static var blank: ControllerType { .scsi } }

extension IntegrationService.Kind: CodedChoice {
  static var blank: IntegrationService.Kind { .heartbeat }
}

extension DiskImage.Format: CodedChoice { static var blank: DiskImage.Format { .vhdx } }

extension DiskImage.Allocation: CodedChoice { static var blank: DiskImage.Allocation { .dynamic } }
