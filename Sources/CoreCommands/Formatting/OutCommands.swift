internal import OutputLayout
internal import PowerShellEngine

/// `Out-Null`.
struct OutNull: Cmdlet {
  static let about = CommandDescription(
    "Out-Null", class: "Microsoft.PowerShell.Commands.OutNullCommand")
  static var readsCurrentObject: Bool { true }
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  func process(_ call: Invocation) throws {}
}

/// `Out-Default`: to where the script's output goes.
struct OutDefault: Cmdlet {
  static let about = CommandDescription(
    "Out-Default", class: "Microsoft.PowerShell.Commands.OutDefaultCommand")
  @Switch var transcript: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  private var formatter: DefaultFormatter?

  mutating func begin(_ call: Invocation) throws { formatter = .forHost(of: call.session) }
  func process(_ call: Invocation) throws {
    if let value = inputObject?.value { try formatter?.write(value) }
  }
  func end(_ call: Invocation) throws { try formatter?.finish() }
}

/// `Out-Host`.
struct OutHost: Cmdlet {
  static let about = CommandDescription(
    "Out-Host", class: "Microsoft.PowerShell.Commands.OutHostCommand", aliases: ["oh"])
  @Switch var paging: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  private var formatter: DefaultFormatter?

  mutating func begin(_ call: Invocation) throws { formatter = .forHost(of: call.session) }
  func process(_ call: Invocation) throws {
    if let value = inputObject?.value { try formatter?.write(value) }
  }
  func end(_ call: Invocation) throws { try formatter?.finish() }
}

/// `Out-String`: what would be shown, as one text or line by line.
struct OutString: Cmdlet {
  static let about = CommandDescription(
    "Out-String", defaultSet: "NoNewLineFormatting",
    class: "Microsoft.PowerShell.Commands.OutStringCommand")
  @Switch(in: [.in("StreamFormatting")]) var stream: Bool
  @Parameter(validate: [.range(.int(2), .int(.max))]) var width: Int32?
  @Switch(in: [.in("NoNewLineFormatting")]) var noNewline: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  private var writer: TextCollector?

  mutating func begin(_ call: Invocation) throws {
    let width = self.width.map(Int.init) ?? max(2, call.session.host.width - 1)
    writer = TextCollector(call.session, width: width, isStreaming: stream) {
      try call.write(.string($0))
    }
    writer?.dropsLineEnds = noNewline
  }

  func process(_ call: Invocation) throws {
    if let value = inputObject?.value { try writer?.take(value) }
  }

  func end(_ call: Invocation) throws {
    try writer?.finish()
    if !stream { try call.write(.string(writer?.text ?? "")) }
  }
}

/// Lines of formatted objects, gathered into one text or handed on one by one.
final class TextCollector {
  private(set) var text = ""
  var dropsLineEnds = false
  private let formatter: DefaultFormatter

  init(
    _ session: Session, width: Int, isStreaming: Bool, write: @escaping (String) throws -> Void
  ) {
    let box = Box()
    formatter = DefaultFormatter(session: session, width: { width }) { line in
      if isStreaming { try write(line) } else { box.owner?.append(line) }
    }
    box.owner = self
  }

  private final class Box { weak var owner: TextCollector? }

  private func append(_ line: String) { text += dropsLineEnds ? line : line + "\n" }

  func take(_ value: Value) throws { try formatter.write(value) }
  func finish() throws { try formatter.finish() }
}
