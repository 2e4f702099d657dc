public import PowerShellSyntax

/// How source comes to run in a session.
extension Session {
  /// Runs parsed source in the global scope: a script given with `-File`, a line of the prompt.
  public func run(
    _ tree: ScriptBlockAst, _ source: SourceText, arguments: [Argument] = [], out: Sink
  ) throws {
    let block = ScriptBlock(BlockSource(tree, source), state: globalState)
    let call = ScriptCall(
      block, command: nil, arguments: arguments, caller: global, out: out, streams: defaultStreams,
      site: nil, invocationName: "", isDotSourced: true)
    do {
      try call.run()
    } catch let signal as FlowSignal {
      // `break` outside of a loop ends the script, quietly.
      _ = signal
    }
  }

  /// A file on a drive as a sink of lines, for `>`.
  func openFile(_ path: String, _ isAppend: Bool, _ f: Frame) throws -> Sink {
    throw ScriptError.unsupported("> \(path)")
  }

  func lines(ofFile path: Value) throws -> [Value] { throw ScriptError.unsupported("switch -File") }

  func scriptCommand(_ text: String) -> Command? { nil }
}

extension DriveTable {
  func variable(_ drive: String, _ name: String, _ f: Frame) throws -> Value? { nil }
  func setVariable(_ drive: String, _ name: String, _ value: Value, _ f: Frame) throws {}
}
