internal import Datacenter
internal import HyperVCommands
internal import PowerShellEngine

/// `Get-LabMigration`: what the live migrations so far have cost, oldest first.
struct GetLabMigration: LabCmdlet {
  static let about = CommandDescription("Get-LabMigration")
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var name: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let pattern = try name.map { try NamePattern($0) }
    let timeline = try lab.lab.timeline
    let datacenter = try lab.datacenter
    for step in timeline.steps {
      for event in step.events {
        guard case .machine(let id, .migrationFinished(let report)) = event else { continue }
        let machine = datacenter.machines[id]?.name.text ?? id.description
        if let pattern, !pattern.matches(machine) { continue }
        try call.write(LabTypes.make(LabTypes.migration, Self.properties(machine, report)))
      }
    }
  }

  private static func properties(
    _ machine: String, _ report: MigrationReport
  ) -> [(name: String, value: Value)] {
    let option =
      switch report.performanceOption {
      case .tcpIP: "TCPIP"
      case .compression: "Compression"
      case .smb: "SMB"
      }
    return [
      ("VMName", .string(machine)), ("Source", .string(report.source.text)),
      ("Destination", .string(report.destination.text)), ("Option", .string(option)),
      ("Network", .string(report.network?.text ?? "")), ("StartTime", report.startedAt.value),
      ("TotalSeconds", seconds(report.total)), ("StorageSeconds", seconds(report.storageDuration)),
      ("MemorySeconds", seconds(report.memoryDuration)),
      ("BlackoutSeconds", .double(report.blackout.seconds)),
      ("Rounds", .int(Int32(clamping: report.rounds))),
      ("StorageBytes", .long(report.storageBytes)), ("MemoryBytes", .long(report.memoryBytes)),
      ("WireBytes", .long(report.wireBytes)),
      ("ProcessorSeconds", seconds(report.processorTime)),
    ]
  }

  /// To a tenth.
  private static func seconds(_ span: Interval) -> Value {
    .double((span.seconds * 10).rounded() / 10)
  }
}
