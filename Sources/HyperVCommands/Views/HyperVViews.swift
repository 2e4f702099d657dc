internal import PowerShellEngine

/// The default tables, with the headings of real transcripts (hyperv-texts.md 1).
///
/// `VMMigrationNetwork` has none: no transcript shows one, so PowerShell's rule holds and its five
/// properties make a list.
extension HyperVModule {
  package static var views: [ViewDeclaration] { hosts + machines + devices + parts }

  private static var hosts: [ViewDeclaration] {
    [
      ViewDeclaration(
        type: HyperVType.host,
        columns: [
          "Name", "LogicalProcessorCount",
          .megabytes("MemoryCapacity(M)", of: "MemoryCapacity"), "VirtualMachineMigrationEnabled",
        ]),
      ViewDeclaration(
        type: HyperVType.supportedVersion, columns: ["Name", "Version", "IsDefault"]),
      ViewDeclaration(
        type: HyperVType.virtualSwitch,
        columns: ["Name", "SwitchType", "NetAdapterInterfaceDescription"]),
    ]
  }

  private static var machines: [ViewDeclaration] {
    [
      ViewDeclaration(
        type: HyperVType.virtualMachine,
        columns: [
          "Name", "State", .init("CPUUsage(%)", of: "CPUUsage"),
          .megabytes("MemoryAssigned(M)", of: "MemoryAssigned"), "Uptime", "Status", "Version",
        ]),
      ViewDeclaration(
        type: HyperVType.snapshot,
        columns: ["VMName", "Name", "SnapshotType", "CreationTime", "ParentSnapshotName"]),
    ]
  }

  private static var devices: [ViewDeclaration] {
    [
      ViewDeclaration(
        type: HyperVType.memory,
        columns: [
          "VMName", "DynamicMemoryEnabled", .megabytes("Minimum(M)", of: "Minimum"),
          .megabytes("Startup(M)", of: "Startup"), .megabytes("Maximum(M)", of: "Maximum"),
        ]),
      ViewDeclaration(
        type: HyperVType.processor,
        columns: [
          "VMName", "Count", "CompatibilityForMigrationEnabled",
          "CompatibilityForOlderOperatingSystemsEnabled",
        ]),
      ViewDeclaration(
        type: HyperVType.hardDiskDrive,
        columns: [
          "VMName", "ControllerType", "ControllerNumber", "ControllerLocation", "DiskNumber",
          "Path",
        ]),
      ViewDeclaration(
        type: HyperVType.dvdDrive,
        columns: [
          "VMName", "ControllerType", "ControllerNumber", "ControllerLocation", "DvdMediaType",
          "Path",
        ]),
      ViewDeclaration(
        type: HyperVType.networkAdapter,
        columns: [
          "Name", "IsManagementOs", "VMName", "SwitchName", "MacAddress", "Status", "IPAddresses",
        ]),
      ViewDeclaration(
        type: HyperVType.managementAdapter,
        columns: [
          "Name", "IsManagementOs", "VMName", "SwitchName", "MacAddress", "Status", "IPAddresses",
        ]),
      ViewDeclaration(
        type: HyperVType.integrationComponent,
        columns: [
          "VMName", "Name", "Enabled", "PrimaryStatusDescription", "SecondaryStatusDescription",
        ]),
    ]
  }
}
