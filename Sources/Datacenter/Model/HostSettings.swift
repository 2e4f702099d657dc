/// What Set-VMHost changes, with the values of a host whose role was just installed.
package struct HostSettings: Hashable, Sendable {
  package var virtualHardDiskPath =
    #"C:\ProgramData\Microsoft\Windows\Virtual Hard Disks"#
  package var virtualMachinePath = #"C:\ProgramData\Microsoft\Windows\Hyper-V"#
  package var macAddressMinimum = "00155D000000"
  package var macAddressMaximum = "00155D0000FF"
  package var fibreChannelWwnn = "C003FF0000FFFF00"
  package var fibreChannelWwpnMinimum = "C003FF0000000000"
  package var fibreChannelWwpnMaximum = "C003FF000000FFFF"
  package var numaSpanningEnabled = true
  package var enableEnhancedSessionMode = false
  package var resourceMeteringSaveInterval = Interval.seconds(3600)
  package var maximumStorageMigrations: UInt32 = 2

  package init() {}
}

/// How a host takes part in live migration.
package struct MigrationSettings: Hashable, Sendable {
  package enum Authentication: Int, Sendable { case credSSP = 0, kerberos }
  package enum PerformanceOption: Int, Sendable { case tcpIP = 0, compression, smb }

  package var isEnabled = false
  package var authentication = Authentication.credSSP
  package var performanceOption = PerformanceOption.compression
  package var maximumMigrations: UInt32 = 2
  package var useAnyNetwork = false
  package var networks: [MigrationNetwork] = []

  package init() {}

  package func network(_ subnet: Subnet) -> MigrationNetwork? {
    networks.first { $0.subnet == subnet }
  }
}

/// A subnet a host takes live migrations in on; a smaller priority is preferred.
package struct MigrationNetwork: Hashable, Sendable {
  package var subnet: Subnet
  package var priority: UInt32?

  package init(_ subnet: Subnet, priority: UInt32? = nil) {
    self.subnet = subnet
    self.priority = priority
  }
}
