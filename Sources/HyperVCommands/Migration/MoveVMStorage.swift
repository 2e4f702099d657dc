internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Move-VMStorage: a machine's files go to other folders of its host.
struct MoveVMStorage: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Move-VMStorage")
  @Parameter var name: String?
  @Parameter("VM") var machine: Object<VirtualMachineObject>?
  @Parameter var destinationStoragePath: String?
  @ParameterGroup var files = StorageParameters()
  @ParameterGroup var target = HostTarget()
  @Switch var retainVhdCopiesOnSource: Bool
  @Switch var removeSourceUnmanagedVhds: Bool
  @Switch var allowUnverifiedPaths: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let object = machine?.object {
      return try MachineSelection.machines([object], call, in: lab) { try move($0, call, lab) }
    }
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) {
      try move($0, call, lab)
    }
  }

  private func move(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.moveStorage(machine.name), in: lab) else { return }
    let plan =
      try destinationStoragePath.map { StoragePlan.moves(below: $0) }
      ?? files.paths().map { .individually($0) } ?? .stays
    var change = StorageMove(machine: machine.id, storage: plan, session: try lab.logon)
    change.retainsCopiesAtSource = retainVhdCopiesOnSource
    change.removesUnmanagedDisks = removeSourceUnmanagedVhds
    try call.carryOut(change, in: lab)
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func moveStorage(_ machine: Name) -> Text {
    Text(
      en: "Move-VMStorage will move the storage of the virtual machine \"\(machine)\".",
      de: "Mit Move-VMStorage wird der Speicher des virtuellen Computers \"\(machine)\" "
        + "verschoben.")
  }
}
