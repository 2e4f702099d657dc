internal import PowerShellEngine

/// `Get-Alias`.
struct GetAlias: Cmdlet {
  static let about = CommandDescription(
    "Get-Alias", defaultSet: "Default", class: "Microsoft.PowerShell.Commands.GetAliasCommand")
  @Parameter(in: [.in("Definition")], validate: [.notNullOrEmpty]) var definition: [String]?
  @Parameter var exclude: [String]?
  @Parameter(
    in: [.in("Default", position: 0, from: .byValueOrPropertyName)], validate: [.notNullOrEmpty])
  var name: [String]?
  @Parameter var scope: String?
  func process(_ call: Invocation) throws {
    let exclude = try (exclude ?? []).map(NamePattern.init)
    let all = try visible(call).filter { alias in !exclude.contains { $0.matches(alias.name) } }
    if let definition {
      for text in definition { try write(byDefinition: text, all, call) }
      return
    }
    for text in name ?? ["*"] { try write(byName: text, all, call) }
  }

  private func visible(_ call: Invocation) throws -> [AliasCommand] {
    let frames = try scope.map { [try call.frame.scope(named: $0)] } ?? call.frame.scopes
    var seen: Set<Symbol> = []
    var all: [AliasCommand] = []
    for frame in frames {
      for alias in frame.ownAliases where seen.insert(Symbol.intern(alias.name)).inserted {
        all.append(alias)
      }
    }
    return all.sorted {
      Ordering.compare(
        .string($0.name), .string($1.name), ignoringCase: true, culture: call.session.culture) < 0
    }
  }

  private func write(byName text: String, _ all: [AliasCommand], _ call: Invocation) throws {
    let pattern = try NamePattern(text)
    let found = all.filter { pattern.matches($0.name) }
    if found.isEmpty, !NamePattern.isPattern(text) {
      try call.writeError(
        "ItemNotFoundException",
        "This command cannot find a matching alias because an alias with the name '\(text)' does not exist.",
        .objectNotFound, target: .string(text),
        exception: "System.Management.Automation.ItemNotFoundException")
    }
    for alias in found { try call.write(.object(alias)) }
  }

  private func write(byDefinition text: String, _ all: [AliasCommand], _ call: Invocation) throws {
    let pattern = try NamePattern(text)
    let found = all.filter { pattern.matches($0.definition) }
    if found.isEmpty, !NamePattern.isPattern(text) {
      try call.writeError(
        "ItemNotFoundException",
        "This command cannot find a matching alias because an alias with the definition '\(text)' does not exist.",
        .objectNotFound, target: .string(text),
        exception: "System.Management.Automation.ItemNotFoundException")
    }
    for alias in found { try call.write(.object(alias)) }
  }
}

/// What `New-Alias` and `Set-Alias` have in common.
struct AliasWriting {
  let name: String
  let value: String
  let options: VariableOptions
  let scope: String?
  let force: Bool
  let isNew: Bool

  func carryOut(_ call: Invocation) throws -> AliasCommand? {
    let frame = try scope.map { try call.frame.scope(named: $0) } ?? call.frame
    let known = frame.ownAliases.first { AsciiFold.foldedEquals($0.name, name) }
    if let known {
      if isNew, !force {
        try call.writeError(
          "AliasAlreadyExists",
          "The alias is not allowed, because an alias with the name '\(name)' already exists.",
          .resourceExists, target: .string(name),
          exception: "System.Management.Automation.SessionStateException")
        return nil
      }
      if known.options.contains(.constant) || (known.options.contains(.readOnly) && !force) {
        try call.writeError(
          "AliasNotWritable",
          "Alias is not writeable because alias \(name) is read-only or constant and cannot be written to.",
          .writeError, target: .string(name),
          exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
        return nil
      }
    }
    let alias = AliasCommand(name, value)
    alias.options = options
    frame.setAlias(alias)
    return alias
  }
}

/// `New-Alias`.
struct NewAlias: Cmdlet {
  static let about = CommandDescription(
    "New-Alias", effect: .changes(impact: .low),
    class: "Microsoft.PowerShell.Commands.NewAliasCommand")
  @Parameter var description: String?
  @Switch var force: Bool
  @Parameter(position: 0, from: .byPropertyName) var name: String
  @Parameter var option: Typed<Of.ScopedItemOptions>?
  @Switch var passThru: Bool
  @Parameter var scope: String?
  @Parameter(position: 1, from: .byPropertyName) var value: String
  func process(_ call: Invocation) throws {
    guard try call.shouldProcess("Name: \(name) Value: \(value)", operation: "New Alias") else {
      return
    }
    let writing = AliasWriting(
      name: name, value: value,
      options: VariableOptions(rawValue: Int((option?.value ?? .null).integerOrZero) & 15),
      scope: scope, force: force, isNew: true)
    if let made = try writing.carryOut(call), passThru { try call.write(.object(made)) }
  }
}

/// `Set-Alias`.
struct SetAlias: Cmdlet {
  static let about = CommandDescription(
    "Set-Alias", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.SetAliasCommand")
  @Parameter var description: String?
  @Switch var force: Bool
  @Parameter(position: 0, from: .byPropertyName) var name: String
  @Parameter var option: Typed<Of.ScopedItemOptions>?
  @Switch var passThru: Bool
  @Parameter var scope: String?
  @Parameter(position: 1, from: .byPropertyName) var value: String
  func process(_ call: Invocation) throws {
    guard try call.shouldProcess("Name: \(name) Value: \(value)", operation: "Set Alias") else {
      return
    }
    let writing = AliasWriting(
      name: name, value: value,
      options: VariableOptions(rawValue: Int((option?.value ?? .null).integerOrZero) & 15),
      scope: scope, force: force, isNew: false)
    if let made = try writing.carryOut(call), passThru { try call.write(.object(made)) }
  }
}

/// `Remove-Alias`.
struct RemoveAlias: Cmdlet {
  static let about = CommandDescription(
    "Remove-Alias", defaultSet: "Default", class: "Microsoft.PowerShell.Commands.RemoveAliasCommand"
  )
  @Switch var force: Bool
  @Parameter(position: 0, from: .byValueOrPropertyName) var name: [String]
  @Parameter var scope: String?
  func process(_ call: Invocation) throws {
    for name in name {
      let frames = try scope.map { [try call.frame.scope(named: $0)] } ?? call.frame.scopes
      let frame = frames.first {
        $0.ownAliases.contains { AsciiFold.foldedEquals($0.name, name) }
      }
      guard let frame,
        let alias = frame.ownAliases.first(where: { AsciiFold.foldedEquals($0.name, name) })
      else {
        try call.writeError(
          "ItemNotFoundException",
          "This command cannot find a matching alias because an alias with the name '\(name)' does not exist.",
          .objectNotFound, target: .string(name),
          exception: "System.Management.Automation.ItemNotFoundException")
        continue
      }
      if alias.options.contains(.constant) || (alias.options.contains(.readOnly) && !force) {
        try call.writeError(
          "AliasNotRemovable",
          "Alias was not removed because alias \(name) is constant or read-only.", .writeError,
          target: .string(name),
          exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
        continue
      }
      frame.removeAlias(name)
    }
  }
}
