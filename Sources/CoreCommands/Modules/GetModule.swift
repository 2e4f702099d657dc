internal import PowerShellEngine

/// `Get-Module`.
struct GetModule: Cmdlet {
  static let about = CommandDescription(
    "Get-Module", defaultSet: "Loaded", class: "Microsoft.PowerShell.Commands.GetModuleCommand")
  @Switch(in: [.in("Available"), .in("Loaded")]) var all: Bool
  @Parameter(in: [.in("CimSession")], validate: [.notNullOrEmpty]) var cimNamespace: String?
  @Parameter(in: [.in("CimSession")], validate: [.notNull]) var cimResourceUri: Typed<Of.Uri>?
  @Parameter(in: [.in("CimSession", mandatory: true)], validate: [.notNull]) var cimSession:
    Typed<Of.CimSession>?
  @Parameter(in: [
    .in("Available", from: .byPropertyName), .in("CimSession", from: .byPropertyName),
    .in("Loaded", from: .byPropertyName), .in("PsSession", from: .byPropertyName),
  ]) var fullyQualifiedName: [Typed<Of.ModuleSpecification>]?
  @Switch(in: [.in("Available", mandatory: true), .in("CimSession"), .in("PsSession")])
  var listAvailable: Bool
  @Parameter(
    in: [
      .in("Available", position: 0, from: .byValue), .in("CimSession", position: 0, from: .byValue),
      .in("Loaded", position: 0, from: .byValue), .in("PsSession", position: 0, from: .byValue),
    ], validate: [.notNullOrEmpty]) var name: [String]?
  @Parameter(in: [.in("Available"), .in("PsSession")]) var pSEdition: String?
  @Parameter(in: [.in("PsSession", mandatory: true)], validate: [.notNull]) var pSSession:
    Typed<Of.PSSession>?
  @Switch(in: [.in("Available"), .in("CimSession"), .in("PsSession")]) var refresh: Bool
  @Switch(in: [.in("Available"), .in("CimSession"), .in("PsSession")]) var skipEditionCheck: Bool
  func process(_ call: Invocation) throws {
    let patterns = try (name ?? ["*"]).map(NamePattern.init)
    let wanted = (fullyQualifiedName ?? []).map { ModuleImport.read($0.value) }
    for module in listAvailable ? call.availableModules() : loaded(call) {
      if !wanted.isEmpty {
        guard wanted.contains(where: { module.fits($0.name, $0.bounds) }) else { continue }
      } else if !patterns.contains(where: { $0.matches(module.name) }) {
        continue
      }
      try call.write(.object(module))
    }
  }

  private func loaded(_ call: Invocation) -> [Module] {
    let modules = call.visibleModules
    return all ? modules + modules.flatMap(\.innerModules) : modules
  }
}

/// `Remove-Module`.
struct RemoveModule: Cmdlet {
  static let about = CommandDescription(
    "Remove-Module", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.RemoveModuleCommand")
  @Switch var force: Bool
  @Parameter(in: [.in("FullyQualifiedName", position: 0, mandatory: true, from: .byValue)])
  var fullyQualifiedName: [Typed<Of.ModuleSpecification>]?
  @Parameter(in: [.in("ModuleInfo", position: 0, mandatory: true, from: .byValue)]) var moduleInfo:
    [Typed<Of.PSModuleInfo>]?
  @Parameter(in: [.in("name", position: 0, mandatory: true, from: .byValue)]) var name: [String]?
  func process(_ call: Invocation) throws {
    for given in moduleInfo ?? [] {
      if let module = given.value.base.reference as? Module { try remove(module, call) }
    }
    for given in fullyQualifiedName ?? [] {
      let (name, bounds) = ModuleImport.read(given.value)
      for module in call.visibleModules where module.fits(name, bounds) {
        try remove(module, call)
      }
    }
    for text in name ?? [] {
      let pattern = try NamePattern(text)
      let found = call.visibleModules.filter { pattern.matches($0.name) }
      if found.isEmpty, !NamePattern.isPattern(text) {
        try call.writeError(
          "Modules_NoModulesRemoved",
          "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.",
          .resourceUnavailable, target: .null, exception: "System.InvalidOperationException")
      }
      for module in found { try remove(module, call) }
    }
  }

  private func remove(_ module: Module, _ call: Invocation) throws {
    guard try call.shouldProcess("\(module.name) (Path: '\(module.path)')") else { return }
    try call.forget(module)
  }
}
