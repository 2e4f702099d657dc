import CoreCommands
import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import PowerShellSyntax

/// A session on the default datacenter, run in process.
///
/// Sessions share what is global in the kernel, so the suites that use one run one after another.
final class LabSession {
  let session: Session
  let context: LabContext
  private(set) var notes: [String] = []
  private let output = LineRecorder()

  init(
    _ language: Language = .english, host: PowerShellEngine.Host = SilentHost(),
    datacenter: Datacenter = .twoHosts()
  ) {
    session = Session(host: host)
    Session.current = session
    CoreModules.install(into: session)
    context = HyperVModule.install(
      into: session, lab: Lab { datacenter }, language: language)
    session.defineInitialState()
    session.defaultStreams = Streams(
      error: PrefixedRecorder("ERROR: ", output), warning: PrefixedRecorder("WARNING: ", output),
      verbose: PrefixedRecorder("VERBOSE: ", output), debug: NullSink(), information: NullSink())
    context.notes = { [weak self] in self?.notes.append($0[language]) }
  }

  /// Runs a script and gives the texts of what it wrote, other streams marked.
  @discardableResult
  func run(_ script: String) -> [String] {
    output.lines = []
    do {
      let source = SourceText(script)
      try session.run(Parser.parse(source).tree, source, out: output)
    } catch let error as ScriptError {
      output.lines.append("STOPPED: " + error.record.message)
    } catch {
      output.lines.append("STOPPED: \(error)")
    }
    return output.lines
  }

  /// `InvalidArgument|InvalidParameter,…GetVM|target` of the newest error.
  var lastError: String {
    guard let record = session.errors.elements.first?.reference as? ErrorRecord else { return "" }
    return [
      record.category.name, record.fullyQualifiedErrorID, record.target.text(.invariant),
    ].joined(separator: "|")
  }
}

/// A host nobody sits at: what it shows is kept, and questions are answered from a list.
final class SilentHost: PowerShellEngine.Host {
  var shown = ""
  var answers: [String] = []
  override var isInteractive: Bool { !answers.isEmpty }
  override func writeOutput(_ text: String) { shown += text }
  override func readLine(prompt: String) -> String? {
    shown += prompt
    return answers.isEmpty ? nil : answers.removeFirst()
  }
}

private final class LineRecorder: Sink {
  var lines: [String] = []
  override func write(_ value: Value) throws { lines.append(value.text(.invariant)) }
}

private final class PrefixedRecorder: Sink {
  private let prefix: String
  private let recorder: LineRecorder
  init(_ prefix: String, _ recorder: LineRecorder) {
    (self.prefix, self.recorder) = (prefix, recorder)
  }
  override func write(_ value: Value) throws {
    recorder.lines.append(prefix + value.text(.invariant))
  }
}
