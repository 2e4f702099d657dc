internal import PowerShellEngine
internal import PowerShellSyntax

/// Names of commands, their parameters, and where arguments stand.
extension Completer {
  func commandElement(_ node: CommandAst) -> InputCompletion? {
    guard let place = node.commandElements.firstIndex(where: holdsMark) else { return nil }
    let element = node.commandElements[place]
    if place == 0 { return assigned(node) ?? commandNames(element) }
    if let parameter = element as? CommandParameterAst {
      guard holdsMark(parameter.argument) || parameter.argument == nil else { return nil }
      if parameter.argument == nil {
        return parameterNames(parameter, node)
      }
    }
    return arguments(of: node, at: place)
  }

  /// `$x = word`, where the variable takes names.
  private func assigned(_ node: CommandAst) -> InputCompletion? {
    (node.parent?.parent as? AssignmentStatementAst).flatMap(assignedValues)
  }

  // MARK: Commands

  func commandNames(_ element: Ast) -> InputCompletion? {
    guard element is StringConstantExpressionAst else { return nil }
    let range = range(element.extent)
    let word = typed(from: range.lowerBound)
    if word.utf8.first == 0x2D { return nil }
    if word.utf8.contains(where: { $0 == 0x5C || $0 == 0x2F || $0 == 0x3A }) {
      return InputCompletion(range, paths(word))
    }
    guard !word.isEmpty else { return nil }
    return InputCompletion(range, commandItems(word))
  }

  func commandItems(_ word: String) -> [CompletionItem] {
    let pattern = WordPattern(word)
    return allCommands.filter { pattern.matches($0.name) && Self.isOffered($0.name) }.map {
      CompletionItem($0.name, .command, detail: detail(of: $0))
    }.sortedByLabel(session).withoutDoubles()
  }

  /// Aliases of one sign are quicker typed than chosen.
  private static func isOffered(_ name: String) -> Bool {
    name.utf8.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
  }

  private func detail(of command: Command) -> String {
    if let alias = command as? AliasCommand { return alias.definition }
    guard let metadata = command.metadata else { return command.name }
    return CommandSyntax.lines(for: metadata).first ?? command.name
  }

  var allCommands: [Command] {
    var all: [Command] = []
    for scope in frame.scopes { all += scope.ownAliases as [Command] + scope.ownFunctions }
    all += session.cmdlets.all
    visit(tree) { node in
      if let function = node as? FunctionDefinitionAst, !holdsMark(function.body) {
        all.append(Command(function.name, .function))
      }
    }
    return all
  }

  func commandName(_ node: CommandAst) -> String? {
    (node.commandElements.first as? StringConstantExpressionAst)?.value
  }

  /// The command a name means, aliases followed; a function of the input itself counts.
  func command(named name: String) -> Command? {
    var found = allCommands.first { AsciiFold.foldedEquals($0.name, name) }
    if let alias = found as? AliasCommand {
      let target = alias.definition
      found = allCommands.first { !($0 is AliasCommand) && AsciiFold.foldedEquals($0.name, target) }
    }
    return found
  }

  /// The parameters of a command; those of a function of the input come of its declaration.
  func parameters(of node: CommandAst) -> [ParameterTraits] {
    guard let name = commandName(node) else { return [] }
    if let metadata = metadata(of: name) {
      let own = ParameterOrder.arranged(metadata.parameters, of: metadata.name, name: \.name)
      return own + Self.inOrder(metadata.commonParameters)
    }
    return []
  }

  func metadata(of name: String) -> CommandMetadata? {
    var declared: FunctionDefinitionAst?
    visit(tree) { node in
      if let function = node as? FunctionDefinitionAst,
        AsciiFold.foldedEquals(function.name, name), !holdsMark(function.body)
      {
        declared = function
      }
    }
    if let declared { return session.metadata(of: declared, source) }
    return command(named: name)?.metadata
  }

  /// `-WhatIf` and `-Confirm` are listed before the rest that is common.
  private static func inOrder(_ common: [ParameterTraits]) -> [ParameterTraits] {
    let first = ["WhatIf", "Confirm"]
    return common.filter { first.contains($0.name) } + common.filter { !first.contains($0.name) }
  }

  // MARK: Parameters

