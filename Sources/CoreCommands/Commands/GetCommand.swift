internal import PowerShellEngine

/// `Get-Command`.
struct GetCommand: Cmdlet {
  static let about = CommandDescription(
    "Get-Command", defaultSet: "CmdletSet", class: "Microsoft.PowerShell.Commands.GetCommandCommand"
  )
  @Switch(in: [.in(SetTraits.all, from: .byPropertyName)]) var all: Bool
  @Parameter(position: 1, aliases: ["Args"], remaining: true, allow: [.null, .emptyCollection])
  var argumentList: [Value]?
  @Parameter(in: [.in("AllCommandSet", from: .byPropertyName)], aliases: ["Type"]) var commandType:
    Typed<Of.CommandTypes>?
  @Parameter var excludeModule: [String]?
  @Parameter(from: .byPropertyName) var fullyQualifiedModule: [Typed<Of.ModuleSpecification>]?
  @Parameter(in: [.in("AllCommandSet")]) var fuzzyMinimumDistance: UInt32?
  @Switch(in: [.in(SetTraits.all, from: .byPropertyName)]) var listImported: Bool
  @Parameter(from: .byPropertyName, aliases: ["PSSnapin"]) var module: [String]?
  @Parameter(
    in: [.in("AllCommandSet", position: 0, from: .byValueOrPropertyName)],
    validate: [.notNullOrEmpty]) var name: [String]?
  @Parameter(in: [.in("CmdletSet", from: .byPropertyName)]) var noun: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var parameterName: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var parameterType: [Typed<Of.PSTypeName>]?
  @Switch var showCommandInfo: Bool
  @Switch(in: [.in(SetTraits.all, from: .byPropertyName)]) var syntax: Bool
  @Parameter(from: .byPropertyName) var totalCount: Int32?
  @Switch(in: [.in("AllCommandSet", from: .byPropertyName)]) var useAbbreviationExpansion: Bool
  @Switch(in: [.in("AllCommandSet")]) var useFuzzyMatching: Bool
  @Parameter(in: [.in("CmdletSet", from: .byPropertyName)]) var verb: [String]?
  func process(_ call: Invocation) throws {
    var found: [Command] = []
    for text in name ?? ["*"] {
      let matches = try find(text, call)
      if matches.isEmpty, !NamePattern.isPattern(text), name != nil, !useFuzzyMatching {
        try call.writeError(Self.notFound(text))
      }
      found += matches.filter { new in !found.contains { $0 === new } }
    }
    if let totalCount, totalCount >= 0 { found = Array(found.prefix(Int(totalCount))) }
    for command in found {
      if syntax { try writeSyntax(command, call) } else { try call.write(.object(command)) }
    }
  }

  private func find(_ text: String, _ call: Invocation) throws -> [Command] {
    if useFuzzyMatching {
      let most = Int(fuzzyMinimumDistance ?? 5)
      return SimilarCommands.nearest(all(call).filter(isWanted), text, within: most)
    }
    if useAbbreviationExpansion {
      let found = all(call).filter { isWanted($0) && Self.abbreviation(of: $0.name, is: text) }
      if !found.isEmpty { return found }
    }
    if !NamePattern.isPattern(text), name != nil {
      guard let command = try named(text, call), isWanted(command) else { return [] }
      return [command]
    }
    let pattern = try NamePattern(text)
    return all(call).filter { pattern.matches($0.name) && isWanted($0) }
  }

  /// A name means what would run: an alias first, then a function, a cmdlet, a script.
  private func named(_ text: String, _ call: Invocation) throws -> Command? {
    if let cut = text.utf8.lastIndex(of: 0x5C) {
      let bare = String(text[text.index(after: cut)...])
      return try call.findCommand(bare)
    }
    guard let command = try call.findCommand(text) else { return nil }
    let wanted = commandType.map { $0.value.integerOrZero }
    if let wanted, Int64(command.kind.rawValue) & wanted == 0 {
      return all(call).first { AsciiFold.foldedEquals($0.name, text) && isWanted($0) }
    }
    return AsciiFold.foldedEquals(command.name, text) || command.kind == .externalScript
      ? command : nil
  }

  private func all(_ call: Invocation) -> [Command] {
    var seen: Set<String> = []
    var commands: [Command] = []
    for frame in call.frame.scopes {
      for alias in frame.ownAliases where seen.insert("a:" + alias.name).inserted {
        commands.append(alias)
      }
      for function in frame.ownFunctions where seen.insert("f:" + function.name).inserted {
        commands.append(function)
      }
    }
    commands += call.session.cmdlets.all
    return commands.sorted {
      let ranks = (Self.rank($0), Self.rank($1))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return Ordering.compare(
        .string($0.name), .string($1.name), ignoringCase: true, culture: call.session.culture) < 0
    }
  }

  /// `i-psdf` for `Import-PowerShellDataFile`: the first letter and every other capital.
  private static func abbreviation(of name: String, is text: String) -> Bool {
    var letters: [UInt8] = []
    for byte in name.utf8 where (0x41...0x5A).contains(byte) || byte == 0x2D {
      letters.append(byte)
    }
    guard letters.contains(0x2D) else { return false }
    return AsciiFold.foldedEquals(String(decoding: letters, as: UTF8.self), text)
  }

  private static func rank(_ command: Command) -> Int {
    switch command.kind {
    case .alias: 0
    case .function, .filter: 1
    case .cmdlet: 2
    default: 3
    }
  }

  private func isWanted(_ command: Command) -> Bool {
    if let commandType, Int64(command.kind.rawValue) & commandType.value.integerOrZero == 0 {
      return false
    }
    let parts = command.verbAndNoun
    if let verb, !Self.matches(verb, parts.verb) { return false }
    if let noun, !Self.matches(noun, parts.noun) { return false }
    if verb != nil || noun != nil, command.kind == .alias { return false }
    if let module, !Self.matches(module, command.moduleName) { return false }
    if let excludeModule, Self.matches(excludeModule, command.moduleName) { return false }
    if let parameterName { return hasParameter(parameterName, command) }
    return true
  }

  private func hasParameter(_ names: [String], _ command: Command) -> Bool {
    guard let metadata = command.metadata else { return false }
    return metadata.allParameters.contains { parameter in
      Self.matches(names, parameter.name)
        || parameter.aliases.contains { Self.matches(names, $0) }
    }
  }

  private static func matches(_ patterns: [String], _ text: String) -> Bool {
    patterns.contains { ((try? NamePattern($0))?.matches(text)) ?? false }
  }

  private func writeSyntax(_ command: Command, _ call: Invocation) throws {
    var command = command
    if let alias = command as? AliasCommand {
      guard let target = try call.findCommand(alias.definition) else {
        return try call.write(.string(alias.definition))
      }
      if target.metadata == nil { return try call.write(.string(alias.definition)) }
      command = target
    }
    guard let metadata = command.metadata else { return }
    let lines = CommandSyntax.lines(for: metadata)
    try call.write(.string("\n" + lines.joined(separator: "\n\n") + "\n"))
  }

  private static func notFound(_ name: String) -> ScriptError {
    ScriptError(
      "CommandNotFoundException",
      "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      .objectNotFound, target: .string(name),
      exception: "System.Management.Automation.CommandNotFoundException")
  }
}

extension Command {
  /// The two halves of a name with a dash.
  var verbAndNoun: (verb: String, noun: String) {
    guard let dash = name.utf8.firstIndex(of: 0x2D), dash > name.startIndex else { return ("", "") }
    return (String(name[..<dash]), String(name[name.utf8.index(after: dash)...]))
  }
}
