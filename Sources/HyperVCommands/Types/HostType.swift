internal import Datacenter
internal import PowerShellEngine

/// `VMHost`: what Get-VMHost gives.
enum HostType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.host, base: HyperVType.namespace + "VirtualizationObject") {
      hardware($0)
      versions($0)
      pools($0)
      paths($0)
      migration($0)
      $0.locationProperties()
    }
  }

  private typealias Me = HostObject

  private static func hardware(_ m: MemberDeclarations) {
    m.property("int LogicalProcessorCount {get;}") { (me: Me) in
      .whole(me.host.hardware.logicalProcessors)
    }
    m.property("timespan ResourceMeteringSaveInterval {get;set;}") { (me: Me) in
      .span(me.host.settings.resourceMeteringSaveInterval)
    }
    m.property("Microsoft.HyperV.PowerShell.VMHostNumaNode[] HostNumaStatus {get;}") { (me: Me) in
      .strings(Array(repeating: me.name.text, count: me.host.hardware.numaNodes))
    }
    m.property("Microsoft.HyperV.PowerShell.VMNumaNodeStatus[] NumaStatus {get;}") { (me: Me) in
      .strings(me.activeMachineNames)
    }
    m.property("bool IovSupport {get;}") { (me: Me) in .bool(me.host.hardware.supportsIov) }
    m.property("string[] IovSupportReasons {get;}") { (me: Me) in
      .strings(me.host.hardware.supportsIov ? [] : iovReasons)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.VMInternalNetworkAdapter[] InternalNetworkAdapters {get;}"
    ) {
      (me: Me) in .strings(me.internalAdapterNames)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.VMExternalNetworkAdapter[] ExternalNetworkAdapters {get;}"
    ) {
      (me: Me) in .strings(me.externalAdapterNames)
    }
  }

  private static func versions(_ m: MemberDeclarations) {
    m.property("string[] SupportedVmVersions {get;}") { (me: Me) in
      .strings(
        me.host.operatingSystem.release.supportedVersions.map(\.version.description))
    }
    m.property("Microsoft.HyperV.PowerShell.VMSecureBootTemplate[] SecureBootTemplates {get;}") {
      (_: Me) in
      .strings(["MicrosoftWindows", "MicrosoftUEFICertificateAuthority", "OpenSourceShieldedVM"])
    }
    m.property("bool EnableEnhancedSessionMode {get;set;}") { (me: Me) in
      .bool(me.host.settings.enableEnhancedSessionMode)
    }
  }

  private static func pools(_ m: MemberDeclarations) {
    m.property("string FibreChannelWwnn {get;set;}") { (me: Me) in
      .string(me.host.settings.fibreChannelWwnn)
    }
    m.property("string FibreChannelWwpnMaximum {get;set;}") { (me: Me) in
      .string(me.host.settings.fibreChannelWwpnMaximum)
    }
    m.property("string FibreChannelWwpnMinimum {get;set;}") { (me: Me) in
      .string(me.host.settings.fibreChannelWwpnMinimum)
    }
    m.property("string MacAddressMaximum {get;set;}") { (me: Me) in
      .string(me.host.settings.macAddressMaximum)
    }
    m.property("string MacAddressMinimum {get;set;}") { (me: Me) in
      .string(me.host.settings.macAddressMinimum)
    }
    m.property("bool NumaSpanningEnabled {get;set;}") { (me: Me) in
      .bool(me.host.settings.numaSpanningEnabled)
    }
  }

  private static func paths(_ m: MemberDeclarations) {
    m.property("string VirtualHardDiskPath {get;set;}") { (me: Me) in
      .string(me.host.settings.virtualHardDiskPath)
    }
    m.property("string VirtualMachinePath {get;set;}") { (me: Me) in
      .string(me.host.settings.virtualMachinePath)
    }
    m.property("string FullyQualifiedDomainName {get;}") { (me: Me) in
      .text(me.host.membershipName)
    }
    m.property("long MemoryCapacity {get;}") { (me: Me) in .long(me.host.hardware.memory) }
    m.property("string Name {get;}") { (me: Me) in .text(me.name) }
  }

  private static func migration(_ m: MemberDeclarations) {
    m.property("uint MaximumStorageMigrations {get;set;}") { (me: Me) in
      .unsigned(me.host.settings.maximumStorageMigrations)
    }
    m.property("uint MaximumVirtualMachineMigrations {get;set;}") { (me: Me) in
      .unsigned(me.host.migration.maximumMigrations)
    }
    m.property("bool UseAnyNetworkForMigration {get;set;}") { (me: Me) in
      .bool(me.host.migration.useAnyNetwork)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.MigrationAuthenticationType VirtualMachineMigrationAuthenticationType {get;set;}"
    ) { (me: Me) in .member("MigrationAuthenticationType", me.host.migration.authentication) }
    m.property("bool VirtualMachineMigrationEnabled {get;}") { (me: Me) in
      .bool(me.host.migration.isEnabled)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.VMMigrationPerformance VirtualMachineMigrationPerformanceOption {get;set;}"
    ) { (me: Me) in .member("VMMigrationPerformance", me.host.migration.performanceOption) }
  }

  /// Four reasons are listed on a host without support (hyperv-behaviour.md 1); the words are ours.
  private static let iovReasons = [
    "The chipset on the system does not do interrupt remapping.",
    "The system BIOS does not allow Windows to control PCI Express.",
    "PCI Express access control services are not supported by the chipset.",
    "SR-IOV cannot be used on this system as the processor does not support I/O remapping.",
  ]
}

extension HyperVHost {
  /// What the property calls a full name is the domain or workgroup.
  fileprivate var membershipName: Name {
    switch membership {
    case .domain(let name), .workgroup(let name): name
    }
  }
}

extension HostObject {
  fileprivate var activeMachineNames: [String] {
    let machines = (try? lab.datacenter.machines(on: name)) ?? []
    return machines.filter(\.isActive).map(\.name.text)
  }

  fileprivate var internalAdapterNames: [String] {
    host.switches.filter { $0.kind == .internal || $0.allowsManagementOS }.map(\.name.text)
  }

  fileprivate var externalAdapterNames: [String] {
    host.switches.filter { $0.kind == .external }.map { "\($0.name)_External" }
  }
}
