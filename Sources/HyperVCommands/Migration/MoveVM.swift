internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Move-VM: a machine goes to another host, with its storage or without.
///
/// The nine sets are the name or the object, times one destination for everything or a path for
/// each kind of file, times a host's name or a session; and a report of Compare-VM.
struct MoveVM: HyperVCmdlet {
  static let about = CommandDescription(
    hyperV: "Move-VM", effect: .changes(impact: .medium), defaultSet: "NameSingleDestination")
  static let unmodelled = [
    "AsJob", "Credential", "DestinationCredential", "ResourcePoolName", "CompatibilityReport",
  ]

  @Parameter(
    in: MoveSets.named.map { .in($0, position: 0, mandatory: true, from: .byValue) },
    validate: [.notNullOrEmpty])
  var name: String?
  @Parameter(
    "VM", in: MoveSets.byObject.map { .in($0, position: 0, mandatory: true, from: .byValue) },
    validate: [.notNullOrEmpty])
  var machine: Object<VirtualMachineObject>?
  @Parameter(in: [.in("CompatibilityReport", position: 0, mandatory: true, from: .byValue)])
  var compatibilityReport: CompatibilityReportReference?
  @Parameter(
    in: MoveSets.toHost.map { .in($0, position: 1, mandatory: true) },
    validate: [.notNullOrEmpty])
  var destinationHost: String?
  @Parameter(
    in: MoveSets.toSession.map { .in($0, position: 1, mandatory: true) },
    validate: [.notNullOrEmpty])
  var destinationCimSession: CimSessionReference?
  @Parameter(
    sets: MoveSets.toHost, validate: [.notNullOrEmpty], transform: [.credential])
  var destinationCredential: CredentialReference?
  @ParameterGroup var target = HostTarget(
    .sets(
      MoveSets.named.filter(MoveSets.toHost.contains),
      sessions: MoveSets.named.filter(MoveSets.toSession.contains)))

  @Switch(sets: MoveSets.single) var includeStorage: Bool
  @Parameter(sets: MoveSets.single, validate: [.notNullOrEmpty])
  var destinationStoragePath: String?
  @Parameter(
    in: MoveSets.multiple.map { .in($0, mandatory: MoveSets.toSession.contains($0)) },
    validate: [.notNullOrEmpty])
  var virtualMachinePath: String?
  @Parameter(
    sets: MoveSets.multiple, aliases: ["CheckpointFileLocation", "SnapshotFileLocation"],
    validate: [.notNullOrEmpty])
  var snapshotFilePath: String?
  @Parameter(sets: MoveSets.multiple, validate: [.notNullOrEmpty])
  var smartPagingFilePath: String?
  @Parameter(sets: MoveSets.multiple, validate: [.notNullOrEmpty])
  var vhds: [Object<TableObject>]?

  @Parameter(sets: MoveSets.machines, validate: [.notNullOrEmpty]) var resourcePoolName: String?
  @Switch(sets: MoveSets.machines) var retainVhdCopiesOnSource: Bool
  @Switch(sets: MoveSets.machines) var removeSourceUnmanagedVhds: Bool
  @Switch var asJob: Bool
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

/// The parameter sets of Move-VM by what they have in common.
enum MoveSets {
  static let named = [
    "NameSingleDestination", "NameSingleDestinationAndCimSession",
    "NameMultipleDestinationsAndCimSession", "NameMultipleDestinations",
  ]
  static let byObject = [
    "VMSingleDestination", "VMSingleDestinationAndCimSession", "VMMultipleDestinations",
    "VMMultipleDestinationsAndCimSession",
  ]
  static let machines = named + byObject
  static let single = [
    "NameSingleDestination", "NameSingleDestinationAndCimSession", "VMSingleDestination",
    "VMSingleDestinationAndCimSession",
  ]
  static let multiple = machines.filter { !single.contains($0) }
  static let toHost = [
    "NameSingleDestination", "NameMultipleDestinations", "VMSingleDestination",
    "VMMultipleDestinations",
  ]
  static let toSession = machines.filter { !toHost.contains($0) }
}

/// A report of Compare-VM; Move-VM refuses it by name.
struct CompatibilityReportReference: ParameterValue {
  static var parameterType: TypeInfo {
    TypeTable.find(HyperVType.compatibilityReport) ?? .object
  }
  static var placeholder: CompatibilityReportReference { CompatibilityReportReference() }
  static func taken(from value: Value) throws -> CompatibilityReportReference {
    CompatibilityReportReference()
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
