internal import PowerShellEngine
internal import PowerShellSyntax

/// Parameters whose values are names that the session knows: commands, variables, drives, types,
/// properties of what comes down the pipeline.
extension Completer {
  func known(_ request: ValueRequest, _ node: CommandAst) -> [CompletionItem]? {
    let word = request.word
    switch Self.source(of: request) {
    case .commands?: return commandItems(word)
    case .aliases?:
      let names = frame.scopes.flatMap { $0.ownAliases.map(\.name) }
      return items(names.sorted(by: Self.isBefore), word, .parameterValue)
    case .functions?:
      let names = frame.scopes.flatMap { $0.ownFunctions.map(\.name) }
      return items(names.sorted(by: Self.isBefore), word, .parameterValue)
    case .variables?:
      let pattern = WordPattern(word)
      return variables().map(\.name).filter(pattern.matches).map {
        CompletionItem($0.utf8.elementsEqual("?".utf8) ? "'`?'" : $0, .parameterValue, label: $0)
      }
    case .drives?:
      return items(
        session.drives.drives.map(\.name).sorted(by: Self.isBefore), word, .parameterValue)
    case .types?: return typeNames(word)
    case .properties?: return properties(downThePipelineTo: node, word)
    case .members?:
      guard let kind = upstream(of: node) else { return [] }
      let pattern = WordPattern(word)
      return
        (properties(of: kind).sortedByLabel(session) + methods(of: kind).sortedByLabel(session))
        .filter { pattern.matches($0.label) }.map { CompletionItem($0.label, $0.kind) }
    case .modules?:
      let names = session.cmdlets.all.map(\.moduleName) + session.modules.map(\.name)
      return items(Array(Set(names)).sorted(by: Self.isBefore), word, .parameterValue)
    case .fixed(let names, let kind)?: return items(names, word, kind)
    case nil: return nil
    }
  }

  private enum Source {
    case commands, aliases, functions, variables, drives, types, properties, members, modules
    case fixed([String], CompletionItem.Kind)
  }

  private static func source(of request: ValueRequest) -> Source? {
    for (command, parameter, source) in sources
    where AsciiFold.foldedEquals(request.parameter, parameter)
      && (command == "*" || ((try? NamePattern(command))?.matches(request.command) ?? false))
    {
      return source
    }
    return nil
  }

  private static let encodings = [
    "ansi", "ascii", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8",
    "utf8BOM", "utf8NoBOM", "utf32",
  ]

  private static var sources: [(command: String, parameter: String, Source)] {
    [
      ("Get-Command", "Name", .commands), ("Get-Help", "Name", .commands),
      ("Set-Alias", "Value", .commands), ("New-Alias", "Value", .commands),
      ("Get-Alias", "Definition", .commands), ("Trace-Command", "Command", .commands),
      (
        "Trace-Command", "Name",
        .fixed(
          ["ParameterBinderBase", "ParameterBinderController", "ParameterBinding"], .parameterValue)
      ),
      ("Register-ArgumentCompleter", "CommandName", .commands),
      ("*-Alias", "Name", .aliases), ("*-Variable", "Name", .variables),
      ("Get-PSDrive", "Name", .drives), ("Remove-PSDrive", "Name", .drives),
      ("New-Object", "TypeName", .types), ("Get-Command", "Module", .modules),
      ("*-Module", "Name", .modules),
      ("Select-Object", "Property", .properties), ("Select-Object", "ExcludeProperty", .properties),
      ("Select-Object", "ExpandProperty", .properties), ("Sort-Object", "Property", .properties),
      ("Where-Object", "Property", .properties), ("Group-Object", "Property", .properties),
      ("Measure-Object", "Property", .properties), ("Format-*", "Property", .properties),
      ("Format-*", "GroupBy", .properties), ("ConvertTo-Html", "Property", .properties),
      ("Compare-Object", "Property", .properties),
      ("ForEach-Object", "MemberName", .members),
      ("Get-PSProvider", "PSProvider", .fixed(providers, .parameterValue)),
      ("New-PSDrive", "PSProvider", .fixed(providers, .parameterValue)),
      ("Get-Verb", "Verb", .fixed(VerbTable.names, .text)),
      ("Set-StrictMode", "Version", .fixed(["Latest", "3.0", "2.0", "1.0"], .text)),
      (
        "New-Item", "ItemType",
        .fixed(["File", "Directory", "SymbolicLink", "Junction", "HardLink"], .text)
      ),
      ("*", "Encoding", .fixed(encodings, .parameterValue)),
    ]
  }

  private static let providers = ["Alias", "Environment", "FileSystem", "Function", "Variable"]

  /// `Select-Object N`: properties of what comes in; of a custom object also those of its shell.
  private func properties(downThePipelineTo node: CommandAst, _ word: String) -> [CompletionItem] {
    guard let kind = upstream(of: node) else { return [] }
    var found = properties(of: kind)
    if case .value(let value) = kind, value.base.reference is PropertyBag {
      let shell = [
        "BaseObject", "ImmediateBaseObject", "Members", "Methods", "Properties", "TypeNames",
      ]
      found += shell.map { CompletionItem($0, .property) }
    }
    let pattern = WordPattern(word)
    return found.filter { pattern.matches($0.label) }.sortedByLabel(session).withoutDoubles()
  }

  // MARK: Calculated properties

  /// `Select-Object @{ N`: the keys that a property's table takes.
  func hashtableKeys() -> InputCompletion? {
    var start = cursor
    while start > 0, before[start - 1] | 0x20 >= 0x61, before[start - 1] | 0x20 <= 0x7A {
      start -= 1
    }
    var open = start
    while open > 0, before[open - 1] <= 0x20 { open -= 1 }
    guard open > 1, before[open - 1] == 0x7B || before[open - 1] == 0x3B else { return nil }
    guard let brace = before[..<open].lastIndex(of: 0x7B), brace > 0, before[brace - 1] == 0x40,
      let names = keys(forCommandBefore: brace - 1)
    else { return nil }
    return InputCompletion(start..<cursor, choices(names, start, .property))
  }

  private func keys(forCommandBefore place: Int) -> [String]? {
    let head = before[..<place].split { [0x7C, 0x3B, 0x0A, 0x28].contains($0) }.last ?? []
    guard let word = head.split(whereSeparator: { $0 <= 0x20 }).first else { return nil }
    let written = String(decoding: word, as: UTF8.self)
    let name = command(named: written)?.name ?? written
    return Self.calculated.first { AsciiFold.foldedEquals($0.0, name) }?.1
  }

  private static let calculated: [(String, [String])] = [
    ("Select-Object", ["Name", "Expression"]),
    ("Sort-Object", ["Expression", "Ascending", "Descending"]),
    ("Group-Object", ["Expression"]), ("Compare-Object", ["Expression"]),
    ("Format-Table", ["Expression", "FormatString", "Label", "Width", "Alignment"]),
    ("Format-List", ["Expression", "FormatString", "Label"]),
    ("Format-Wide", ["Expression", "FormatString"]),
    ("Format-Custom", ["Expression", "Depth"]),
    ("ConvertTo-Html", ["Expression", "FormatString", "Label", "Width", "Alignment"]),
  ]
}
