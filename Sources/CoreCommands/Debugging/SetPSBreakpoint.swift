internal import PowerShellEngine

/// `Set-PSBreakpoint`.
struct SetPSBreakpoint: Cmdlet {
  static let about = CommandDescription(
    "Set-PSBreakpoint", defaultSet: "Line",
    class: "Microsoft.PowerShell.Commands.SetPSBreakpointCommand")
  @Parameter(in: [.in("Command"), .in("Line"), .in("Variable")]) var action: Object<ScriptBlock>?
  @Parameter(in: [.in("Line", position: 2)], validate: [.range(.int(1), .int(2147483647))])
  var column: Int32?
  @Parameter(in: [.in("Command", mandatory: true)], aliases: ["C"]) var command: [String]?
  @Parameter(in: [.in("Line", position: 1, mandatory: true)]) var line: [Int32]?
  @Parameter(in: [.in("Variable")]) var mode: Typed<Of.VariableAccessMode>?
  @Parameter(validate: [.notNull]) var runspace: Typed<Of.Runspace>?
  @Parameter(
    in: [
      .in("Command", position: 0), .in("Line", position: 0, mandatory: true),
      .in("Variable", position: 0),
    ], validate: [.notNull]) var script: [String]?
  @Parameter(in: [.in("Variable", mandatory: true)], aliases: ["V"]) var variable: [String]?

  func process(_ call: Invocation) throws {
    let scripts = try (script ?? [""]).map { try path($0, call) }
    for script in scripts {
      for kind in kinds {
        let made = call.session.debugger.add(kind, script: script, action: action?.object)
        try call.write(.object(made))
      }
    }
  }

  private var kinds: [Breakpoint.Kind] {
    let mode = mode.flatMap { Breakpoint.AccessMode(rawValue: $0.value.integerOrZero) } ?? .write
    return (command ?? []).map { .command($0) }
      + (variable ?? []).map { .variable(Self.bareName($0), mode) }
      + (line ?? []).map { .line(Int($0), column: Int(column ?? 0)) }
  }

  private static func bareName(_ name: String) -> String {
    name.utf8.first == 0x24 ? String(name.utf8.dropFirst()) ?? name : name
  }

  private func path(_ text: String, _ call: Invocation) throws -> String {
    if text.isEmpty { return "" }
    let place = try call.session.drives.locate(text)
    let shown = call.session.drives.providerPath(place)
    guard (try? call.session.fileText(shown)) != nil else {
      throw ScriptError(
        "NewPSBreakpoint:FileDoesNotExist",
        "Cannot set breakpoint. The file \"\(shown)\" does not exist.", .invalidArgument,
        exception: "System.ArgumentException")
    }
    return shown
  }
}
