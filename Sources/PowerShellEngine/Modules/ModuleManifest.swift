import PowerShellSyntax

/// What a `.psd1` says of its module.
public struct ModuleManifest {
  public internal(set) var table: TableObject?
  public internal(set) var root = ""
  public internal(set) var prefix = ""
  /// nil: everything.
  public internal(set) var functions: [String]?
  public internal(set) var cmdlets: [String]?
  public internal(set) var aliases: [String]?
  public internal(set) var variables: [String]?

  public init() {}

  /// A text of the manifest; empty where it has none.
  public func text(_ key: String) -> String {
    table?[name: key].map { $0.isNull ? "" : $0.text(.invariant) } ?? ""
  }

  /// A list of texts; nil where the manifest does not speak of it.
  public func texts(_ key: String) -> [String]? {
    guard let value = table?[name: key] else { return nil }
    if value.isNull { return [] }
    return (try? value.elements().map { $0.text(.invariant) }) ?? []
  }

  public func values(_ key: String) -> [Value] {
    guard let value = table?[name: key], !value.isNull else { return [] }
    return (try? value.elements()) ?? []
  }

  /// An entry of `PrivateData.PSData`.
  public func publishing(_ key: String) -> Value {
    guard case .table(let data)? = table?[name: "PrivateData"],
      case .table(let inner)? = data[name: "PSData"]
    else { return .null }
    return inner[name: key] ?? .null
  }
}

extension Session {
  /// Reads a manifest; nothing in it is run.
  func readManifest(_ path: String) throws -> ModuleManifest {
    let source = SourceText(try fileText(path), file: path)
    let parsed = Parser.parse(source)
    if !parsed.diagnostics.isEmpty {
      throw ScriptError.manifestInvalid(path, parsed.diagnostics.map(\.message))
    }
    guard case .table(let table)? = try dataValue(of: parsed.tree, source) else {
      throw ScriptError.manifestInvalid(
        path, ["The module manifest must contain a hashtable of keys and values."])
    }
    try checkKeys(of: table, path)
    var manifest = ModuleManifest()
    manifest.table = table
    manifest.root = manifest.text("RootModule")
    if manifest.root.isEmpty { manifest.root = manifest.text("ModuleToProcess") }
    manifest.prefix = manifest.text("DefaultCommandPrefix")
    manifest.functions = manifest.texts("FunctionsToExport")
    manifest.cmdlets = manifest.texts("CmdletsToExport")
    manifest.aliases = manifest.texts("AliasesToExport")
    manifest.variables = manifest.texts("VariablesToExport")
    return manifest
  }

  private func checkKeys(of table: TableObject, _ path: String) throws {
    let known = Set(ModuleManifest.keys.map(Symbol.intern))
    let wrong = table.entries.map { $0.key.text(.invariant) }.filter {
      !known.contains(Symbol.intern($0))
    }
    guard let first = wrong.first else { return }
    throw ScriptError.manifestMember(first, path)
  }
}

extension ModuleManifest {
  public static let keys = [
    "ModuleToProcess", "NestedModules", "GUID", "Author", "CompanyName", "Copyright",
    "ModuleVersion", "Description", "PowerShellVersion", "PowerShellHostName",
    "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion", "ProcessorArchitecture",
    "RequiredModules", "TypesToProcess", "FormatsToProcess", "ScriptsToProcess", "PrivateData",
    "RequiredAssemblies", "ModuleList", "FileList", "FunctionsToExport", "VariablesToExport",
    "AliasesToExport", "CmdletsToExport", "DscResourcesToExport", "HelpInfoURI",
    "DefaultCommandPrefix", "RootModule", "CompatiblePSEditions",
  ]
}

extension ScriptError {
  static func manifestInvalid(_ path: String, _ reasons: [String]) -> ScriptError {
    ScriptError(
      "Modules_InvalidManifest",
      "The module manifest '\(path)' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: \(reasons.joined(separator: "\n"))",
      .resourceUnavailable, target: .string(path), exception: "System.MissingMemberException")
  }

  static func manifestMember(_ key: String, _ path: String) -> ScriptError {
    let allowed = ModuleManifest.keys.map { "'\($0)'" }.joined(separator: ", ")
    return ScriptError(
      "Modules_InvalidManifestMember",
      "The module manifest '\(path)' could not be processed because it contains the member '\(key)' that is not valid. The members that can be used in a module manifest are \(allowed).",
      .invalidData, target: .string(path), exception: "System.InvalidOperationException")
  }

  static func requiredModuleMissing(_ name: String, _ path: String) -> ScriptError {
    ScriptError(
      "Modules_InvalidManifest",
      "The required module '\(name)' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '\(path)'.",
      .resourceUnavailable, target: .string(path), exception: "System.MissingMemberException")
  }

  static func moduleNotFound(_ name: String) -> ScriptError {
    ScriptError(
      "Modules_ModuleNotFound",
      "The specified module '\(name)' was not loaded because no valid module file was found in any module directory.",
      .resourceUnavailable, target: .string(name), exception: "System.IO.FileNotFoundException")
  }

  static func moduleVersionNotFound(_ name: String, _ version: String) -> ScriptError {
    ScriptError(
      "Modules_ModuleWithVersionNotFound",
      "The specified module '\(name)' with version '\(version)' was not loaded because no valid module file was found in any module directory.",
      .resourceUnavailable, target: .string(name), exception: "System.IO.FileNotFoundException")
  }
}