  private func parameterNames(
    _ parameter: CommandParameterAst, _ node: CommandAst
  ) -> InputCompletion? {
    let range = range(parameter.errorPosition)
    let word = String(
      decoding: typed(from: range.lowerBound).utf8.drop { $0 == 0x2D }, as: UTF8.self)
    let all = parameters(of: node)
    let given = PseudoBinding(node, all, except: parameter)
    let pattern = WordPattern(word)
    var items: [CompletionItem] = []
    let isFed = upstreamExists(node)
    for traits in all
    where !traits.isHidden && given.allows(traits) && !(isFed && given.isFed(traits)) {
      let names = pattern.matches(traits.name) ? [traits.name] : []
      items += names.map {
        CompletionItem("-" + $0, .parameterName, label: $0, detail: Self.detail(of: traits))
      }
    }
    if items.isEmpty {
      for traits in all where given.allows(traits) {
        items += traits.aliases.filter(pattern.matches).map {
          CompletionItem("-" + $0, .parameterName, label: $0, detail: Self.detail(of: traits))
        }
      }
    }
    return InputCompletion(range, items)
  }

  private func upstreamExists(_ node: CommandAst) -> Bool {
    guard let pipeline = node.parent as? PipelineAst else { return false }
    return pipeline.pipelineElements.first !== node
  }

  private static func detail(of traits: ParameterTraits) -> String {
    "[\(traits.isSwitch ? "switch" : traits.type.shortName)] \(traits.name)"
  }
}

/// Which parameters the other words of a command take, without running any of them.
struct PseudoBinding {
  /// The parameter that each element belongs to, by place.
  private(set) var parameterOf: [Int: ParameterTraits] = [:]
  private var bound: [String] = []
  private var sets: Set<String>?

  /// `defaultSet` decides between parameters that stand at one place.
  init(_ node: CommandAst, _ all: [ParameterTraits], except: Ast?, defaultSet: String? = nil) {
    var waiting: ParameterTraits?
    var positional: [Int] = []
    for (place, element) in node.commandElements.enumerated().dropFirst() {
      if let parameter = element as? CommandParameterAst {
        waiting = nil
        guard let traits = Self.find(parameter.parameterName, all) else { continue }
        if element === except {
          if parameter.argument != nil { parameterOf[place] = traits }
          continue
        }
        bind(traits)
        parameterOf[place] = traits
        if parameter.argument == nil, !traits.isSwitch { waiting = traits }
      } else if let traits = waiting {
        parameterOf[place] = traits
        waiting = nil
      } else {
        positional.append(place)
      }
    }
    var free = all.filter { traits in
      traits.sets.contains { $0.position != nil } && allows(traits)
    }.sorted {
      let places = (Self.position($0, sets), Self.position($1, sets))
      if places.0 != places.1 { return places.0 < places.1 }
      return Self.isIn($0, defaultSet) && !Self.isIn($1, defaultSet)
    }
    for place in positional {
      guard let first = free.first else { break }
      parameterOf[place] = first
      free.removeFirst()
      free = free.filter { Self.position($0, sets) != Self.position(first, sets) }
      if node.commandElements[place] !== except { bound.append(first.name) }
    }
  }

  private static func isIn(_ traits: ParameterTraits, _ set: String?) -> Bool {
    traits.sets.contains { $0.set == set && $0.position != nil }
  }

  private static func position(_ traits: ParameterTraits, _ sets: Set<String>?) -> Int {
    traits.sets.filter { sets?.contains($0.set) ?? true || $0.set == SetTraits.all }
      .compactMap(\.position).min() ?? .max
  }

  private mutating func bind(_ traits: ParameterTraits) {
    bound.append(traits.name)
    guard !traits.isInAllSets else { return }
    let own = Set(traits.sets.map(\.set))
    sets = sets.map { $0.intersection(own) } ?? own
  }

  /// Not given yet, and in a set that is still possible.
  func allows(_ traits: ParameterTraits) -> Bool {
    guard !bound.contains(traits.name) else { return false }
    guard let sets, !traits.isInAllSets else { return true }
    return traits.sets.contains { sets.contains($0.set) }
  }

  /// The pipeline gives it its value, in a set that is still possible.
  func isFed(_ traits: ParameterTraits) -> Bool {
    traits.sets.contains { set in
      set.pipeline.takesValue
        && (sets.map { $0.contains(set.set) || set.set == SetTraits.all } ?? true)
    }
  }

  /// By name, alias or a beginning that only one has.
  static func find(_ name: String, _ all: [ParameterTraits]) -> ParameterTraits? {
    let exact = all.first { traits in
      AsciiFold.foldedEquals(traits.name, name)
        || traits.aliases.contains { AsciiFold.foldedEquals($0, name) }
    }
    if let exact { return exact }
    let pattern = WordPattern(name)
    let found = all.filter { pattern.matches($0.name) }
    return found.count == 1 ? found.first : found.first { !$0.isCommon }
  }
}
