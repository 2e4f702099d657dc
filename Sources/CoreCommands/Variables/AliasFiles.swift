internal import PowerShellEngine

/// `Export-Alias`: aliases as a file of values or as a script.
struct ExportAlias: Cmdlet {
  static let about = CommandDescription(
    "Export-Alias", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.ExportAliasCommand")
  @Switch var append: Bool
  @Parameter var `as`: Typed<Of.ExportAliasFormat>?
  @Parameter var description: String?
  @Switch var force: Bool
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Parameter(position: 1, from: .byPropertyName) var name: [String]?
  @Switch(aliases: ["NoOverwrite"]) var noClobber: Bool
  @Switch var passThru: Bool
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true)]) var path: String?
  @Parameter var scope: String?

  func end(_ call: Invocation) throws {
    let path = literalPath ?? path ?? ""
    guard try call.shouldProcess(path, operation: "Export-Alias") else { return }
    let patterns = try (name ?? ["*"]).map(NamePattern.init)
    let frames = try scope.map { [try call.frame.scope(named: $0)] } ?? call.frame.scopes
    let found = AliasList.visible(in: frames, call)
      .filter { alias in patterns.contains { $0.matches(alias.name) } }
    let writer = try call.session.openFile(
      path, append: append, noClobber: noClobber, isForced: force)
    for line in header { try writer.write("# " + line + "\n") }
    for alias in found { try writer.write(line(alias) + "\n") }
    try writer.close()
    if passThru { for alias in found { try call.write(.object(alias)) } }
  }

  private var isScript: Bool { `as`?.text == "Script" }

  private var header: [String] { ["Alias File"] + (description.map { [$0] } ?? []) }

  private func line(_ alias: AliasCommand) -> String {
    let options = AliasList.optionText(alias.options)
    guard isScript else {
      let parts = [alias.name, alias.definition, "", options]
      return parts.map { "\"" + Self.doubled($0, 0x22) + "\"" }.joined(separator: ",")
    }
    return "set-alias -Name:\"\(alias.name)\" -Value:\"\(alias.definition)\" -Description:\"\""
      + " -Option:\"\(options)\""
  }

  private static func doubled(_ text: String, _ quote: UInt8) -> String {
    String(decoding: text.utf8.flatMap { $0 == quote ? [$0, $0] : [$0] }, as: UTF8.self)
  }
}

/// `Import-Alias`: reads what `Export-Alias` wrote.
struct ImportAlias: Cmdlet {
  static let about = CommandDescription(
    "Import-Alias", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.ImportAliasCommand")
  @Switch var force: Bool
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byValueOrPropertyName)],
    aliases: ["PSPath", "LP"]) var literalPath: String?
  @Switch var passThru: Bool
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: String?
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?

  func process(_ call: Invocation) throws {
    let text = try call.session.fileText(literalPath ?? path ?? "")
    for line in text.lines where line.utf8.first != 0x23 && !line.isEmpty {
      let cells = AliasList.cells(line)
      guard cells.count == 4 else {
        try call.writeError(
          "ImportAliasFileFormatError",
          "Cannot import an alias. The line is not in the format of an alias file: \(line)",
          .readError, target: .string(line), exception: "System.FormatException")
        continue
      }
      try take(cells, call)
    }
  }

  private func take(_ cells: [String], _ call: Invocation) throws {
    guard try call.shouldProcess("Name: \(cells[0]) Value: \(cells[1])", operation: "Import Alias")
    else { return }
    let writing = AliasWriting(
      name: cells[0], value: cells[1], options: AliasList.options(cells[3]), scope: scope,
      force: force, isNew: true)
    if let made = try writing.carryOut(call), passThru { try call.write(.object(made)) }
  }
}

/// Aliases in files.
enum AliasList {
  static func visible(in frames: [Frame], _ call: Invocation) -> [AliasCommand] {
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

  private static let names: [(VariableOptions, String)] = [
    (.readOnly, "ReadOnly"), (.constant, "Constant"), (.private, "Private"),
    (.allScope, "AllScope"),
  ]

  static func optionText(_ options: VariableOptions) -> String {
    let parts = names.filter { options.contains($0.0) }.map(\.1)
    return parts.isEmpty ? "None" : parts.joined(separator: ", ")
  }

  static func options(_ text: String) -> VariableOptions {
    var options: VariableOptions = []
    for part in text.split(separator: ",") {
      let name = String(part.drop { $0 == " " })
      for (option, known) in names where AsciiFold.foldedEquals(name, known) {
        options.insert(option)
      }
    }
    return options
  }

  /// The quoted values of a line.
  static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var (cell, isQuoted): ([UInt8], Bool) = ([], false)
    for byte in line.utf8 {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      default: cell.append(byte)
      }
    }
    return cells + [String(decoding: cell, as: UTF8.self)]
  }
}
