import Datacenter

/// How hosts are written, field by field in a fixed order.
extension Host: Coded {
  static var blank: Host { Host("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try operatingSystem.code(&coder)
    try membership.code(&coder)
    try account.code(&coder)
    try site.code(&coder)
    try features.code(&coder)
    try administrators.code(&coder)
    try hyperVAdministrators.code(&coder)
    // Format 1 knew only on and off; nil, the release's own way, is kept among the facts.
    try coder.code(part: security.credentialGuard ?? false) { isOn in
      security.credentialGuard = isOn ? true : nil
    }
    try hardware.code(&coder)
    try adapters.code(&coder)
    try volumes.code(&coder)
    try switches.code(&coder)
    try settings.code(&coder)
    try migration.code(&coder)
    try machines.code(&coder)
    try eventLog.code(&coder)
    if coder.format >= 2 { try codeFacts(&coder) }
  }

  private mutating func codeFacts(_ coder: inout Coder) throws(CodingFailure) {
    try isPoweredOn.code(&coder)
    try restartPending.code(&coder)
    try clockOffset.code(&coder)
    try network.code(&coder)
    try security.code(&coder)
    try localUsers.code(&coder)
    try otherGroups.code(&coder)
    try changedServices.code(&coder)
    try shares.code(&coder)
    try sessions.code(&coder)
    try plannedLeftovers.code(&coder)
  }
}

extension Host.Membership: Coded {
  static var blank: Host.Membership { .workgroup("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (isDomain, name): (Bool, Name) =
      switch self {
      case .workgroup(let name): (false, name)
      case .domain(let name): (true, name)
      }
    try isDomain.code(&coder)
    try name.code(&coder)
    self = isDomain ? .domain(name) : .workgroup(name)
  }
}

extension EventLog: Coded {
  static var blank: EventLog { EventLog() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: coder.isReading ? [] : inOrder) { self = EventLog($0) }
  }
}

extension OperatingSystem: Coded {
  static var blank: OperatingSystem { OperatingSystem(.server2022) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try release.code(&coder)
    try edition.code(&coder)
  }
}

extension Hardware: Coded {
  static var blank: Hardware { Hardware() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try memory.code(&coder)
    try logicalProcessors.code(&coder)
    try processor.code(&coder)
    try numaNodes.code(&coder)
    try supportsIov.code(&coder)
    if coder.format >= 3 { try disks.code(&coder) }
  }
}

extension PhysicalDisk: Coded {
  static var blank: PhysicalDisk { PhysicalDisk(number: 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try number.code(&coder)
    try model.code(&coder)
    try size.code(&coder)
    try used.code(&coder)
    try isOffline.code(&coder)
  }
}

extension ProcessorModel: Coded {
  static var blank: ProcessorModel { ProcessorModel() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try vendor.code(&coder)
    try name.code(&coder)
    guard coder.format >= 2 else { return }
    try features.code(&coder)
    try microcode.code(&coder)
  }
}

extension NetworkAdapter: Coded {
  static var blank: NetworkAdapter { NetworkAdapter() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try interfaceDescription.code(&coder)
    try id.code(&coder)
    try macAddress.code(&coder)
    try segment.code(&coder)
    try bitsPerSecond.code(&coder)
    try supportsRdma.code(&coder)
    try isUp.code(&coder)
    try addresses.code(&coder)
    guard coder.format >= 2 else { return }
    try rdmaIsEnabled.code(&coder)
    try vlan.code(&coder)
  }
}

extension InterfaceAddress: Coded {
  static var blank: InterfaceAddress { InterfaceAddress(.blank, prefixLength: 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try address.code(&coder)
    try prefixLength.code(&coder)
  }
}

extension Volume: Coded {
  static var blank: Volume { Volume() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try letter.code(&coder)
    try label.code(&coder)
    try size.code(&coder)
    try free.code(&coder)
  }
}

extension VirtualSwitch: Coded {
  static var blank: VirtualSwitch { VirtualSwitch() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try id.code(&coder)
    try kind.code(&coder)
    try adapter.code(&coder)
    try allowsManagementOS.code(&coder)
    try notes.code(&coder)
  }
}

extension HostSettings: Coded {
  static var blank: HostSettings { HostSettings() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try virtualHardDiskPath.code(&coder)
    try virtualMachinePath.code(&coder)
    try macAddressMinimum.code(&coder)
    try macAddressMaximum.code(&coder)
    try fibreChannelWwnn.code(&coder)
    try fibreChannelWwpnMinimum.code(&coder)
    try fibreChannelWwpnMaximum.code(&coder)
    try numaSpanningEnabled.code(&coder)
    try enableEnhancedSessionMode.code(&coder)
    try resourceMeteringSaveInterval.code(&coder)
    try maximumStorageMigrations.code(&coder)
  }
}

extension MigrationSettings: Coded {
  static var blank: MigrationSettings { MigrationSettings() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try isEnabled.code(&coder)
    try authentication.code(&coder)
    try performanceOption.code(&coder)
    try maximumMigrations.code(&coder)
    try useAnyNetwork.code(&coder)
    try networks.code(&coder)
  }
}

extension MigrationNetwork: Coded {
  static var blank: MigrationNetwork { MigrationNetwork(.blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try subnet.code(&coder)
    try priority.code(&coder)
  }
}

extension EventLogEntry: Coded {
  static var blank: EventLogEntry { EventLogEntry() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try time.code(&coder)
    try id.code(&coder)
    try level.code(&coder)
    try log.code(&coder)
    try provider.code(&coder)
    try message.code(&coder)
    try machine.code(&coder)
  }
}

extension OperatingSystem.Release: CodedChoice {
  static var blank: OperatingSystem.Release { .server2022 }
}

extension OperatingSystem.Edition: CodedChoice {
  static var blank: OperatingSystem.Edition { .standard }
}

extension VirtualSwitch.Kind: CodedChoice { static var blank: VirtualSwitch.Kind { .private } }

extension MigrationSettings.Authentication: CodedChoice {
  static var blank: MigrationSettings.Authentication { .credSSP }
}

extension MigrationSettings.PerformanceOption: CodedChoice {
  static var blank: MigrationSettings.PerformanceOption { .compression }
}

extension EventLogEntry.Level: CodedChoice {
  static var blank: EventLogEntry.Level { .information }
}
