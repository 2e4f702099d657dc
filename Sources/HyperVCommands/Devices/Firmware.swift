internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get- and Set-VMFirmware of generation 2, Get- and Set-VMBios of generation 1.

struct GetVMFirmware: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMFirmware")
  @ParameterGroup var source = PartSource()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try source.forEach(call, in: lab) { machine in
      try machine.require(generation: 2)
      try call.write(.object(FirmwareObject(of: machine)))
    }
  }
}

struct GetVMBios: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMBios")
  @ParameterGroup var source = PartSource()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try source.forEach(call, in: lab) { machine in
      try machine.require(generation: 1)
      try call.write(.object(BiosObject(of: machine)))
    }
  }
}

struct SetVMFirmware: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMFirmware")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMFirmware") var firmware: [Object<FirmwareObject>]?
  @Parameter var bootOrder: [BootDeviceParameter]?
  @Parameter var firstBootDevice: BootDeviceParameter?
  @Parameter var enableSecureBoot: Nullable<Choice<OnOff>>?
  @Parameter var secureBootTemplate: String?
  @Parameter var preferredNetworkBootProtocol: Nullable<Choice<MachineFirmware.NetworkProtocol>>?
  @Parameter var consoleMode: Nullable<Choice<MachineFirmware.Console>>?
  @Parameter var pauseAfterBootFailure: Nullable<Choice<OnOff>>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let firmware else {
      return try selector.forEach(call, in: lab) { try set($0, call, lab) }
    }
    let machines = firmware.compactMap { $0.object?.machine }
    try MachineSelection.machines(machines, call, in: lab) { try set($0, call, lab) }
  }

  private func set(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.setFirmware(machine.name), in: lab) else { return }
    let change = FirmwareChange(
      machine: machine.id, settings: settings, session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(FirmwareObject(of: VirtualMachineObject(machine, lab)))) }
  }

  private var settings: [FirmwareSetting] {
    let all: [FirmwareSetting?] = [
      bootOrder.map { .bootOrder($0.compactMap(\.source)) },
      firstBootDevice?.source.map { .firstBootDevice($0) },
      enableSecureBoot?.value.map { .secureBoot($0.value == .on) },
      secureBootTemplate.map { .template($0) },
      preferredNetworkBootProtocol?.value.map { .networkProtocol($0.value) },
      consoleMode?.value.map { .console($0.value) },
      pauseAfterBootFailure?.value.map { .pauseAfterBootFailure($0.value == .on) },
    ]
    return all.compactMap { $0 }
  }
}

struct SetVMBios: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMBios")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMBios") var bioses: [Object<BiosObject>]?
  @Switch var disableNumLock: Bool
  @Switch var enableNumLock: Bool
  @Parameter var startupOrder: [Choice<BootDevice>]?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if enableNumLock, disableNumLock {
      throw Refusal.notTogether("EnableNumLock", "DisableNumLock")
    }
    guard let bioses else {
      return try selector.forEach(call, in: lab) { try set($0, call, lab) }
    }
    let machines = bioses.compactMap { $0.object?.machine }
    try MachineSelection.machines(machines, call, in: lab) { try set($0, call, lab) }
  }

  private func set(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.setBios(machine.name), in: lab) else { return }
    let settings: [FirmwareSetting?] = [
      enableNumLock ? .numLock(true) : disableNumLock ? .numLock(false) : nil,
      startupOrder.map { .startupOrder($0.map(\.value)) },
    ]
    let change = FirmwareChange(
      machine: machine.id, settings: settings.compactMap { $0 }, session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(BiosObject(of: VirtualMachineObject(machine, lab)))) }
  }
}

/// A drive, an adapter, or an entry of a boot order.
struct BootDeviceParameter: ParameterValue {
  let source: BootSource?

  static var parameterType: TypeInfo { TypeTable.find(HyperVType.componentObject) ?? .object }
  static var placeholder: BootDeviceParameter { BootDeviceParameter(source: nil) }

  static func taken(from value: Value) throws -> BootDeviceParameter {
    switch value.base.reference {
    case let entry as BootSourceObject: BootDeviceParameter(source: entry.source)
    case let disk as HardDiskDriveObject: BootDeviceParameter(source: .drive(disk.drive.slot))
    case let drive as DvdDriveObject: BootDeviceParameter(source: .drive(drive.drive.slot))
    case let adapter as NetworkAdapterObject:
      BootDeviceParameter(source: .network(adapter: adapter.adapter.id))
    default: throw Refusal.invalidValue(value.text(.invariant), of: "BootOrder")
    }
  }
}

extension VirtualMachineObject {
  fileprivate func require(generation: Int) throws {
    guard machine.generation == generation else {
      throw Refusal.wrongGeneration(machine, needed: generation)
    }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func setFirmware(_ machine: Name) -> Text {
    Text(
      en: "Set-VMFirmware will configure the firmware settings of the virtual machine "
        + "\"\(machine)\".",
      de: "Mit Set-VMFirmware werden die Firmwareeinstellungen des virtuellen Computers "
        + "\"\(machine)\" konfiguriert.")
  }
  fileprivate static func setBios(_ machine: Name) -> Text {
    Text(
      en: "Set-VMBios will configure the BIOS settings of the virtual machine \"\(machine)\".",
      de: "Mit Set-VMBios werden die BIOS-Einstellungen des virtuellen Computers \"\(machine)\" "
        + "konfiguriert.")
  }
}
