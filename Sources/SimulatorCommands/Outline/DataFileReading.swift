internal import Messages
internal import PowerShellSyntax

/// Reads a PowerShell data file into nodes: constants only, every mistake with its line.
struct DataFileReader {
  private let source: SourceText
  private let mistakes: Mistakes

  static func read(_ text: String, _ mistakes: Mistakes) -> DataNode? {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    for diagnostic in parsed.diagnostics {
      let line = source.position(of: Int(diagnostic.extent.start)).line
      mistakes.add(line, Text(en: diagnostic.message, de: diagnostic.message))
    }
    guard parsed.diagnostics.isEmpty else { return nil }
    let reader = DataFileReader(source: source, mistakes: mistakes)
    let statements = parsed.tree.endBlock?.statements ?? []
    guard statements.count == 1, let only = reader.node(statements[0]), case .table = only.content
    else {
      if mistakes.list.isEmpty {
        mistakes.add(
          1,
          Text(
            en: "The file must hold one table, @{ … }.",
            de: "Die Datei muss eine einzige Tabelle enthalten, @{ … }."))
      }
      return nil
    }
    return only
  }

  private func line(_ tree: Ast) -> Int { source.position(of: Int(tree.extent.start)).line }

  private func node(_ statement: StatementAst) -> DataNode? {
    guard let pipeline = statement as? PipelineAst, let expression = pipeline.pureExpression else {
      return refuse(statement)
    }
    return node(expression)
  }

  private func refuse(_ tree: Ast) -> DataNode? {
    mistakes.add(
      line(tree),
      Text(
        en: "Only constants, lists and tables may stand here, not '\(source.slice(tree.extent))'.",
        de: "Hier dürfen nur Konstanten, Listen und Tabellen stehen, nicht "
          + "\"\(source.slice(tree.extent))\"."))
    return nil
  }

  private func node(_ tree: ExpressionAst) -> DataNode? {
    let line = line(tree)
    switch tree {
    case let text as StringConstantExpressionAst: return DataNode(.text(text.value), line: line)
    case let number as ConstantExpressionAst:
      guard let whole = number.value.wholeNumber else { return refuse(tree) }
      return DataNode(.number(whole), line: line)
    case let minus as UnaryExpressionAst:
      guard case .number(let number)? = node(minus.child)?.content, number != .min else {
        return refuse(tree)
      }
      return DataNode(.number(-number), line: line)
    case let variable as VariableExpressionAst: return constant(variable, line)
    case let list as ArrayLiteralAst:
      return DataNode(.list(list.elements.compactMap(node)), line: line)
    case let list as ArrayExpressionAst: return self.list(list, line)
    case let paren as ParenExpressionAst:
      return node(paren.pipeline)
    case let table as HashtableAst: return self.table(table, line)
    default: return refuse(tree)
    }
  }

  private func constant(_ variable: VariableExpressionAst, _ line: Int) -> DataNode? {
    switch AsciiName(variable.variablePath.userPath) {
    case AsciiName("true"): DataNode(.truth(true), line: line)
    case AsciiName("false"): DataNode(.truth(false), line: line)
    case AsciiName("null"): DataNode(.nothing, line: line)
    default: refuse(variable)
    }
  }

  private func list(_ tree: ArrayExpressionAst, _ line: Int) -> DataNode {
    var elements: [DataNode] = []
    for statement in tree.subExpression.statements {
      guard let node = node(statement) else { continue }
      if case .list(let inner) = node.content { elements += inner } else { elements.append(node) }
    }
    return DataNode(.list(elements), line: line)
  }

  private func table(_ tree: HashtableAst, _ line: Int) -> DataNode {
    var entries: [(key: String, node: DataNode)] = []
    for (key, value) in tree.keyValuePairs {
      guard let name = (key as? StringConstantExpressionAst)?.value else {
        _ = refuse(key)
        continue
      }
      guard var node = node(value) else { continue }
      node.line = self.line(key)
      entries.append((name, node))
    }
    return DataNode(.table(entries), line: line)
  }
}

extension NumericConstant {
  fileprivate var wholeNumber: Int64? {
    switch self {
    case .int8(let number): Int64(number)
    case .uint8(let number): Int64(number)
    case .int16(let number): Int64(number)
    case .uint16(let number): Int64(number)
    case .int32(let number): Int64(number)
    case .uint32(let number): Int64(number)
    case .int64(let number): number
    case .uint64(let number): Int64(exactly: number)
    case .double, .decimal, .bigInteger: nil
    }
  }
}
