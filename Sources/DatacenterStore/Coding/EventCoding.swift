import Datacenter

/// How events are written: the number of the case, then what it carries.
///
/// Numbers of cases are never reused; a new case takes the next one.

extension Event: Coded {
  static var blank: Event { .host("", .blank) }

  private var tag: Int {
    switch self {
    case .host: 1
    case .machine: 2
    case .image: 3
    case .clockAdvanced: 4
    case .returned: 5
    case .directory: 6
    case .faultScheduled: 7
    case .faultRemoved: 8
    case .marked: 9
    case .replaced: 10
    case .restored: 11
    }
  }

  private static func blank(_ tag: Int) -> Event? {
    switch tag {
    case 1: .host("", .blank)
    case 2: .machine(.empty, .blank)
    case 3: .image(.blank, .removed)
    case 4: .clockAdvanced(.zero)
    case 5: .returned(toVersion: 0)
    case 6: .directory(.blank)
    case 7: .faultScheduled(.blank)
    case 8: .faultRemoved("")
    case 9: .marked("")
    case 10: .replaced(.blank)
    case 11: .restored(toVersion: 0)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .host(var host, var event):
      try host.code(&coder)
      try event.code(&coder)
      self = .host(host, event)
    case .machine(var machine, var event):
      try machine.code(&coder)
      try event.code(&coder)
      self = .machine(machine, event)
    case .image(var location, var event):
      try location.code(&coder)
      try event.code(&coder)
      self = .image(location, event)
    case .clockAdvanced(var span):
      try span.code(&coder)
      self = .clockAdvanced(span)
    case .returned(var version):
      try version.code(&coder)
      self = .returned(toVersion: version)
    case .directory(var event):
      try event.code(&coder)
      self = .directory(event)
    case .faultScheduled(var fault):
      try fault.code(&coder)
      self = .faultScheduled(fault)
    case .faultRemoved(var name):
      try name.code(&coder)
      self = .faultRemoved(name)
    case .restored(var version):
      try version.code(&coder)
      self = .restored(toVersion: version)
    case .marked(var name):
      try name.code(&coder)
      self = .marked(name)
    case .replaced(var datacenter):
      try datacenter.code(&coder)
      self = .replaced(datacenter)
    }
  }
}

extension HostEvent: Coded {
  static var blank: HostEvent { .migrationSwitched(isEnabled: false) }

  private var tag: Int {
    switch self {
    case .migrationSwitched: 1
    case .migrationNetworkAdded: 2
    case .migrationNetworkReplaced: 3
    case .migrationNetworkRemoved: 4
    case .settingChanged: 5
    case .logged: 6
    case .switchAdded: 7
    case .switchReplaced: 8
    case .switchRemoved: 9
    case .factChanged: 10
    case .session: 11
    }
  }

  private static func blank(_ tag: Int) -> HostEvent? {
    switch tag {
    case 1: .migrationSwitched(isEnabled: false)
    case 2: .migrationNetworkAdded(.blank)
    case 3: .migrationNetworkReplaced(.blank, by: .blank)
    case 4: .migrationNetworkRemoved(.blank)
    case 5: .settingChanged(.blank)
    case 6: .logged(.blank)
    case 7: .switchAdded(.blank)
    case 8: .switchReplaced(.blank)
    case 9: .switchRemoved(.empty)
    case 10: .factChanged(.blank)
    case 11: .session(.blank)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .migrationSwitched(var isEnabled):
      try isEnabled.code(&coder)
      self = .migrationSwitched(isEnabled: isEnabled)
    case .migrationNetworkAdded(var network):
      try network.code(&coder)
      self = .migrationNetworkAdded(network)
    case .migrationNetworkReplaced(var subnet, var network):
      try subnet.code(&coder)
      try network.code(&coder)
      self = .migrationNetworkReplaced(subnet, by: network)
    case .migrationNetworkRemoved(var subnet):
      try subnet.code(&coder)
      self = .migrationNetworkRemoved(subnet)
    case .settingChanged(var setting):
      try setting.code(&coder)
      self = .settingChanged(setting)
    case .logged(var entry):
      try entry.code(&coder)
      self = .logged(entry)
    case .switchAdded(var virtualSwitch):
      try virtualSwitch.code(&coder)
      self = .switchAdded(virtualSwitch)
    case .switchReplaced(var virtualSwitch):
      try virtualSwitch.code(&coder)
      self = .switchReplaced(virtualSwitch)
    case .switchRemoved(var id):
      try id.code(&coder)
      self = .switchRemoved(id)
    case .factChanged(var fact):
      try fact.code(&coder)
      self = .factChanged(fact)
    case .session(var event):
      try event.code(&coder)
      self = .session(event)
    }
  }
}

extension HostSetting: Coded {
  static var blank: HostSetting { .virtualHardDiskPath("") }

