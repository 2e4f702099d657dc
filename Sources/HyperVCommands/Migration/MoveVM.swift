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
  @Parameter var destinationHost: String?
  @Parameter var destinationCimSession: CimSessionReference?
  @ParameterGroup var target = HostTarget()

  @Switch var includeStorage: Bool
  @Parameter var destinationStoragePath: String?
  @Parameter var virtualMachinePath: String?
  @Parameter var snapshotFilePath: String?
  @Parameter var smartPagingFilePath: String?
  @Parameter var vhds: [Object<TableObject>]?
  @Switch var retainVhdCopiesOnSource: Bool
  @Switch var removeSourceUnmanagedVhds: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let plan = try storagePlan()
    let destination = try destinationHost ?? destinationCimSession?.computerName() ?? ""
    if let object = machine?.object {
      return try MachineSelection.machines([object], call, in: lab) {
        try move($0, to: destination, plan, call, lab)
      }
    }
    try MachineSelection.machines(named: [name ?? ""], on: target, call, in: lab) {
      try move($0, to: destination, plan, call, lab)
    }
  }

  private func move(
    _ machine: VirtualMachine, to destination: String, _ plan: StoragePlan, _ call: Invocation,
    _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.move(machine.name, to: destination), in: lab) else { return }
    var migration = LiveMigration(
      machine: machine.id, destination: destination, storage: plan, session: try lab.logon)
    migration.retainsCopiesAtSource = retainVhdCopiesOnSource
    migration.removesUnmanagedDisks = removeSourceUnmanagedVhds
    try call.carryOut(migration, in: lab)
    if passthru { try call.write(lab.object(machine)) }
  }
}

// MARK: Where the files go

extension MoveVM {
  private func storagePlan() throws -> StoragePlan {
    if includeStorage { return .moves(below: destinationStoragePath) }
    if destinationStoragePath != nil {
      throw Refusal.onlyWith("IncludeStorage", "DestinationStoragePath")
    }
    var paths = IndividualPaths()
    paths.configuration = virtualMachinePath
    paths.snapshots = snapshotFilePath
    paths.smartPaging = smartPagingFilePath
    paths.disks = try (vhds ?? []).compactMap { try $0.object.map(diskMove) }
    return paths == IndividualPaths() ? .stays : .individually(paths)
  }

  /// A table with the keys SourceFilePath and DestinationFilePath; the file keeps its name
  /// (help page of Move-VM).
  private func diskMove(_ table: TableObject) throws -> DiskMove {
    guard let source = table[.string("SourceFilePath")]?.text(.invariant),
      let destination = table[.string("DestinationFilePath")]?.text(.invariant)
    else { throw Refusal.diskTableIncomplete }
    let move = DiskMove(source: source, destination: destination)
    guard Name(move.source.fileName) == Name(move.destination.fileName) else {
      throw Refusal.invalidValue(destination, of: "Vhds")
    }
    return move
  }
}

extension Refusal {
  // Ours.
  fileprivate static var diskTableIncomplete: Refusal {
    Refusal(
      Text(
        en: "Each table of the parameter 'Vhds' needs the keys SourceFilePath and "
          + "DestinationFilePath.",
        de: "Jede Tabelle des Parameters \"Vhds\" braucht die Schlüssel SourceFilePath und "
          + "DestinationFilePath."),
      "InvalidParameter", .invalidArgument)
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
}
