internal import PowerShellEngine

/// `ConvertTo-CliXml`.
struct ConvertToCliXml: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-CliXml", class: "Microsoft.PowerShell.Commands.ConvertToClixmlCommand")
  @Parameter(validate: [.range(.int(1), .int(.max))]) var depth: Int32 = 2
  @Parameter(position: 0, from: .byValue) var inputObject: AnyObjectValue
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws { items.append(inputObject.value) }

  func end(_ call: Invocation) throws {
    try call.write(
      .string(try CliXmlWriter.document(items, depth: Int(depth), call.session)))
  }
}

/// `ConvertFrom-CliXml`.
struct ConvertFromCliXml: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-CliXml", class: "Microsoft.PowerShell.Commands.ConvertFromClixmlCommand")
  @Parameter(position: 0, from: .byValue) var inputObject: String
  private var lines: [String] = []

  mutating func process(_ call: Invocation) throws { lines.append(inputObject) }

  func end(_ call: Invocation) throws {
    guard !lines.isEmpty else { return }
    for value in try CliXmlDocument.values(lines.joined(separator: "\n"), call.session) {
      try call.write(value)
    }
  }
}

/// `Export-Clixml`.
struct ExportClixml: Cmdlet {
  static let about = CommandDescription(
    "Export-Clixml", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.ExportClixmlCommand")
  @Parameter(validate: [.range(.int(1), .int(.max))]) var depth: Int32 = 2
  @Parameter(validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Switch var force: Bool
  @Parameter(from: .byValue, allow: [.null]) var inputObject: AnyObjectValue
  @Parameter(in: [.in("ByLiteralPath", mandatory: true)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Switch(aliases: ["NoOverwrite"]) var noClobber: Bool
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true)]) var path: String?
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws { items.append(inputObject.value) }

  func end(_ call: Invocation) throws {
    let path = literalPath ?? path ?? ""
    guard try call.shouldProcess(path, operation: "Export-Clixml") else { return }
    let text = try CliXmlWriter.document(items, depth: Int(depth), call.session)
    let writer = try call.session.openFile(
      path, encoding: encoding?.encoding, noClobber: noClobber, isForced: force)
    try writer.write(text)
    try writer.close()
  }
}

/// `Import-Clixml`.
struct ImportClixml: Cmdlet {
  static let about = CommandDescription(
    "Import-Clixml", defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.ImportClixmlCommand")
  @Parameter var first: UInt64 = .max
  @Switch var includeTotalCount: Bool
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: [String]?
  @Parameter var skip: UInt64 = 0

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          try read(call.drives.providerPath(place), call)
        }
      }
    }
  }

  private func read(_ path: String, _ call: Invocation) throws {
    let values = try CliXmlDocument.values(try call.session.fileText(path), call.session)
    if includeTotalCount { try call.write(.number(.uint64(UInt64(values.count)))) }
    for value in values.dropFirst(Int(clamping: skip)).prefix(Int(clamping: first)) {
      try call.write(value)
    }
  }
}

/// A document of CliXml, its mistakes as commands report them.
enum CliXmlDocument {
  static func values(_ text: String, _ session: Session) throws -> [Value] {
    do {
      return try CliXmlReader.values(text, session)
    } catch let mistake as XmlMistake {
      throw ScriptError(
        "System.Xml.XmlException", mistake.message, .notSpecified,
        exception: "System.Xml.XmlException")
    }
  }
}

extension TypeDefinition {
  /// `PSSerializer`: CliXml without a file.
  static let serializer = TypeDefinition("System.Management.Automation.PSSerializer") { m in
    m.function(
      "static string Serialize(System.Object source)",
      "static string Serialize(System.Object source, int depth)"
    ) { a in
      let depth = a.count > 1 ? a.int(1) : 1
      return .string(try CliXmlWriter.document([a[0]], depth: depth, Session.current))
    }
    m.function("static System.Object Deserialize(string source)") { a in
      let values = try CliXmlDocument.values(a.string(0), Session.current)
      return values.count == 1 ? values[0] : .list(values)
    }
    m.function("static System.Object[] DeserializeAsList(string source)") { a in
      .list(try CliXmlDocument.values(a.string(0), Session.current))
    }
  }
}
