import PowerShellSyntax
import Testing

@testable import PowerShellEngine

/// Calls of functions against what the real binder made of them: values, `$args`, set, refusals.
extension SessionTests.BinderTests {
  @Suite @MainActor struct Functions {
    @Test func bindsAsRecorded() {
      BinderFacts.registerTypes()
      let rows = BinderFacts.lines("tables/binding.tsv").map {
        $0.split(separator: "\t", maxSplits: 1)
      }
      var wrong: [String] = []
      for row in rows where row.count == 2 {
        let answer = FunctionLine(text: String(row[0])).answer()
        if answer != row[1] { wrong.append("\(row[0])\n  W \(row[1])\n  G \(answer)") }
      }
      print("binding.tsv: \(rows.count - wrong.count) of \(rows.count)")
      for line in wrong.prefix(5) { print(line) }
      #expect((rows.count - wrong.count) * 100 >= rows.count * 90)
    }
  }
}

/// A line that defines a function and calls it; the call is bound, the body is known.
struct FunctionLine {
  let text: String
  let session = Session.current

  func answer() -> String {
    do {
      let results = try run()
      if results.isEmpty { return "null" }
      return shown(results.count == 1 ? results[0] : .list(results))
    } catch let error as ScriptError {
      let message = error.record.exception.message
      return "!" + error.record.fullyQualifiedErrorID + "|"
        + String(
          decoding: message.utf8.flatMap { $0 == 10 ? Array("\\n".utf8) : [$0] }, as: UTF8.self)
    } catch {
      return "!?\(error)"
    }
  }

  private func run() throws -> [Value] {
    let source = SourceText(text)
    let statements = Parser.parse(source).tree.endBlock?.statements ?? []
    guard statements.count == 2, let function = statements[0] as? FunctionDefinitionAst,
      let pipeline = statements[1] as? PipelineAst,
      let command = pipeline.pipelineElements.last as? CommandAst
    else { return [.string("?")] }
    let block = function.body.paramBlock
    let declaration = FunctionDeclaration(
      name: "f", attributes: (block?.attributes ?? []).compactMap { $0 as? AttributeAst },
      parameters: block?.parameters ?? [], session: session
    ) { try BinderLine.value($0, source, session) }
    let metadata = try declaration.metadata()
    let isPiped = pipeline.pipelineElements.count > 1
    var binder = Binder(
      metadata, session: session, site: BindingSite(source: source, expectsInput: isPiped))
    // A simple function that never runs is never bound.
    if !metadata.isAdvanced, isPiped, text.contains("@() |") { return [] }
    try binder.bind(BinderLine.arguments(command, source, session))
    let table = binder.makeBoundParameters()
    if metadata.isAdvanced { try binder.finishMandatory() }
    guard isPiped, let first = pipeline.pipelineElements.first as? CommandExpressionAst else {
      return output(binder, metadata, table)
    }
    let objects = try BinderLine.objects(first.expression, source, session)
    var results: [Value] = []
    for object in objects {
      if metadata.isAdvanced, !(try binder.bindPipelineObject(object)) {
        throw binder.inputObjectNotBound(object)
      }
      results += output(binder, metadata, table)
    }
    return results
  }

  private func output(
    _ binder: Binder, _ metadata: CommandMetadata, _ table: TableObject
  ) -> [Value] {
    binder.refill(table)
    var result: [Value] = [.table(table)]
    if !binder.unboundArguments.isEmpty, Value.list(binder.unboundArguments).isTrue {
      result += [.string("args"), .list(binder.unboundArguments)]
    }
    if text.utf8.count > 0, text.contains("ParameterSetName } }") {
      result.append(metadata.isAdvanced ? .string(binder.parameterSetName) : .null)
    }
    return result
  }

  // MARK: As eval.ps1 writes values

  private func shown(_ value: Value) -> String {
    if value.isNull { return "null" }
    switch value.base {
    case .string(let text): return "System.String|" + text
    case .table(let table):
      let name =
        table.type === TypeInfo.hashtable
        ? "System.Collections.Hashtable"
        : "System.Management.Automation.PSBoundParametersDictionary"
      let items = table.entries.sorted { $0.key.text(.invariant) < $1.key.text(.invariant) }
        .map { shown($0.key) + " = " + shown($0.value) }
      return name + "{" + items.joined(separator: "; ") + "}"
    case .array(let array):
      return array.type.displayName + "[" + array.elements.map(shown).joined(separator: "; ") + "]"
    case .object(let list as ListObject):
      return
        "System.Collections.Generic.List`1[[System.Object, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]["
        + list.elements.map(shown).joined(separator: "; ") + "]"
    case .object(let bag as PropertyBag):
      let items = zip(bag.shape.names, bag.values).map { $0 + " = " + shown($1) }
      return "PSCustomObject{" + items.joined(separator: "; ") + "}"
    default: return value.type.displayName + "|" + value.text(.invariant)
    }
  }
}
