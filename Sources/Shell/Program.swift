internal import CoreCommands
internal import Glibc
internal import PowerShellEngine
internal import PowerShellSyntax

/// The program: reads its command line, puts a session together, runs it.
package enum Program {
  package static func run() {
    let source = SourceText(CommandLine.arguments[2])
    let session = Session(host: Host())
    Session.current = session
    CoreModules.install(into: session)
    let parsed = Parser.parse(source)
    for mistake in parsed.diagnostics { print(mistake.errorID, mistake.message) }
    do {
      try session.run(parsed.tree, source, out: LineSink())
    } catch let error as ScriptError {
      print("ERROR", error.record.fullyQualifiedErrorID, error.record.message)
    } catch {
      print(error)
    }
  }
}

private final class LineSink: Sink {
  override func write(_ value: Value) throws { print(value.text(.invariant)) }
}
