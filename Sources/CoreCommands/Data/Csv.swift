internal import PowerShellEngine

/// Turns objects into lines: the first one decides the columns.
struct CsvLines {
  private(set) var columns: [String]?
  private let text: CsvText
  let hasHeader: Bool
  let hasType: Bool

  init(_ text: CsvText, hasHeader: Bool, hasType: Bool, columns: [String]? = nil) {
    (self.text, self.hasHeader, self.hasType) = (text, hasHeader, hasType)
    self.columns = columns
  }

  mutating func lines(for item: Value, _ call: Invocation) throws -> [String] {
    var lines: [String] = []
    if columns == nil {
      let names = Self.names(of: item, call.session)
      columns = names
      if hasType { lines.append("#TYPE " + (item.typeNames.first ?? "")) }
      if hasHeader { lines.append(text.line(names.map { ($0, $0) })) }
    }
    let cells = try (columns ?? []).map { name in
      (name: name, text: try Self.text(name, of: item, call))
    }
    lines.append(text.line(cells))
    return lines
  }

  private static func names(of item: Value, _ session: Session) -> [String] {
    if case .table(let table) = item.base { return table.keys.map { $0.text(.invariant) } }
    return MemberAccess.properties(of: item, session).filter { !$0.isHidden }.map(\.name)
  }

  private static func text(_ name: String, of item: Value, _ call: Invocation) throws -> String? {
    let value = try item.property(Symbol.intern(name), call.session) ?? .null
    guard !value.isNull else { return nil }
    return value.dotNetText(call.session.culture)
  }
}

/// What the writing commands have in common: how fields are quoted.
struct CsvStyle {
  static func text(
    delimiter: String?, usesCulture: Bool, quotes: String?, fields: [String]?, _ call: Invocation
  ) throws -> CsvText {
    if quotes != nil, fields != nil {
      throw ScriptError(
        "CannotSpecifyQuoteFieldsAndUseQuotes",
        "You must specify either the -UseQuotes or -QuoteFields parameters, but not both.",
        .invalidData, exception: "System.InvalidOperationException")
    }
    var text = CsvText(
      delimiter: usesCulture ? call.session.culture.listSeparator : delimiter ?? ",")
    switch quotes {
    case "Never": text.quoting = .never
    case "AsNeeded": text.quoting = .asNeeded
    default: text.quoting = .always
    }
    text.quotedFields = fields
    return text
  }
}

/// `ConvertTo-Csv`.
struct ConvertToCsv: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-Csv", defaultSet: "Delimiter",
    class: "Microsoft.PowerShell.Commands.ConvertToCsvCommand")
  @Parameter(in: [.in("Delimiter", position: 1)], validate: [.notNull]) var delimiter:
    Typed<Of.Char>?
  @Switch(aliases: ["ITI"]) var includeTypeInformation: Bool
  @Parameter(position: 0, from: .byValueOrPropertyName) var inputObject: AnyObjectValue
  @Switch var noHeader: Bool
  @Switch(aliases: ["NTI"]) var noTypeInformation: Bool
  @Parameter(aliases: ["QF"]) var quoteFields: [String]?
  @Switch(in: [.in("UseCulture")]) var useCulture: Bool
  @Parameter(aliases: ["UQ"]) var useQuotes: Typed<Of.QuoteKind>?
  private var lines: CsvLines?

  mutating func process(_ call: Invocation) throws {
    let item = inputObject.value
    guard !item.isNull else { return }
    var made =
      try lines
      ?? CsvLines(
        CsvStyle.text(
          delimiter: delimiter?.text, usesCulture: useCulture, quotes: useQuotes?.text,
          fields: quoteFields, call), hasHeader: !noHeader, hasType: includeTypeInformation)
    for line in try made.lines(for: item, call) { try call.write(.string(line)) }
    lines = made
  }
}

/// `ConvertFrom-Csv`.
struct ConvertFromCsv: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-Csv", defaultSet: "Delimiter",
    class: "Microsoft.PowerShell.Commands.ConvertFromCsvCommand")
  @Parameter(in: [.in("Delimiter", position: 1)], validate: [.notNull, .notNullOrEmpty])
  var delimiter: Typed<Of.Char>?
  @Parameter(validate: [.notNull, .notNullOrEmpty]) var header: [String]?
  @Parameter(position: 0, from: .byValueOrPropertyName, validate: [.notNull, .notNullOrEmpty])
  var inputObject: [AnyObjectValue]
  @Switch(in: [.in("UseCulture", mandatory: true)]) var useCulture: Bool
  private var objects: CsvObjects?

  mutating func process(_ call: Invocation) throws {
    var made = objects ?? CsvObjects(header: header)
    for item in inputObject {
      try made.read(
        item.value.text(call.session.culture),
        delimiter: useCulture ? call.session.culture.listSeparator : delimiter?.text ?? ",", call)
    }
    objects = made
  }
}

