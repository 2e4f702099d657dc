internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Add- and Remove-VMDvdDrive.

struct AddVMDvdDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Add-VMDvdDrive")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMDriveController") var controllers: [ControllerReference]?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var path: String?
  @Switch var allowUnverifiedPaths: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let location = controllerLocation?.value.map { Int($0) }
    if let controllers {
      for controller in controllers.compactMap(\.object) {
        let wish = SlotWish(type: .scsi, number: controller.number, location: location)
        try MachineSelection.machines([controller.machine], call, in: lab) {
          try add(to: $0, wish, call, lab)
        }
      }
      return
    }
    let wish = SlotWish(number: controllerNumber?.value.map { Int($0) }, location: location)
    try selector.forEach(call, in: lab) { try add(to: $0, wish, call, lab) }
  }

  private func add(
    to machine: VirtualMachine, _ wish: SlotWish, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.add(machine.name), in: lab) else { return }
    let change = DvdDriveChange(
      machine: machine.id, change: .add(wish, path: path.map { call.located($0) }),
      session: try lab.logon)
    try call.carryOut(change, in: lab)
    guard passthru, let made = try lab.datacenter.machines[machine.id]?.dvdDrives.last else {
      return
    }
    try call.write(.object(DvdDriveObject(made, of: VirtualMachineObject(machine, lab))))
  }
}

struct RemoveVMDvdDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMDvdDrive")
  @Parameter("VMName") var name: String?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter("VMDvdDrive") var drives: [Object<DvdDriveObject>]?
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let drives {
      for object in drives.compactMap(\.object) {
        try call.reporting(lab) { try remove(object, call, lab) }
      }
      return
    }
    let wanted = SlotFilter(number: controllerNumber?.value, location: controllerLocation?.value)
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) { machine in
      let found = machine.dvdDrives.first { wanted.takes($0.slot) }
      guard let found else { throw Refusal.driveNotFound }
      try remove(DvdDriveObject(found, of: VirtualMachineObject(machine, lab)), call, lab)
    }
  }

  private func remove(_ drive: DvdDriveObject, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.remove(drive.machine.machine.name), in: lab) else { return }
    let change = DvdDriveChange(
      machine: drive.machine.id, change: .remove(drive.drive.slot), session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(drive)) }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func add(_ machine: Name) -> Text {
    Text(
      en: "Add-VMDvdDrive will add a DVD drive to virtual machine \"\(machine)\".",
      de: "Mit Add-VMDvdDrive wird dem virtuellen Computer \"\(machine)\" ein DVD-Laufwerk "
        + "hinzugefügt.")
  }
  fileprivate static func remove(_ machine: Name) -> Text {
    Text(
      en: "Remove-VMDvdDrive will remove a DVD drive from virtual machine \"\(machine)\".",
      de: "Mit Remove-VMDvdDrive wird ein DVD-Laufwerk aus dem virtuellen Computer "
        + "\"\(machine)\" entfernt.")
  }
}
