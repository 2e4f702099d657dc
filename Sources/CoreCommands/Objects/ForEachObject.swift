internal import PowerShellEngine

/// `ForEach-Object { … }`, `ForEach-Object Name`.
struct ForEachObject: Cmdlet {
  static let about = CommandDescription(
    "ForEach-Object", effect: .changes(impact: .medium), defaultSet: "ScriptBlockSet",
    class: "Microsoft.PowerShell.Commands.ForEachObjectCommand")
  @Parameter(in: [
    .in("ScriptBlockSet", from: .byValue), .in("PropertyAndMethodSet", from: .byValue),
    .in("ParallelParameterSet", from: .byValue),
  ]) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("ScriptBlockSet")]) var begin: Object<ScriptBlock>?
  @Parameter(in: [.in("ScriptBlockSet", position: 0, mandatory: true)])
  var process: [Object<ScriptBlock>]?
  @Parameter("End", in: [.in("ScriptBlockSet")]) var endBlock: Object<ScriptBlock>?
  private var runners: [BlockRunner] = []

  mutating func begin(_ call: Invocation) throws {
    runners = (process ?? []).compactMap { $0.object.map(call.inline) }
  }

  mutating func process(_ call: Invocation) throws {
    for runner in runners { try runner.run(inputObject?.value ?? .null, out: call.out) }
  }
}
