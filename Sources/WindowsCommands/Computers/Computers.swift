internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Restart-Computer.
struct RestartComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Restart-Computer")
  static let alsoReads: Set<String> = ["For", "Timeout", "Delay"]
  @Parameter var computerName: [String]?
  @Switch var force: Bool
  @Switch var wait: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let own = try lab.logon.host.text
    for name in computerName ?? [own] {
      guard try call.shouldProcess(name, "Restart-Computer") else { continue }
      try call.reportingRefusals(lab) {
        try call.carryOut(HostRestart(name, session: try lab.logon), in: lab)
      }
    }
  }
}

/// Get-Volume.
struct GetVolume: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-Volume")
  @Parameter var driveLetter: [Value]?
  @Parameter var fileSystemLabel: [String]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let letters = driveLetter?.map { $0.text(.invariant) }
      let byLetter = try NamedChoice(type: "MSFT_Volume", property: "DriveLetter").choose(
        letters, of: host.volumes, by: \.letter, call, lab)
      let chosen = try NamedChoice(type: "MSFT_Volume", property: "FileSystemLabel").choose(
        fileSystemLabel, of: byLetter, by: \.label, call, lab)
      for volume in chosen { try call.write(object(volume, of: host, lab)) }
    }
  }

  private func object(_ volume: Volume, of host: WindowsHost, _ lab: LabContext) throws -> Value {
    let guid = try lab.datacenter.identifiers.guid(for: "volume/\(host.name)/\(volume.letter)")
    return .item(
      WindowsTypes.storage + "MSFT_Volume",
      [
        ("ObjectId", .string("{1}\\\\\(host.name)\\root/Volume{\(guid)}")),
        ("UniqueId", .string("\\\\?\\Volume{\(guid)}\\")), ("AllocationUnitSize", .int(4096)),
        ("DedupMode", .string("NotAvailable")), ("DriveLetter", .string(volume.letter)),
        ("DriveType", .string("Fixed")), ("FileSystem", .string("NTFS")),
        ("FileSystemLabel", .string(volume.label)), ("FileSystemType", .string("NTFS")),
        ("HealthStatus", .string("Healthy")), ("OperationalStatus", .string("OK")),
        ("Path", .string("\\\\?\\Volume{\(guid)}\\")), ("Size", .long(volume.size)),
        ("SizeRemaining", .long(volume.free)), ("PSComputerName", .text(host.name)),
      ])
  }
}
