internal import Datacenter
internal import PowerShellEngine

/// Get-VM: the machines of a host, by name, by id, or all of them.
struct GetVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VM")
  @Parameter var name: [String]?
  @Parameter var id: Nullable<MachineIdentifier>?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      if let id = id?.value?.guid { return try write(id, on: host, call, lab) }
      try MachineSelection.machines(
        named: name ?? ["*"], on: host, byFinder: true, call, in: lab
      ) { try call.write(lab.object($0)) }
    }
  }

  private func write(
    _ id: Guid, on host: HyperVHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard let machine = try lab.datacenter.machines[id], machine.host == host.name else {
      throw Refusal.machineNotFound(id: id)
    }
    try call.write(lab.object(machine))
  }
}
