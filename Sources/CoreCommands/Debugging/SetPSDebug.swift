internal import PowerShellEngine

/// `Set-PSDebug`: lines shown before they run, steps, strictness.
struct SetPSDebug: Cmdlet {
  static let about = CommandDescription(
    "Set-PSDebug", class: "Microsoft.PowerShell.Commands.SetPSDebugCommand")
  @Switch(in: [.in("off")]) var off: Bool
  @Switch(in: [.in("on")]) var step: Bool
  @Switch(in: [.in("on")]) var strict: Bool
  @Parameter(in: [.in("on")], validate: [.range(.int(0), .int(2))]) var trace: Int32?

  func process(_ call: Invocation) throws {
    let debugger = call.session.debugger
    if off {
      debugger.watch(traceLevel: 0, stepping: false)
      return call.session.global.setStrictMode(nil)
    }
    if trace != nil || step {
      let level = trace.map(Int.init) ?? max(1, debugger.traceLevel)
      debugger.watch(traceLevel: step ? max(1, level) : level, stepping: step)
    }
    if strict { call.session.global.setStrictMode(1) }
  }
}

/// `Wait-Debugger`: the script stops here, where someone can be asked.
struct WaitDebugger: Cmdlet {
  static let about = CommandDescription(
    "Wait-Debugger", class: "Microsoft.PowerShell.Commands.WaitDebuggerCommand")

  func process(_ call: Invocation) throws {
    try call.session.debugger.stop(call.frame, call.position)
  }
}