/// `Import-Csv`.
struct ImportCsv: Cmdlet {
  static let about = CommandDescription(
    "Import-Csv", defaultSet: "DelimiterPath",
    class: "Microsoft.PowerShell.Commands.ImportCsvCommand")
  @Parameter(
    in: [.in("DelimiterLiteralPath", position: 1), .in("DelimiterPath", position: 1)],
    validate: [.notNull]) var delimiter: Typed<Of.Char>?
  @Parameter(validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Parameter(validate: [.notNullOrEmpty]) var header: [String]?
  @Parameter(
    in: [
      .in("CultureLiteralPath", mandatory: true, from: .byPropertyName),
      .in("DelimiterLiteralPath", mandatory: true, from: .byPropertyName),
    ], aliases: ["PSPath", "LP"], validate: [.notNullOrEmpty]) var literalPath: [String]?
  @Parameter(
    in: [
      .in("CulturePath", position: 0, mandatory: true, from: .byValueOrPropertyName),
      .in("DelimiterPath", position: 0, mandatory: true, from: .byValueOrPropertyName),
    ], validate: [.notNullOrEmpty]) var path: [String]?
  @Switch(in: [.in("CultureLiteralPath", mandatory: true), .in("CulturePath", mandatory: true)])
  var useCulture: Bool
  func process(_ call: Invocation) throws {
    for place in path ?? literalPath ?? [] {
      try call.attempt {
        var objects = CsvObjects(header: header)
        try objects.read(
          call.session.fileText(place, in: encoding?.encoding),
          delimiter: useCulture ? call.session.culture.listSeparator : delimiter?.text ?? ",", call)
      }
    }
  }
}

/// `Export-Csv`.
struct ExportCsv: Cmdlet {
  static let about = CommandDescription(
    "Export-Csv", effect: .changes(impact: .medium), defaultSet: "Delimiter",
    class: "Microsoft.PowerShell.Commands.ExportCsvCommand")
  @Switch var append: Bool
  @Parameter(in: [.in("Delimiter", position: 1)], validate: [.notNull]) var delimiter:
    Typed<Of.Char>?
  @Parameter(validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Switch var force: Bool
  @Switch(aliases: ["ITI"]) var includeTypeInformation: Bool
  @Parameter(from: .byValueOrPropertyName) var inputObject: AnyObjectValue
  @Parameter(aliases: ["PSPath", "LP"], validate: [.notNullOrEmpty]) var literalPath: String?
  @Switch(aliases: ["NoOverwrite"]) var noClobber: Bool
  @Switch var noHeader: Bool
  @Switch(aliases: ["NTI"]) var noTypeInformation: Bool
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var path: String?
  @Parameter(aliases: ["QF"]) var quoteFields: [String]?
  @Switch(in: [.in("UseCulture")]) var useCulture: Bool
  @Parameter(aliases: ["UQ"]) var useQuotes: Typed<Of.QuoteKind>?
  private var lines: CsvLines?
  private var text = ""

  mutating func process(_ call: Invocation) throws {
    let item = inputObject.value
    guard !item.isNull else { return }
    var made =
      try lines
      ?? CsvLines(
        CsvStyle.text(
          delimiter: delimiter?.text, usesCulture: useCulture, quotes: useQuotes?.text,
          fields: quoteFields, call), hasHeader: !noHeader && !isContinued(call),
        hasType: includeTypeInformation)
    for line in try made.lines(for: item, call) { text += line + "\n" }
    lines = made
  }

  private func isContinued(_ call: Invocation) -> Bool {
    guard append, let place = path ?? literalPath else { return false }
    return ((try? call.session.fileText(place)) ?? "").isEmpty == false
  }

  func end(_ call: Invocation) throws {
    guard let place = path ?? literalPath else {
      throw ScriptError(
        "CannotSpecifyPathAndLiteralPath",
        "You must specify either the -Path or -LiteralPath parameters, but not both.",
        .invalidData, exception: "System.InvalidOperationException")
    }
    guard try call.shouldProcess(place, operation: "Export-Csv") else { return }
    let file = try call.session.openFile(
      place, append: append, encoding: encoding?.encoding, noClobber: noClobber, isForced: force)
    try file.write(text)
    try file.close()
  }
}
