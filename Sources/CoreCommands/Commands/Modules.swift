internal import PowerShellEngine

/// `New-Module`: a module made of a block.
struct NewModule: Cmdlet {
  static let about = CommandDescription(
    "New-Module", defaultSet: "ScriptBlock", class: "Microsoft.PowerShell.Commands.NewModuleCommand"
  )
  @Parameter(aliases: ["Args"], remaining: true) var argumentList: [Value]?
  @Switch var asCustomObject: Bool
  @Parameter(validate: [.notNull]) var cmdlet: [String]?
  @Parameter(validate: [.notNull]) var function: [String]?
  @Parameter(in: [.in("Name", position: 0, mandatory: true, from: .byValue)]) var name: String?
  @Switch var returnResult: Bool
  @Parameter(
    in: [
      .in("Name", position: 1, mandatory: true), .in("ScriptBlock", position: 0, mandatory: true),
    ], validate: [.notNull]) var scriptBlock: Object<ScriptBlock>?
  mutating func end(_ call: Invocation) throws {
    guard let block = scriptBlock?.object else { return }
    let number = String(call.session.random.next(), radix: 16)
    let name = name ?? "__DynamicModule_" + number
    let out: Sink = returnResult ? call.out : NullSink()
    let module = try call.makeModule(name, block, arguments: argumentList ?? [], out: out)
    if asCustomObject { return try call.write(.object(module.customObject)) }
    call.adopt(module)
    if !returnResult { try call.write(.object(module)) }
  }
}

extension Module {
  /// The exported members as methods and properties of one object.
  var customObject: PropertyBag {
    let bag = PropertyBag(exportedVariables.map { ($0.name, $0.currentValue) })
    for case let function as FunctionCommand in exportedCommands {
      bag.addMember(ExtendedMember(function.name, .method(function.block)))
    }
    return bag
  }
}

/// `Export-ModuleMember`.
struct ExportModuleMember: Cmdlet {
  static let about = CommandDescription(
    "Export-ModuleMember", class: "Microsoft.PowerShell.Commands.ExportModuleMemberCommand")
  @Parameter(from: .byPropertyName, validate: [.notNull]) var alias: [String]?
  @Parameter(from: .byPropertyName, allow: [.emptyCollection]) var cmdlet: [String]?
  @Parameter(position: 0, from: .byValueOrPropertyName, allow: [.emptyCollection]) var function:
    [String]?
  @Parameter(from: .byPropertyName, validate: [.notNull]) var variable: [String]?
  func process(_ call: Invocation) throws {
    guard let module = call.callingModule else {
      throw ScriptError(
        "Modules_CanOnlyExecuteExportModuleMemberInsideAModule",
        "The Export-ModuleMember cmdlet can only be called from inside a module.",
        .permissionDenied, exception: "System.InvalidOperationException")
    }
    var exports = module.exports ?? Module.Exports()
    exports.functions += function ?? []
    exports.aliases += alias ?? []
    exports.variables += variable ?? []
    module.exports = exports
  }
}

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
    for module in call.session.modules
    where patterns.contains(where: { $0.matches(module.name) }) {
      try call.write(.object(module))
    }
  }
}

