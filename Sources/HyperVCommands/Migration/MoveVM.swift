internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Move-VM: a machine goes to another host, with its storage or without.
///
/// The nine sets are the name or the object, times one destination for everything or a path for
/// each kind of file, times a host's name or a session; and a report of Compare-VM.
struct MoveVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Move-VM")

  @Parameter var name: String?
  @Parameter("VM") var machine: Object<VirtualMachineObject>?
  @Parameter var compatibilityReport: Object<CompatibilityReportObject>?
  @ParameterGroup var move = MoveParameters()
  @ParameterGroup var target = HostTarget()
  @Switch var removeSourceUnmanagedVhds: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let report = compatibilityReport?.object {
      guard report.planned == nil else { throw Refusal.notAMove }
      return try MachineSelection.machines([report.machine], call, in: lab) { machine in
        try carryOut(try report.migration(by: lab.logon), of: machine, call, lab)
      }
    }
    if let object = machine?.object {
      return try MachineSelection.machines([object], call, in: lab) { try go($0, call, lab) }
    }
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) {
      try go($0, call, lab)
    }
  }

  private func go(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    var migration = try move.migration(of: machine.id, by: lab.logon)
    migration.removesUnmanagedDisks = removeSourceUnmanagedVhds
    try carryOut(migration, of: machine, call, lab)
  }

  private func carryOut(
    _ migration: LiveMigration, of machine: VirtualMachine, _ call: Invocation, _ lab: LabContext
  ) throws {
    let sentence = Text.move(machine.name, to: migration.destination)
    guard try call.shouldProcess(sentence, in: lab) else { return }
    do {
      try call.carryOut(migration, in: lab)
    } catch let refusal as Refusal {
      try writeReport(migration, of: machine, call, lab)
      throw refusal
    }
    if passthru { try call.write(lab.object(machine)) }
  }

  /// With -Passthru a move that fails for incompatibility gives its report.
  private func writeReport(
    _ migration: LiveMigration, of machine: VirtualMachine, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard passthru, let found = try? migration.incompatibilities(in: lab.datacenter),
      !found.isEmpty
    else { return }
    let object = VirtualMachineObject(machine, lab)
    try call.write(.object(CompatibilityReportObject(migration, of: object, found)))
  }
}

/// Compare-VM: what would stand in the way of a move; nothing changes.
///
/// What the source or the connection refuses refuses the comparison as well.
struct CompareVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Compare-VM")

  @Parameter var name: String?
  @Parameter("VM") var machine: Object<VirtualMachineObject>?
  @Parameter var compatibilityReport: Object<CompatibilityReportObject>?
  @ParameterGroup var move = MoveParameters()
  @ParameterGroup var source = ImportParameters()
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let report = compatibilityReport?.object {
      if report.planned != nil { return try compareImport(report, call, lab) }
      return try MachineSelection.machines([report.machine], call, in: lab) { machine in
        guard try call.shouldProcess(.compare(machine.name, report.destination), in: lab) else {
          return
        }
        try report.compare()
        try call.write(.object(report))
      }
    }
    if source.path != nil {
      return try target.forEach(call, in: lab) { host in
        var wish = source.wish(on: host.name.text, by: try lab.logon)
        wish.places.configuration = move.files.virtualMachinePath
        wish.places.snapshots = move.files.snapshotFilePath
        wish.places.smartPaging = move.files.smartPagingFilePath
        try compareImport(CompatibilityReportObject(PlannedImport(wish), lab), call, lab)
      }
    }
    if let object = machine?.object {
      return try MachineSelection.machines([object], call, in: lab) { try compare($0, call, lab) }
    }
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) {
      try compare($0, call, lab)
    }
  }

  private func compareImport(
    _ report: CompatibilityReportObject, _ call: Invocation, _ lab: LabContext
  ) throws {
    let name = report.machine.machine.name
    guard try call.shouldProcess(.compare(name, report.destination), in: lab) else { return }
    try report.compare()
    try call.write(.object(report))
  }

  private func compare(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    let migration = try move.migration(of: machine.id, by: lab.logon)
    guard try call.shouldProcess(.compare(machine.name, migration.destination), in: lab) else {
      return
    }
    let found = try migration.incompatibilities(in: lab.datacenter)
    let object = VirtualMachineObject(machine, lab)
    try call.write(.object(CompatibilityReportObject(migration, of: object, found)))
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func move(_ machine: Name, to destination: String) -> Text {
    Text(
      en: "Move-VM will move the virtual machine \"\(machine)\" to host \"\(destination)\".",
      de: "Mit Move-VM wird der virtuelle Computer \"\(machine)\" auf Host \"\(destination)\" "
        + "verschoben.")
  }
  fileprivate static func compare(_ machine: Name, _ destination: String) -> Text {
    Text(
      en: "Compare-VM will compare the virtual machine \"\(machine)\" with host "
        + "\"\(destination)\".",
      de: "Mit Compare-VM wird der virtuelle Computer \"\(machine)\" mit Host \"\(destination)\" "
        + "verglichen.")
  }
}
