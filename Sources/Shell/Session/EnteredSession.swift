internal import LineEditing
internal import PowerShellEngine
internal import PowerShellSyntax

/// What is typed after `Enter-PSSession`: it runs at the other computer and is shown here.
struct EnteredSession {
  private let remote: RemoteSession
  private let printer: Printer

  init(_ remote: RemoteSession, _ console: Console, _ surroundings: Surroundings) {
    self.remote = remote
    printer = Printer(remote.session, console, style: surroundings.outputStyle)
  }

  /// Runs a piece of input; `exit` and `Exit-PSSession` lead back.
  func run(_ parsed: ParseResult, _ source: SourceText, from home: Session) {
    let there = remote.session
    there.defaultStreams = printer.streams
    Session.current = there
    defer { Session.current = home }
    do {
      if let record = ErrorRecord.parseError(parsed.diagnostics, source) {
        throw ScriptError(record)
      }
      try there.run(parsed.tree, source, out: printer.output)
    } catch is ExitSignal {
      there.wantsToLeave = true
    } catch {
      there.lastSucceeded = false
      if let error = error as? ScriptError { printer.report(error) }
      Interrupts.clear()
    }
    printer.finish()
    if there.wantsToLeave || remote.state != .opened { leave(home) }
  }

  private func leave(_ home: Session) {
    remote.session.wantsToLeave = false
    home.entered = nil
    // One that was made by Enter-PSSession ends with it.
    if remote.id == 0 { remote.close() }
  }

  /// `[HV02]: PS C:\> `.
  static func prompt(of remote: RemoteSession, from home: Session) -> String {
    Session.current = remote.session
    defer { Session.current = home }
    let own = remote.session.promptText() ?? ""
    return "[\(remote.computerName)]: " + (own.isEmpty ? "PS>" : own)
  }
}