  private var tag: Int {
    switch self {
    case .virtualHardDiskPath: 1
    case .virtualMachinePath: 2
    case .macAddressMinimum: 3
    case .macAddressMaximum: 4
    case .fibreChannelWwnn: 5
    case .fibreChannelWwpnMinimum: 6
    case .fibreChannelWwpnMaximum: 7
    case .numaSpanning: 8
    case .enhancedSessionMode: 9
    case .resourceMeteringSaveInterval: 10
    case .maximumStorageMigrations: 11
    case .maximumMigrations: 12
    case .useAnyNetwork: 13
    case .authentication: 14
    case .performanceOption: 15
    }
  }

  private static func blank(_ tag: Int) -> HostSetting? {
    switch tag {
    case 1: .virtualHardDiskPath("")
    case 2: .virtualMachinePath("")
    case 3: .macAddressMinimum("")
    case 4: .macAddressMaximum("")
    case 5: .fibreChannelWwnn("")
    case 6: .fibreChannelWwpnMinimum("")
    case 7: .fibreChannelWwpnMaximum("")
    case 8: .numaSpanning(false)
    case 9: .enhancedSessionMode(false)
    case 10: .resourceMeteringSaveInterval(.zero)
    case 11: .maximumStorageMigrations(0)
    case 12: .maximumMigrations(0)
    case 13: .useAnyNetwork(false)
    case 14: .authentication(.credSSP)
    case 15: .performanceOption(.tcpIP)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .virtualHardDiskPath(var path):
      try path.code(&coder)
      self = .virtualHardDiskPath(path)
    case .virtualMachinePath(var path):
      try path.code(&coder)
      self = .virtualMachinePath(path)
    case .macAddressMinimum(var address):
      try address.code(&coder)
      self = .macAddressMinimum(address)
    case .macAddressMaximum(var address):
      try address.code(&coder)
      self = .macAddressMaximum(address)
    case .fibreChannelWwnn(var name):
      try name.code(&coder)
      self = .fibreChannelWwnn(name)
    case .fibreChannelWwpnMinimum(var name):
      try name.code(&coder)
      self = .fibreChannelWwpnMinimum(name)
    case .fibreChannelWwpnMaximum(var name):
      try name.code(&coder)
      self = .fibreChannelWwpnMaximum(name)
    case .numaSpanning(var isOn):
      try isOn.code(&coder)
      self = .numaSpanning(isOn)
    case .enhancedSessionMode(var isOn):
      try isOn.code(&coder)
      self = .enhancedSessionMode(isOn)
    case .resourceMeteringSaveInterval(var span):
      try span.code(&coder)
      self = .resourceMeteringSaveInterval(span)
    case .maximumStorageMigrations(var limit):
      try limit.code(&coder)
      self = .maximumStorageMigrations(limit)
    case .maximumMigrations(var limit):
      try limit.code(&coder)
      self = .maximumMigrations(limit)
    case .useAnyNetwork(var isOn):
      try isOn.code(&coder)
      self = .useAnyNetwork(isOn)
    case .authentication(var type):
      try type.code(&coder)
      self = .authentication(type)
    case .performanceOption(var option):
      try option.code(&coder)
      self = .performanceOption(option)
    }
  }
}

extension MachineEvent: Coded {
  static var blank: MachineEvent { .stateChanged(.off) }

  private var tag: Int {
    switch self {
    case .stateChanged: 1
    case .macAddressAssigned: 2
    case .migrationStarted: 3
    case .migrationFinished: 4
    case .migrationFailed: 5
    case .moved: 6
    case .relocated: 7
    case .driveRepointed: 8
    case .created: 9
    case .deleted: 10
    case .renamed: 11
    case .notesChanged: 12
    case .processorChanged: 13
    case .memoryChanged: 14
    case .automaticActionsChanged: 15
    case .checkpointTypeChanged: 16
    case .automaticCheckpointsSwitched: 17
    case .checkpointed: 18
    case .adapterConnected: 19
    case .mediumChanged: 20
    case .hardDrivesChanged: 21
    case .dvdDrivesChanged: 22
    case .adaptersChanged: 23
    case .controllersChanged: 24
    case .integrationServiceSwitched: 25
    case .firmwareChanged: 26
    case .meteringChanged: 27
    case .versionUpdated: 28
    case .checkpointsChanged: 29
    case .restored: 30
    case .securityChanged: 31
    }
  }

