import PowerShellSyntax

/// The debugger's prompt: steps, the call stack, the source, and any command in the stopped scope.
struct DebugPrompt {
  private let debugger: Debugger
  private let frame: Frame
  private let position: Position
  private var host: Host { debugger.session.host }

  init(_ debugger: Debugger, _ frame: Frame, _ position: Position) {
    (self.debugger, self.frame, self.position) = (debugger, frame, position)
  }

  func run(_ breakpoint: Breakpoint?) throws {
    host.writeOutput("Entering debug mode. Use h or ? for help.\n\n")
    if let breakpoint { host.writeOutput("Hit \(breakpoint.text(.invariant))\n\n") }
    host.writeOutput(position.message + "\n")
    while true {
      let place = debugger.session.drives.location
      guard let line = try debugger.session.answer(to: "[DBG]: PS \(place)>> ") else { return }
      if try obey(line.trimmingBlanks) { return }
    }
  }

  /// Carries out a line; whether the script goes on.
  private func obey(_ line: String) throws -> Bool {
    switch true {
    case Self.isOne(line, "s", "stepInto"): debugger.stopDepth = Int.max
    case Self.isOne(line, "v", "stepOver"): debugger.stopDepth = frame.depth
    case Self.isOne(line, "o", "stepOut"): debugger.stopDepth = frame.depth - 1
    case Self.isOne(line, "c", "continue"): break
    case Self.isOne(line, "q", "quit"): throw PipelineStopped(isOutOfBudget: false)
    case Self.isOne(line, "l", "list"):
      list()
      return false
    case Self.isOne(line, "k", "Get-PSCallStack"):
      host.writeOutput(frame.stackTrace(from: position.extent).joined(separator: "\n") + "\n")
      return false
    case Self.isOne(line, "h", "?"):
      host.writeOutput(Self.help)
      return false
    default:
      if !line.isEmpty { evaluate(line) }
      return false
    }
    return true
  }

  private static func isOne(_ line: String, _ short: String, _ long: String) -> Bool {
    AsciiFold.foldedEquals(line, short) || AsciiFold.foldedEquals(line, long)
  }

  /// The lines around the place, the one that comes next with a star.
  private func list() {
    let number = position.line
    for line in max(1, number - 5)...min(position.source.lineCount, number + 10) {
      let text = String(line)
      let mark = line == number ? "*" : " "
      let blanks = String(repeating: " ", count: max(0, 5 - text.utf8.count))
      host.writeOutput("\(blanks)\(text):\(mark) \(position.source.line(line))\n")
    }
  }

  private func evaluate(_ line: String) {
    let source = SourceText(line)
    let parsed = Parser.parse(source)
    let session = debugger.session
    do {
      if let record = ErrorRecord.parseError(parsed.diagnostics, source) {
        throw ScriptError(record)
      }
      let block = ScriptBlock(BlockSource(parsed.tree, source), state: frame.state)
      let collector = Collector()
      let call = ScriptCall(
        block, command: nil, arguments: [], caller: frame, out: collector,
        streams: session.defaultStreams, site: nil, invocationName: "", isDotSourced: true)
      try call.run()
      try show(collector.elements)
    } catch let error as ScriptError {
      try? session.defaultStreams[.error].write(.object(session.record(error.record)))
    } catch {
      return
    }
  }

  private func show(_ values: [Value]) throws {
    let source = SourceText("Out-Host")
    let whole = Extent(0, source.bytes.count)
    let stage = try CommandTarget.find(named: source.text, frame).stage(
      StageRequest(
        frame: frame, arguments: [], out: NullSink(), streams: frame.streams,
        site: Position(source, whole), nameExtent: whole, invocationName: source.text,
        isDotSourced: false,
        position: PipelinePosition(number: 2, length: 2, expectsInput: true)))
    try Pipeline(stages: [stage]).run { first in
      for value in values { try first.write(value) }
    }
  }

  private static let help = """

     s, stepInto         Single step (step into functions, scripts, etc.)
     v, stepOver         Step to next statement (step over functions, scripts, etc.)
     o, stepOut          Step out of the current function, script, etc.

     c, continue         Continue operation
     q, quit             Stop operation and exit the debugger

     k, Get-PSCallStack  Display call stack

     l, list             List source code for the current script.

     h, ?                displays this help message.


    """
}
