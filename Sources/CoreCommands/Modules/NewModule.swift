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
    let name = name ?? "__DynamicModule_" + call.session.newGuidText()
    let out: Sink = returnResult ? call.out : NullSink()
    let module = try call.makeModule(name, block, arguments: argumentList ?? [], out: out)
    if let function { module.export(functions: function) }
    if asCustomObject { return try call.write(.object(module.customObject)) }
    call.adopt(module)
    if !returnResult { try call.write(.object(module)) }
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
