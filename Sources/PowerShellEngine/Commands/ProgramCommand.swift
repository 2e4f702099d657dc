import PowerShellSyntax

/// A program of the operating system that the simulation carries out: words in, lines out, a code.
///
/// Nothing is bound: a program reads its words itself, as they were written.
public final class ProgramCommand: Command {
  let run: (ProgramCall) throws -> Int32

  /// What a program does with its words; its answer is the exit code.
  public init(_ name: String, module: String = "", run: @escaping (ProgramCall) throws -> Int32) {
    self.run = run
    super.init(name, .application, module: module)
  }

  /// Where the program would be on a real host.
  var path: String {
    let isFull = name.utf8.suffix(4).elementsEqual(".exe".utf8)
    return "C:\\Windows\\system32\\" + name + (isFull ? "" : ".exe")
  }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ApplicationInfo") ?? .object
  }
}

/// One run of a program: its words and its two streams.
public final class ProgramCall {
  public let session: Session
  /// The command line behind the name; a name of a parameter keeps its dash.
  public let words: [String]
  private let out: Sink
  private let error: Sink

  init(session: Session, words: [String], out: Sink, error: Sink) {
    (self.session, self.words, self.out, self.error) = (session, words, out, error)
  }

  /// A line on standard output.
  public func write(_ line: String) throws { try out.write(.string(line)) }

  /// A line on standard error: an error record where somebody takes the stream.
  public func writeError(_ line: String) throws {
    let exception = ExceptionObject(
      "System.Management.Automation.RemoteException", line)
    let record = ErrorRecord(exception, id: "NativeCommandError", category: .notSpecified)
    try error.write(.object(record))
  }
}

/// A program as a stage: it runs when the pipeline ends, since none here reads its input.
final class ProgramStage: Stage {
  private let program: ProgramCommand
  private let request: StageRequest

  init(_ program: ProgramCommand, _ request: StageRequest) {
    (self.program, self.request) = (program, request)
  }

  override func write(_ value: Value) throws {}

  override func finish() throws {
    let session = request.frame.session
    let call = ProgramCall(
      session: session, words: words, out: request.out, error: request.streams[.error])
    let code = try program.run(call)
    session.lastExitCode = code
    if code != 0 { session.noteFailure(in: session.pulse.pointee.pipeline) }
  }

  /// Numbers stay as they were written: `0x3e7` is not 999.
  private var words: [String] {
    request.arguments.flatMap { argument -> [String] in
      guard let name = argument.name else { return texts(of: argument) }
      let flag = "-" + name + (argument.isAttached ? ":" : "")
      if argument.value.isUnset { return [flag] }
      let values = texts(of: argument)
      return argument.isAttached
        ? [flag + (values.first ?? "")] + values.dropFirst() : [flag] + values
    }
  }

  private func texts(of argument: Argument) -> [String] {
    let value = argument.value
    if case .array(let list) = value.base {
      return list.elements.map { $0.text(.invariant) }
    }
    if case .string(let text) = value.base { return [text] }
    let written = request.site.source.slice(argument.place)
    let isNumber = written.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return [isNumber ? written : value.text(.invariant)]
  }
}

extension Session {
  /// Makes programs known, each also under its name with `.exe`.
  public func add(_ programs: [ProgramCommand]) {
    for program in programs {
      cmdlets.add(program)
      cmdlets.add(
        ProgramCommand(program.name + ".exe", module: program.moduleName, run: program.run))
    }
    commandVersion &+= 1
  }
}
