internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Add-, Set- and Remove-VMHardDiskDrive.

struct AddVMHardDiskDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Add-VMHardDiskDrive")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMDriveController") var controller: ControllerReference?
  @Parameter var controllerType: Nullable<Choice<ControllerType>>?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var path: String?
  @Parameter var diskNumber: UInt32?
  @Switch var allowUnverifiedPaths: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let location = controllerLocation?.value.map { Int($0) }
    if let controller = controller?.object {
      let wish = SlotWish(type: .scsi, number: controller.number, location: location)
      return try MachineSelection.machines([controller.machine], call, in: lab) {
        try add(to: $0, wish, call, lab)
      }
    }
    let wish = SlotWish(
      type: controllerType?.value?.value, number: controllerNumber?.value.map { Int($0) },
      location: location)
    try selector.forEach(call, in: lab) { try add(to: $0, wish, call, lab) }
  }

  private func add(
    to machine: VirtualMachine, _ wish: SlotWish, _ call: Invocation, _ lab: LabContext
  ) throws {
    let wanted: HardDriveChange.Change
    if let path {
      wanted = .add(wish, path: call.located(path))
    } else if let diskNumber {
      wanted = .addPhysical(wish, disk: Int(diskNumber))
    } else {
      throw Refusal.diskNeeded
    }
    guard try call.shouldProcess(.add(machine.name), in: lab) else { return }
    let change = HardDriveChange(machine: machine.id, change: wanted, session: try lab.logon)
    try call.carryOut(change, in: lab)
    guard passthru, let made = try lab.datacenter.machines[machine.id]?.hardDrives.last else {
      return
    }
    try call.write(.object(HardDiskDriveObject(made, of: VirtualMachineObject(machine, lab))))
  }
}

struct SetVMHardDiskDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMHardDiskDrive")
  @ParameterGroup var drives = HardDriveSelector<Choice<ControllerType>>()
  @Parameter var path: String?
  @Parameter var toControllerType: Nullable<Choice<ControllerType>>?
  @Parameter var toControllerNumber: Nullable<Int32>?
  @Parameter var toControllerLocation: Nullable<Int32>?
  @Parameter var diskNumber: UInt32?
  @Switch var allowUnverifiedPaths: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try call.refusePhysical(diskNumber)
    try drives.forEach(call, in: lab) { drive in
      guard try call.shouldProcess(.set(drive.machine.machine.name), in: lab) else { return }
      let slot = drive.drive.slot
      let wish = SlotWish(
        type: toControllerType?.value?.value, number: toControllerNumber?.value.map { Int($0) },
        location: toControllerLocation?.value.map { Int($0) })
      let change = HardDriveChange(
        machine: drive.machine.id,
        change: .set(slot, path: path.map { call.located($0) }, to: wish),
        session: try lab.logon)
      let before = drive.machine.machine.hardDrives.firstIndex { $0.slot == slot }
      try call.carryOut(change, in: lab)
      guard passthru, let before else { return }
      let now = drive.machine.machine.hardDrives[before]
      try call.write(.object(HardDiskDriveObject(now, of: drive.machine)))
    }
  }
}

struct RemoveVMHardDiskDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMHardDiskDrive")
  @ParameterGroup var drives = HardDriveSelector<Nullable<Choice<ControllerType>>>()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try drives.forEach(call, in: lab) { drive in
      guard try call.shouldProcess(.remove(drive.machine.machine.name), in: lab) else { return }
      let change = HardDriveChange(
        machine: drive.machine.id, change: .remove(drive.drive.slot), session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(.object(drive)) }
    }
  }
}

