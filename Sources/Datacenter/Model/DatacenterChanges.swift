/// How an event changes the datacenter. It asks nothing and cannot fail: deciding came before.
extension Datacenter {
  package mutating func apply(_ events: [Event]) {
    for event in events { apply(event) }
  }

  package mutating func apply(_ event: Event) {
    switch event {
    case .host(let id, let event):
      let now = clock
      hosts.update(id) { $0.apply(event, at: now) }
      if case .factChanged(.powered(false)) = event { turnOffMachines(of: id) }
    case .machine(let id, let event): apply(event, to: id)
    case .image(let location, let event): apply(event, at: location)
    case .clockAdvanced(let span): pass(span)
    case .returned, .restored: break  // resolved by the history, which knows earlier versions
    case .directory(let event): apply(event)
    case .faultScheduled(let fault):
      faults.removeAll { $0.name == fault.name }
      faults.append(fault)
    case .faultRemoved(let name): faults.removeAll { $0.name == name }
    case .marked: break  // for the history alone
    case .replaced(let other): self = other
    }
  }

  /// A host that loses power takes its machines with it.
  private mutating func turnOffMachines(of host: Host.ID) {
    for id in hosts[host]?.machines ?? [] where machines[id]?.isActive == true {
      apply(.stateChanged(.off), to: id)
    }
  }

  package func applying(_ events: [Event]) -> Datacenter {
    var changed = self
    changed.apply(events)
    return changed
  }

  private mutating func apply(_ event: MachineEvent, to id: VirtualMachine.ID) {
    let now = clock
    if case .created(let machine) = event {
      machines[id] = machine
      hosts.update(machine.host) { $0.machines.append(id) }
      return
    }
    if case .deleted = event, let host = machines[id]?.host {
      hosts.update(host) { $0.machines.removeAll { $0 == id } }
      machines[id] = nil
      return
    }
    if case .moved(let target) = event, let source = machines[id]?.host {
      keepProcessor(of: id, from: source, to: target)
      hosts.update(source) { $0.machines.removeAll { $0 == id } }
      hosts.update(target) { $0.machines.append(id) }
    }
    machines.update(id) { $0.apply(event, at: now) }
    switch event {
    case .migrationStarted: if machines[id] != nil { migrating.append(id) }
    case .migrationFinished, .migrationFailed: migrating.removeAll { $0 == id }
    case .stateChanged, .macAddressAssigned, .moved, .relocated, .driveRepointed, .created,
      .deleted, .renamed, .notesChanged, .processorChanged, .memoryChanged,
      .automaticActionsChanged, .checkpointTypeChanged, .automaticCheckpointsSwitched,
      .checkpointed, .adapterConnected, .mediumChanged, .hardDrivesChanged, .dvdDrivesChanged,
      .adaptersChanged, .controllersChanged, .integrationServiceSwitched, .firmwareChanged,
      .meteringChanged, .versionUpdated, .checkpointsChanged, .restored, .securityChanged:
      break
    }
  }

  /// What runs or is saved goes on with what it was started on, and so does not depend on the host.
  private mutating func keepProcessor(
    of id: VirtualMachine.ID, from source: Host.ID, to target: Host.ID
  ) {
    guard let machine = machines[id], machine.state != .off, machine.processorFeatures == nil,
      let features = hosts[source]?.hardware.processor.features,
      features != hosts[target]?.hardware.processor.features
    else { return }
    machines.update(id) { $0.processorFeatures = features }
  }

  private mutating func apply(_ event: ImageEvent, at location: FileLocation) {
    let before = images[location]?.fileSize ?? 0
    var after: Int64 = 0
    switch event {
    case .created(let image):
      images[location] = image
      after = image.fileSize
    case .exported(let machine): configurations[location] = machine
    case .removed:
      images[location] = nil
      configurations[location] = nil
    }
    hosts.update(location.host) { $0.occupy(after - before, on: location.path) }
  }
}

extension Host {
  fileprivate mutating func apply(_ event: HostEvent, at now: Instant) {
    switch event {
    case .migrationSwitched(let isEnabled): migration.isEnabled = isEnabled
    case .migrationNetworkAdded(let network): migration.networks.append(network)
    case .migrationNetworkReplaced(let subnet, let network):
      migration.networks = migration.networks.map { $0.subnet == subnet ? network : $0 }
    case .migrationNetworkRemoved(let subnet):
      migration.networks.removeAll { $0.subnet == subnet }
    case .settingChanged(let setting): apply(setting)
    case .switchAdded(let virtualSwitch): switches.append(virtualSwitch)
    case .switchReplaced(let virtualSwitch):
      switches = switches.map { $0.id == virtualSwitch.id ? virtualSwitch : $0 }
    case .switchRemoved(let id): switches.removeAll { $0.id == id }
    case .logged(let entry): eventLog.append(entry)
    case .factChanged(let fact): apply(fact)
    case .session(let event): apply(event, at: now)
    }
  }

