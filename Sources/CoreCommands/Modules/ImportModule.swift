internal import PowerShellEngine

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
      guard let module = given.value.base.reference as? Module else { continue }
      try call.attempt {
        call.enlist(module, options)
        try finish(module, call)
      }
    }
    for text in name ?? [] {
      try call.attempt { try finish(try call.importModule(text, options), call) }
    }
    for given in fullyQualifiedName ?? [] {
      let (text, bounds) = ModuleImport.read(given.value)
      var options = options
      options.minimumVersion = bounds.minimumVersion
      options.maximumVersion = bounds.maximumVersion
      options.requiredVersion = bounds.requiredVersion
      try call.attempt { try finish(try call.importModule(text, options), call) }
    }
  }

  private var options: ModuleImport {
    var options = ModuleImport()
    options.prefix = prefix ?? ""
    (options.functions, options.aliases, options.variables) = (function, alias, variable)
    options.arguments = argumentList ?? []
    options.isForced = force
    options.isGlobal = global || scope.map { AsciiFold.foldedEquals($0, "Global") } ?? false
    options.keepsOthers = noClobber
    options.minimumVersion = minimumVersion?.text
    options.maximumVersion = maximumVersion
    options.requiredVersion = requiredVersion?.text
    return options
  }

  private func finish(_ module: Module, _ call: Invocation) throws {
    if !disableNameChecking { try ModuleNames.check(module, call) }
    if asCustomObject { return try call.write(.object(module.customObject)) }
    if passThru { try call.write(.object(module)) }
  }
}

/// Names that make commands hard to find: verbs that are not among the approved ones, odd letters.
enum ModuleNames {
  static func check(_ module: Module, _ call: Invocation) throws {
    let names = module.commandNames
    let hasOddVerb = names.contains { name in
      guard let dash = name.utf8.firstIndex(of: 0x2D), dash > name.startIndex else { return false }
      return !VerbTable.isApproved(String(name[..<dash]))
    }
    if hasOddVerb {
      try call.writeWarning(
        "The names of some imported commands from the module '\(module.name)' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb."
      )
    }
    let hasOddLetter = names.contains { name in
      guard let dash = name.utf8.firstIndex(of: 0x2D) else { return false }
      return name.utf8[name.utf8.index(after: dash)...].contains(where: restricted.contains)
    }
    if hasOddLetter {
      try call.writeWarning(
        "Some imported command names contain one or more of the following restricted characters: # , ( ) {{ }} [ ] & - / \\ $ ^ ; : \" ' < > | ? @ ` * % + = ~"
      )
    }
  }

  private static let restricted = Set("#,(){}[]&-/\\$^;:\"'<>|?@`*%+=~".utf8)
}
