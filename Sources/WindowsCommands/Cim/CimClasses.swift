internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The CIM classes in which people look up what a migration depends on.
///
/// Names of classes and properties are the real ones; a class the simulation lacks is refused by
/// name.
struct CimClass: Sendable {
  let name: String
  let namespace: String
  let instances: @Sendable (WindowsHost, Datacenter) -> [[(name: String, value: Value)]]

  var typeName: String { "\(WindowsTypes.cimInstance)#\(namespace)/\(name)" }

  static let systemNamespace = "root/cimv2"
  static let virtualization = "root/virtualization/v2"

  static func find(_ name: String, in namespace: String?) -> CimClass? {
    let wanted = namespace.map(slashed) ?? Name(systemNamespace)
    return all.first { Name($0.name) == Name(name) && Name($0.namespace) == wanted }
  }

  /// Both `root\cimv2` and `root/cimv2` are written.
  private static func slashed(_ namespace: String) -> Name {
    Name(String(decoding: namespace.utf8.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self))
  }

  static let all = [
    CimClass(name: "Win32_OperatingSystem", namespace: systemNamespace) { host, datacenter in
      [operatingSystem(host, freeMemory: datacenter.memoryAvailable(on: host))]
    },
    CimClass(name: "Win32_ComputerSystem", namespace: systemNamespace) { host, _ in
      [computer(host)]
    },
    CimClass(name: "Win32_LogicalDisk", namespace: systemNamespace) { host, _ in
      host.volumes.map(logicalDisk)
    },
    CimClass(name: "Win32_Processor", namespace: systemNamespace) { host, _ in [processor(host)] },
    CimClass(name: "Win32_DiskDrive", namespace: systemNamespace) { host, _ in
      host.hardware.disks.map { disk($0, of: host) }
    },
    CimClass(name: "Win32_DeviceGuard", namespace: "root/Microsoft/Windows/DeviceGuard") {
      host, _ in
      [deviceGuard(host)]
    },
    CimClass(name: managementService, namespace: virtualization) { host, _ in
      host.hasHyperV
        ? [
          [
            ("Caption", .string("Hyper-V Virtual System Management Service")),
            ("Name", .string("vmms")),
          ]
        ]
        : []
    },
    CimClass(name: "Msvm_PlannedComputerSystem", namespace: virtualization) { host, datacenter in
      host.plannedLeftovers.map { planned($0, on: host, datacenter) }
    },
  ]

  static let managementService = "Msvm_VirtualSystemManagementService"
}

// MARK: What the classes hold

extension CimClass {
  /// Memory is in kilobytes here, and in bytes everywhere else.
  private static func operatingSystem(
    _ host: WindowsHost, freeMemory: Int64
  ) -> [(name: String, value: Value)] {
    let system = host.operatingSystem
    let build =
      switch system.release {
      case .server2012R2: "9600"
      case .server2016: "14393"
      case .server2019: "17763"
      case .server2022: "20348"
      case .server2025: "26100"
      }
    let version = (system.release == .server2012R2 ? "6.3." : "10.0.") + build
    let caption =
      switch system.edition {
      case .standard: "Microsoft Windows Server \(system.release.name) Standard"
      case .datacenter: "Microsoft Windows Server \(system.release.name) Datacenter"
      case .hyperVServer: "Microsoft Hyper-V Server \(system.release.name)"
      }
    return [
      ("Caption", .string(caption)), ("Version", .string(version)),
      ("BuildNumber", .string(build)), ("CSName", .string(host.name.capitals)),
      ("SystemDirectory", .string(#"C:\Windows\system32"#)),
      ("TotalVisibleMemorySize", .long(host.hardware.memory / .kibibyte)),
      ("FreePhysicalMemory", .long(freeMemory / .kibibyte)),
    ]
  }

  private static func computer(_ host: WindowsHost) -> [(name: String, value: Value)] {
    var workgroup: String?
    if case .workgroup(let name) = host.membership { workgroup = name.text }
    return [
      ("Name", .string(host.name.capitals)),
      ("Domain", .string(host.domain?.text ?? workgroup ?? "")),
      ("PartOfDomain", .bool(host.domain != nil)),
      ("Workgroup", workgroup.map { .string($0) } ?? .null),
      ("TotalPhysicalMemory", .long(host.hardware.memory)),
      ("NumberOfLogicalProcessors", .whole(host.hardware.logicalProcessors)),
      ("HypervisorPresent", .bool(host.hasHyperV)),
    ]
  }

  /// 3 stands for a local disk.
  private static func logicalDisk(_ volume: Volume) -> [(name: String, value: Value)] {
    [
      ("DeviceID", .string("\(volume.letter):")), ("DriveType", .int(3)),
      ("VolumeName", .string(volume.label)), ("Size", .long(volume.size)),
      ("FreeSpace", .long(volume.free)),
    ]
  }

  private static func processor(_ host: WindowsHost) -> [(name: String, value: Value)] {
    let model = host.hardware.processor
    return [
      ("DeviceID", .string("CPU0")), ("Name", .string(model.name)),
      ("Manufacturer", .string(model.vendor)),
      ("NumberOfLogicalProcessors", .whole(host.hardware.logicalProcessors)),
    ]
  }

  private static func disk(
    _ disk: PhysicalDisk, of host: WindowsHost
  ) -> [(name: String, value: Value)] {
    [
      ("DeviceID", .string("\\\\.\\PHYSICALDRIVE\(disk.number)")), ("Index", .whole(disk.number)),
      ("Model", .string(disk.model)), ("Size", .long(disk.size)),
      ("SystemName", .string(host.name.capitals)),
    ]
  }

  /// 1 among the services stands for Credential Guard, 2 of the status for running.
  private static func deviceGuard(_ host: WindowsHost) -> [(name: String, value: Value)] {
    let isOn = host.credentialGuardEnabled
    let services = Value.list([.int(isOn ? 1 : 0)])
    return [
      ("SecurityServicesConfigured", services), ("SecurityServicesRunning", services),
      ("VirtualizationBasedSecurityStatus", .int(isOn ? 2 : 0)),
    ]
  }

  private static func planned(
    _ id: VirtualMachine.ID, on host: WindowsHost, _ datacenter: Datacenter
  ) -> [(name: String, value: Value)] {
    let name = datacenter.machines[id]?.name.text ?? ""
    return [
      ("Caption", .string("Planned Virtual Machine")), ("ElementName", .string(name)),
      ("Name", .string(id.capitals)),
    ]
  }
}

extension Refusal {
  /// Ours: refused by name rather than answered with nothing.
  static func noCimClass(_ name: String, in namespace: String?) -> Refusal {
    let place = namespace ?? CimClass.systemNamespace
    return Refusal(
      Text(
        en: "The datacenter does not simulate the class \(name) of \(place).",
        de: "Das Rechenzentrum bildet die Klasse \(name) von \(place) nicht nach."),
      "NotSupported", .invalidOperation, target: name)
  }
}
