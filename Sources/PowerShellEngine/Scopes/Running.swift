public import PowerShellSyntax

/// How source comes to run in a session.
extension Session {
  /// Runs parsed source in the global scope: a script given with `-File`, a line of the prompt.
  public func run(
    _ tree: ScriptBlockAst, _ source: SourceText, arguments: [Argument] = [], out: Sink
  ) throws {
    let block = ScriptBlock(BlockSource(tree, source), state: globalState)
    runningInput = block
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

  /// Runs a script file in the global scope, with arguments.
  public func runScript(
    _ tree: ScriptBlockAst, _ source: SourceText, name: String, arguments: [Argument], out: Sink
  ) throws {
    let block = ScriptBlock(BlockSource(tree, source), state: globalState)
    let command = ScriptCommand(name, path: source.file ?? name) { block }
    global.command = command
    try ScriptDemands(session: self, frame: global, name: name).meet(tree)
    let call = ScriptCall(
      block, command: command, arguments: arguments, caller: global, out: out,
      streams: defaultStreams, site: nil, invocationName: name, isDotSourced: true)
    do {
      try call.run()
    } catch let signal as FlowSignal {
      // `break` outside of a loop ends the script, quietly.
      _ = signal
    }
  }

  /// What the function `prompt` gives; nil where there is none or it fails.
  public func promptText() -> String? {
    loadAllModules()
    guard let function = global.functions?[Symbol.intern("prompt")] as? FunctionCommand else {
      return "PS \(drives.location)> "
    }
    let collector = Collector()
    let call = ScriptCall(
      function.block, command: function, arguments: [], caller: global, out: collector,
      streams: defaultStreams, site: nil, invocationName: "prompt", isDotSourced: false)
    guard (try? call.run()) != nil else { return nil }
    return collector.value.text(.invariant)
  }

  /// A file on a drive as a sink of lines, for `>`.
  func openFile(_ path: String, _ isAppend: Bool, _ f: Frame) throws -> Sink {
    if let place = drives.resolve(path), let name = place.names.first,
      let flat = drives.drive(place.drive)?.provider as? FlatProvider
    {
      return try ItemSink(flat, name, append: isAppend, f)
    }
    guard let openFileHook else { throw ScriptError.unsupported("> \(path)") }
    return try openFileHook(path, isAppend)
  }

  /// The lines of a file, for `switch -File`.
  func lines(ofFile path: Value) throws -> [Value] {
    try fileText(path.text(.invariant)).lines.map { .string($0) }
  }

  /// The text of a file on a drive.
  public func fileText(_ path: String) throws -> String { try fileText(path, in: nil) }

  /// The text of a file in an encoding, which a mark at its beginning overrules.
  public func fileText(_ path: String, in encoding: TextEncoding?) throws -> String {
    let place = try drives.locate(path)
    guard let drive = drives.drive(place.drive), let bytes = try? drive.volume.read(place.names)
    else { throw ScriptError.pathNotFound(drives.providerPath(place)) }
    guard let encoding else { return TextEncoding.decode(bytes) }
    return (TextEncoding.marked(bytes) ?? encoding).decode(bytes)
  }

  /// A script file as a command: a path, or a bare name that is not searched for.
  func scriptCommand(_ text: String) -> Command? {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x2F }), let place = drives.resolve(text),
      let drive = drives.drive(place.drive)
    else { return nil }
    for candidate in [place, place.parent.appending((place.names.last ?? "") + ".ps1")] {
      guard let entry = try? drive.volume.entry(at: candidate.names), entry.kind == .file,
        let name = candidate.names.last, name.utf8.suffix(4).elementsEqual(".ps1".utf8)
      else { continue }
      return ScriptCommand(name, path: candidate.text) { [self] in
        try block(ofScript: candidate, drive)
      }
    }
    return nil
  }

  private func block(ofScript path: FilePath, _ drive: DriveTable.Drive) throws -> ScriptBlock {
    let source = SourceText(
      TextEncoding.decode(try drive.volume.read(path.names)), file: path.text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    try ScriptDemands(session: self, frame: global, name: path.names.last ?? "").meet(parsed.tree)
    return ScriptBlock(BlockSource(parsed.tree, source), state: globalState)
  }
}

extension ErrorRecord {
  /// The record of a text that does not parse; nil where it does.
  public static func parseError(_ mistakes: [Diagnostic], _ source: SourceText) -> ErrorRecord? {
    guard let first = mistakes.first else { return nil }
    let exception = ExceptionObject(
      "System.Management.Automation.ParseException",
      mistakes.map { Position(source, $0.extent).message + "\n" + $0.message }
        .joined(separator: "\n\n"))
    let errors = mistakes.map { Value.object(ParseErrorObject($0, source)) }
    let type = TypeTable.find("System.Management.Automation.Language.ParseError")
    exception.details = [(name: "Errors", value: .array(ArrayObject(errors, of: type)))]
    let record = ErrorRecord(exception, id: first.errorID, category: .parserError)
    record.position = Position(source, first.extent)
    return record
  }
}

extension String {
  /// The lines, without their ends; a last line end starts no further line.
  public var lines: [String] {
    var result: [String] = []
    var current: [UInt8] = []
    var wasReturn = false
    for byte in utf8 {
      if byte == 0x0A {
        if !wasReturn {
          result.append(String(decoding: current, as: UTF8.self))
          current = []
        }
        wasReturn = false
        continue
      }
      wasReturn = byte == 0x0D
      if wasReturn {
        result.append(String(decoding: current, as: UTF8.self))
        current = []
      } else {
        current.append(byte)
      }
    }
    if !current.isEmpty { result.append(String(decoding: current, as: UTF8.self)) }
    return result
  }
}
