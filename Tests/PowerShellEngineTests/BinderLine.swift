import PowerShellSyntax

@testable import PowerShellEngine

/// A recorded command line, bound as the shell would, and shown as the recordings are.
struct BinderLine {
  let text: String
  let commands: [String: CommandMetadata]
  let session = Session.current

  func answer() -> String {
    do {
      return try bound()
    } catch let error as ScriptError {
      return "!" + error.record.fullyQualifiedErrorID + "|" + escaped(error.record.message)
    } catch {
      return "!?\(error)"
    }
  }

  private func escaped(_ text: String) -> String {
    String(decoding: text.utf8.flatMap { $0 == 10 ? Array("\\n".utf8) : [$0] }, as: UTF8.self)
  }

  private func bound() throws -> String {
    let source = SourceText(text)
    let tree = Parser.parse(source).tree
    guard let statement = tree.endBlock?.statements.first as? PipelineAst,
      let command = statement.pipelineElements.last as? CommandAst,
      let name = command.commandElements.first as? StringConstantExpressionAst,
      let metadata = commands[name.value]
    else { return "?" }
    let isPiped = statement.pipelineElements.count > 1
    var binder = Binder(
      metadata, session: session, site: BindingSite(source: source, expectsInput: isPiped))
    try binder.bind(Self.arguments(command, source, session))
    try binder.finishMandatory()
    guard isPiped, let first = statement.pipelineElements.first as? CommandExpressionAst else {
      return shown(binder)
    }
    var answers: [String] = []
    let input = try Self.value(first.expression, source, session)
    for object in try input.isNull ? [input] : input.elements() {
      guard try binder.bindPipelineObject(object) else {
        throw binder.inputObjectNotBound(object)
      }
      answers.append(shown(binder))
    }
    return answers.joined(separator: " && ")
  }

  static func arguments(
    _ command: CommandAst, _ source: SourceText, _ session: Session
  ) throws -> [Argument] {
    try command.commandElements.dropFirst().map { element in
      if let parameter = element as? CommandParameterAst {
        let given = try parameter.argument.map { try value($0, source, session) }
        return Argument(
          name: parameter.parameterName, value: given ?? .unset, isAttached: given != nil,
          extent: parameter.extent)
      }
      guard let expression = element as? ExpressionAst else {
        return Argument(value: .null, extent: element.extent)
      }
      return Argument(value: try value(expression, source, session), extent: element.extent)
    }
  }

  /// What an expression sends down the pipeline.
  static func objects(
    _ tree: ExpressionAst, _ source: SourceText, _ session: Session
  ) throws -> [Value] {
    if let list = tree as? ArrayLiteralAst {
      return try list.elements.map { try value($0, source, session) }
    }
    let code = SourceText(source.slice(tree.extent))
    let collector = Collector()
    try session.run(Parser.parse(code).tree, code, out: collector)
    return collector.elements
  }

  /// Bare words are texts; everything else is run.
  static func value(
    _ tree: ExpressionAst, _ source: SourceText, _ session: Session
  ) throws -> Value {
    if let text = tree as? StringConstantExpressionAst { return .string(text.value) }
    if let list = tree as? ArrayLiteralAst {
      return .list(try list.elements.map { try self.value($0, source, session) })
    }
    let code = SourceText(source.slice(tree.extent))
    let collector = Collector()
    try session.run(Parser.parse(code).tree, code, out: collector)
    let result = collector.value
    return result.isNull ? .null : result
  }

  private func shown(_ binder: Binder) -> String {
    let parts = binder.boundOrder.filter { !binder.command.parameters[$0].isCommon }
      .map { (binder.command.parameters[$0].name, binder.values[$0]) }
      .sorted { $0.0 < $1.0 }
      .map { $0.0 + "=" + shown($0.1) }
    return binder.parameterSetName + "|" + parts.joined(separator: "; ")
  }

  private func shown(_ value: Value) -> String {
    guard let elements = value.listElements else { return value.text(.invariant) }
    return "[" + elements.map { $0.text(.invariant) }.joined(separator: ",") + "]"
  }
}
