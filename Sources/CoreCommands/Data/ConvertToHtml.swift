internal import PowerShellEngine

/// `ConvertTo-Html`: a page or a table of it.
struct ConvertToHtml: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-Html", defaultSet: "Page",
    class: "Microsoft.PowerShell.Commands.ConvertToHtmlCommand")
  @Parameter(validate: [
    .notNullOrEmpty, .oneOf(["Table", "List"], ignoringCase: true, message: nil),
  ]) var `as`: String?
  @Parameter(in: [.in("Page", position: 3)]) var body: [String]?
  @Parameter(in: [.in("Page")], validate: [.notNullOrEmpty]) var charset: String?
  @Parameter(in: [.in("Page")], aliases: ["cu", "uri"], validate: [.notNullOrEmpty]) var cssUri:
    Typed<Of.Uri>?
  @Switch(in: [.in("Fragment")]) var fragment: Bool
  @Parameter(in: [.in("Page", position: 1)]) var head: [String]?
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("Page")], validate: [.notNullOrEmpty]) var meta: Object<TableObject>?
  @Parameter(validate: [.notNullOrEmpty]) var postContent: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var preContent: [String]?
  @Parameter(position: 0) var property: [Value]?
  @Parameter(in: [.in("Page", position: 2)], validate: [.notNullOrEmpty]) var title: String?
  @Switch(in: [.in("Page")]) var transitional: Bool
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    // What has nothing to show is passed over until something comes that has.
    if items.isEmpty, property == nil, Self.names(of: item, call.session).isEmpty { return }
    items.append(item)
  }

  func end(_ call: Invocation) throws {
    if !fragment { try writeHead(call) }
    for line in preContent ?? [] { try call.write(.string(line)) }
    if AsciiFold.foldedEquals(`as` ?? "", "list") {
      try writeList(call)
    } else {
      try writeTable(call)
    }
    for line in postContent ?? [] { try call.write(.string(line)) }
    if !fragment { try call.write(.string("</body></html>")) }
  }

  private func writeHead(_ call: Invocation) throws {
    try call.write(
      .string(
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"  \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">"
      ))
    try call.write(.string("<html xmlns=\"http://www.w3.org/1999/xhtml\">"))
    try call.write(.string("<head>"))
    if let head {
      for line in head { try call.write(.string(line)) }
    } else {
      try call.write(.string("<title>\(title ?? "HTML TABLE")</title>"))
    }
    try call.write(.string("</head><body>"))
    for line in body ?? [] { try call.write(.string(line)) }
  }

  /// The columns: what was asked for, or what the first object has.
  private func columns(_ call: Invocation) throws -> [PropertySelector] {
    if let property {
      return try PropertySelector.list(property, keys: [.name, .label, .expression], call)
    }
    return items.first.map { Self.names(of: $0, call.session) } ?? []
  }

  /// A hashtable shows its entries, everything else its properties.
  private static func names(of item: Value, _ session: Session) -> [PropertySelector] {
    if case .table(let table) = item.base, table.type === TypeInfo.hashtable {
      return table.keys.map { PropertySelector(source: .name($0.text(.invariant))) }
    }
    return MemberAccess.properties(of: item, session)
      .filter { !$0.isHidden && $0.kind != .parameterized && $0.kind != .set }
      .map { PropertySelector(source: .name($0.name)) }
  }

  private func writeTable(_ call: Invocation) throws {
    let columns = try columns(call)
    try call.write(.string("<table>"))
    if !columns.isEmpty {
      let marks = String(repeating: "<col/>", count: columns.count)
      try call.write(.string("<colgroup>\(marks)</colgroup>"))
      let heads = columns.map { "<th>\(Self.escaped($0.label ?? $0.text))</th>" }
      try call.write(.string("<tr>\(heads.joined())</tr>"))
    }
    for item in items where !columns.isEmpty {
      let cells = try columns.map { "<td>\(try cell($0, item, call))</td>" }
      try call.write(.string("<tr>\(cells.joined())</tr>"))
    }
    try call.write(.string("</table>"))
  }

  private func writeList(_ call: Invocation) throws {
    let columns = try columns(call)
    try call.write(.string("<table>"))
    for (place, item) in items.enumerated() {
      if place > 0 { try call.write(.string("<tr><td><hr></td></tr>")) }
      for column in columns {
        let name = Self.escaped(column.label ?? column.text)
        try call.write(
          .string("<tr><td>\(name):</td><td>\(try cell(column, item, call))</td></tr>"))
      }
    }
    try call.write(.string("</table>"))
  }

  private func cell(
    _ column: PropertySelector, _ item: Value, _ call: Invocation
  ) throws -> String {
    let value = try column.value(for: item, call.session) ?? .null
    return Self.escaped(value.isNull ? "" : value.dotNetText(call.session.culture))
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{A0}"..."\u{FF}": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
