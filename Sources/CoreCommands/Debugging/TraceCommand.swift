internal import PowerShellEngine

/// `Trace-Command`: what the engine does while a command or block runs.
struct TraceCommand: Cmdlet {
  static let about = CommandDescription(
    "Trace-Command", defaultSet: "expressionSet",
    class: "Microsoft.PowerShell.Commands.TraceCommandCommand")
  @Parameter(in: [.in("commandSet", remaining: true)], aliases: ["Args"]) var argumentList: [Value]?
  @Parameter(in: [.in("commandSet", position: 1, mandatory: true)]) var command: String?
  @Switch var debugger: Bool
  @Parameter(in: [.in("expressionSet", position: 1, mandatory: true)]) var expression:
    Object<ScriptBlock>?
  @Parameter(aliases: ["PSPath", "Path"]) var filePath: String?
  @Switch var force: Bool
  @Parameter(in: [.in(SetTraits.all, from: .byValue)]) var inputObject: AnyObjectValue?
  @Parameter var listenerOption: Typed<Of.TraceOptions>?
  @Parameter(in: [.in(SetTraits.all, position: 0, mandatory: true)]) var name: [String]?
  @Parameter(in: [.in(SetTraits.all, position: 2)]) var option: Typed<Of.PSTraceSourceOptions>?
  @Switch var pSHost: Bool
  private var input: [Value] = []

  mutating func process(_ call: Invocation) throws {
    if let inputObject { input.append(inputObject.value) }
  }

  mutating func end(_ call: Invocation) throws {
    let output = Collector()
    let log = TraceLog()
    do {
      try trace(call, log) { try run(call, output) }
    } catch {
      try log.save(filePath, call)
      throw error
    }
    try log.save(filePath, call)
    for value in output.elements { try call.write(value) }
  }

  private func trace(_ call: Invocation, _ log: TraceLog, _ body: () throws -> Void) throws {
    let patterns = try (name ?? []).map(NamePattern.init)
    let names = ["ParameterBinding", "ParameterBinderBase", "ParameterBinderController"]
    guard patterns.contains(where: { pattern in names.contains(where: pattern.matches) }) else {
      return try body()
    }
    let (isShown, isSaved) = (pSHost, filePath != nil)
    try BindingTrace.trace(
      in: call.session,
      { text in
        let line = "ParameterBinding Information: 0 : " + text
        if isSaved { log.text += line + "\n" }
        if isShown { Self.show(line, call) }
      }, body)
  }

  private static func show(_ line: String, _ call: Invocation) {
    let format = Value.string("{0:yyyy-MM-dd HH:mm:ss.ffff}")
    let now = try? Formatting.format(format, .list([call.session.nowValue]), call.session)
    let text = "\(now?.text(.invariant) ?? "") \(line)"
    try? call.session.defaultStreams[.debug].write(
      .object(StreamRecord(.debug, .string(text))))
  }

  private func run(_ call: Invocation, _ output: Collector) throws {
    if let block = expression?.object {
      return try call.run(
        block, input: input.isEmpty ? nil : input, out: output, isDotSourced: true)
    }
    guard let command else { return }
    try call.run(
      command: command, call.words(argumentList ?? []), input: input.isEmpty ? nil : input,
      out: output)
  }
}

/// The lines of a trace that go to a file.
private final class TraceLog {
  var text = ""

  func save(_ path: String?, _ call: Invocation) throws {
    guard let path else { return }
    let place = try call.session.drives.locate(path)
    try? call.session.drives.drive(place.drive)?.volume.write(
      place.names, Array(text.utf8), append: true)
  }
}