/// `Import-Module`: a script module from a drive, or a module there already.
struct ImportModule: Cmdlet {
  static let about = CommandDescription(
    "Import-Module", defaultSet: "Name", class: "Microsoft.PowerShell.Commands.ImportModuleCommand")
  @Parameter(validate: [.notNull]) var alias: [String]?
  @Parameter(aliases: ["Args"]) var argumentList: [Value]?
  @Switch var asCustomObject: Bool
  @Parameter(in: [.in("Assembly", position: 0, mandatory: true, from: .byValue)]) var assembly:
    [Typed<Of.Assembly>]?
  @Parameter(in: [.in("CimSession")], validate: [.notNullOrEmpty]) var cimNamespace: String?
  @Parameter(in: [.in("CimSession")], validate: [.notNull]) var cimResourceUri: Typed<Of.Uri>?
  @Parameter(in: [.in("CimSession", mandatory: true)], validate: [.notNull]) var cimSession:
    Typed<Of.CimSession>?
  @Parameter(validate: [.notNull]) var cmdlet: [String]?
  @Switch var disableNameChecking: Bool
  @Switch var force: Bool
  @Parameter(in: [
    .in("FullyQualifiedName", position: 0, mandatory: true, from: .byValue),
    .in("FullyQualifiedNameAndPSSession", position: 0, mandatory: true, from: .byValue),
    .in("FullyQualifiedNameAndWinCompat", position: 0, mandatory: true, from: .byValue),
  ]) var fullyQualifiedName: [Typed<Of.ModuleSpecification>]?
  @Parameter(validate: [.notNull]) var function: [String]?
  @Switch var global: Bool
  @Parameter(in: [.in("CimSession"), .in("Name"), .in("PSSession"), .in("WinCompat")])
  var maximumVersion: String?
  @Parameter(
    in: [.in("CimSession"), .in("Name"), .in("PSSession"), .in("WinCompat")], aliases: ["Version"])
  var minimumVersion: Typed<Of.Version>?
  @Parameter(in: [.in("ModuleInfo", position: 0, mandatory: true, from: .byValue)]) var moduleInfo:
    [Typed<Of.PSModuleInfo>]?
  @Parameter(in: [
    .in("CimSession", position: 0, mandatory: true, from: .byValue),
    .in("Name", position: 0, mandatory: true, from: .byValue),
    .in("PSSession", position: 0, mandatory: true, from: .byValue),
    .in("WinCompat", position: 0, mandatory: true, from: .byValue),
  ]) var name: [String]?
  @Switch(aliases: ["NoOverwrite"]) var noClobber: Bool
  @Switch var passThru: Bool
  @Parameter(validate: [.notNull]) var prefix: String?
  @Parameter(
    in: [
      .in("FullyQualifiedNameAndPSSession", mandatory: true), .in("PSSession", mandatory: true),
    ], validate: [.notNull]) var pSSession: Typed<Of.PSSession>?
  @Parameter(in: [.in("CimSession"), .in("Name"), .in("PSSession"), .in("WinCompat")])
  var requiredVersion: Typed<Of.Version>?
  @Parameter(validate: [.oneOf(["Local", "Global"], ignoringCase: true, message: nil)]) var scope:
    String?
  @Switch(in: [
    .in("Assembly"), .in("CimSession"), .in("FullyQualifiedName"),
    .in("FullyQualifiedNameAndPSSession"), .in("ModuleInfo"), .in("Name"), .in("PSSession"),
  ]) var skipEditionCheck: Bool
  @Switch(
    in: [
      .in("FullyQualifiedNameAndWinCompat", mandatory: true), .in("WinCompat", mandatory: true),
    ], aliases: ["UseWinPS"]) var useWindowsPowerShell: Bool
  @Parameter(validate: [.notNull]) var variable: [String]?
  func process(_ call: Invocation) throws {
    for given in moduleInfo ?? [] {
      if let module = given.value.base.reference as? Module { try adopt(module, call) }
    }
    for text in name ?? [] { try call.attempt { try load(text, call) } }
  }

  private func adopt(_ module: Module, _ call: Invocation) throws {
    call.adopt(module, prefix: prefix ?? "")
    if asCustomObject { return try call.write(.object(module.customObject)) }
    if passThru { try call.write(.object(module)) }
  }

  private func load(_ text: String, _ call: Invocation) throws {
    if let known = call.session.modules.first(where: { AsciiFold.foldedEquals($0.name, text) }) {
      return try adopt(known, call)
    }
    if call.session.cmdlets.all.contains(where: { AsciiFold.foldedEquals($0.moduleName, text) }) {
      return
    }
    guard let file = file(text, call), let code = try? call.session.fileText(file) else {
      throw ScriptError(
        "Modules_ModuleNotFound",
        "The specified module '\(text)' was not loaded because no valid module file was found in any module directory.",
        .resourceUnavailable, target: .string(text), exception: "System.IO.FileNotFoundException")
    }
    let block = try call.block(parsing: code)
    let module = try call.makeModule(
      Self.bareName(file), block, arguments: argumentList ?? [], path: file, out: NullSink())
    try adopt(module, call)
  }

  private func file(_ text: String, _ call: Invocation) -> String? {
    let last = Self.bareName(text)
    let candidates = [text, text + ".psm1", text + ".ps1", text + "\\" + last + ".psm1"]
    return candidates.first { $0.hasSuffix("1") && (try? call.session.fileText($0)) != nil }
  }

  /// The file's name without folders and ending.
  private static func bareName(_ path: String) -> String {
    let name = path.utf8.split(whereSeparator: { $0 == 0x5C || $0 == 0x2F }).last ?? path.utf8[...]
    let text = String(name) ?? path
    guard let dot = text.utf8.lastIndex(of: 0x2E) else { return text }
    return String(text[..<dot])
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
      if let module = given.value.base.reference as? Module { call.forget(module) }
    }
    for text in name ?? [] {
      let pattern = try NamePattern(text)
      let found = call.session.modules.filter { pattern.matches($0.name) }
      if found.isEmpty, !NamePattern.isPattern(text) {
        try call.writeError(
          "NoModulesRemoved",
          "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.",
          .resourceUnavailable, target: .string(text), exception: "System.InvalidOperationException"
        )
      }
      for module in found { call.forget(module) }
    }
  }
}
