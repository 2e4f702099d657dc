import PowerShellSyntax

/// What a script's `#requires` lines and `using module` statements ask for, before it runs.
struct ScriptDemands {
  let session: Session
  let frame: Frame
  /// The script's file, without folders.
  let name: String

  func meet(_ tree: ScriptBlockAst) throws {
    guard let wanted = tree.requirements else { return }
    if let version = wanted.version, !isEnough(version) {
      throw refusal(
        "ScriptRequiresUnmatchedPSVersion",
        "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell \(version). The version of PowerShell that is required by the script does not match the currently running version of PowerShell 7.6.5."
      )
    }
    if !wanted.editions.isEmpty,
      !wanted.editions.contains(where: { AsciiFold.foldedEquals($0, "Core") })
    {
      throw refusal(
        "ScriptRequiresUnmatchedPSEdition",
        "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell editions '\(wanted.editions.joined(separator: ","))'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition."
      )
    }
    try meetModules(wanted.modules)
  }

  private func meetModules(_ names: [String]) throws {
    let loader = ModuleLoader(session, frame, frame.streams, at: nil)
    var missing: [String] = []
    for name in names {
      do {
        let module = try loader.module(name, ModuleImport())
        session.enlist(module, ModuleImport(), in: frame.state)
      } catch is ScriptError {
        missing.append("The module '\(name)' cannot be found.")
      }
    }
    guard !missing.isEmpty else { return }
    throw refusal(
      "ScriptRequiresMissingModules",
      "The script '\(name)' cannot be run because the following modules that are specified by the \"#requires\" statements of the script are missing: \(missing.joined(separator: ", "))."
    )
  }

  private func isEnough(_ text: String) -> Bool {
    let full = text.utf8.contains(0x2E) ? text : text + ".0"
    guard let wanted = try? VersionObject.parse(full) else { return true }
    return ModuleVersions.order(wanted, VersionObject([7, 6, 5])) <= 0
  }

  private func refusal(_ id: String, _ message: String) -> ScriptError {
    ScriptError(
      id, message, .resourceUnavailable, target: .string(name),
      exception: "System.Management.Automation.ScriptRequiresException")
  }

  /// `using module`: imported before the script's first statement.
  func use(_ tree: ScriptBlockAst, folder: String?) throws {
    for statement in tree.usingStatements where statement.usingStatementKind == .module {
      guard let name = statement.name?.value ?? Self.name(of: statement.moduleSpecification) else {
        continue
      }
      let loader = ModuleLoader(session, frame, frame.streams, at: nil)
      let module = try loader.module(name, ModuleImport(), from: folder)
      session.enlist(module, ModuleImport(), in: frame.state)
    }
  }

  private static func name(of specification: HashtableAst?) -> String? {
    for pair in specification?.keyValuePairs ?? [] {
      guard let key = pair.key as? StringConstantExpressionAst,
        AsciiFold.foldedEquals(key.value, "ModuleName"),
        let pipeline = pair.value as? PipelineAst,
        let value = pipeline.pureExpression as? StringConstantExpressionAst
      else { continue }
      return value.value
    }
    return nil
  }
}
