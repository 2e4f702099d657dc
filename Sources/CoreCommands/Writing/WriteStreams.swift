internal import PowerShellEngine

/// `Write-Warning`.
struct WriteWarning: Cmdlet {
  static let about = CommandDescription(
    "Write-Warning", class: "Microsoft.PowerShell.Commands.WriteWarningCommand")
  @Parameter(position: 0, from: .byValue, aliases: ["Msg"], allow: [.emptyString]) var message:
    String
  func process(_ call: Invocation) throws { try call.writeWarning(message) }
}

/// `Write-Verbose`.
struct WriteVerbose: Cmdlet {
  static let about = CommandDescription(
    "Write-Verbose", class: "Microsoft.PowerShell.Commands.WriteVerboseCommand")
  @Parameter(position: 0, from: .byValue, aliases: ["Msg"], allow: [.emptyString]) var message:
    String
  func process(_ call: Invocation) throws { try call.writeVerbose(message) }
}

/// `Write-Debug`.
struct WriteDebug: Cmdlet {
  static let about = CommandDescription(
    "Write-Debug", class: "Microsoft.PowerShell.Commands.WriteDebugCommand")
  @Parameter(position: 0, from: .byValue, aliases: ["Msg"], allow: [.emptyString]) var message:
    String
  func process(_ call: Invocation) throws { try call.writeDebug(message) }
}

/// `Write-Information`.
struct WriteInformation: Cmdlet {
  static let about = CommandDescription(
    "Write-Information", class: "Microsoft.PowerShell.Commands.WriteInformationCommand")
  @Parameter(position: 0, from: .byValue, aliases: ["Msg", "Message"], allow: [.null])
  var messageData: Value
  @Parameter(position: 1) var tags: [String]?
  func process(_ call: Invocation) throws {
    let record = StreamRecord(.information, messageData, invocation: call.info)
    record.tags = tags ?? []
    record.source = call.sourceFile ?? "Write-Information"
    try call.writeInformation(record)
  }
}

/// `Write-Progress`: hosts without a bar show nothing.
struct WriteProgress: Cmdlet {
  static let about = CommandDescription(
    "Write-Progress", class: "Microsoft.PowerShell.Commands.WriteProgressCommand")
  @Parameter(position: 0) var activity: String?
  @Switch var completed: Bool
  @Parameter var currentOperation: String?
  @Parameter(position: 2, validate: [.range(.int(0), .int(2147483647))]) var id: Int32?
  @Parameter(validate: [.range(.int(-1), .int(2147483647))]) var parentId: Int32?
  @Parameter(validate: [.range(.int(-1), .int(100))]) var percentComplete: Int32?
  @Parameter var secondsRemaining: Int32?
  @Parameter var sourceId: Int32?
  @Parameter(position: 1, validate: [.notNullOrEmpty]) var status: String?
}

/// `Write-Host`: text for the eyes, on the information stream.
struct WriteHost: Cmdlet {
  static let about = CommandDescription(
    "Write-Host", class: "Microsoft.PowerShell.Commands.WriteHostCommand")
  @Parameter var backgroundColor: Typed<Of.ConsoleColor>?
  @Parameter var foregroundColor: Typed<Of.ConsoleColor>?
  @Switch var noNewline: Bool
  @Parameter(position: 0, from: .byValue, aliases: ["Msg", "Message"], remaining: true) var object:
    Value?
  @Parameter var separator: Value?
  func process(_ call: Invocation) throws {
    let text = try HostText.of(object ?? .null, separator: separator ?? .string(" "), call)
    let record = StreamRecord(.information, .string(text), invocation: call.info)
    record.isHostText = true
    record.noNewline = noNewline
    record.tags = ["PSHOST"]
    record.source = call.sourceFile ?? "Write-Host"
    record.foreground = foregroundColor?.text
    record.background = backgroundColor?.text
    record.colors = (foregroundColor?.value ?? .null, backgroundColor?.value ?? .null)
    try call.writeInformation(record)
  }
}

/// How `Write-Host` makes text of an object: the elements of lists, joined.
enum HostText {
  static func of(_ value: Value, separator: Value, _ call: Invocation) throws -> String {
    let culture = call.session.culture
    if let number = value.reference as? WrittenNumber { return number.written }
    switch value.base {
    case .string(let text): return text
    case .table(let table):
      return table.entries.map {
        "[\($0.key.dotNetText(culture)), \($0.value.dotNetText(culture))]"
      }
      .joined(separator: separator.text(culture))
    case let plain where plain.isCollection:
      return try plain.elements().map { try of($0, separator: separator, call) }
        .joined(separator: separator.text(culture))
    default: return value.text(culture)
    }
  }
}
