internal import PowerShellEngine

/// `New-ModuleManifest`: a manifest with every key, those not given commented out.
struct NewModuleManifest: Cmdlet {
  static let about = CommandDescription(
    "New-ModuleManifest", effect: .changes(impact: .low),
    class: "Microsoft.PowerShell.Commands.NewModuleManifestCommand")
  @Parameter(allow: [.emptyCollection]) var aliasesToExport: [String]?
  @Parameter(allow: [.emptyString]) var author: String?
  @Parameter var clrVersion: Typed<Of.Version>?
  @Parameter(allow: [.emptyCollection]) var cmdletsToExport: [String]?
  @Parameter(allow: [.emptyString]) var companyName: String?
  @Parameter(
    validate: [.oneOf(["Desktop", "Core"], ignoringCase: true, message: nil)],
    allow: [.emptyCollection]) var compatiblePSEditions: [String]?
  @Parameter(allow: [.emptyString]) var copyright: String?
  @Parameter(allow: [.null]) var defaultCommandPrefix: String?
  @Parameter(allow: [.emptyString]) var description: String?
  @Parameter var dotNetFrameworkVersion: Typed<Of.Version>?
  @Parameter(allow: [.emptyCollection]) var dscResourcesToExport: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var externalModuleDependencies: [String]?
  @Parameter(allow: [.emptyCollection]) var fileList: [String]?
  @Parameter(allow: [.emptyCollection]) var formatsToProcess: [String]?
  @Parameter(allow: [.emptyCollection]) var functionsToExport: [String]?
  @Parameter var guid: Typed<Of.Guid>?
  @Parameter(allow: [.null]) var helpInfoUri: String?
  @Parameter(validate: [.notNullOrEmpty]) var iconUri: Typed<Of.Uri>?
  @Parameter(validate: [.notNullOrEmpty]) var licenseUri: Typed<Of.Uri>?
  @Parameter(allow: [.emptyCollection]) var moduleList: [Value]?
  @Parameter(validate: [.notNull]) var moduleVersion: Typed<Of.Version>?
  @Parameter(allow: [.emptyCollection]) var nestedModules: [Value]?
  @Switch var passThru: Bool
  @Parameter(in: [.in(SetTraits.all, position: 0, mandatory: true)]) var path: String?
  @Parameter var powerShellHostName: String?
  @Parameter var powerShellHostVersion: Typed<Of.Version>?
  @Parameter var powerShellVersion: Typed<Of.Version>?
  @Parameter(validate: [.notNullOrEmpty]) var prerelease: String?
  @Parameter(allow: [.null]) var privateData: Value?
  @Parameter var processorArchitecture: Typed<Of.ProcessorArchitecture>?
  @Parameter(validate: [.notNullOrEmpty]) var projectUri: Typed<Of.Uri>?
  @Parameter(validate: [.notNullOrEmpty]) var releaseNotes: String?
  @Parameter(allow: [.emptyCollection]) var requiredAssemblies: [String]?
  @Parameter var requiredModules: [Value]?
  @Switch var requireLicenseAcceptance: Bool
  @Parameter(aliases: ["ModuleToProcess"], allow: [.emptyString]) var rootModule: String?
  @Parameter(allow: [.emptyCollection]) var scriptsToProcess: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var tags: [String]?
  @Parameter(allow: [.emptyCollection]) var typesToProcess: [String]?
  @Parameter(allow: [.emptyCollection]) var variablesToExport: [String]?

  func process(_ call: Invocation) throws {
    let place = try call.session.drives.locate(path ?? "")
    let file = call.session.drives.providerPath(place)
    guard AsciiFold.foldedEquals(PathText.fileExtension(file), ".psd1") else {
      return try call.writeError(
        "Modules_InvalidModuleManifestPath",
        "The specified path '\(file)' is not valid. The path must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a single file that has a '.psd1' extension.",
        .invalidArgument, exception: "System.Management.Automation.PSArgumentException")
    }
    guard try call.shouldProcess(file, operation: "Creating new module manifest file") else {
      return
    }
    let text = ManifestText(call, name: PathText.leafBase(PathText.leaf(file))).write(entries(call))
    guard let drive = call.session.drives.drive(place.drive) else { return }
    do {
      try drive.volume.write(place.names, Array(text.utf8), append: false)
    } catch is FileFailure {
      throw ScriptError.pathNotFound(file)
    }
    if passThru { try call.write(.string(text)) }
  }

