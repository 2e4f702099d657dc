internal import Datacenter
internal import PowerShellEngine

/// A machine's UEFI, as it is at the moment.
final class FirmwareObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.firmware
  override var className: String { "VMFirmware" }
  override var name: String { "Firmware" }
  var firmware: MachineFirmware { machine.machine.firmware }
}

/// The BIOS of a machine of generation 1.
final class BiosObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.bios
  override var className: String { "VMBios" }
  override var name: String { "BIOS" }
}

/// A device that UEFI tries, as an entry of the boot order; lists show it as `Drive` or `Network`.
final class BootSourceObject: DeviceObject {
  let source: BootSource
  init(_ source: BootSource, of machine: VirtualMachineObject) {
    self.source = source
    super.init(of: machine)
  }
  override var className: String { "VMBootSource" }
  override func text(_ culture: Culture) -> String { bootType == 1 ? "Drive" : "Network" }
  override var inheritsText: Bool { false }

  var bootType: Int { if case .drive = source { 1 } else { 2 } }

  /// The drive or adapter itself.
  var device: Value {
    switch source {
    case .drive(let slot):
      if let drive = machine.machine.hardDrives.first(where: { $0.slot == slot }) {
        return .object(HardDiskDriveObject(drive, of: machine))
      }
      let drive = machine.machine.dvdDrives.first { $0.slot == slot }
      return drive.map { .object(DvdDriveObject($0, of: machine)) } ?? .null
    case .network(let id):
      let adapter = machine.machine.adapters.first { $0.id == id }
      return adapter.map { .object(NetworkAdapterObject($0, of: machine)) } ?? .null
    }
  }
}

/// A SCSI controller by its number.
final class ScsiControllerObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.scsiController
  let number: Int
  init(_ number: Int, of machine: VirtualMachineObject) {
    self.number = number
    super.init(of: machine)
  }
  override var className: String { "VMScsiController" }
  override var name: String { "SCSI Controller" }
  override var identifier: String { "SCSI\\\(number)" }

  /// What is plugged in, by place.
  var drives: [Value] {
    let disks = machine.machine.hardDrives.filter { isOurs($0.slot) }
    let media = machine.machine.dvdDrives.filter { isOurs($0.slot) }
    let all =
      disks.map { ($0.slot.location, Value.object(HardDiskDriveObject($0, of: machine))) }
      + media.map { ($0.slot.location, Value.object(DvdDriveObject($0, of: machine))) }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func isOurs(_ slot: ControllerSlot) -> Bool {
    slot.type == .scsi && slot.number == number
  }
}

/// `VMFirmware`, `VMBios`, `VMBootSource` and `VMScsiController`.
enum FirmwareTypes {
  static var firmware: TypeDefinition {
    TypeDefinition(HyperVType.firmware, base: HyperVType.componentObject) { m in
      firmwares.declare(in: m)
      m.deviceProperties()
    }
  }

  static var bios: TypeDefinition {
    TypeDefinition(HyperVType.bios, base: HyperVType.componentObject) { m in
      m.property("bool NumLockEnabled {get;}") { (me: BiosObject) in
        .bool(me.machine.machine.firmware.numLock)
      }
      m.property("Microsoft.HyperV.PowerShell.BootDevice[] StartupOrder {get;}") {
        (me: BiosObject) in
        .list(me.machine.machine.firmware.startupOrder.map { .member("BootDevice", $0) })
      }
      m.deviceProperties()
    }
  }

  static var bootSource: TypeDefinition {
    TypeDefinition(HyperVType.bootSource, base: HyperVType.componentObject) { m in
      m.property("Microsoft.HyperV.PowerShell.BootSourceType BootType {get;}") {
        (me: BootSourceObject) in .member("BootSourceType", me.bootType)
      }
      m.property("string Description {get;}") { (me: BootSourceObject) in
        .string(me.bootType == 1 ? "EFI SCSI Device" : "EFI Network")
      }
      m.property("string FirmwarePath {get;}") { (_: BootSourceObject) in .string("") }
      m.property("System.Object Device {get;}") { (me: BootSourceObject) in me.device }
      m.deviceProperties()
    }
  }

  static var controller: TypeDefinition {
    TypeDefinition(HyperVType.scsiController, base: HyperVType.driveController) { m in
      m.property("int ControllerNumber {get;}") { (me: ScsiControllerObject) in
        .whole(me.number)
      }
      m.property("bool IsTemplate {get;}") { (_: ScsiControllerObject) in .bool(false) }
      m.property("Microsoft.HyperV.PowerShell.Drive[] Drives {get;}") {
        (me: ScsiControllerObject) in .list(me.drives)
      }
      m.property("string Name {get;}") { (me: ScsiControllerObject) in .string(me.name) }
      m.property("string Id {get;}") { (me: ScsiControllerObject) in .string(me.id) }
      m.deviceProperties()
    }
  }

  private static var firmwares: PropertyTable<FirmwareObject> {
    PropertyTable(
      """
      Microsoft.HyperV.PowerShell.VMBootSource[] BootOrder @
      IPProtocolPreference PreferredNetworkBootProtocol @
      OnOffState SecureBoot @
      System.Nullable[guid] SecureBootTemplateId @
      string SecureBootTemplate @
      ConsoleModeType ConsoleMode @
      OnOffState PauseAfterBootFailure @
      """
    ) { me, name in
      let firmware = me.firmware
      switch name {
      case "BootOrder":
        return .list(
          me.machine.machine.bootSources.map { .object(BootSourceObject($0, of: me.machine)) })
      case "PreferredNetworkBootProtocol":
        return .member("IPProtocolPreference", firmware.networkProtocol)
      case "SecureBoot": return .onOff(firmware.secureBoot)
      case "SecureBootTemplateId":
        return .guid(Identifiers(seed: 0).guid(for: firmware.template.name))
      case "SecureBootTemplate": return .string(firmware.template.name)
      case "ConsoleMode": return .member("ConsoleModeType", firmware.console)
      default: return .onOff(firmware.pausesAfterBootFailure)
      }
    }
  }
}
