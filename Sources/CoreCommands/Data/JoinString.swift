internal import PowerShellEngine

/// `Join-String`.
struct JoinString: Cmdlet {
  static let about = CommandDescription(
    "Join-String", defaultSet: "default", class: "Microsoft.PowerShell.Commands.JoinStringCommand")
  @Switch(in: [.in("DoubleQuote")]) var doubleQuote: Bool
  @Parameter(in: [.in("Format")]) var formatString: String?
  @Parameter(from: .byValue) var inputObject: [AnyObjectValue]?
  @Parameter(aliases: ["op"]) var outputPrefix: String?
  @Parameter(aliases: ["os"]) var outputSuffix: String?
  @Parameter(position: 0) var property: Typed<Of.PSPropertyExpression>?
  @Parameter(position: 1, allow: [.emptyString]) var separator: String?
  @Switch(in: [.in("SingleQuote")]) var singleQuote: Bool
  @Switch var useCulture: Bool
  private var parts: [String] = []

  mutating func process(_ call: Invocation) throws {
    for item in inputObject ?? [] where !item.value.isNull {
      var value = item.value
      if let property {
        let selector = try PropertySelector.list(
          [property.value], keys: [.expression], call
        ).first
        guard let found = try selector?.value(for: value, call.session) else { continue }
        value = found
      }
      parts.append(text(value, call))
    }
  }

  private func text(_ value: Value, _ call: Invocation) -> String {
    let culture = useCulture ? call.session.culture : Culture.invariant
    if let formatString {
      let made = try? Formatting.format(.string(formatString), .list([value]), call.session)
      return made?.text(culture) ?? ""
    }
    let text = value.text(culture)
    if singleQuote { return "'" + text + "'" }
    return doubleQuote ? "\"" + text + "\"" : text
  }

  func end(_ call: Invocation) throws {
    let ofs = call.frame.lookup(Symbol.intern("OFS"))
    let glue = separator ?? (ofs.isNull ? "" : ofs.text(.invariant))
    try call.write(
      .string((outputPrefix ?? "") + parts.joined(separator: glue) + (outputSuffix ?? "")))
  }
}

/// `ConvertFrom-StringData`.
struct ConvertFromStringData: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-StringData", class: "Microsoft.PowerShell.Commands.ConvertFromStringDataCommand")
  @Parameter(position: 1) var delimiter: Typed<Of.Char>?
  @Parameter(position: 0, from: .byValue, allow: [.emptyString]) var stringData: String
  func process(_ call: Invocation) throws {
    let table = TableObject()
    for raw in stringData.lines {
      let line = Trimmed.of(raw)
      guard !line.isEmpty, line.utf8.first != 0x23 else { continue }
      let mark = (delimiter?.text ?? "=").unicodeScalars.first ?? "="
      guard let cut = line.unicodeScalars.firstIndex(of: mark) else {
        throw ScriptError(
          "InvalidOperation",
          "Data line '\(line)' is not in 'name=value' format.", .invalidOperation,
          exception: "System.Management.Automation.PSInvalidOperationException")
      }
      let name = Trimmed.of(String(line[..<cut]))
      guard !table.contains(.string(name)) else {
        throw ScriptError(
          "InvalidOperation",
          "Data item '\(name)' in line '\(line)' is already defined.", .invalidOperation,
          exception: "System.Management.Automation.PSInvalidOperationException")
      }
      let rest = Trimmed.of(String(line[line.unicodeScalars.index(after: cut)...]))
      table.set(.string(name), .string(Trimmed.unescaped(rest)))
    }
    try call.write(.table(table))
  }
}

/// Text without the blanks around it, and backslash escapes resolved.
enum Trimmed {
  static func of(_ text: String) -> String {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
    let bytes = Array(text.utf8.drop { blanks.contains($0) })
    let end = bytes.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  static func unescaped(_ text: String) -> String {
    var result: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == 0x5C, let next = bytes.popFirst() else {
        result.append(byte)
        continue
      }
      let known: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x30: 0x00]
      result.append(known[next] ?? next)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
