internal import PowerShellEngine

/// Variables by name and pattern in a scope: what the `-Variable` cmdlets work on.
struct VariableSelection {
  let scope: String?
  let include: [NamePattern]
  let exclude: [NamePattern]

  init(scope: String?, include: [String]?, exclude: [String]?) throws {
    self.scope = scope
    self.include = try (include ?? []).map(NamePattern.init)
    self.exclude = try (exclude ?? []).map(NamePattern.init)
  }

  /// The variables a name means, sorted; with `*` those of all scopes in sight.
  func find(_ name: String, _ call: Invocation) throws -> [(frame: Frame, variable: Variable)] {
    let name = Self.unescaped(name)
    guard NamePattern.isPattern(name) else {
      let found = try single(name, call)
      return found.map { isWanted($0.variable.name) ? [$0] : [] } ?? []
    }
    let pattern = try NamePattern(name)
    var seen: Set<Symbol> = []
    var all: [(frame: Frame, variable: Variable)] = []
    let frames = try scope.map { [try call.frame.scope(named: $0)] } ?? call.frame.scopes
    for frame in frames {
      for symbol in frame.names where pattern.matches(symbol.text) && isWanted(symbol.text) {
        guard seen.insert(symbol).inserted, let variable = frame.variable(symbol) else { continue }
        all.append((frame, variable))
      }
    }
    return all.sorted {
      Ordering.compare(
        .string($0.variable.name), .string($1.variable.name), ignoringCase: true,
        culture: call.session.culture) < 0
    }
  }

  private static func unescaped(_ name: String) -> String { name }

  func single(_ name: String, _ call: Invocation) throws -> (frame: Frame, variable: Variable)? {
    let symbol = Symbol.intern(name)
    if let scope {
      let frame = try call.frame.scope(named: scope)
      return frame.variable(symbol).map { (frame, $0) }
        ?? automatic(name, frame).map { (frame, $0) }
    }
    return call.frame.lookupVariable(symbol) ?? automatic(name, call.frame).map { (call.frame, $0) }
  }

  /// What the engine computes has a variable too.
  private func automatic(_ name: String, _ frame: Frame) -> Variable? {
    let value = frame.lookupAutomatic(Symbol.intern(name))
    return value.map {
      let variable = Variable(name, $0)
      if case .bool = $0, !AsciiFold.foldedEquals(name, "?") {
        variable.options = [.constant, .allScope]
      }
      return variable
    }
  }

  private func isWanted(_ name: String) -> Bool {
    (include.isEmpty || include.contains { $0.matches(name) })
      && !exclude.contains { $0.matches(name) }
  }
}

extension ScriptError {
  static func variableNotFound(_ name: String) -> ScriptError {
    ScriptError(
      "VariableNotFound", "Cannot find a variable with the name '\(name)'.", .objectNotFound,
      target: .string(name), exception: "System.Management.Automation.ItemNotFoundException")
  }
}
