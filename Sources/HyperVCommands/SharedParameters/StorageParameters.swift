internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// `-VirtualMachinePath` and its kin: a folder for each kind of file, a place for each disk.
struct StorageParameters {
  @Parameter var virtualMachinePath: String?
  @Parameter var snapshotFilePath: String?
  @Parameter var smartPagingFilePath: String?
  @Parameter var vhds: [Object<TableObject>]?

  /// Nothing, if none was given.
  func paths() throws -> IndividualPaths? {
    var paths = IndividualPaths()
    paths.configuration = virtualMachinePath
    paths.snapshots = snapshotFilePath
    paths.smartPaging = smartPagingFilePath
    paths.disks = try (vhds ?? []).compactMap { try $0.object.map(diskMove) }
    return paths == IndividualPaths() ? nil : paths
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

/// Where a move goes and what it takes along, as Move-VM and Compare-VM ask for it.
struct MoveParameters {
  @Parameter var destinationHost: String?
  @Parameter var destinationCimSession: CimSessionReference?
  @Switch var includeStorage: Bool
  @Parameter var destinationStoragePath: String?
  @ParameterGroup var files = StorageParameters()
  @Switch var retainVhdCopiesOnSource: Bool

  func migration(
    of machine: VirtualMachine.ID, by session: LogonSession
  ) throws -> LiveMigration {
    let destination = try destinationHost ?? destinationCimSession?.computerName() ?? ""
    var migration = LiveMigration(
      machine: machine, destination: destination, storage: try plan(), session: session)
    migration.retainsCopiesAtSource = retainVhdCopiesOnSource
    return migration
  }

  private func plan() throws -> StoragePlan {
    if includeStorage { return .moves(below: destinationStoragePath) }
    if destinationStoragePath != nil {
      throw Refusal.onlyWith("IncludeStorage", "DestinationStoragePath")
    }
    return try files.paths().map { .individually($0) } ?? .stays
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
