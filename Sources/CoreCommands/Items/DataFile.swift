internal import PowerShellEngine
internal import PowerShellSyntax

/// `Import-PowerShellDataFile`: the hashtable that a `.psd1` holds, nothing run.
struct ImportPowerShellDataFile: Cmdlet {
  static let about = CommandDescription(
    "Import-PowerShellDataFile", defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.ImportPowerShellDataFileCommand")
  @Parameter(
    in: [.in("ByPath", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var path: [String]?
  @Parameter(
    in: [.in("ByLiteralPath", position: 0, mandatory: true, from: .byPropertyName)],
    aliases: ["PSPath", "LP"], validate: [.notNullOrEmpty])
  var literalPath: [String]?
  @Switch var skipLimitCheck: Bool

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          try call.write(try read(place, call))
        }
      }
    }
  }

  private func read(_ place: FilePath, _ call: Invocation) throws -> Value {
    let shown = call.drives.providerPath(place)
    let source = SourceText(try call.session.fileText(shown), file: shown)
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.isEmpty else {
      throw ScriptError(
        "CouldNotParseAsPowerShellDataFile",
        "The file '\(shown)' could not be parsed as a PowerShell Data File.", .invalidData,
        target: .string(shown), exception: "System.InvalidOperationException")
    }
    guard let value = try call.session.dataValue(of: parsed.tree, source) else {
      throw ScriptError(
        "CouldNotParseAsPowerShellDataFileNoHashtableRoot",
        "The file '\(shown)' could not be parsed as a PowerShell Data File because it does not have a Hashtable root.",
        .invalidData, target: .string(shown), exception: "System.InvalidOperationException")
    }
    return value
  }
}
