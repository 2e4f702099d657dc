internal import Datacenter
internal import PowerShellEngine

/// `-VMName` or `-VM`: the machines whose parts a command works on.
struct DeviceSelector {
  @Parameter("VMName") var names: [String]?
  @Parameter("VM") var machines: [Object<VirtualMachineObject>]?
  @ParameterGroup var target = HostTarget()

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (VirtualMachine) throws -> Void
  ) throws {
    if let machines {
      return try MachineSelection.machines(machines.compactMap(\.object), call, in: lab, work)
    }
    try MachineSelection.machines(named: names ?? [], on: target, call, in: lab, work)
  }
}

/// The same for commands that list parts: `-VMSnapshot` asks what a machine had at a checkpoint.
struct PartSource {
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMSnapshot") var checkpoint: Object<CheckpointObject>?

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (VirtualMachineObject) throws -> Void
  ) throws {
    if let checkpoint = checkpoint?.object { return try work(checkpoint.then) }
    try selector.forEach(call, in: lab) { try work(VirtualMachineObject($0, lab)) }
  }
}
