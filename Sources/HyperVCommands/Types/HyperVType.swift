internal import PowerShellEngine

/// The .NET types of the module, under their real names.
enum HyperVType {
  static let namespace = "Microsoft.HyperV.PowerShell."
  static let virtualizationObject = namespace + "VirtualizationObject"
  static let virtualMachine = namespace + "VirtualMachine"
  static let host = namespace + "VMHost"
  static let migrationNetwork = namespace + "VMMigrationNetwork"
  static let virtualSwitch = namespace + "VMSwitch"
  static let hardDiskDrive = namespace + "HardDiskDrive"
  static let dvdDrive = namespace + "DvdDrive"
  static let networkAdapter = namespace + "VMNetworkAdapter"
  static let vlanSetting = namespace + "VMNetworkAdapterVlanSetting"
  static let integrationComponent = namespace + "VMIntegrationComponent"
  static let comPort = namespace + "VMComPort"
  static let processor = namespace + "VMProcessor"
  static let memory = namespace + "VMMemory"
  static let snapshot = namespace + "VMSnapshot"
  static let supportedVersion = namespace + "VMHostSupportedVersion"
  static let managementAdapter = namespace + "VMInternalNetworkAdapter"
  static let firmware = namespace + "VMFirmware"
  static let bios = namespace + "VMBios"
  static let security = namespace + "VMSecurity"
  static let bootSource = namespace + "VMBootSource"
  static let componentObject = namespace + "VMComponentObject"
  static let driveController = namespace + "VMDriveController"
  static let scsiController = namespace + "VMScsiController"
  static let metering = namespace + "VMMeteringReportForVirtualMachine"
  static let incompatibility = namespace + "VMCompatibilityError"
  static let diskNamespace = "Microsoft.Vhd.PowerShell."
  static let virtualDisk = diskNamespace + "VirtualHardDisk"
  static let compatibilityReport = namespace + "VMCompatibilityReport"
  static let migrationAuthenticationType = namespace + "MigrationAuthenticationType"
  static let migrationPerformance = namespace + "VMMigrationPerformance"

  static var definitions: [TypeDefinition] {
    bases + HyperVEnumerations.definitions + classes + borrowed
  }

  private static var classes: [TypeDefinition] {
    [
      VirtualMachineType.definition, HostType.definition, MigrationNetworkType.definition,
      SwitchType.definition, DriveTypes.hardDisk, DriveTypes.dvd, NetworkAdapterType.definition,
      DeviceTypes.integrationComponent, DeviceTypes.comPort, PartTypes.processor,
      PartTypes.memory, ManagementAdapterType.definition, VlanSettingType.definition,
      CheckpointTypes.checkpoint,
      CheckpointTypes.supportedVersion,
      FirmwareTypes.firmware, FirmwareTypes.bios, FirmwareTypes.bootSource,
      FirmwareTypes.controller, SecurityType.definition, MeteringType.definition,
      CompatibilityTypes.report,
      CompatibilityTypes.incompatibility, VirtualDiskType.definition,
    ]
  }

  private static var bases: [TypeDefinition] {
    [
      TypeDefinition(virtualizationObject, isAbstract: true),
      TypeDefinition(
        namespace + "ComputeResource", base: virtualizationObject, isAbstract: true),
      TypeDefinition(
        namespace + "VirtualMachineBase", base: namespace + "ComputeResource", isAbstract: true),
      TypeDefinition(
        namespace + "VMComponentObject", base: virtualizationObject,
        isAbstract: true),
      TypeDefinition(
        namespace + "VMDevice", base: namespace + "VMComponentObject", isAbstract: true),
      TypeDefinition(
        namespace + "VMNetworkAdapterBase", base: namespace + "VMDevice", isAbstract: true),
      TypeDefinition(namespace + "Drive", base: namespace + "VMDevice", isAbstract: true),
      TypeDefinition(driveController, base: namespace + "VMDevice", isAbstract: true),
      TypeDefinition(namespace + "VirtualizationException", base: "System.Exception"),
    ]
  }

  /// Types of other modules that objects of this one refer to.
  ///
  /// The kernel knows a session with a host by name only; here it can be made of a computer's name.
  private static var borrowed: [TypeDefinition] {
    [CimSessionType.definition]
  }
}
