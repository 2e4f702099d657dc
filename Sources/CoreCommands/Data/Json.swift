internal import PowerShellEngine

/// `ConvertTo-Json`.
struct ConvertToJson: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-Json", class: "Microsoft.PowerShell.Commands.ConvertToJsonCommand")
  @Switch var asArray: Bool
  @Switch var compress: Bool
  @Parameter(validate: [.range(.int(0), .int(100))]) var depth: Int32?
  @Switch var enumsAsStrings: Bool
  @Parameter var escapeHandling: Typed<Of.StringEscapeHandling>?
  @Parameter(position: 0, from: .byValue, allow: [.null]) var inputObject: Value
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws { items.append(inputObject) }

  func end(_ call: Invocation) throws {
    guard !items.isEmpty else { return }
    let limit = Int(depth ?? 2)
    guard limit <= 100 else { throw Self.tooDeep() }
    var writer = JsonWriter(
      depth: limit, isCompressed: compress, enumsAsText: enumsAsStrings,
      escaping: escaping, call.session)
    let subject = items.count > 1 || asArray ? Value.list(items) : items[0]
    let text = try writer.text(subject)
    if writer.isCut {
      try call.writeWarning(
        "Resulting JSON is truncated as serialization has exceeded the set depth of \(limit).")
    }
    try call.write(.string(text))
  }

  private var escaping: JsonWriter.Escaping {
    switch escapeHandling?.text {
    case "EscapeNonAscii": .nonASCII
    case "EscapeHtml": .html
    default: .usual
    }
  }

  private static func tooDeep() -> ScriptError {
    ScriptError(
      "ReachedMaximumDepthAllowed", "The maximum depth allowed for serialization is 100.",
      .invalidOperation, exception: "System.InvalidOperationException")
  }
}

/// `ConvertFrom-Json`.
struct ConvertFromJson: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-Json", class: "Microsoft.PowerShell.Commands.ConvertFromJsonCommand")
  @Switch var asHashtable: Bool
  @Parameter var dateKind: Typed<Of.JsonDateKind>?
  @Parameter var depth: Int32?
  @Parameter(position: 0, from: .byValue, allow: [.emptyString]) var inputObject: String
  @Switch var noEnumerate: Bool
  private var lines: [String] = []

  mutating func process(_ call: Invocation) throws { lines.append(inputObject) }

  func end(_ call: Invocation) throws {
    guard !lines.isEmpty else { return }
    if lines.count > 1, (try? convert(lines[0])) != nil {
      for line in lines { try write(line, call) }
      return
    }
    try write(lines.joined(separator: "\n"), call)
  }

  private func convert(_ text: String) throws(JsonReader.Mistake) -> Value? {
    var reader = JsonReader(
      text, depth: Int(depth ?? 1024), makesTables: asHashtable,
      keepsDates: dateKind?.text == "String")
    return try reader.read()
  }

  private func write(_ text: String, _ call: Invocation) throws {
    do {
      guard let value = try convert(text) else { return try call.write(.null) }
      if noEnumerate { try call.write(value) } else { try call.enumerate(value) }
    } catch let mistake as JsonReader.Mistake {
      throw ScriptError(
        mistake.id,
        mistake.isPlain
          ? mistake.message : "Conversion from JSON failed with error: " + mistake.message,
        mistake.isPlain ? .invalidOperation : .notSpecified,
        exception: mistake.isPlain ? "System.InvalidOperationException" : "System.ArgumentException"
      )
    }
  }
}
