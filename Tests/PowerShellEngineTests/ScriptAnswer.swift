import PowerShellSyntax

@testable import PowerShellEngine

/// What a script writes in a fresh session of the bare engine, its objects as texts with blanks
/// between them.
@MainActor func answer(of script: String) throws -> String {
  let earlier = Session.current
  defer { Session.current = earlier }
  let session = Session(host: Host())
  Session.current = session
  session.defineInitialState()
  let source = SourceText(script)
  let collector = Collector()
  try session.run(Parser.parse(source).tree, source, out: collector)
  return collector.elements.map { $0.text(.invariant) }.joined(separator: " ")
}
