internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMNetworkAdapter and Get-VMHardDiskDrive: what is plugged into machines.

struct GetVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMNetworkAdapter")
  @ParameterGroup var source = PartSource()
  @Parameter var name: String?
  @Parameter var isLegacy: Bool?
  @Switch var all: Bool
  @Switch var managementOS: Bool
  @Parameter var switchName: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard all || managementOS else {
      return try source.forEach(call, in: lab) { try write($0, call) }
    }
    try source.selector.target.forEach(call, in: lab) { host in
      try writeManagement(of: host, call, lab)
      if managementOS { return }
      for machine in try lab.datacenter.machines(on: host.name) {
        try write(VirtualMachineObject(machine, lab), call)
      }
    }
  }

  /// The host's own adapters: one at each switch that it shares.
  private func writeManagement(
    of host: HyperVHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    let pattern = name.map { NamePattern($0) }
    for shared in host.switches where shared.allowsManagementOS {
      guard try pattern?.matches(shared.name.text) ?? true,
        switchName.map({ Name($0) == shared.name }) ?? true
      else { continue }
      try call.write(.object(ManagementAdapterObject(shared, of: host, lab)))
    }
  }

  private func write(_ machine: VirtualMachineObject, _ call: Invocation) throws {
    let pattern = name.map { NamePattern($0) }
    for adapter in machine.machine.adapters {
      guard try pattern?.matches(adapter.name.text) ?? true,
        isLegacy.map({ $0 == adapter.isLegacy }) ?? true
      else { continue }
      try call.write(.object(NetworkAdapterObject(adapter, of: machine)))
    }
  }
}

struct GetVMHardDiskDrive: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMHardDiskDrive")
  @ParameterGroup var source = PartSource()
  @Parameter var controllerLocation: Nullable<Int32>?
  @Parameter var controllerNumber: Nullable<Int32>?
  @Parameter var controllerType: Nullable<Choice<ControllerType>>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try source.forEach(call, in: lab) { machine in
      for drive in machine.machine.hardDrives where isWanted(drive.slot) {
        try call.write(.object(HardDiskDriveObject(drive, of: machine)))
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
