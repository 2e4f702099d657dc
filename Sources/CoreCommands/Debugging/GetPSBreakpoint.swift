internal import PowerShellEngine

/// `Get-PSBreakpoint`.
struct GetPSBreakpoint: Cmdlet {
  static let about = CommandDescription(
    "Get-PSBreakpoint", defaultSet: "Line",
    class: "Microsoft.PowerShell.Commands.GetPSBreakpointCommand")
  @Parameter(in: [.in("Command", mandatory: true)], validate: [.notNull]) var command: [String]?
  @Parameter(in: [.in("Id", position: 0, mandatory: true, from: .byValue)], validate: [.notNull])
  var id: [Int32]?
  @Parameter(validate: [.notNull]) var runspace: Typed<Of.Runspace>?
  @Parameter(
    in: [.in("Command"), .in("Line", position: 0, from: .byValue), .in("Type"), .in("Variable")],
    validate: [.notNullOrEmpty]) var script: [String]?
  @Parameter(in: [.in("Type", position: 0, mandatory: true, from: .byValue)], validate: [.notNull])
  var type: [Typed<Of.BreakpointType>]?
  @Parameter(in: [.in("Variable", mandatory: true)], validate: [.notNull]) var variable: [String]?

  func process(_ call: Invocation) throws {
    for breakpoint in call.session.debugger.breakpoints where try isWanted(breakpoint, call) {
      try call.write(.object(breakpoint))
    }
    for id in id ?? [] where !call.session.debugger.breakpoints.contains(where: { $0.id == id }) {
      try call.writeError(.breakpointNotFound(id))
    }
  }

  private func isWanted(_ breakpoint: Breakpoint, _ call: Invocation) throws -> Bool {
    if let id, !id.contains(breakpoint.id) { return false }
    if let script {
      let paths = try script.map {
        call.session.drives.providerPath(try call.session.drives.locate($0))
      }
      guard paths.contains(where: { AsciiFold.foldedEquals($0, breakpoint.script) }) else {
        return false
      }
    }
    switch breakpoint.kind {
    case .line: return command == nil && variable == nil && isType("Line")
    case .command(let name):
      return variable == nil && isType("Command") && Self.contains(command, name)
    case .variable(let name, _):
      return command == nil && isType("Variable") && Self.contains(variable, name)
    }
  }

  private func isType(_ name: String) -> Bool {
    type.map { $0.contains { AsciiFold.foldedEquals($0.text, name) } } ?? true
  }

  private static func contains(_ names: [String]?, _ name: String) -> Bool {
    names.map { $0.contains { AsciiFold.foldedEquals($0, name) } } ?? true
  }
}

extension ScriptError {
  static func breakpointNotFound(_ id: Int32) -> ScriptError {
    ScriptError(
      "PSBreakpoint:BreakpointIdNotFound", "There is no breakpoint with ID '\(id)'.",
      .invalidArgument, exception: "System.ArgumentException")
  }
}
