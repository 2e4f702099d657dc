internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-, Add- and Remove-VMScsiController.

struct GetVMScsiController: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMScsiController")
  @ParameterGroup var source = PartSource()
  @Parameter var controllerNumber: Nullable<Int32>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let wanted = controllerNumber?.value.map { Int($0) }
    try source.forEach(call, in: lab) { machine in
      for number in 0..<max(machine.machine.scsiControllers, 0) where wanted ?? number == number {
        try call.write(.object(ScsiControllerObject(number, of: machine)))
      }
    }
  }
}

struct AddVMScsiController: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Add-VMScsiController")
  @ParameterGroup var selector = DeviceSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.add(machine.name), in: lab) else { return }
      let change = ControllerChange(
        machine: machine.id, change: .add, session: try lab.logon)
      try call.carryOut(change, in: lab)
      let object = VirtualMachineObject(machine, lab)
      if passthru {
        try call.write(.object(ScsiControllerObject(machine.scsiControllers, of: object)))
      }
    }
  }
}

struct RemoveVMScsiController: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMScsiController")
  @Parameter("VMName") var machines: [String]?
  @Parameter var controllerNumber: Int32?
  @Parameter("VMScsiController") var controllers: [Object<ScsiControllerObject>]?
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let controllers {
      for object in controllers.compactMap(\.object) {
        try call.reporting(lab) { try remove(object, call, lab) }
      }
      return
    }
    try MachineSelection.machines(named: machines ?? [], on: target, call, in: lab) { machine in
      let object = VirtualMachineObject(machine, lab)
      try remove(ScsiControllerObject(Int(controllerNumber ?? 0), of: object), call, lab)
    }
  }

  private func remove(
    _ controller: ScsiControllerObject, _ call: Invocation, _ lab: LabContext
  ) throws {
    let name = controller.machine.machine.name
    guard try call.shouldProcess(.remove(name), in: lab) else { return }
    let change = ControllerChange(
      machine: controller.machine.id, change: .remove(number: controller.number),
      session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(controller)) }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func add(_ machine: Name) -> Text {
    Text(
      en: "Add-VMScsiController will add a SCSI controller to virtual machine \"\(machine)\".",
      de:
        "Mit Add-VMScsiController wird dem virtuellen Computer \"\(machine)\" ein SCSI-Controller "
        + "hinzugefügt.")
  }
  fileprivate static func remove(_ machine: Name) -> Text {
    Text(
      en: "Remove-VMScsiController will remove a SCSI controller from virtual machine "
        + "\"\(machine)\".",
      de: "Mit Remove-VMScsiController wird ein SCSI-Controller aus dem virtuellen Computer "
        + "\"\(machine)\" entfernt.")
  }
}
