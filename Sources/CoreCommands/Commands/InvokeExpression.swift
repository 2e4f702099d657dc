internal import PowerShellEngine

/// `Invoke-Expression`: runs text in the caller's own scope.
struct InvokeExpression: Cmdlet {
  static let about = CommandDescription(
    "Invoke-Expression", class: "Microsoft.PowerShell.Commands.InvokeExpressionCommand")
  @Parameter(position: 0, from: .byValue) var command: String
  func process(_ call: Invocation) throws {
    let block = try call.block(parsing: command)
    try call.run(block, out: call.out, isDotSourced: true)
  }
}

/// `Measure-Command`: how long a block takes by the session's clock.
struct MeasureCommand: Cmdlet {
  static let about = CommandDescription(
    "Measure-Command", class: "Microsoft.PowerShell.Commands.MeasureCommandCommand")
  @Parameter(position: 0) var expression: Object<ScriptBlock>
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  private var ticks: Int64 = 0

  mutating func process(_ call: Invocation) throws {
    let start = call.session.clock()
    guard let block = expression.object else { return }
    try call.inline(block).run(inputObject?.value ?? .null, out: NullSink())
    ticks &+= call.session.clock() &- start
  }

  func end(_ call: Invocation) throws { try call.write(.timeSpan(ticks)) }
}

/// `Set-StrictMode`.
struct SetStrictMode: Cmdlet {
  static let about = CommandDescription(
    "Set-StrictMode", defaultSet: "Version",
    class: "Microsoft.PowerShell.Commands.SetStrictModeCommand")
  @Switch(in: [.in("Off", mandatory: true)]) var off: Bool
  @Parameter(
    in: [.in("Version", mandatory: true)], aliases: ["v"], transform: [.custom(Self.versioned)])
  var version: Typed<Of.Version>?

  /// `Latest` is the shell's own version, a whole number one without a minor part.
  @Sendable private static func versioned(_ given: Value) -> Value {
    let text = given.text(.invariant)
    if AsciiFold.foldedEquals(text, "latest") { return .string("7.6") }
    return text.utf8.contains(0x2E) ? given : .string(text + ".0")
  }

  func process(_ call: Invocation) throws {
    guard !off else { return call.frame.setStrictMode(nil) }
    let text = version?.text ?? ""
    let number = Int(String(text.utf8.prefix { $0 != 0x2E }) ?? "")
    call.frame.setStrictMode(number ?? 99)
  }
}
