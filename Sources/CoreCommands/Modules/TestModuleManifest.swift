internal import PowerShellEngine

/// `Test-ModuleManifest`: the module that a manifest describes, nothing loaded.
struct TestModuleManifest: Cmdlet {
  static let about = CommandDescription(
    "Test-ModuleManifest", class: "Microsoft.PowerShell.Commands.TestModuleManifestCommand")
  @Parameter(in: [.in(SetTraits.all, position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: String?

  func process(_ call: Invocation) throws {
    let place = try call.session.drives.locate(path ?? "")
    let file = call.session.drives.providerPath(place)
    guard AsciiFold.foldedEquals(PathText.fileExtension(file), ".psd1") else {
      return try call.writeError(
        "Modules_InvalidModuleManifestPath",
        "The specified path '\(file)' is not valid. The path must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a single file that has a '.psd1' extension.",
        .invalidArgument, exception: "System.Management.Automation.PSArgumentException")
    }
    try call.attempt {
      let module = try call.readModule(file)
      if module.manifest.text("ModuleVersion").isEmpty {
        throw ScriptError(
          "Modules_InvalidManifest",
          "The module manifest '\(file)' could not be processed because it is missing the member 'ModuleVersion'.",
          .resourceUnavailable, target: .string(file), exception: "System.MissingMemberException")
      }
      try call.write(.object(module))
    }
  }
}