  private func entries(_ call: Invocation) -> [ManifestText.Entry] {
    let user = call.session.environment.entry("USERNAME")?.value ?? "Administrator"
    let name = author ?? user
    let company = companyName ?? "Unknown"
    let rights = copyright ?? "(c) \(name). All rights reserved."
    return [
      .init(
        "RootModule", "Script module or binary module file associated with this manifest.",
        .text(rootModule)),
      .init(
        "ModuleVersion", "Version number of this module.", .text(moduleVersion?.text ?? "0.0.1")),
      .init("CompatiblePSEditions", "Supported PSEditions", .texts(compatiblePSEditions)),
      .init(
        "GUID", "ID used to uniquely identify this module",
        .text(guid?.text ?? call.session.newGuidText())),
      .init("Author", "Author of this module", .text(name)),
      .init("CompanyName", "Company or vendor of this module", .text(company)),
      .init("Copyright", "Copyright statement for this module", .text(rights)),
      .init(
        "Description", "Description of the functionality provided by this module",
        .text(description)),
      .init(
        "PowerShellVersion",
        "Minimum version of the PowerShell engine required by this module",
        .text(powerShellVersion?.text)),
      .init(
        "PowerShellHostName", "Name of the PowerShell host required by this module",
        .text(powerShellHostName)),
      .init(
        "PowerShellHostVersion",
        "Minimum version of the PowerShell host required by this module",
        .text(powerShellHostVersion?.text)),
      .init(
        "DotNetFrameworkVersion",
        "Minimum version of Microsoft .NET Framework required by this module. This prerequisite is valid for the PowerShell Desktop edition only.",
        .text(dotNetFrameworkVersion?.text)),
      .init(
        "ClrVersion",
        "Minimum version of the common language runtime (CLR) required by this module. This prerequisite is valid for the PowerShell Desktop edition only.",
        .text(clrVersion?.text)),
      .init(
        "ProcessorArchitecture",
        "Processor architecture (None, X86, Amd64) required by this module",
        .text(processorArchitecture?.text)),
      .init(
        "RequiredModules",
        "Modules that must be imported into the global environment prior to importing this module",
        .values(requiredModules)),
      .init(
        "RequiredAssemblies", "Assemblies that must be loaded prior to importing this module",
        .texts(requiredAssemblies)),
      .init(
        "ScriptsToProcess",
        "Script files (.ps1) that are run in the caller's environment prior to importing this module.",
        .texts(scriptsToProcess)),
      .init(
        "TypesToProcess", "Type files (.ps1xml) to be loaded when importing this module",
        .texts(typesToProcess)),
      .init(
        "FormatsToProcess", "Format files (.ps1xml) to be loaded when importing this module",
        .texts(formatsToProcess)),
      .init(
        "NestedModules",
        "Modules to import as nested modules of the module specified in RootModule/ModuleToProcess",
        .values(nestedModules)),
      .init(
        "FunctionsToExport",
        "Functions to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no functions to export.",
        .exports(functionsToExport ?? ["*"])),
      .init(
        "CmdletsToExport",
        "Cmdlets to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no cmdlets to export.",
        .exports(cmdletsToExport ?? ["*"])),
      .init(
        "VariablesToExport", "Variables to export from this module",
        .exports(variablesToExport ?? ["*"])),
      .init(
        "AliasesToExport",
        "Aliases to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no aliases to export.",
        .exports(aliasesToExport ?? ["*"])),
      .init(
        "DscResourcesToExport", "DSC resources to export from this module",
        .texts(dscResourcesToExport)),
      .init("ModuleList", "List of all modules packaged with this module", .values(moduleList)),
      .init("FileList", "List of all files packaged with this module", .texts(fileList)),
      .init(
        "PrivateData",
        "Private data to pass to the module specified in RootModule/ModuleToProcess. This may also contain a PSData hashtable with additional module metadata used by PowerShell.",
        .publishing([
          .init(
            "Tags",
            "Tags applied to this module. These help with module discovery in online galleries.",
            .texts(tags)),
          .init("LicenseUri", "A URL to the license for this module.", .text(licenseUri?.text)),
          .init(
            "ProjectUri", "A URL to the main website for this project.",
            .text(projectUri?.text)),
          .init("IconUri", "A URL to an icon representing this module.", .text(iconUri?.text)),
          .init("ReleaseNotes", "ReleaseNotes of this module", .text(releaseNotes)),
          .init("Prerelease", "Prerelease string of this module", .text(prerelease)),
          .init(
            "RequireLicenseAcceptance",
            "Flag to indicate whether the module requires explicit user acceptance for install/update/save",
            .flag(requireLicenseAcceptance)),
          .init(
            "ExternalModuleDependencies",
            "External dependent modules of this module", .texts(externalModuleDependencies)),
        ])),
      .init("HelpInfoURI", "HelpInfo URI of this module", .text(helpInfoUri)),
      .init(
        "DefaultCommandPrefix",
        "Default prefix for commands exported from this module. Override the default prefix using Import-Module -Prefix.",
        .text(defaultCommandPrefix)),
    ]
  }
}
