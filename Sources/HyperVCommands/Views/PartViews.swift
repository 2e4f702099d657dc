internal import PowerShellEngine

/// The default views of what the lesson plugs in, measures and compares (hyperv-texts.md 1).
extension HyperVModule {
  static var parts: [ViewDeclaration] {
    [
      ViewDeclaration(
        type: HyperVType.firmware,
        columns: [
          "VMName", "SecureBoot", "SecureBootTemplate", "PreferredNetworkBootProtocol", "BootOrder",
        ]),
      // In no transcript: from memory.
      ViewDeclaration(
        type: HyperVType.scsiController, columns: ["VMName", "ControllerNumber", "Drives"]),
      ViewDeclaration(
        type: HyperVType.vlanSetting,
        columns: [
          "VMName", "VMNetworkAdapterName", .init("Mode", of: "OperationMode"),
          .init(label: "VlanList") { value, _ in VlanSettingType.list(value) },
        ]),
      ViewDeclaration(
        type: HyperVType.metering,
        columns: [
          "VMName", .init("AvgCPU(MHz)", of: "AverageProcessorUsage"),
          .init("AvgRAM(M)", of: "AverageMemoryUsage"),
          .init("MaxRAM(M)", of: "MaximumMemoryUsage"),
          .init("MinRAM(M)", of: "MinimumMemoryUsage"),
          .init("TotalDisk(M)", of: "TotalDiskAllocation"), .nothingYet("NetworkInbound(M)"),
          .nothingYet("NetworkOutbound(M)"),
        ]),
    ]
  }
}

extension ViewDeclaration.Column {
  /// Traffic of guests is not simulated.
  fileprivate static func nothingYet(_ label: String) -> Self {
    Self(label: label) { _, _ in .int(0) }
  }
}
