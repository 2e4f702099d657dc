/// What the binder asks of the shell around it: prompts, default values, script blocks.
///
/// Without a scope it answers like a shell without any of it.
struct BindingSurroundings {
  unowned(unsafe) let frame: Frame?

  /// The values a person gave for missing mandatory parameters; nil where nobody can be asked.
  func prompt(
    for missing: [ParameterTraits], of command: CommandMetadata, at position: Int
  ) throws -> [Value]? {
    guard let host = frame?.session.host, host.isInteractive else { return nil }
    host.writeOutput(
      "\ncmdlet \(command.name) at command pipeline position \(position)\nSupply values for the following parameters:\n"
    )
    let hasHelp = missing.contains { $0.sets.contains { $0.helpMessage != nil } }
    if hasHelp { host.writeOutput("(Type !? for Help.)\n") }
    return try missing.map { try ask($0, frame?.session ?? .current) }
  }

  private func ask(_ parameter: ParameterTraits, _ session: Session) throws -> Value {
    guard let element = parameter.type.element else {
      return try line(of: parameter.name, type: parameter.type, parameter, session) ?? .string("")
    }
    return try list(of: element, parameter, session)
  }

  /// The elements of a list, one after the other until an empty line.
  private func list(
    of element: TypeInfo, _ parameter: ParameterTraits, _ session: Session
  ) throws -> Value {
    var values: [Value] = []
    while true {
      let name = "\(parameter.name)[\(values.count)]"
      guard let value = try line(of: name, type: element, parameter, session),
        !value.text(.invariant).isEmpty
      else { return .list(values) }
      values.append(value)
    }
  }

  /// One answer that fits the type; nil at the end of input.
  private func line(
    of name: String, type: TypeInfo, _ parameter: ParameterTraits, _ session: Session
  ) throws -> Value? {
    let isSecret = type === TypeTable.find("System.Security.SecureString")
    while let line = try session.answer(to: name + ": ", isSecret: isSecret) {
      if isSecret { return .object(SecureStringObject(line)) }
      if line.utf8.elementsEqual("!?".utf8),
        let help = parameter.sets.compactMap(\.helpMessage).first
      {
        session.host.writeOutput(help + "\n")
      } else if (try? Conversion.convert(.string(line), to: type, session)) == nil {
        session.host.writeOutput(
          "Cannot recognize \"\(line)\" as a \(type.displayName) due to a format error.\n")
      } else {
        return .string(line)
      }
    }
    return nil
  }

  /// `$PSDefaultParameterValues` for a command.
  func defaults(for command: CommandMetadata) -> [ParameterDefault] {
    guard ParameterDefaults.areNamed, let frame,
      case .table(let table) = frame.lookup(WellKnown.defaultParameterValues), table.count > 0
    else { return [] }
    if table[name: "Disabled"]?.isTrue == true { return [] }
    return table.entries.compactMap { key, value in
      let words = key.text(.invariant).utf8.split(separator: 0x3A).map {
        String(decoding: $0, as: UTF8.self).trimmingBlanks
      }
      guard words.count == 2,
        let pattern = try? WildcardPattern(words[0]), pattern.matches(command.name)
      else { return nil }
      return ParameterDefault(words[1], value)
    }
  }

  /// Runs a script block for an object of the pipeline, `$_` and the only argument; its output.
  func run(_ block: ScriptBlock, on input: Value) throws -> [Value] {
    guard let frame else { return [] }
    return try BlockRunner(block, frame).value(input).elements()
  }

  func warn(_ message: String) throws {
    try frame?.streams[.warning].write(.object(StreamRecord(.warning, .string(message))))
  }
}

extension String {
  var trimmingBlanks: String {
    String(
      decoding: utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
  }
}

/// Whether `$PSDefaultParameterValues` can hold anything: most sessions never name it, and their
/// calls need not look for it in each scope.
enum ParameterDefaults {
  nonisolated(unsafe) private(set) static var areNamed = false

  /// Code or a command names a variable.
  @inline(__always) static func note(_ symbol: Symbol) {
    if symbol === WellKnown.defaultParameterValues { areNamed = true }
  }

  /// A session's first definition of the variable names nothing yet.
  static func unnamed(_ work: () -> Void) {
    let before = areNamed
    work()
    areNamed = before
  }
}
