internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Enable-VMMigration and Disable-VMMigration: whether a host takes part in live migration.

struct EnableVMMigration: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Enable-VMMigration")
  @ParameterGroup var target = HostTarget()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.switchMigration(on: true, passthru, Text.enableMigration, call, lab)
  }
}

struct DisableVMMigration: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Disable-VMMigration")
  @ParameterGroup var target = HostTarget()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.switchMigration(on: false, passthru, Text.disableMigration, call, lab)
  }
}

extension HostTarget {
  fileprivate func switchMigration(
    on isEnabled: Bool, _ passthru: Bool, _ sentence: (Name) -> Text, _ call: Invocation,
    _ lab: LabContext
  ) throws {
    try forEach(call, in: lab) { host in
      guard try call.shouldProcess(sentence(host.name), in: lab) else { return }
      let change = MigrationSwitch(
        host: host.name.text, isEnabled: isEnabled, session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(lab.object(host)) }
    }
  }
}

// In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
extension Text {
  fileprivate static func enableMigration(_ host: Name) -> Text {
    Text(
      en: "Enable-VMMigration will enable live migration on computer \"\(host)\".",
      de: "Mit Enable-VMMigration wird die Livemigration auf Computer \"\(host)\" aktiviert.")
  }
  fileprivate static func disableMigration(_ host: Name) -> Text {
    Text(
      en: "Disable-VMMigration will disable live migration on computer \"\(host)\".",
      de: "Mit Disable-VMMigration wird die Livemigration auf Computer \"\(host)\" deaktiviert.")
  }
}
