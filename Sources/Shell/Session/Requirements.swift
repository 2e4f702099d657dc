internal import PowerShellEngine
internal import PowerShellSyntax

/// What a script's `#Requires` lines ask for, held against this shell.
enum Requirements {
  private static let version = [7, 6, 5]

  /// Why the script cannot run; nil where it can.
  static func refusal(
    of tree: ScriptBlockAst, name: String, in session: Session
  ) -> ScriptError? {
    guard let wanted = tree.requirements else { return nil }
    if let text = wanted.version, isAbove(text) {
      return unmet(
        name, "ScriptRequiresUnmatchedPSVersion",
        "it contained a \"#requires\" statement for PowerShell \(text). The version of PowerShell that is required by the script does not match the currently running version of PowerShell 7.6.5."
      )
    }
    let missing = wanted.modules.filter { !isKnown($0, session) }
    guard !missing.isEmpty else { return nil }
    let list = missing.map { "The module '\($0)' cannot be found." }.joined(separator: " ")
    return unmet(
      name, "ScriptRequiresMissingModules",
      "the following modules that are specified by the \"#requires\" statements of the script are missing: \(list)."
    )
  }

  private static func unmet(_ name: String, _ id: String, _ reason: String) -> ScriptError {
    ScriptError(
      id, "The script '\(name)' cannot be run because \(reason)", .resourceUnavailable,
      target: .string(name), exception: "System.Management.Automation.ScriptRequiresException")
  }

  private static func isAbove(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x2E).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    for (place, part) in parts.enumerated() {
      let own = place < version.count ? version[place] : 0
      if part != own { return part > own }
    }
    return false
  }

  private static func isKnown(_ module: String, _ session: Session) -> Bool {
    session.cmdlets.all.contains { AsciiFold.foldedEquals($0.moduleName, module) }
      || session.modules.contains { AsciiFold.foldedEquals($0.name, module) }
  }
}
