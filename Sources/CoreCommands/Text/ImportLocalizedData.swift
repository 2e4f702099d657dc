internal import PowerShellEngine
internal import PowerShellSyntax

/// `Import-LocalizedData`: the texts of a script in the session's language.
///
/// The language's folder is looked for, then its parent's, then the folder of the script itself.
struct ImportLocalizedData: Cmdlet {
  static let about = CommandDescription(
    "Import-LocalizedData", class: "Microsoft.PowerShell.Commands.ImportLocalizedData")
  @Parameter var baseDirectory: String?
  @Parameter(position: 0, aliases: ["Variable"], validate: [.notNullOrEmpty]) var bindingVariable:
    String?
  @Parameter var fileName: String?
  @Parameter(validate: [.trustedData]) var supportedCommand: [String]?
  @Parameter("UICulture", position: 1) var uiCulture: String?

  func process(_ call: Invocation) throws {
    guard supportedCommand == nil else {
      throw ScriptError.notModelled(parameter: "SupportedCommand", of: call.command.name)
    }
    let script = call.sourceFile ?? ""
    guard let folder = baseDirectory ?? Self.folder(of: script) else {
      throw ScriptError(
        "ImportLocalizedData",
        "Cannot find the file: the command does not run in a script file. Use the parameter BaseDirectory.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    let name = Self.stem(of: fileName ?? script)
    guard let text = find(name, in: folder, call) else {
      return try call.writeError(
        "ImportLocalizedData",
        "Cannot find the Windows PowerShell data file '\(name).psd1' in directory '\(folder)\\\(culture(call))\\', or in any parent culture directories.",
        .objectNotFound, target: .string(folder),
        exception: "System.Management.Automation.PSInvalidOperationException")
    }
    let parsed = Parser.parse(SourceText(text))
    let value = try call.session.dataValue(of: parsed.tree, SourceText(text)) ?? .null
    guard let bindingVariable else { return try call.write(value) }
    try call.frame.assign(Symbol.intern(bindingVariable), value)
  }

  private func culture(_ call: Invocation) -> String {
    uiCulture ?? call.session.uiCulture.name
  }

  private func find(_ name: String, in folder: String, _ call: Invocation) -> String? {
    let culture = culture(call)
    var folders = [culture]
    if let cut = culture.utf8.firstIndex(of: 0x2D) { folders.append(String(culture[..<cut])) }
    for part in folders.map({ "\\" + $0 }) + [""] {
      if let text = try? call.session.fileText("\(folder)\(part)\\\(name).psd1") { return text }
    }
    return nil
  }

  private static func folder(of path: String) -> String? {
    path.utf8.lastIndex(of: 0x5C).map { String(path[..<$0]) }
  }

  private static func stem(of path: String) -> String {
    let start = path.utf8.lastIndex(of: 0x5C).map { path.utf8.index(after: $0) } ?? path.startIndex
    let name = path[start...]
    let end = name.utf8.lastIndex(of: 0x2E) ?? name.endIndex
    return String(name[..<end])
  }
}
