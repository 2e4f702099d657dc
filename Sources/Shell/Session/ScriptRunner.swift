internal import LineEditing
internal import PowerShellEngine
internal import PowerShellSyntax

/// Runs what the command line asks for, and says how the program ends.
struct ScriptRunner {
  let session: Session
  let console: Console
  let printer: Printer
  private let surroundings: Surroundings
  let outcome = RunOutcome()

  init(_ session: Session, _ console: Console, _ surroundings: Surroundings) {
    (self.session, self.console, self.surroundings) = (session, console, surroundings)
    printer = Printer(session, console, style: surroundings.outputStyle)
    session.defaultStreams = printer.streams
  }

  // MARK: -File

  func runFile(_ file: String, shownAs path: String, _ arguments: [String]) -> Int32 {
    let text: String
    do {
      text = try Self.text(ofFile: file, shownAs: path)
    } catch {
      printer.report(error)
      return 1
    }
    let source = SourceText(text, file: path)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) {
      printer.report(ScriptError(record))
      return 1
    }
    let name = file.lastPathComponent
    if let refusal = Requirements.refusal(of: parsed.tree, name: name, in: session) {
      printer.report(refusal)
      return 1
    }
    return end {
      try session.runScript(
        parsed.tree, source, name: name, arguments: ScriptArguments.read(arguments),
        out: printer.output)
    }
  }

  private static func text(
    ofFile path: String, shownAs shown: String
  ) throws(ScriptError) -> String {
    do {
      // The script that was named may be a link: it is read where it lies.
      let path = Surroundings.realFolder(path)
      guard let folder = MountedFolder(path: path.parentFolder, isWritable: false) else {
        throw FileFailure.denied
      }
      return TextEncoding.decode(try folder.read([path.lastPathComponent]))
    } catch {
      let (type, message) = ((error as? FileFailure) ?? .denied).exception(at: shown)
      throw ScriptError("ScriptNotReadable", message, .permissionDenied, exception: type)
    }
  }

  // MARK: -Command

  func runCommand(_ text: String) -> Int32 {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) {
      printer.report(ScriptError(record))
      return 1
    }
    if !surroundings.isInputTerminal {
      session.setInput { [surroundings] in
        guard case .line(let line) = surroundings.readLine() else { return nil }
        return line
      }
    }
    let code = end { try session.run(parsed.tree, source, out: printer.output) }
    return code == 0 && !session.lastSucceeded ? 1 : code
  }

  /// `-Command -`: each complete piece of standard input runs as it comes; unfinished input at the
  /// end does not run.
  func runInput() -> Int32 {
    var text = ""
    while case .line(let line) = surroundings.readLine() {
      text += text.isEmpty ? line : "\n" + line
      let source = SourceText(text)
      let parsed = Parser.parse(source)
      if parsed.isIncomplete { continue }
      text = ""
      if let code = runPiece(parsed, source) { return code }
    }
    printer.finish()
    return 0
  }

  /// One piece of input: an exit code where it says `exit`.
  func runPiece(_ parsed: ParseResult, _ source: SourceText) -> Int32? {
    outcome.begin()
    defer { console.writeNotes() }
    if let remote = session.entered {
      EnteredSession(remote, console, surroundings).run(parsed, source, from: session)
      return nil
    }
    session.wantsToLeave = false
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) {
      printer.report(ScriptError(record))
      session.lastSucceeded = false
      outcome.hasFailed = true
      return nil
    }
    do {
      try session.run(parsed.tree, source, out: printer.output)
    } catch let exit as ExitSignal {
      printer.finish()
      return exit.code
    } catch {
      report(error)
    }
    printer.finish()
    return nil
  }

  private func end(_ body: () throws -> Void) -> Int32 {
    defer { console.writeNotes() }
    do {
      try body()
    } catch let exit as ExitSignal {
      printer.finish()
      outcome.hasExited = true
      return exit.code & 0xFF
    } catch {
      printer.finish()
      report(error)
      return 1
    }
    printer.finish()
    return 0
  }

  private func report(_ error: any Error) {
    session.lastSucceeded = false
    outcome.wasStopped = true
    outcome.hasFailed = true
    if error is PipelineStopped { outcome.wasInterrupted = true }
    if let error = error as? ScriptError { printer.report(error) }
    Interrupts.clear()
  }
}

/// How the last piece of input ended.
final class RunOutcome {
  /// An error that nobody caught stopped it.
  var wasStopped = false
  /// It did not parse, or such an error stopped it.
  var hasFailed = false
  /// A script said `exit`.
  var hasExited = false
  /// Ctrl+C stopped it.
  var wasInterrupted = false

  func begin() { (wasStopped, hasFailed, wasInterrupted) = (false, false, false) }

  /// The state that the history notes for it.
  var status: String { wasInterrupted ? "Stopped" : hasFailed ? "Failed" : "Completed" }
}

/// Words of a command line as arguments of a script: `-Name value`, `-Name:value`, `-Switch:$false`.
enum ScriptArguments {
  static func read(_ words: [String]) -> [Argument] {
    words.map { word in
      let nowhere = Extent(0, 0)
      guard word.first == "-", let second = word.dropFirst().first, second.isLetter || second == "_"
      else { return Argument(value: .string(word), extent: nowhere) }
      let name = word.dropFirst()
      guard let colon = name.firstIndex(of: ":") else {
        return Argument(name: String(name), extent: nowhere)
      }
      let text = String(name[name.index(after: colon)...])
      return Argument(
        name: String(name[..<colon]), value: value(text), isAttached: true, extent: nowhere)
    }
  }

  private static func value(_ text: String) -> Value {
    switch text.lowercased() {
    case "$true": .bool(true)
    case "$false": .bool(false)
    default: .string(text)
    }
  }
}
