internal import PowerShellEngine
internal import PowerShellSyntax

/// Names of variables: `$pro` → `$ProgressPreference`, `$global:PSV`, `$env:PA`.
extension Completer {
  func variableNames(_ node: VariableExpressionAst) -> InputCompletion {
    let range = range(node.extent)
    let written = typed(from: range.lowerBound)
    let sigil = written.utf8.first == 0x40 ? "@" : "$"
    let body = String(
      decoding: written.utf8.drop { [0x24, 0x40, 0x7B].contains($0) }, as: UTF8.self)
    let colon = body.utf8.lastIndex(of: 0x3A)
    let prefix = colon.map { String(body[...$0]) } ?? ""
    let word = colon.map { String(body[body.utf8.index(after: $0)...]) } ?? body
    if AsciiFold.foldedEquals(prefix, "env:") || AsciiFold.foldedEquals(prefix, "function:") {
      return InputCompletion(range, driveItems(sigil, prefix, word))
    }
    let pattern = WordPattern(word)
    let items = variables(shadowedBy: prefix).filter { pattern.matches($0.name) }.map {
      item($0.name, sigil: sigil, prefix: prefix)
    }
    return InputCompletion(range, items)
  }

  private func item(_ name: String, sigil: String, prefix: String) -> CompletionItem {
    let isPlain = name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
        || $0 == 0x3F || $0 >= 0x80
    }
    let text = isPlain ? sigil + prefix + name : "\(sigil){\(prefix)\(name)}"
    return CompletionItem(text, .variable, label: name, detail: detail(of: name))
  }

  private func detail(of name: String) -> String {
    let value = value(ofVariable: name)
    return value.isNull ? "$" + name : "[\(value.base.type.shortName)]$\(name)"
  }

  func value(ofVariable name: String) -> Value {
    let symbol = Symbol.intern(name)
    return frame.lookupVariable(symbol)?.variable.currentValue
      ?? frame.lookupAutomatic(symbol) ?? .null
  }

  /// Every variable in sight, in order; those that the input itself assigns as well.
  func variables(shadowedBy prefix: String = "") -> [(name: String, isTyped: Bool)] {
    var seen: Set<Symbol> = []
    var names: [String] = []
    for scope in frame.scopes {
      for symbol in scope.names where seen.insert(symbol).inserted {
        if scope.variable(symbol) != nil { names.append(symbol.text) }
      }
    }
    let automatic = [
      "?", "^", "$", "args", "Error", "ExecutionContext", "false", "foreach", "input",
      "MyInvocation", "null", "PSBoundParameters", "PSCommandPath", "PSScriptRoot", "StackTrace",
      "true",
    ]
    for name in automatic where seen.insert(Symbol.intern(name)).inserted { names.append(name) }
    if prefix.isEmpty {
      for name in assignedNames where seen.insert(Symbol.intern(name)).inserted {
        names.append(name)
      }
    }
    let hidden = ["_", "PSItem", "this", "HvlabNotes"].map(Symbol.intern)
    return names.filter { !hidden.contains(Symbol.intern($0)) }.map { ($0, false) }.sorted {
      Ordering.compare(
        .string($0.name), .string($1.name), ignoringCase: true, culture: session.culture) < 0
    }
  }

  /// Names that the input assigns or declares before the cursor.
  private var assignedNames: [String] {
    var names: [String] = []
    visit(tree) { node in
      switch node {
      case let assignment as AssignmentStatementAst:
        names += Self.targets(of: assignment.left)
      case let parameter as ParameterAst: names.append(parameter.name.variablePath.name)
      case let loop as ForEachStatementAst: names.append(loop.variable.variablePath.name)
      default: break
      }
    }
    return names.filter { !$0.utf8.elementsEqual(Self.mark.utf8) && !$0.utf8.isEmpty }
  }

  private static func targets(of node: ExpressionAst) -> [String] {
    switch node {
    case let variable as VariableExpressionAst: [variable.variablePath.name]
    case let convert as AttributedExpressionAst: targets(of: convert.child)
    case let list as ArrayLiteralAst: list.elements.flatMap(targets)
    default: []
    }
  }

  func visit(_ node: Ast, _ body: (Ast) -> Void) {
    body(node)
    for child in node.children { visit(child, body) }
  }

  private func driveItems(_ sigil: String, _ prefix: String, _ word: String) -> [CompletionItem] {
    let names =
      AsciiFold.foldedEquals(prefix, "env:")
      ? session.environment.names : frame.scopes.flatMap { $0.ownFunctions.map(\.name) }
    let pattern = WordPattern(word)
    return names.filter(pattern.matches).map {
      CompletionItem(sigil + prefix + $0, .variable, label: $0)
    }.sortedByLabel(session)
  }
}
