internal import Datacenter
internal import PowerShellEngine

// Enable-, Disable- and Reset-VMResourceMetering and Measure-VM: what machines use.

struct EnableVMResourceMetering: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Enable-VMResourceMetering")
  @ParameterGroup var selector = DeviceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.change(.enable, call, lab)
  }
}

struct DisableVMResourceMetering: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Disable-VMResourceMetering")
  @ParameterGroup var selector = DeviceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.change(.disable, call, lab)
  }
}

struct ResetVMResourceMetering: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Reset-VMResourceMetering")
  @ParameterGroup var selector = DeviceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.change(.reset, call, lab)
  }
}

extension DeviceSelector {
  fileprivate func change(
    _ change: MeteringChange.Change, _ call: Invocation, _ lab: LabContext
  ) throws {
    try forEach(call, in: lab) { machine in
      try call.carryOut(
        MeteringChange(machine: machine.id, change: change, session: try lab.logon), in: lab)
    }
  }
}

struct MeasureVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Measure-VM")
  @ParameterGroup var selector = MachineSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      let report = try MeteringReport(of: machine, in: lab.datacenter)
      let object = VirtualMachineObject(machine, lab)
      try call.write(.object(MeteringReportObject(report, of: object)))
    }
  }
}
