internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Restore-, Remove- and Rename-VMSnapshot: back to a moment, or the moment forgotten.

struct RestoreVMSnapshot: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Restore-VMSnapshot")
  @ParameterGroup var checkpoints = OneCheckpointSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try checkpoints.selection.forEach(call, in: lab) { checkpoint in
      guard try call.shouldProcess(.restore(checkpoint.checkpoint.name), in: lab) else { return }
      let change = CheckpointRestoration(
        machine: checkpoint.machine.id, checkpoint: checkpoint.checkpoint.id,
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(.object(checkpoint)) }
    }
  }
}

struct RemoveVMSnapshot: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMSnapshot")
  @ParameterGroup var checkpoints = CheckpointSelector()
  @Switch var includeAllChildSnapshots: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try checkpoints.selection.forEach(call, in: lab) { checkpoint in
      let name = checkpoint.checkpoint.name
      // A child may be gone with its parent by the time it has its turn.
      guard !checkpoint.isDeleted, try call.shouldProcess(.remove(name), in: lab) else { return }
      let change = CheckpointRemoval(
        machine: checkpoint.machine.id, checkpoint: checkpoint.checkpoint.id,
        withChildren: includeAllChildSnapshots, session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(.object(checkpoint)) }
    }
  }
}

struct RenameVMSnapshot: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Rename-VMSnapshot")
  @ParameterGroup var checkpoints = OneCheckpointSelector()
  @Parameter var newName: String
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try checkpoints.selection.forEach(call, in: lab) { checkpoint in
      let name = checkpoint.checkpoint.name
      guard try call.shouldProcess(.rename(name, newName), in: lab) else { return }
      let change = CheckpointRenaming(
        machine: checkpoint.machine.id, checkpoint: checkpoint.checkpoint.id, newName: newName,
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(.object(checkpoint)) }
    }
  }
}

/// `-VMName` or `-VM` with `-Name`, or `-VMSnapshot`, of the commands that take several.
struct CheckpointSelector {
  @Parameter("VMName") var machines: [String]?
  @Parameter("VM") var objects: [Object<VirtualMachineObject>]?
  @Parameter var name: [String]?
  @Parameter("VMSnapshot") var checkpoints: [Object<CheckpointObject>]?
  @ParameterGroup var target = HostTarget()

  var selection: CheckpointSelection {
    CheckpointSelection(
      machines: machines ?? [], objects: objects?.compactMap(\.object), names: name ?? ["*"],
      checkpoints: checkpoints?.compactMap(\.object), target: target)
  }
}

/// The same of those that take one.
struct OneCheckpointSelector {
  @Parameter("VMName") var machine: String?
  @Parameter("VM") var object: Object<VirtualMachineObject>?
  @Parameter var name: String?
  @Parameter("VMSnapshot") var checkpoint: Object<CheckpointObject>?
  @ParameterGroup var target = HostTarget()

  var selection: CheckpointSelection {
    CheckpointSelection(
      machines: machine.map { [$0] } ?? [], objects: object?.object.map { [$0] },
      names: [name ?? "*"], checkpoints: checkpoint?.object.map { [$0] }, target: target)
  }
}

/// The checkpoints a command works on.
struct CheckpointSelection {
  let machines: [String]
  let objects: [VirtualMachineObject]?
  let names: [String]
  let checkpoints: [CheckpointObject]?
  let target: HostTarget

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (CheckpointObject) throws -> Void
  ) throws {
    if let checkpoints {
      for object in checkpoints { try call.reporting(lab) { try work(object) } }
      return
    }
    if let objects {
      return try MachineSelection.machines(objects, call, in: lab) {
        try matching($0, call, lab, work)
      }
    }
    try MachineSelection.machines(named: machines, on: target, call, in: lab) {
      try matching($0, call, lab, work)
    }
  }

  /// A literal name without a match is refused.
  private func matching(
    _ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext,
    _ work: (CheckpointObject) throws -> Void
  ) throws {
    let object = VirtualMachineObject(machine, lab)
    for pattern in names.map({ NamePattern($0) }) {
      try call.reporting(lab) {
        let found = try machine.checkpoints.filter { try pattern.matches($0.name.text) }
        if found.isEmpty, pattern.isLiteral { throw Refusal.checkpointNotFound }
        for checkpoint in found {
          try call.reporting(lab) { try work(CheckpointObject(checkpoint, of: object)) }
        }
      }
    }
  }
}

extension Text {
  // The English sentences of Restore and Remove are real (hyperv-texts.md 4).
  fileprivate static func restore(_ name: Name) -> Text {
    Text(
      en: "Restore-VMSnapshot will restore checkpoint \"\(name)\".",
      de: "Mit Restore-VMSnapshot wird der Prüfpunkt \"\(name)\" wiederhergestellt.")
  }
  fileprivate static func remove(_ name: Name) -> Text {
    Text(
      en: "Remove-VMSnapshot will remove snapshot \"\(name)\".",
      de: "Mit Remove-VMSnapshot wird der Prüfpunkt \"\(name)\" entfernt.")
  }
  fileprivate static func rename(_ name: Name, _ newName: String) -> Text {
    Text(
      en: "Rename-VMSnapshot will rename snapshot \"\(name)\" to \"\(newName)\".",
      de: "Mit Rename-VMSnapshot wird der Prüfpunkt \"\(name)\" in \"\(newName)\" umbenannt.")
  }
}
