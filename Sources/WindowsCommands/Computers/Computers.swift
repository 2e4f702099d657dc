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

/// Add-Computer: into a domain; a restart finishes it.
struct AddComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Add-Computer")
  static let alsoReads: Set<String> = ["Credential", "LocalCredential", "Options"]
  @Parameter var domainName: String?
  @Parameter var computerName: [String]?
  @Parameter var server: String?
  @Switch var restart: Bool
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let session = try lab.logon
    let domain = domainName ?? ""
    for name in computerName ?? [session.host.text] {
      let action = "Join in domain '\(domain)'"
      guard try call.shouldProcess(name, action) else { continue }
      try call.reportingRefusals(lab) {
        try call.carryOut(
          DomainJoin(name, to: domain, as: try account(call, lab), session: session), in: lab)
        if restart { return try call.carryOut(HostRestart(name, session: session), in: lab) }
        try call.writeWarning(Text.restartNeeded(name)[lab.language])
      }
    }
  }

  /// Whose rights count: those of `-Credential`, by the user's name.
  private func account(_ call: Invocation, _ lab: LabContext) throws -> SecurityIdentifier {
    guard let credential = call.boundParameters[.string("Credential")], !credential.isNull,
      let user = try MemberAccess.get(credential, Symbol.intern("UserName"), call.session)
    else { return try lab.logon.account }
    let name = user.text(.invariant)
    let domain = try lab.datacenter.domains[Name(domainName ?? "")]
    let found =
      try lab.datacenter.account(named: name)
      ?? lab.datacenter.account(named: "\(domain?.netBIOSName ?? "")\\\(name)")
    guard let found else { throw Refusal.logonFailure }
    return found.id
  }
}

extension Text {
  fileprivate static func restartNeeded(_ computer: String) -> Text {
    Text(
      en: "The changes will take effect after you restart the computer \(computer).",
      de: "Die Änderungen werden nach einem Neustart des Computers \(computer) wirksam.")
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
