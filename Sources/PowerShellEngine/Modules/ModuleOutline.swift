import PowerShellSyntax

/// What a module would export, read off its text without running it.
struct ModuleOutline {
  var functions: [String] = []
  var aliases: [String] = []

  static func read(_ file: String, in session: Session, _ manifest: ModuleManifest) -> Self {
    var outline = ModuleOutline()
    let folder = PathText.parent(file)
    if AsciiFold.foldedEquals(PathText.fileExtension(file), ".psd1") {
      let roots = [manifest.root] + manifest.values("NestedModules").map { $0.text(.invariant) }
      for name in roots where !name.isEmpty {
        let search = ModuleSearch(session: session)
        if let inner = search.file(PathText.join(folder, name)) { outline.add(inner, session) }
      }
      outline.narrow(by: manifest)
    } else {
      outline.add(file, session)
    }
    return outline
  }

  private mutating func add(_ file: String, _ session: Session) {
    guard let text = try? session.fileText(file) else { return }
    let tree = Parser.parse(SourceText(text, file: file)).tree
    let statements = tree.endBlock?.statements ?? []
    let defined = statements.compactMap { ($0 as? FunctionDefinitionAst)?.name }
    let set = statements.compactMap { Self.words(of: $0, command: ["Set-Alias", "New-Alias"]) }
      .compactMap { $0.first { $0.name == nil || $0.isNamed("Name") }?.texts.first }
    let exports = statements.compactMap { Self.words(of: $0, command: ["Export-ModuleMember"]) }
    guard !exports.isEmpty else {
      functions += defined
      aliases += set
      return
    }
    let words = exports.flatMap(\.self)
    let wanted = words.filter { $0.name == nil || $0.isNamed("Function") }.flatMap(\.texts)
    let alias = words.filter { $0.isNamed("Alias") }.flatMap(\.texts)
    functions += defined.filter { Module.matches(wanted, $0) }
    aliases += set.filter { Module.matches(alias, $0) }
  }

  /// A manifest that lists names has the last word, even on names it alone knows.
  private mutating func narrow(by manifest: ModuleManifest) {
    if let wanted = manifest.functions {
      let plain = wanted.filter { !WildcardPattern.containsWildcard($0) }
      functions = functions.filter { Module.matches(wanted, $0) }
      functions += plain.filter { name in
        !functions.contains { AsciiFold.foldedEquals($0, name) }
      }
    }
    if let wanted = manifest.aliases {
      aliases = aliases.filter { Module.matches(wanted, $0) }
    }
  }

  private struct Word {
    let name: String?
    let texts: [String]
    func isNamed(_ text: String) -> Bool { name.map { AsciiFold.foldedEquals($0, text) } ?? false }
  }

  /// The constant arguments of a statement that calls one of the commands.
  private static func words(of statement: StatementAst, command names: [String]) -> [Word]? {
    guard let pipeline = statement as? PipelineAst,
      let command = pipeline.pipelineElements.first as? CommandAst,
      let name = command.commandElements.first as? StringConstantExpressionAst,
      names.contains(where: { AsciiFold.foldedEquals($0, name.value) })
    else { return nil }
    var words: [Word] = []
    var parameter: String?
    for element in command.commandElements.dropFirst() {
      if let given = element as? CommandParameterAst {
        parameter = given.parameterName
        continue
      }
      words.append(Word(name: parameter, texts: texts(of: element)))
      parameter = nil
    }
    return words
  }

  private static func texts(of element: CommandElementAst) -> [String] {
    switch element {
    case let text as StringConstantExpressionAst: [text.value]
    case let list as ArrayLiteralAst:
      list.elements.compactMap { ($0 as? StringConstantExpressionAst)?.value }
    default: []
    }
  }
}

extension Module {
  /// Names without code behind them: of a module that is not loaded.
  func announceExports(_ outline: ModuleOutline) {
    exportedCommands =
      outline.functions.map { Command($0, .function, module: name) }
      + outline.aliases.map { AliasCommand($0, "", module: name) }
  }
}