  private mutating func apply(_ setting: HostSetting) {
    switch setting {
    case .virtualHardDiskPath(let path): settings.virtualHardDiskPath = path
    case .virtualMachinePath(let path): settings.virtualMachinePath = path
    case .macAddressMinimum(let address): settings.macAddressMinimum = address
    case .macAddressMaximum(let address): settings.macAddressMaximum = address
    case .fibreChannelWwnn(let name): settings.fibreChannelWwnn = name
    case .fibreChannelWwpnMinimum(let name): settings.fibreChannelWwpnMinimum = name
    case .fibreChannelWwpnMaximum(let name): settings.fibreChannelWwpnMaximum = name
    case .numaSpanning(let isOn): settings.numaSpanningEnabled = isOn
    case .enhancedSessionMode(let isOn): settings.enableEnhancedSessionMode = isOn
    case .resourceMeteringSaveInterval(let span): settings.resourceMeteringSaveInterval = span
    case .maximumStorageMigrations(let limit): settings.maximumStorageMigrations = limit
    case .maximumMigrations(let limit): migration.maximumMigrations = limit
    case .useAnyNetwork(let isOn): migration.useAnyNetwork = isOn
    case .authentication(let type): migration.authentication = type
    case .performanceOption(let option): migration.performanceOption = option
    }
  }

  fileprivate mutating func occupy(_ bytes: Int64, on path: WindowsPath) {
    guard let index = volumes.firstIndex(where: { $0.letter == path.drive }) else { return }
    volumes[index].free -= bytes
  }
}

extension VirtualMachine {
  fileprivate mutating func apply(_ event: MachineEvent, at now: Instant) {
    switch event {
    case .stateChanged(let state): enter(state, at: now)
    case .macAddressAssigned(let adapter, let address):
      for index in adapters.indices where adapters[index].id == adapter {
        adapters[index].macAddress = address
      }
    case .migrationStarted(let migration): self.migration = migration
    case .migrationFinished(let report):
      migration = nil
      lastMigration = report
    case .migrationFailed: migration = nil
    case .moved(let target): host = target
    case .relocated(let paths): self.paths = paths
    case .driveRepointed(let slot, let path): repoint(slot, to: path)
    case .created, .deleted: break  // of the datacenter, not of the machine
    case .renamed(let name): self.name = name
    case .notesChanged(let notes): self.notes = notes
    case .processorChanged(let processor): self.processor = processor
    case .memoryChanged(let memory): take(memory)
    case .automaticActionsChanged(let actions): automatic = actions
    case .checkpointTypeChanged(let type): checkpointType = type
    case .automaticCheckpointsSwitched(let isOn): automaticCheckpointsEnabled = isOn
    case .checkpointed(let checkpoint, let drives):
      checkpoints.append(checkpoint)
      currentCheckpoint = checkpoint.id
      hardDrives = drives
    case .mediumChanged(let slot, let path):
      for index in dvdDrives.indices where dvdDrives[index].slot == slot {
        dvdDrives[index].path = path
      }
    case .adapterConnected(let adapter, let name):
      for index in adapters.indices where adapters[index].id == adapter {
        adapters[index].switchName = name
      }
    case .hardDrivesChanged(let drives): hardDrives = drives
    case .dvdDrivesChanged(let drives): dvdDrives = drives
    case .adaptersChanged(let adapters): self.adapters = adapters
    case .controllersChanged(let count): scsiControllers = count
    case .integrationServiceSwitched(let kind, let isEnabled):
      for index in integrationServices.indices where integrationServices[index].kind == kind {
        integrationServices[index].isEnabled = isEnabled
      }
    case .firmwareChanged(let firmware): self.firmware = firmware
    case .meteringChanged(let metering): self.metering = metering
    case .versionUpdated(let version): self.version = version
    case .checkpointsChanged(let checkpoints, let current):
      self.checkpoints = checkpoints
      currentCheckpoint = current
    case .restored(let id, let drives): restore(id, drives)
    case .securityChanged(let security): self.security = security
    }
  }

  /// The machine becomes what it was; what is no part of a checkpoint stays.
  private mutating func restore(_ id: Checkpoint.ID, _ drives: [HardDiskDrive]) {
    guard let checkpoint = checkpoints.first(where: { $0.id == id }) else { return }
    let now = self
    self = checkpoint.machine
    host = now.host
    paths = now.paths
    checkpoints = now.checkpoints
    currentCheckpoint = id
    hardDrives = drives
    metering = now.metering
    lastMigration = now.lastMigration
    migration = now.migration
  }

  /// A moved disk takes its parents along, into the same folder: those of checkpoints.
  private mutating func repoint(_ slot: ControllerSlot, to path: WindowsPath) {
    for index in hardDrives.indices where hardDrives[index].slot == slot {
      hardDrives[index].path = path
    }
    for checkpoint in checkpoints.indices {
      let drives = checkpoints[checkpoint].machine.hardDrives
      for index in drives.indices where drives[index].slot == slot {
        let old = drives[index].path
        checkpoints[checkpoint].machine.hardDrives[index].path = old.map {
          path.parent.appending($0.fileName)
        }
      }
    }
  }

  /// Memory that does not grow and shrink by itself is all there while the machine has any.
  private mutating func take(_ new: MachineMemory) {
    let assigned = isActive && !new.isDynamic ? new.startup : memory.assigned
    memory = new
    memory.assigned = assigned
  }

  /// Memory is taken when a machine starts and given back when it is off or saved.
  private mutating func enter(_ new: State, at now: Instant) {
    let wasActive = isActive
    state = new
    if new == .saved { security.savedStateIsReadable = true }  // written anew
    if new == .off { processorFeatures = nil }
    if isActive, !wasActive {
      memory.assigned = memory.startup
      startedAt = now
    } else if !isActive {
      memory.assigned = 0
      startedAt = nil
    }
  }
}