  private static func blank(_ tag: Int) -> MachineEvent? {
    switch tag {
    case 1: .stateChanged(.off)
    case 2: .macAddressAssigned(adapter: .empty, "")
    case 3: .migrationStarted(.blank)
    case 4: .migrationFinished(.blank)
    case 5: .migrationFailed
    case 6: .moved(to: "")
    case 7: .relocated(.blank)
    case 8: .driveRepointed(.blank, .blank)
    case 9: .created(.blank)
    case 10: .deleted
    case 11: .renamed("")
    case 12: .notesChanged("")
    case 13: .processorChanged(.blank)
    case 14: .memoryChanged(.blank)
    case 15: .automaticActionsChanged(.blank)
    case 16: .checkpointTypeChanged(.blank)
    case 17: .automaticCheckpointsSwitched(isOn: false)
    case 18: .checkpointed(.blank, drives: [])
    case 19: .adapterConnected(adapter: .empty, to: nil)
    case 20: .mediumChanged(.blank, nil)
    case 21: .hardDrivesChanged([])
    case 22: .dvdDrivesChanged([])
    case 23: .adaptersChanged([])
    case 24: .controllersChanged(scsi: 0)
    case 25: .integrationServiceSwitched(.blank, isEnabled: false)
    case 26: .firmwareChanged(.blank)
    case 27: .meteringChanged(nil)
    case 28: .versionUpdated(.blank)
    case 29: .checkpointsChanged([], current: nil)
    case 30: .restored(.empty, drives: [])
    case 31: .securityChanged(.blank)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .stateChanged(var state):
      try state.code(&coder)
      self = .stateChanged(state)
    case .macAddressAssigned(var adapter, var address):
      try adapter.code(&coder)
      try address.code(&coder)
      self = .macAddressAssigned(adapter: adapter, address)
    case .migrationStarted(var migration):
      try migration.code(&coder)
      self = .migrationStarted(migration)
    case .migrationFinished(var report):
      try report.code(&coder)
      self = .migrationFinished(report)
    case .migrationFailed: break
    case .moved(var host):
      try host.code(&coder)
      self = .moved(to: host)
    case .relocated(var paths):
      try paths.code(&coder)
      self = .relocated(paths)
    case .driveRepointed(var slot, var path):
      try slot.code(&coder)
      try path.code(&coder)
      self = .driveRepointed(slot, path)
    case .created, .deleted, .renamed, .notesChanged, .processorChanged, .memoryChanged,
      .automaticActionsChanged, .checkpointTypeChanged, .automaticCheckpointsSwitched,
      .checkpointed, .adapterConnected, .mediumChanged:
      try codeConfiguration(&coder)
    case .hardDrivesChanged, .dvdDrivesChanged, .adaptersChanged, .controllersChanged,
      .integrationServiceSwitched, .firmwareChanged, .meteringChanged, .versionUpdated,
      .checkpointsChanged, .restored, .securityChanged:
      try codeParts(&coder)
    }
  }

  /// The events that change what a machine is made of.
  private mutating func codeConfiguration(_ coder: inout Coder) throws(CodingFailure) {
    switch self {
    case .created(var machine):
      try machine.code(&coder)
      self = .created(machine)
    case .renamed(var name):
      try name.code(&coder)
      self = .renamed(name)
    case .notesChanged(var notes):
      try notes.code(&coder)
      self = .notesChanged(notes)
    case .processorChanged(var processor):
      try processor.code(&coder)
      self = .processorChanged(processor)
    case .memoryChanged(var memory):
      try memory.code(&coder)
      self = .memoryChanged(memory)
    case .automaticActionsChanged(var actions):
      try actions.code(&coder)
      self = .automaticActionsChanged(actions)
    case .checkpointTypeChanged(var type):
      try type.code(&coder)
      self = .checkpointTypeChanged(type)
    case .automaticCheckpointsSwitched(var isOn):
      try isOn.code(&coder)
      self = .automaticCheckpointsSwitched(isOn: isOn)
    case .checkpointed(var checkpoint, var drives):
      try checkpoint.code(&coder)
      try drives.code(&coder)
      self = .checkpointed(checkpoint, drives: drives)
    case .adapterConnected(var adapter, var name):
      try adapter.code(&coder)
      try name.code(&coder)
      self = .adapterConnected(adapter: adapter, to: name)
    case .mediumChanged(var slot, var path):
      try slot.code(&coder)
      try path.code(&coder)
      self = .mediumChanged(slot, path)
    case .stateChanged, .macAddressAssigned, .migrationStarted, .migrationFinished,
      .migrationFailed, .moved, .relocated, .driveRepointed, .deleted, .hardDrivesChanged,
      .dvdDrivesChanged, .adaptersChanged, .controllersChanged, .integrationServiceSwitched,
      .firmwareChanged, .meteringChanged, .versionUpdated, .checkpointsChanged, .restored,
      .securityChanged:
      break
    }
  }
}

extension ImageEvent: Coded {
  static var blank: ImageEvent { .created(.blank) }

  private var tag: Int {
    switch self {
    case .created: 1
    case .removed: 2
    case .exported: 3
    }
  }

  private static func blank(_ tag: Int) -> ImageEvent? {
    switch tag {
    case 1: .created(.blank)
    case 2: .removed
    case 3: .exported(.blank)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .created(var image):
      try image.code(&coder)
      self = .created(image)
    case .exported(var machine):
      try machine.code(&coder)
      self = .exported(machine)
    case .removed: break
    }
  }
}
