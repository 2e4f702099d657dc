internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMNetworkAdapter and Get-VMHardDiskDrive: what is plugged into machines.

struct GetVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMNetworkAdapter")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter var name: String?
  @Parameter var isLegacy: Bool?
  @Switch var all: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard all else { return try selector.forEach(call, in: lab) { try write($0, call, lab) } }
    try selector.target.forEach(call, in: lab) { host in
      for machine in try lab.datacenter.machines(on: host.name) { try write(machine, call, lab) }
    }
  }

  private func write(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    let pattern = name.map { NamePattern($0) }
    let object = VirtualMachineObject(machine, lab)
    for adapter in machine.adapters {
      guard try pattern?.matches(adapter.name.text) ?? true,
        isLegacy.map({ $0 == adapter.isLegacy }) ?? true
      else { continue }
      try call.write(.object(NetworkAdapterObject(adapter, of: object)))
    }
  }
}

struct GetVMHardDiskDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMHardDiskDrive")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerType: Nullable<Choice<ControllerType>>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      let object = VirtualMachineObject(machine, lab)
      for drive in machine.hardDrives where isWanted(drive.slot) {
        try call.write(.object(HardDiskDriveObject(drive, of: object)))
      }
    }
  }

  private func isWanted(_ slot: ControllerSlot) -> Bool {
    func fits(_ wanted: Nullable<Int32>?, _ number: Int) -> Bool {
      wanted?.value.map { Int($0) == number } ?? true
    }
    return fits(controllerLocation, slot.location) && fits(controllerNumber, slot.number)
      && controllerType?.value.map { $0.value == slot.type } ?? true
  }
}