/// `-VMName` with a place on a controller, or `-VMHardDiskDrive`: the drives a command works on.
///
/// One command takes the kind of controller as it is, another may be given none.
struct HardDriveSelector<Kind: ControllerKindParameter> {
  @Parameter("VMName") var machine: String?
  @Parameter var controllerType: Kind?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter("VMHardDiskDrive") var drives: [Object<HardDiskDriveObject>]?
  @ParameterGroup var target = HostTarget()

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (HardDiskDriveObject) throws -> Void
  ) throws {
    if let drives {
      for object in drives.compactMap(\.object) {
        try call.reporting(lab) { try work(object) }
      }
      return
    }
    let wanted = SlotFilter(number: controllerNumber?.value, location: controllerLocation?.value)
    try MachineSelection.machines(named: [machine ?? ""], on: target, call, in: lab) { machine in
      let found = machine.hardDrives.first {
        wanted.takes($0.slot) && controllerType?.kind ?? $0.slot.type == $0.slot.type
      }
      guard let found else { throw Refusal.hardDriveNotFound }
      try work(HardDiskDriveObject(found, of: VirtualMachineObject(machine, lab)))
    }
  }
}

protocol ControllerKindParameter: ParameterValue {
  var kind: ControllerType? { get }
}

extension Choice: ControllerKindParameter where C == ControllerType {
  var kind: ControllerType? { value }
}

extension Nullable: ControllerKindParameter where V == Choice<ControllerType> {
  var kind: ControllerType? { value?.value }
}

/// A controller of drives; those of the simulation that are objects are SCSI ones.
struct ControllerReference: ParameterValue {
  let object: ScsiControllerObject?

  static var parameterType: TypeInfo { TypeTable.find(HyperVType.driveController) ?? .object }
  static var placeholder: ControllerReference { ControllerReference(object: nil) }
  static func taken(from value: Value) throws -> ControllerReference {
    ControllerReference(object: value.base.reference as? ScsiControllerObject)
  }
}

extension Invocation {
  /// A drive is not exchanged for a physical disk; one that comes down the pipeline brings the number
  /// of none along, which is nothing.
  fileprivate func refusePhysical(_ number: UInt32?) throws {
    guard let number, number > 0 else { return }
    throw Refusal.notModelled(parameter: "DiskNumber", of: command.name)
  }

  /// A path as the session means it: a relative one starts where the session stands.
  func located(_ path: String) -> String { session.drives.resolve(path)?.text ?? path }
}

extension Refusal {
  /// Ours: a drive without a disk is not simulated.
  fileprivate static var diskNeeded: Refusal {
    Refusal(
      Text(
        en: "The datacenter simulates only drives with a disk: give the parameter 'Path' or "
          + "'DiskNumber'.",
        de:
          "Das Rechenzentrum bildet nur Laufwerke mit einem Datenträger nach: Geben Sie den "
          + "Parameter \"Path\" oder \"DiskNumber\" an."),
      "InvalidParameter", .invalidArgument)
  }
}

extension Text {
  // Add is in a transcript, the others follow the pattern (hyperv-texts.md 4).
  fileprivate static func add(_ machine: Name) -> Text {
    Text(
      en: "Add-VMHardDiskDrive will add a hard disk drive to virtual machine \"\(machine)\".",
      de: "Mit Add-VMHardDiskDrive wird dem virtuellen Computer \"\(machine)\" ein "
        + "Festplattenlaufwerk hinzugefügt.")
  }
  fileprivate static func set(_ machine: Name) -> Text {
    Text(
      en: "Set-VMHardDiskDrive will configure a hard disk drive of the virtual machine "
        + "\"\(machine)\".",
      de: "Mit Set-VMHardDiskDrive wird ein Festplattenlaufwerk des virtuellen Computers "
        + "\"\(machine)\" konfiguriert.")
  }
  fileprivate static func remove(_ machine: Name) -> Text {
    Text(
      en: "Remove-VMHardDiskDrive will remove a hard disk drive from virtual machine "
        + "\"\(machine)\".",
      de: "Mit Remove-VMHardDiskDrive wird ein Festplattenlaufwerk aus dem virtuellen Computer "
        + "\"\(machine)\" entfernt.")
  }
}
