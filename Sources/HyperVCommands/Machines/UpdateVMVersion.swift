internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Update-VMVersion: machines get the newest configuration version of their host, for good.
struct UpdateVMVersion: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Update-VMVersion")
  @ParameterGroup var selector = MachineSelector()
  @Switch var force: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      let sentence = Text.update(machine.name)
      let isCertain = force && !call.isTrial
      guard try isCertain || call.shouldProcess(sentence, in: lab) else { return }
      try call.carryOut(VersionUpdate(machine: machine.id, session: try lab.logon), in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

extension Invocation {
  /// Whether nothing is to happen (`-WhatIf`, or a question that was asked for).
  fileprivate var isTrial: Bool { common.whatIf == true || common.confirm == true }
}

extension Text {
  /// The English sentence is real (hyperv-texts.md 4), the German is ours.
  fileprivate static func update(_ machine: Name) -> Text {
    Text(
      en: "Performing a configuration version update of \"\(machine)\" will prevent it from being "
        + "migrated to or imported on previous versions of Windows. This operation is not "
        + "reversible.",
      de: "Nach einer Aktualisierung der Konfigurationsversion kann \"\(machine)\" nicht mehr zu "
        + "früheren Versionen von Windows migriert oder dort importiert werden. Dieser Vorgang kann "
        + "nicht rückgängig gemacht werden.")
  }
}
