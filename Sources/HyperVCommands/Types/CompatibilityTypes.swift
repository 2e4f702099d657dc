internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// What Compare-VM found out about a move that was asked for, and the move itself.
final class CompatibilityReportObject: LabObject, ParameterObject {
  static let parameterTypeName = HyperVType.compatibilityReport
  let machine: VirtualMachineObject
  private let wish: LiveMigration?
  /// The import that was asked for, where it was none of a move.
  let planned: PlannedImport?
  private(set) var incompatibilities: [Incompatibility]

  init(
    _ wish: LiveMigration, of machine: VirtualMachineObject, _ incompatibilities: [Incompatibility]
  ) {
    (self.machine, self.wish, planned) = (machine, wish, nil)
    self.incompatibilities = incompatibilities
    super.init(machine.lab)
  }

  init(_ planned: PlannedImport, _ lab: LabContext) throws {
    (wish, self.planned) = (nil, planned)
    machine = VirtualMachineObject(
      try planned.wish.machine(in: lab.datacenter), lab, planned: planned)
    incompatibilities = try planned.wish.incompatibilities(in: lab.datacenter)
    super.init(lab)
  }

  /// The same move, asked for now.
  func migration(by session: LogonSession) throws -> LiveMigration {
    guard let wish else { throw Refusal.notAMove }
    var migration = LiveMigration(
      machine: wish.machine, destination: wish.destination, storage: wish.storage,
      session: session)
    migration.retainsCopiesAtSource = wish.retainsCopiesAtSource
    migration.removesUnmanagedDisks = wish.removesUnmanagedDisks
    return migration
  }

  /// Asks again, after something was mended.
  func compare() throws {
    if let planned {
      incompatibilities = try planned.wish.incompatibilities(in: lab.datacenter)
    } else {
      incompatibilities = try migration(by: lab.logon).incompatibilities(in: lab.datacenter)
    }
  }

  override var className: String { "VMCompatibilityReport" }
  override func text(_ culture: Culture) -> String { HyperVType.compatibilityReport }
  override var hostName: HyperVHost.ID { machine.hostName }

  var destination: String { wish?.destination ?? planned?.wish.host ?? "" }

  /// 2 is a move with storage.
  var operation: Int {
    guard let wish else { return 1 }
    if case .stays = wish.storage { return 0 }
    return 2
  }

  var path: String {
    guard let wish else { return planned?.wish.file ?? "" }
    switch wish.storage {
    case .stays: return machine.machine.paths.configuration.description
    case .moves(let folder): return folder ?? ""
    case .individually(let paths): return paths.configuration ?? ""
    }
  }

  var errors: Value {
    guard !incompatibilities.isEmpty else { return .null }
    return .list(incompatibilities.map { .object(IncompatibilityObject($0, of: machine)) })
  }
}

/// One thing that stands in the way; a list shows it as its number.
final class IncompatibilityObject: LabObject {
  let incompatibility: Incompatibility
  private let machine: VirtualMachineObject

  init(_ incompatibility: Incompatibility, of machine: VirtualMachineObject) {
    (self.incompatibility, self.machine) = (incompatibility, machine)
    super.init(machine.lab)
  }

  override var className: String { "VMCompatibilityError" }
  override func text(_ culture: Culture) -> String { "\(number)" }
  override var inheritsText: Bool { false }
  override var hostName: HyperVHost.ID { machine.hostName }

  /// Of most only the sentence is known: they have no number.
  var number: Int64 { Int64(incompatibility.messageID ?? 0) }

  /// The object to mend: an adapter can be disconnected, a drive emptied.
  var source: Value {
    switch incompatibility.source {
    case .machine: return .object(machine)
    case .adapter(let id):
      let adapter = machine.machine.adapters.first { $0.id == id }
      return adapter.map { .object(NetworkAdapterObject($0, of: machine)) } ?? .null
    case .dvdDrive(let slot):
      let drive = machine.machine.dvdDrives.first { $0.slot == slot }
      return drive.map { .object(DvdDriveObject($0, of: machine)) } ?? .null
    }
  }
}

/// `VMCompatibilityReport` and `VMCompatibilityError`.
enum CompatibilityTypes {
  private typealias Report = CompatibilityReportObject

  static var report: TypeDefinition {
    TypeDefinition(HyperVType.compatibilityReport) { m in
      m.property("Microsoft.HyperV.PowerShell.VirtualMachine VM {get;}") { (me: Report) in
        .object(me.machine)
      }
      m.property("Microsoft.HyperV.PowerShell.OperationType OperationType {get;}") {
        (me: Report) in .member("OperationType", me.operation)
      }
      m.property("string Destination {get;}") { (me: Report) in .string(me.destination) }
      m.property("string Path {get;}") { (me: Report) in .string(me.path) }
      m.property("string SnapshotPath {get;}") { (_: Report) in .null }
      m.property("string VhdDestinationPath {get;}") { (_: Report) in .null }
      m.property("string VhdSourcePath {get;}") { (_: Report) in .null }
      m.property("Microsoft.HyperV.PowerShell.VMCompatibilityError[] Incompatibilities {get;}") {
        (me: Report) in me.errors
      }
    }
  }

  static var incompatibility: TypeDefinition {
    TypeDefinition(HyperVType.incompatibility) { m in
      m.property("string Message {get;}") { (me: IncompatibilityObject) in
        .string(me.incompatibility.message[me.lab.language])
      }
      m.property("long MessageId {get;}") { (me: IncompatibilityObject) in .long(me.number) }
      m.property("System.Object Source {get;}") { (me: IncompatibilityObject) in me.source }
    }
  }
}
