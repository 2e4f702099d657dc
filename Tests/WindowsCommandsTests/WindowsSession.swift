import CoreCommands
import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import PowerShellSyntax
import WindowsCommands

/// A session on the default datacenter with all modules, run in process.
final class WindowsSession {
  let session: Session
  let context: LabContext
  private let output = LineRecorder()

  init(_ language: Language = .english, datacenter: Datacenter = .twoHosts()) {
    session = Session(host: PowerShellEngine.Host())
    Session.current = session
    CoreModules.install(into: session)
    context = HyperVModule.install(
      into: session, lab: Lab { datacenter }, language: language)
    WindowsModules.install(into: session)
    session.defineInitialState()
    session.defaultStreams = Streams(
      error: PrefixedRecorder("ERROR: ", output), warning: PrefixedRecorder("WARNING: ", output),
      verbose: NullSink(), debug: NullSink(), information: NullSink())
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

  /// `ObjectNotFound|ActiveDirectoryCmdlet:…` of the newest error.
  var lastError: String {
    guard let record = session.errors.elements.first?.reference as? ErrorRecord else { return "" }
    return record.category.name + "|" + record.fullyQualifiedErrorID
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
