internal import Datacenter
internal import PowerShellEngine

/// A drive, adapter or service of a machine: it knows its machine and what it was when asked for.
class DeviceObject: LabObject {
  let machine: VirtualMachineObject

  init(of machine: VirtualMachineObject) {
    self.machine = machine
    super.init(machine.lab)
  }

  var name: String { "" }
  /// What tells the device from others of its machine, as the end of its Id.
  var identifier: String { "" }

  override final var title: String { "(Name = '\(name)', VMName = '\(machine.machine.name)')" }
  override final var hostName: HyperVHost.ID { machine.hostName }
  override final var isDeleted: Bool { machine.isDeleted }
  final var id: String { "Microsoft:\(machine.id.capitals)\\\(identifier)" }
}

final class HardDiskDriveObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.hardDiskDrive
  private var known: HardDiskDrive
  init(_ drive: HardDiskDrive, of machine: VirtualMachineObject) {
    known = drive
    super.init(of: machine)
  }

  /// The drive as it is now; once it is gone, as it was last.
  var drive: HardDiskDrive {
    if let current = machine.machine.hardDrives.first(where: { $0.slot == known.slot }) {
      known = current
    }
    return known
  }

  override var className: String { "HardDiskDrive" }
  override var name: String { "Hard Drive on \(drive.slot.title)" }
  override var identifier: String { "\(drive.slot.identifier)\\D" }
}

final class DvdDriveObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.dvdDrive
  private var known: DvdDrive
  init(_ drive: DvdDrive, of machine: VirtualMachineObject) {
    known = drive
    super.init(of: machine)
  }

  /// The drive as it is now; once it is gone, as it was last.
  var drive: DvdDrive {
    if let current = machine.machine.dvdDrives.first(where: { $0.slot == known.slot }) {
      known = current
    }
    return known
  }

  override var className: String { "DvdDrive" }
  override var name: String { "DVD Drive on \(drive.slot.title)" }
  override var identifier: String { "\(drive.slot.identifier)\\D" }
}

final class NetworkAdapterObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.networkAdapter
  private var known: VirtualNetworkAdapter
  init(_ adapter: VirtualNetworkAdapter, of machine: VirtualMachineObject) {
    known = adapter
    super.init(of: machine)
  }

  /// The adapter as it is now; once it is gone, as it was last.
  var adapter: VirtualNetworkAdapter {
    if let current = machine.machine.adapters.first(where: { $0.id == known.id }) {
      known = current
    }
    return known
  }

  override var className: String { "VMNetworkAdapter" }
  override var name: String { adapter.name.text }
  override var identifier: String { adapter.id.capitals }
}

final class IntegrationComponentObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.integrationComponent
  private var known: IntegrationService
  init(_ service: IntegrationService, of machine: VirtualMachineObject) {
    known = service
    super.init(of: machine)
  }

  var service: IntegrationService {
    let current = machine.machine.integrationServices.first { $0.kind == known.kind }
    if let current { known = current }
    return known
  }

  override var className: String { "VMIntegrationComponent" }
  override var name: String { service.kind.name }
  override var identifier: String { "Integration\\\(service.kind.rawValue)" }
}

final class ComPortObject: DeviceObject {
  let number: Int
  init(_ number: Int, of machine: VirtualMachineObject) {
    self.number = number
    super.init(of: machine)
  }
  override var className: String { "VMComPort" }
  override var name: String { "COM \(number)" }
  override var identifier: String { "COM\\\(number)" }
}

extension VirtualMachineObject {
  func comPort(_ number: Int) -> Value { .object(ComPortObject(number, of: self)) }
  var hardDrives: [Value] {
    machine.hardDrives.map { .object(HardDiskDriveObject($0, of: self)) }
  }
  var dvdDrives: [Value] { machine.dvdDrives.map { .object(DvdDriveObject($0, of: self)) } }
  var networkAdapters: [Value] {
    machine.adapters.map { .object(NetworkAdapterObject($0, of: self)) }
  }
  var integrationServices: [Value] {
    machine.integrationServices.map { .object(IntegrationComponentObject($0, of: self)) }
  }
}

extension ControllerSlot {
  /// `SCSI controller number 0 at location 0`, as the names of drives end.
  var title: String {
    let bus =
      switch type {
      case .ide: "IDE"
      case .scsi: "SCSI"
      case .pmem: "PMEM"
      }
    return "\(bus) controller number \(number) at location \(location)"
  }

  fileprivate var identifier: String { "\(type.rawValue)\\\(number)\\\(location)" }
}
