internal import PowerShellEngine
internal import PowerShellSyntax

/// Values of parameters: what a completer says, sets and enumerations, known names, paths.
extension Completer {
  func arguments(of node: CommandAst, at place: Int) -> InputCompletion? {
    let element = node.commandElements[place]
    let holder = (element as? CommandParameterAst)?.argument ?? element
    let start = Int(innermost(holder).extent.start)
    let written = typed(from: start)
    // At the front of a word nothing of it is replaced.
    let end = written.isEmpty ? start : range(innermost(holder).extent).upperBound
    let range = start..<max(start, end)
    let quote = written.utf8.first.flatMap { [0x27, 0x22].contains($0) ? $0 : nil }
    let word = quote == nil ? written : String(decoding: written.utf8.dropFirst(), as: UTF8.self)
    let all = parameters(of: node)
    let binding = PseudoBinding(
      node, all, except: element,
      defaultSet: commandName(node).flatMap(metadata)?.defaultSet)
    let traits = binding.parameterOf[place]
    let request = ValueRequest(
      command: commandName(node).map { command(named: $0)?.name ?? $0 } ?? "",
      parameter: traits?.name ?? "", word: word, given: given(node, binding))
    return InputCompletion(range, values(for: traits, request, node, quote))
  }

  /// The element of a list in which the cursor is.
  private func innermost(_ node: Ast) -> Ast {
    guard let list = node as? ArrayLiteralAst else { return node }
    return list.elements.first(where: holdsMark) ?? node
  }

  private func values(
    for traits: ParameterTraits?, _ request: ValueRequest, _ node: CommandAst, _ quote: UInt8?
  ) -> [CompletionItem] {
    if let found = registered(request, node) { return found }
    if let block = traits?.completer { return run(block, request, node) }
    if let made = traits?.completerType { return ask(made, request, node) }
    if let words = traits?.suggestions, !words.isEmpty {
      return items(words, request.word, .parameterValue, quote)
    }
    if let known = known(request, node) { return known }
    for source in session.valueSources {
      guard let names = source(request) else { continue }
      return items(names.sorted(by: Self.isBefore), request.word, .parameterValue, quote)
    }
    if let traits, let names = Self.fixedValues(of: traits) {
      return items(names, request.word, .parameterValue, quote)
    }
    return paths(request.word, quote)
  }

  func items(
    _ names: [String], _ word: String, _ kind: CompletionItem.Kind, _ quote: UInt8? = nil
  ) -> [CompletionItem] {
    let pattern = WordPattern(word)
    return names.filter(pattern.matches).map {
      CompletionItem(QuotedWord.of($0, quote: quote), kind, label: $0)
    }
  }

  static func isBefore(_ one: String, _ other: String) -> Bool {
    Ordering.compare(
      .string(one), .string(other), ignoringCase: true, culture: Session.current.culture) < 0
  }

  /// The arguments given so far by parameter, as texts.
  private func given(_ node: CommandAst, _ binding: PseudoBinding) -> [String: String] {
    var texts: [String: String] = [:]
    for (place, traits) in binding.parameterOf {
      var element: Ast = node.commandElements[place]
      if let parameter = element as? CommandParameterAst {
        guard let argument = parameter.argument else { continue }
        element = argument
      }
      guard !holdsMark(element) else { continue }
      let constant = element as? StringConstantExpressionAst
      texts[traits.name] = constant?.value ?? source.slice(element.extent)
    }
    return texts
  }

  /// Sets and enumerations, in order.
  private static func fixedValues(of traits: ParameterTraits) -> [String]? {
    for case .oneOf(let words, _, _) in traits.validations { return words.sorted(by: isBefore) }
    for case .oneOfGenerated(let generator, _, _) in traits.validations {
      return try? Validation.words(of: generator, Session.current).sorted(by: isBefore)
    }
    return fixedValues(of: traits.type)
  }

  private static func fixedValues(of type: TypeInfo) -> [String]? {
    if let element = type.element { return fixedValues(of: element) }
    if let inner = type.genericArguments.first, type.name.utf8.starts(with: "Nullable".utf8) {
      return fixedValues(of: inner)
    }
    if type === TypeInfo.switchParameter || type === TypeInfo.boolean {
      return ["$true", "$false"]
    }
    return type.enumeration.map { $0.names.sorted(by: isBefore) }
  }

  // MARK: Completers of scripts

  /// What `Register-ArgumentCompleter` brought for the parameter.
  private func registered(_ request: ValueRequest, _ node: CommandAst) -> [CompletionItem]? {
    let found = session.argumentCompleters.last { completer in
      AsciiFold.foldedEquals(completer.parameter, request.parameter)
        && (completer.command.map { AsciiFold.foldedEquals($0, request.command) } ?? true)
    }
    return found.map { run($0.block, request, node) }
  }

  private func run(
    _ block: ScriptBlock, _ request: ValueRequest, _ node: CommandAst
  ) -> [CompletionItem] {
    completions(try? session.invokeBlock(block, this: .unset, arguments: arguments(of: request)))
  }

  /// A class of the script's that completes: `[ArgumentCompleter([Names])]`.
  private func ask(
    _ type: TypeInfo, _ request: ValueRequest, _ node: CommandAst
  ) -> [CompletionItem] {
    guard let made = try? MemberAccess.construct(type, [], session) else { return [] }
    return completions(
      try? MemberAccess.invoke(
        made, Symbol.intern("CompleteArgument"), arguments(of: request), session))
  }

  private func arguments(of request: ValueRequest) -> [Value] {
    let table = TableObject()
    for (name, value) in request.given { table[name: name] = .string(value) }
    return [
      .string(request.command), .string(request.parameter), .string(request.word),
      .null, .table(table),
    ]
  }

  private func completions(_ result: Value?) -> [CompletionItem] {
    let values = result.map { (try? $0.elements()) ?? [$0] } ?? []
    return values.compactMap { value in
      if value.isNull { return nil }
      if case .object(let made as CompletionResultObject) = value.base { return made.item }
      return CompletionItem(value.text(.invariant), .text)
    }
  }

  // MARK: Values of variables

  /// `$ErrorActionPreference = `.
  func assignedValues(_ node: AssignmentStatementAst) -> InputCompletion? {
    guard holdsMark(node.right), let target = node.left as? VariableExpressionAst,
      let constraint = frame.lookupVariable(Symbol.intern(target.variablePath.name))?.variable
        .constraint ?? nil, let names = Self.fixedValues(of: constraint)
    else { return nil }
    let range = range(node.right.extent)
    let word = String(
      decoding: typed(from: range.lowerBound).utf8.drop { $0 == 0x27 || $0 == 0x22 }, as: UTF8.self)
    return InputCompletion(range, items(names, word, .text, 0x27))
  }
}
