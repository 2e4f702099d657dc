import PowerShellSyntax

/// Variables that the engine makes when someone looks: `$args`, `$MyInvocation`, `$PSCmdlet` ….
extension Frame {
  /// The value of an automatic variable in this scope; nil for any other name.
  func automaticValue(_ symbol: Symbol) -> Value? {
    guard let make = Self.automatic[symbol] else { return nil }
    let value = make(self)
    return value.isUnset ? nil : value
  }

  nonisolated(unsafe) private static let automatic: [Symbol: (Frame) -> Value] = [
    WellKnown.args: { .list($0.arguments) },
    WellKnown.input: { $0.input.map { .object($0) } ?? .list([]) },
    WellKnown.psBoundParameters: { .table($0.boundParameters ?? TableObject()) },
    Symbol.intern("MyInvocation"): { .object($0.invocationInfo) },
    Symbol.intern("ExecutionContext"): { .object(ExecutionContextObject($0.state)) },
    Symbol.intern("PSCmdlet"): { $0.invocation.map { .object(CmdletContext($0)) } ?? .null },
    Symbol.intern("?"): { .bool($0.session.lastSucceeded) },
    Symbol.intern("^"): { .string($0.session.lastWords.first) },
    Symbol.intern("$"): { .string($0.session.lastWords.last) },
    Symbol.intern("true"): { _ in .bool(true) },
    Symbol.intern("false"): { _ in .bool(false) },
    Symbol.intern("null"): { _ in .null },
    Symbol.intern("Error"): { .object($0.session.errors) },
    Symbol.intern("LASTEXITCODE"): { $0.session.lastExitCode.map { .int($0) } ?? .unset },
    Symbol.intern("PSScriptRoot"): { .string(Frame.folder(of: $0.scriptFile)) },
    Symbol.intern("PSCommandPath"): { .string($0.scriptFile) },
  ]

  /// The file the running code was read from; empty for typed input.
  private var scriptFile: String { code?.source.file ?? "" }

  static func folder(of path: String) -> String {
    guard let cut = path.utf8.lastIndex(where: { $0 == 0x5C || $0 == 0x2F }) else { return "" }
    let folder = String(path[..<cut])
    return folder.utf8.last == 0x3A ? folder + "\\" : folder
  }

  /// `$MyInvocation.MyCommand` of a block that is no command by name.
  private var blockCommand: Command? {
    if self === session.global { return session.runningInput.map { BlockCommand($0) } }
    guard let code else { return nil }
    return BlockCommand(ScriptBlock(code.block, state: state))
  }

  var invocationInfo: InvocationInfo {
    let written = invocationName.isEmpty ? callNode?.writtenName ?? "" : invocationName
    let info = InvocationInfo(
      commandName: command?.name ?? "", invocationName: written, position: callSite,
      command: command ?? blockCommand, boundParameters: boundParameters ?? TableObject(),
      unboundArguments: arguments)
    if let place = pipelinePlace {
      info.pipelinePosition = place.position.number
      info.pipelineLength = place.position.length
      info.expectsInput = place.position.expectsInput
    }
    return info
  }
}
