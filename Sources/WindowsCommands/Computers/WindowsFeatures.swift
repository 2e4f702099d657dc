internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

private let featureType = "Microsoft.Windows.ServerManager.Commands.Feature"

enum FeatureKind: ItemKind { static var typeName: String { featureType } }

/// Get-WindowsFeature.
struct GetWindowsFeature: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-WindowsFeature")
  @Parameter var name: [String]?
  @Parameter var computerName: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let host = try lab.administeredHost(computerName)
    for entry in FeatureEntry.all where try isWanted(entry) {
      try call.write(Self.object(entry, isInstalled: host.features.contains(entry.name)))
    }
  }

  private func isWanted(_ entry: FeatureEntry) throws -> Bool {
    guard let name else { return true }
    return try name.contains { try NamePattern($0).matches(entry.name.text) }
  }

  static func object(_ entry: FeatureEntry, isInstalled: Bool) -> Value {
    .item(
      featureType,
      [
        ("Name", .text(entry.name)), ("DisplayName", .string(entry.title)),
        ("Installed", .bool(isInstalled)),
        ("InstallState", .string(isInstalled ? "Installed" : "Available")),
        ("FeatureType", .string(entry.isRole ? "Role" : "Feature")), ("Depth", .whole(entry.depth)),
        ("SubFeatures", .strings(entry.tools.map(\.text))),
      ], words: entry.name.text)
  }
}

/// A change of roles and features, with the result that the real commands print.
private struct FeatureInstalling {
  let names: [String]
  let isInstalled: Bool
  let computer: String?
  let restarts: Bool
  let withTools: Bool

  func run(_ call: Invocation, in lab: LabContext) throws {
    let session = try lab.logon
    let host = try lab.administeredHost(computer)
    var entries: [FeatureEntry] = []
    for name in names {
      guard let entry = FeatureEntry.named(name) else {
        try call.reportingRefusals(lab) { throw Refusal.unknownFeature(name) }
        return try call.write(result(false, false, "InvalidArgs", []))
      }
      entries.append(entry)
      if withTools { entries += entry.tools.compactMap { FeatureEntry.named($0.text) } }
    }
    let target = host.name.text
    guard try call.shouldProcess(target, isInstalled ? "Install" : "Uninstall") else { return }
    let changed = entries.filter { host.features.contains($0.name) != isInstalled }
    guard !changed.isEmpty else { return try call.write(result(true, false, "NoChangeNeeded", [])) }
    try call.carryOut(
      FeatureChange(
        changed.map(\.name), on: target, isInstalled: isInstalled, session: session), in: lab)
    let isPending = try lab.datacenter.hosts[host.name]?.restartPending ?? false
    try call.write(
      result(
        true, isPending && !restarts, isPending ? "SuccessRestartRequired" : "Success", changed))
    guard isPending else { return }
    if restarts { return try call.carryOut(HostRestart(target, session: session), in: lab) }
    try call.writeWarning(Text.restartNeeded(isInstalled)[lab.language])
  }

  private func result(
    _ isSuccess: Bool, _ needsRestart: Bool, _ code: String, _ features: [FeatureEntry]
  ) -> Value {
    .item(
      "Microsoft.Windows.ServerManager.Commands.FeatureOperationResult",
      [
        ("Success", .bool(isSuccess)), ("RestartNeeded", .string(needsRestart ? "Yes" : "No")),
        ("FeatureResult", .strings(features.map(\.title))), ("ExitCode", .string(code)),
      ])
  }
}

/// Install-WindowsFeature.
struct InstallWindowsFeature: WindowsCmdlet {
  static let about = CommandDescription(windows: "Install-WindowsFeature")
  @Parameter var name: [Item<FeatureKind>]?
  @Parameter var computerName: String?
  @Switch var includeManagementTools: Bool
  @Switch var includeAllSubFeature: Bool
  @Switch var restart: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try FeatureInstalling(
      names: (name ?? []).map(\.identity), isInstalled: true, computer: computerName,
      restarts: restart, withTools: includeManagementTools
    ).run(call, in: lab)
  }
}

/// Uninstall-WindowsFeature.
struct UninstallWindowsFeature: WindowsCmdlet {
  static let about = CommandDescription(windows: "Uninstall-WindowsFeature")
  @Parameter var name: [Item<FeatureKind>]?
  @Parameter var computerName: String?
  @Switch var includeManagementTools: Bool
  @Switch var restart: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try FeatureInstalling(
      names: (name ?? []).map(\.identity), isInstalled: false, computer: computerName,
      restarts: restart, withTools: includeManagementTools
    ).run(call, in: lab)
  }
}

extension Text {
  fileprivate static func restartNeeded(_ isInstalled: Bool) -> Text {
    Text(
      en: "You must restart this server to finish the \(isInstalled ? "installation" : "removal") "
        + "process.",
      de: "Sie müssen diesen Server neu starten, um den "
        + "\(isInstalled ? "Installationsvorgang" : "Entfernungsvorgang") abzuschließen.")
  }
}

extension Refusal {
  fileprivate static func unknownFeature(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "ArgumentNotValid: The role, role service, or feature name is not valid: '\(name)'. "
          + "The name was not found.",
        de: "ArgumentNotValid: Der Rollen-, Rollendienst- oder Featurename ist ungültig: "
          + "\"\(name)\". Der Name wurde nicht gefunden."),
      "NameDoesNotExist", .invalidArgument, target: name)
  }
}
