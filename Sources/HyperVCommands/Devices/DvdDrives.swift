internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMDvdDrive, Set-VMDvdDrive and Get-VMIntegrationService.

struct GetVMDvdDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMDvdDrive")
  @ParameterGroup var source = PartSource()
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var controllerNumber: Nullable<Int32>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let wanted = SlotFilter(number: controllerNumber?.value, location: controllerLocation?.value)
    try source.forEach(call, in: lab) { machine in
      for drive in machine.machine.dvdDrives where wanted.takes(drive.slot) {
        try call.write(.object(DvdDriveObject(drive, of: machine)))
      }
    }
  }
}

struct SetVMDvdDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMDvdDrive")
  @Parameter("VMName") var name: String?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var path: String?
  @Parameter("VMDvdDrive") var drives: [Object<DvdDriveObject>]?
  @Parameter var toControllerNumber: Nullable<Int32>?
  @Parameter var toControllerLocation: Nullable<Int32>?
  @Switch var allowUnverifiedPaths: Bool
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let drives {
      for object in drives.compactMap(\.object) {
        try call.reporting(lab) { try set(object, call, lab) }
      }
      return
    }
    let wanted = SlotFilter(number: controllerNumber?.value, location: controllerLocation?.value)
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) { machine in
      let found = machine.dvdDrives.first { wanted.takes($0.slot) }
      guard let found else { throw Refusal.driveNotFound }
      try set(DvdDriveObject(found, of: VirtualMachineObject(machine, lab)), call, lab)
    }
  }

  /// Nothing as the path empties the drive; without a path nothing changes.
  private func set(_ drive: DvdDriveObject, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.setDrive(drive.machine.machine.name), in: lab) else { return }
    if let planned = drive.machine.planned {
      if path?.isEmpty == true { planned.wish.emptied.append(drive.drive.slot) }
      return
    }
    if let path {
      let change = MediumChange(
        machine: drive.machine.id, slot: drive.drive.slot, path: path.isEmpty ? nil : path,
        session: try lab.logon)
      try call.carryOut(change, in: lab)
    }
    let wish = SlotWish(
      number: toControllerNumber?.value.map { Int($0) },
      location: toControllerLocation?.value.map { Int($0) })
    guard wish != SlotWish() else {
      if passthru { try call.write(.object(drive)) }
      return
    }
    let place = drive.machine.machine.dvdDrives.firstIndex { $0.slot == drive.drive.slot }
    let move = DvdDriveChange(
      machine: drive.machine.id, change: .move(drive.drive.slot, to: wish),
      session: try lab.logon)
    try call.carryOut(move, in: lab)
    guard passthru, let place else { return }
    let moved = drive.machine.machine.dvdDrives[place]
    try call.write(.object(DvdDriveObject(moved, of: drive.machine)))
  }
}

/// A place on a controller, as far as a command names it.
struct SlotFilter {
  let number: Int32?
  let location: Int32?

  func takes(_ slot: ControllerSlot) -> Bool {
    (number.map { Int($0) == slot.number } ?? true)
      && (location.map { Int($0) == slot.location } ?? true)
  }
}

struct GetVMIntegrationService: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMIntegrationService")
  @ParameterGroup var source = PartSource()
  @Parameter var name: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let patterns = (name ?? ["*"]).map { NamePattern($0) }
    try source.forEach(call, in: lab) { machine in
      for service in machine.machine.integrationServices {
        guard try patterns.contains(where: { try $0.matches(service.kind.name) }) else { continue }
        try call.write(.object(IntegrationComponentObject(service, of: machine)))
      }
    }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func setDrive(_ machine: Name) -> Text {
    Text(
      en: "Set-VMDvdDrive will configure the DVD drive of the virtual machine \"\(machine)\".",
      de: "Mit Set-VMDvdDrive wird das DVD-Laufwerk des virtuellen Computers \"\(machine)\" "
        + "konfiguriert.")
  }
}
