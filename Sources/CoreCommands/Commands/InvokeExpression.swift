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

/// `Invoke-Command` with a block of this very session.
struct InvokeCommand: Cmdlet {
  static let about = CommandDescription(
    "Invoke-Command", defaultSet: "InProcess",
    class: "Microsoft.PowerShell.Commands.InvokeCommandCommand")
  @Switch(in: [.in("FilePathUri"), .in("Uri")]) var allowRedirection: Bool
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("FilePathComputerName", from: .byPropertyName),
  ]) var applicationName: String?
  @Parameter(aliases: ["Args"]) var argumentList: [Value]?
  @Switch(in: [
    .in("ComputerName"), .in("ContainerId"), .in("FilePathComputerName"),
    .in("FilePathContainerId"), .in("FilePathRunspace"), .in("FilePathSSHHost"),
    .in("FilePathSSHHostHash"), .in("FilePathUri"), .in("FilePathVMId"), .in("FilePathVMName"),
    .in("Session"), .in("SSHHost"), .in("SSHHostHashParam"), .in("Uri"), .in("VMId"), .in("VMName"),
  ]) var asJob: Bool
  @Parameter(in: [.in("ComputerName"), .in("FilePathComputerName"), .in("FilePathUri"), .in("Uri")])
  var authentication: Typed<Of.AuthenticationMechanism>?
  @Parameter(in: [.in("ComputerName"), .in("Uri")]) var certificateThumbprint: String?
  @Parameter(
    in: [.in("ComputerName", position: 0), .in("FilePathComputerName", position: 0)],
    aliases: ["Cn"], validate: [.notNullOrEmpty]) var computerName: [String]?
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("ContainerId", from: .byPropertyName),
    .in("FilePathComputerName", from: .byPropertyName),
    .in("FilePathContainerId", from: .byPropertyName), .in("FilePathUri", from: .byPropertyName),
    .in("FilePathVMId", from: .byPropertyName), .in("FilePathVMName", from: .byPropertyName),
    .in("Uri", from: .byPropertyName), .in("VMId", from: .byPropertyName),
    .in("VMName", from: .byPropertyName),
  ]) var configurationName: String?
  @Parameter(in: [.in("FilePathSSHHost"), .in("SSHHost")]) var connectingTimeout: Int32?
  @Parameter(
    in: [.in("FilePathUri", position: 0), .in("Uri", position: 0)], aliases: ["URI", "CU"],
    validate: [.notNullOrEmpty]) var connectionUri: [Typed<Of.Uri>]?
  @Parameter(
    in: [
      .in("ContainerId", mandatory: true, from: .byPropertyName),
      .in("FilePathContainerId", mandatory: true, from: .byPropertyName),
    ], validate: [.notNullOrEmpty]) var containerId: [String]?
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("FilePathComputerName", from: .byPropertyName),
    .in("FilePathUri", from: .byPropertyName),
    .in("FilePathVMId", mandatory: true, from: .byPropertyName),
    .in("FilePathVMName", mandatory: true, from: .byPropertyName),
    .in("Uri", from: .byPropertyName), .in("VMId", mandatory: true, from: .byPropertyName),
    .in("VMName", mandatory: true, from: .byPropertyName),
  ]) var credential: Typed<Of.PSCredential>?
  @Switch(in: [.in("ComputerName"), .in("FilePathComputerName"), .in("FilePathUri"), .in("Uri")])
  var enableNetworkAccess: Bool
  @Parameter(
    in: [
      .in("FilePathComputerName", position: 1, mandatory: true),
      .in("FilePathContainerId", position: 1, mandatory: true),
      .in("FilePathRunspace", position: 1, mandatory: true),
      .in("FilePathSSHHost", mandatory: true), .in("FilePathSSHHostHash", mandatory: true),
      .in("FilePathUri", position: 1, mandatory: true),
      .in("FilePathVMId", position: 1, mandatory: true),
      .in("FilePathVMName", position: 1, mandatory: true),
    ], aliases: ["PSPath"], validate: [.notNull]) var filePath: String?
  @Switch(
    in: [
      .in("ComputerName"), .in("ContainerId"), .in("FilePathComputerName"),
      .in("FilePathContainerId"), .in("FilePathRunspace"), .in("FilePathSSHHost"),
      .in("FilePathSSHHostHash"), .in("FilePathUri"), .in("FilePathVMId"), .in("FilePathVMName"),
      .in("Session"), .in("SSHHost"), .in("SSHHostHashParam"), .in("Uri"), .in("VMId"),
      .in("VMName"),
    ], aliases: ["HCN"]) var hideComputerName: Bool
  @Parameter(
    in: [.in("FilePathSSHHost", mandatory: true), .in("SSHHost", mandatory: true)],
    validate: [.notNullOrEmpty]) var hostName: [String]?
  @Switch(
    in: [.in("ComputerName"), .in("FilePathComputerName"), .in("FilePathUri"), .in("Uri")],
    aliases: ["Disconnected"]) var inDisconnectedSession: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(in: [
    .in("ComputerName"), .in("ContainerId"), .in("FilePathComputerName"),
    .in("FilePathContainerId"), .in("FilePathRunspace"), .in("FilePathUri"), .in("Session"),
    .in("SSHHost"), .in("SSHHostHashParam"), .in("Uri"),
  ]) var jobName: String?
  @Parameter(
    in: [.in("FilePathSSHHost"), .in("SSHHost")], aliases: ["IdentityFilePath"],
    validate: [.notNullOrEmpty]) var keyFilePath: String?
  @Switch(in: [.in("InProcess")]) var noNewScope: Bool
  @Parameter(in: [.in("FilePathSSHHost"), .in("SSHHost")], validate: [.notNullOrEmpty]) var options:
    Object<TableObject>?
  @Parameter(
    in: [.in("ComputerName"), .in("FilePathComputerName"), .in("SSHHost")],
    validate: [.range(.int(1), .int(65535))]) var port: Int32?
  @Switch(in: [
    .in("ComputerName"), .in("ContainerId"), .in("FilePathComputerName"),
    .in("FilePathContainerId"), .in("FilePathRunspace"), .in("FilePathSSHHost"),
    .in("FilePathSSHHostHash"), .in("FilePathUri"), .in("FilePathVMId"), .in("FilePathVMName"),
    .in("Session"), .in("SSHHost"), .in("SSHHostHashParam"), .in("Uri"), .in("VMId"), .in("VMName"),
  ]) var remoteDebug: Bool
  @Switch(in: [.in("ContainerId"), .in("FilePathContainerId")]) var runAsAdministrator: Bool
  @Parameter(
    in: [
      .in("ComputerName", position: 1, mandatory: true),
      .in("ContainerId", position: 1, mandatory: true),
      .in("InProcess", position: 0, mandatory: true), .in("Session", position: 1, mandatory: true),
      .in("SSHHost", position: 1, mandatory: true),
      .in("SSHHostHashParam", position: 1, mandatory: true),
      .in("Uri", position: 1, mandatory: true), .in("VMId", position: 1, mandatory: true),
      .in("VMName", position: 1, mandatory: true),
    ], aliases: ["Command"], validate: [.notNull]) var scriptBlock: Object<ScriptBlock>?
  @Parameter(
    in: [.in("FilePathRunspace", position: 0), .in("Session", position: 0)],
    validate: [.notNullOrEmpty]) var session: [Typed<Of.PSSession>]?
  @Parameter(in: [.in("ComputerName"), .in("FilePathComputerName")], validate: [.notNullOrEmpty])
  var sessionName: [String]?
  @Parameter(in: [.in("ComputerName"), .in("FilePathComputerName"), .in("FilePathUri"), .in("Uri")])
  var sessionOption: Typed<Of.PSSessionOption>?
  @Parameter(
    in: [.in("FilePathSSHHostHash", mandatory: true), .in("SSHHostHashParam", mandatory: true)],
    validate: [.notNullOrEmpty]) var sSHConnection: [Object<TableObject>]?
  @Switch(in: [.in("FilePathSSHHost"), .in("SSHHost")]) var sSHTransport: Bool
  @Parameter(in: [.in("FilePathSSHHost"), .in("SSHHost")]) var subsystem: String?
  @Parameter(in: [
    .in("ComputerName"), .in("ContainerId"), .in("FilePathComputerName"),
    .in("FilePathContainerId"), .in("FilePathRunspace"), .in("FilePathUri"), .in("FilePathVMId"),
    .in("FilePathVMName"), .in("Session"), .in("Uri"), .in("VMId"), .in("VMName"),
  ]) var throttleLimit: Int32?
  @Parameter(in: [.in("FilePathSSHHost"), .in("SSHHost")], validate: [.notNullOrEmpty])
  var userName: String?
  @Switch(in: [.in("ComputerName"), .in("FilePathComputerName")]) var useSSL: Bool
  @Parameter(
    in: [
      .in("FilePathVMId", position: 0, mandatory: true, from: .byPropertyName),
      .in("VMId", position: 0, mandatory: true, from: .byPropertyName),
    ], aliases: ["VMGuid"], validate: [.notNullOrEmpty]) var vMId: [Typed<Of.Guid>]?
  @Parameter(
    in: [
      .in("FilePathVMName", mandatory: true, from: .byPropertyName),
      .in("VMName", mandatory: true, from: .byPropertyName),
    ], validate: [.notNullOrEmpty]) var vMName: [String]?
  private var input: [Value] = []

  mutating func process(_ call: Invocation) throws {
    if let item = inputObject?.value { input.append(item) }
  }

  mutating func end(_ call: Invocation) throws {
    guard call.parameterSetName == "InProcess", let block = scriptBlock?.object else {
      throw ScriptError(
        "RemotingUnavailable",
        "hvlab runs Invoke-Command in the session itself; other computers belong to the module that simulates them.",
        .notImplemented)
    }
    try call.run(
      block, arguments: call.positional(argumentList ?? []),
      input: call.expectsInput ? input : nil, out: call.out, isDotSourced: noNewScope)
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
