internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Checkpoint-VM and Get-VMSnapshot: what machines were like at a moment.

struct CheckpointVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Checkpoint-VM")
  @ParameterGroup var selector = MachineSelector()
  @Parameter var snapshotName: String?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      let name = try snapshotName ?? defaultName(of: machine, call, lab)
      guard try call.shouldProcess(.checkpoint(machine.name), in: lab) else { return }
      let checkpointing = Checkpointing(
        machine: machine.id, name: name, session: try lab.logon)
      try call.carryOut(checkpointing, in: lab)
      if passthru, let made = try lab.datacenter.machines[machine.id]?.checkpoints.last {
        try call.write(.object(CheckpointObject(made, of: VirtualMachineObject(machine, lab))))
      }
    }
  }

  /// `web01 - (3/3/2025 - 9:00:00 AM)`, in the session's culture.
  private func defaultName(
    of machine: VirtualMachine, _ call: Invocation, _ lab: LabContext
  ) throws -> String {
    let now = Value.moment(try lab.datacenter.clock)
    let text = try Formatting.format(
      .string("{0} - ({1:d} - {1:T})"), .list([.text(machine.name), now]), call.session)
    return text.text(.invariant)
  }
}

struct GetVMSnapshot: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMSnapshot")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter var name: String?
  @Parameter var id: Nullable<MachineIdentifier>?
  @Parameter var snapshotType: Choice<Checkpoint.Kind>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let id = id?.value?.guid { return try find(id, call, lab) }
    try selector.forEach(call, in: lab) { machine in
      let pattern = name.map { NamePattern($0) }
      let found = try machine.checkpoints.filter {
        try pattern?.matches($0.name.text) ?? true && snapshotType?.value ?? $0.kind == $0.kind
      }
      if found.isEmpty, let pattern, pattern.isLiteral { throw Refusal.checkpointNotFound }
      let object = VirtualMachineObject(machine, lab)
      for checkpoint in found { try call.write(.object(CheckpointObject(checkpoint, of: object))) }
    }
  }

  private func find(_ id: Guid, _ call: Invocation, _ lab: LabContext) throws {
    try selector.target.forEach(call, in: lab) { host in
      for machine in try lab.datacenter.machines(on: host.name) {
        for checkpoint in machine.checkpoints where checkpoint.id == id {
          let object = VirtualMachineObject(machine, lab)
          return try call.write(.object(CheckpointObject(checkpoint, of: object)))
        }
      }
      throw Refusal.checkpointNotFound
    }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func checkpoint(_ name: Name) -> Text {
    Text(
      en: "Checkpoint-VM will create a checkpoint of the virtual machine \"\(name)\".",
      de: "Mit Checkpoint-VM wird ein Prüfpunkt des virtuellen Computers \"\(name)\" erstellt.")
  }
}
