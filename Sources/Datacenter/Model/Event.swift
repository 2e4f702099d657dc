/// What happened: the only thing that changes a datacenter, and what the journal keeps.
package enum Event: Sendable {
  case host(Host.ID, HostEvent)
  case machine(VirtualMachine.ID, MachineEvent)
  case image(FileLocation, ImageEvent)
  case clockAdvanced(Interval)
  /// The datacenter went back to an earlier version; whoever replays a journal resolves it.
  case returned(toVersion: Int)
  /// The same by Restore-Lab: undo takes it back, where for `returned` redo does.
  case restored(toVersion: Int)
  case directory(DirectoryEvent)
  case faultScheduled(ScheduledFault)
  case faultRemoved(Name)
  /// Checkpoint-Lab: this version has a name; the datacenter stays as it is.
  case marked(Name)
  /// Import-Lab: another datacenter takes the place of this one.
  indirect case replaced(Datacenter)
}

package enum HostEvent: Sendable {
  case migrationSwitched(isEnabled: Bool)
  case migrationNetworkAdded(MigrationNetwork)
  case migrationNetworkReplaced(Subnet, by: MigrationNetwork)
  case migrationNetworkRemoved(Subnet)
  case settingChanged(HostSetting)
  case switchAdded(VirtualSwitch)
  case switchReplaced(VirtualSwitch)  // the one of the same id
  case switchRemoved(Guid)
  case logged(EventLogEntry)
  case factChanged(HostFact)
  case session(SessionEvent)
}

/// A setting of Set-VMHost with its new value.
package enum HostSetting: Hashable, Sendable {
  case virtualHardDiskPath(String)
  case virtualMachinePath(String)
  case macAddressMinimum(String)
  case macAddressMaximum(String)
  case fibreChannelWwnn(String)
  case fibreChannelWwpnMinimum(String)
  case fibreChannelWwpnMaximum(String)
  case numaSpanning(Bool)
  case enhancedSessionMode(Bool)
  case resourceMeteringSaveInterval(Interval)
  case maximumStorageMigrations(UInt32)
  case maximumMigrations(UInt32)
  case useAnyNetwork(Bool)
  case authentication(MigrationSettings.Authentication)
  case performanceOption(MigrationSettings.PerformanceOption)
}

package enum MachineEvent: Sendable {
  case stateChanged(VirtualMachine.State)
  case macAddressAssigned(adapter: Guid, String)
  case migrationStarted(MigrationInProgress)
  case migrationFinished(MigrationReport)
  case migrationFailed
  case moved(to: Host.ID)
  case relocated(MachinePaths)
  case driveRepointed(ControllerSlot, WindowsPath)
  case created(VirtualMachine)
  case deleted
  case renamed(Name)
  case notesChanged(String)
  case processorChanged(MachineProcessor)
  case memoryChanged(MachineMemory)
  case automaticActionsChanged(AutomaticActions)
  case checkpointTypeChanged(VirtualMachine.CheckpointType)
  case automaticCheckpointsSwitched(isOn: Bool)
  case checkpointed(Checkpoint, drives: [HardDiskDrive])
  case adapterConnected(adapter: Guid, to: Name?)
  case mediumChanged(ControllerSlot, WindowsPath?)
  case hardDrivesChanged([HardDiskDrive])
  case dvdDrivesChanged([DvdDrive])
  case adaptersChanged([VirtualNetworkAdapter])
  case controllersChanged(scsi: Int)
  case integrationServiceSwitched(IntegrationService.Kind, isEnabled: Bool)
  case firmwareChanged(MachineFirmware)
  case meteringChanged(ResourceMetering?)
  case versionUpdated(ConfigurationVersion)
  case checkpointsChanged([Checkpoint], current: Checkpoint.ID?)
  case restored(Checkpoint.ID, drives: [HardDiskDrive])
  case securityChanged(MachineSecurity)
}

package enum ImageEvent: Sendable {
  case created(DiskImage)
  case exported(VirtualMachine)
  case removed
}
