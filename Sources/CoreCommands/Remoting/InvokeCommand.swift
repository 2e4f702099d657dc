internal import PowerShellEngine

/// `Invoke-Command`: a block in this very session, or at other computers.
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
  @Parameter(
    in: [
      .in("ComputerName", from: .byPropertyName),
      .in("FilePathComputerName", from: .byPropertyName),
      .in("FilePathUri", from: .byPropertyName),
      .in("FilePathVMId", mandatory: true, from: .byPropertyName),
      .in("FilePathVMName", mandatory: true, from: .byPropertyName),
      .in("Uri", from: .byPropertyName), .in("VMId", mandatory: true, from: .byPropertyName),
      .in("VMName", mandatory: true, from: .byPropertyName),
    ], transform: [.credential]) var credential: Object<CredentialObject>?
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
    validate: [.notNullOrEmpty]) var session: [Object<RemoteSession>]?
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
    let taken = call.expectsInput ? input : nil
    guard call.parameterSetName == "InProcess" else {
      return try RemoteInvocation(self, taken, call).run()
    }
    guard let block = scriptBlock?.object else { return }
    try call.run(
      block, arguments: call.positional(argumentList ?? []), input: taken, out: call.out,
      isDotSourced: noNewScope)
  }
}

/// A block or file at one computer or several, at once or as a job.
private struct RemoteInvocation {
  private let command: InvokeCommand
  private let input: [Value]?
  private let call: Invocation

  init(_ command: InvokeCommand, _ input: [Value]?, _ call: Invocation) {
    (self.command, self.input, self.call) = (command, input, call)
  }

  func run() throws {
    let order = try order
    let targets = try targets
    if command.asJob || command.jobName != nil {
      let job = try call.startRemoteJob(
        order, in: targets, hidesName: command.hideComputerName, isListed: true)
      return try call.write(.object(job))
    }
    guard targets.count == 1, let only = targets.first else { return try runAll(order, targets) }
    switch only {
    case .failed(_, let record): try call.report(failure: record)
    case .open(let remote, let closes):
      defer { if closes { remote.close() } }
      try RemoteRun(call, in: remote, hidesName: command.hideComputerName).run(order)
    }
  }

  /// At the same time, as far as the virtual clock is concerned; results come as they are written.
  private func runAll(_ order: JobOrder, _ targets: [RemoteTarget]) throws {
    for case .failed(_, let record) in targets { try call.report(failure: record) }
    let open = targets.filter { if case .open = $0 { true } else { false } }
    guard !open.isEmpty else { return }
    let job = try call.startRemoteJob(
      order, in: open, hidesName: command.hideComputerName, isListed: false)
    while !job.isFinished {
      try call.waitForOutput(of: job)
      try call.receive(job, keeping: false)
    }
    try call.receive(job, keeping: false)
  }

  private var order: JobOrder {
    get throws {
      let path = command.filePath
      let text = try path.map(call.session.fileText)
      let block = try command.scriptBlock?.object ?? text.map(call.block(parsing:))
      guard let block else { throw ScriptError.remotingTransport(call.parameterSetName) }
      var order = JobOrder(block)
      order.name = command.jobName
      order.arguments = command.argumentList ?? []
      order.input = input
      order.isDotSourced = true
      return order
    }
  }

  private var targets: [RemoteTarget] {
    get throws {
      switch call.parameterSetName {
      case "ComputerName", "FilePathComputerName":
        return (command.computerName ?? ["localhost"]).map(target)
      case "Session", "FilePathRunspace":
        return try (command.session ?? []).compactMap(\.object).map { remote in
          guard remote.state == .opened else { throw ScriptError.notOpened(remote) }
          return .open(remote, closes: false)
        }
      default: throw ScriptError.remotingTransport(call.parameterSetName)
      }
    }
  }

  private func target(_ computer: String) -> RemoteTarget {
    let request = ConnectionRequest(
      computer, command.credential?.object, command.authentication?.text)
    do throws(ConnectionFailure) {
      return .open(try call.connect(request, isKept: false), closes: true)
    } catch {
      let exception = ExceptionObject(
        ScriptError.transportException, "[\(computer)] \(error.message)")
      let record = ErrorRecord(
        exception, id: "\(error.id),PSSessionStateBroken", category: .openError,
        target: .string(computer))
      record.origin = OriginInfoObject(computer, "00000000-0000-0000-0000-000000000000")
      return .failed(computer, record)
    }
  }
}

extension Invocation {
  /// A connection that failed stands nowhere: no command's name, no place (neighbours-views.md 7).
  fileprivate func report(failure record: ErrorRecord) throws { try passOn(record) }
}
