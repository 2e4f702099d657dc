internal import PowerShellEngine

/// `Enter-PSSession`: what is typed from now on runs at another computer.
struct EnterPSSession: Cmdlet {
  static let about = CommandDescription(
    "Enter-PSSession", defaultSet: "ComputerName",
    class: "Microsoft.PowerShell.Commands.EnterPSSessionCommand")
  @Switch(in: [.in("Uri")]) var allowRedirection: Bool
  @Parameter(in: [.in("ComputerName", from: .byPropertyName)]) var applicationName: String?
  @Parameter(in: [.in("ComputerName"), .in("Uri")]) var authentication:
    Typed<Of.AuthenticationMechanism>?
  @Parameter(in: [.in("ComputerName"), .in("Uri")]) var certificateThumbprint: String?
  @Parameter(
    in: [.in("ComputerName", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    aliases: ["Cn"], validate: [.notNullOrEmpty]) var computerName: String?
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("ContainerId", from: .byPropertyName),
    .in("Uri", from: .byPropertyName), .in("VMId", from: .byPropertyName),
    .in("VMName", from: .byPropertyName),
  ]) var configurationName: String?
  @Parameter(in: [.in("SSHHost")]) var connectingTimeout: Int32?
  @Parameter(
    in: [.in("Uri", position: 1, from: .byPropertyName)], aliases: ["URI", "CU"],
    validate: [.notNullOrEmpty]) var connectionUri: Typed<Of.Uri>?
  @Parameter(
    in: [.in("ContainerId", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    validate: [.notNullOrEmpty]) var containerId: String?
  @Parameter(
    in: [
      .in("ComputerName", from: .byPropertyName), .in("Uri", from: .byPropertyName),
      .in("VMId", position: 1, mandatory: true, from: .byPropertyName),
      .in("VMName", position: 1, mandatory: true, from: .byPropertyName),
    ], transform: [.credential]) var credential: Object<CredentialObject>?
  @Switch(in: [.in("ComputerName"), .in("Uri")]) var enableNetworkAccess: Bool
  @Parameter(
    in: [.in("SSHHost", position: 0, mandatory: true, from: .byValue)], validate: [.notNullOrEmpty])
  var hostName: String?
  @Parameter(in: [.in("Id", position: 0, from: .byPropertyName)], validate: [.notNull]) var id:
    Int32?
  @Parameter(in: [.in("InstanceId", from: .byPropertyName)], validate: [.notNull]) var instanceId:
    Typed<Of.Guid>?
  @Parameter(in: [.in("SSHHost")], aliases: ["IdentityFilePath"], validate: [.notNullOrEmpty])
  var keyFilePath: String?
  @Parameter(in: [.in("Name", from: .byPropertyName)]) var name: String?
  @Parameter(in: [.in("SSHHost")], validate: [.notNullOrEmpty]) var options: Typed<Of.Hashtable>?
  @Parameter(in: [.in("ComputerName"), .in("SSHHost")], validate: [.range(.int(1), .int(65535))])
  var port: Int32?
  @Switch(in: [.in("ContainerId")]) var runAsAdministrator: Bool
  @Parameter(
    in: [.in("Session", position: 0, from: .byValueOrPropertyName)], validate: [.notNullOrEmpty])
  var session: Object<RemoteSession>?
  @Parameter(in: [.in("ComputerName"), .in("Uri")], validate: [.notNull]) var sessionOption:
    Typed<Of.PSSessionOption>?
  @Switch(in: [.in("SSHHost")]) var sSHTransport: Bool
  @Parameter(in: [.in("SSHHost", from: .byPropertyName)]) var subsystem: String?
  @Parameter(in: [.in("SSHHost")], validate: [.notNullOrEmpty]) var userName: String?
  @Switch(in: [.in("ComputerName")]) var useSSL: Bool
  @Parameter(
    in: [.in("VMId", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    aliases: ["VMGuid"], validate: [.notNullOrEmpty]) var vMId: Typed<Of.Guid>?
  @Parameter(
    in: [.in("VMName", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    validate: [.notNullOrEmpty]) var vMName: String?

  func process(_ call: Invocation) throws {
    guard !call.session.isRemote, call.session.entered == nil else { throw ScriptError.nested }
    switch call.parameterSetName {
    case "ComputerName": try enter(try connected(call), call)
    case "Session": try enter(session?.object, call)
    case "InstanceId", "Id", "Name":
      let choice = SessionChoice(
        ids: id.map { [$0] }, names: name.map { [$0] }, instances: instanceId.map { [$0] })
      try enter(try choice.find(call).first, call)
    default: throw ScriptError.remotingTransport(call.parameterSetName)
    }
  }

  private func connected(_ call: Invocation) throws -> RemoteSession {
    let request = ConnectionRequest(
      computerName ?? "", credential?.object, authentication?.text)
    do throws(ConnectionFailure) {
      return try call.connect(request, isKept: false)
    } catch {
      throw ScriptError(
        "CreateRemoteRunspaceFailed", error.message, .invalidArgument,
        target: .string(request.computerName), exception: ScriptError.transportException)
    }
  }

  private func enter(_ remote: RemoteSession?, _ call: Invocation) throws {
    guard let remote else { return }
    guard remote.state == .opened else { throw ScriptError.notOpened(remote) }
    call.session.entered = remote
  }
}

/// `Exit-PSSession`: back to the computer one came from.
struct ExitPSSession: Cmdlet {
  static let about = CommandDescription(
    "Exit-PSSession", class: "Microsoft.PowerShell.Commands.ExitPSSessionCommand")

  func process(_ call: Invocation) throws { call.session.wantsToLeave = true }
}

extension ScriptError {
  static let transportException =
    "System.Management.Automation.Remoting.PSRemotingTransportException"

  /// PowerShell's own sentence for a session inside a session.
  static var nested: ScriptError {
    ScriptError(
      "RemoteHostDoesNotSupportPushRunspace",
      "You are currently in a Windows PowerShell PSSession and cannot use the Enter-PSSession cmdlet to enter another PSSession.",
      .invalidArgument, exception: "System.ArgumentException")
  }

  /// Ours: the simulated computers speak WinRM only.
  static func remotingTransport(_ set: String) -> ScriptError {
    ScriptError(
      "RemotingTransportNotSimulated",
      "hvlab reaches other computers over WinRM by their names only (-ComputerName, -Session); the parameters of the set '\(set)' are not simulated. Nothing was changed.",
      .notImplemented, exception: "System.NotImplementedException")
  }

  static func notOpened(_ remote: RemoteSession) -> ScriptError {
    ScriptError(
      "PSSessionNotOpened",
      "The PSSession \(remote.name) is \(remote.state.rawValue) and cannot be used. Open a new one with New-PSSession.",
      .invalidArgument, target: .object(remote), exception: "System.ArgumentException")
  }
}

extension ConnectionRequest {
  init(_ computer: String, _ credential: CredentialObject?, _ authentication: String?) {
    self.init(computer)
    user = credential?.userName
    isCredSSP = authentication.map { AsciiFold.foldedEquals($0, "Credssp") } ?? false
  }
}
