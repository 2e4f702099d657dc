internal import PowerShellEngine

/// `New-PSSession`: connections that are kept.
struct NewPSSession: Cmdlet {
  static let about = CommandDescription(
    "New-PSSession", defaultSet: "ComputerName",
    class: "Microsoft.PowerShell.Commands.NewPSSessionCommand")
  @Switch(in: [.in("Uri")]) var allowRedirection: Bool
  @Parameter(in: [.in("ComputerName", from: .byPropertyName)]) var applicationName: String?
  @Parameter(in: [.in("ComputerName"), .in("Uri")]) var authentication:
    Typed<Of.AuthenticationMechanism>?
  @Parameter(in: [.in("ComputerName"), .in("Uri")]) var certificateThumbprint: String?
  @Parameter(
    in: [.in("ComputerName", position: 0, from: .byValueOrPropertyName)], aliases: ["Cn"],
    validate: [.notNullOrEmpty]) var computerName: [String]?
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("ContainerId", from: .byPropertyName),
    .in("Uri", from: .byPropertyName), .in("VMId", from: .byPropertyName),
    .in("VMName", from: .byPropertyName),
  ]) var configurationName: String?
  @Parameter(in: [.in("SSHHost")]) var connectingTimeout: Int32?
  @Parameter(
    in: [.in("Uri", position: 0, mandatory: true, from: .byPropertyName)], aliases: ["URI", "CU"],
    validate: [.notNullOrEmpty]) var connectionUri: [Typed<Of.Uri>]?
  @Parameter(
    in: [.in("ContainerId", mandatory: true, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var containerId: [String]?
  @Parameter(
    in: [
      .in("ComputerName", from: .byPropertyName), .in("Uri", from: .byPropertyName),
      .in("VMId", mandatory: true, from: .byPropertyName),
      .in("VMName", mandatory: true, from: .byPropertyName),
    ], transform: [.credential]) var credential: Object<CredentialObject>?
  @Switch(in: [.in("ComputerName"), .in("Session"), .in("Uri")]) var enableNetworkAccess: Bool
  @Parameter(in: [.in("SSHHost", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var hostName: [String]?
  @Parameter(in: [.in("SSHHost")], aliases: ["IdentityFilePath"], validate: [.notNullOrEmpty])
  var keyFilePath: String?
  @Parameter var name: [String]?
  @Parameter(in: [.in("SSHHost")], validate: [.notNullOrEmpty]) var options: Typed<Of.Hashtable>?
  @Parameter(in: [.in("ComputerName"), .in("SSHHost")], validate: [.range(.int(1), .int(65535))])
  var port: Int32?
  @Switch(in: [.in("ContainerId")]) var runAsAdministrator: Bool
  @Parameter(
    in: [.in("Session", position: 0, from: .byValueOrPropertyName)], validate: [.notNullOrEmpty])
  var session: [Object<RemoteSession>]?
  @Parameter(in: [.in("ComputerName"), .in("Uri")], validate: [.notNull]) var sessionOption:
    Typed<Of.PSSessionOption>?
  @Parameter(in: [.in("SSHHostHashParam", mandatory: true)], validate: [.notNullOrEmpty])
  var sSHConnection: [Typed<Of.Hashtable>]?
  @Switch(in: [.in("SSHHost")]) var sSHTransport: Bool
  @Parameter(in: [.in("SSHHost", from: .byPropertyName)]) var subsystem: String?
  @Parameter(in: [
    .in("ComputerName"), .in("ContainerId"), .in("Session"), .in("Uri"), .in("VMId"), .in("VMName"),
  ]) var throttleLimit: Int32?
  @Parameter(in: [.in("SSHHost")], validate: [.notNullOrEmpty]) var userName: String?
  @Switch(in: [.in("ComputerName")]) var useSSL: Bool
  @Switch(in: [.in("UseWindowsPowerShellParameterSet", mandatory: true)]) var useWindowsPowerShell:
    Bool
  @Parameter(
    in: [.in("VMId", position: 0, mandatory: true, from: .byPropertyName)], aliases: ["VMGuid"],
    validate: [.notNullOrEmpty]) var vMId: [Typed<Of.Guid>]?
  @Parameter(
    in: [.in("VMName", mandatory: true, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var vMName: [String]?

  func process(_ call: Invocation) throws {
    switch call.parameterSetName {
    case "ComputerName": try open(computerName ?? ["localhost"], call)
    case "Session": try open((session ?? []).compactMap { $0.object?.computerName }, call)
    default: throw ScriptError.remotingTransport(call.parameterSetName)
    }
  }

  private func open(_ computers: [String], _ call: Invocation) throws {
    for (place, computer) in computers.enumerated() {
      let request = ConnectionRequest(computer, credential?.object, authentication?.text)
      let given = name.flatMap { $0.indices.contains(place) ? $0[place] : nil }
      let made: RemoteSession
      do throws(ConnectionFailure) {
        made = try call.connect(request, name: given, isKept: true)
      } catch {
        try call.writeError(
          "\(error.id),PSSessionOpenFailed", "[\(computer)] \(error.message)", .openError,
          target: .string("System.Management.Automation.RemoteRunspace"),
          exception: ScriptError.transportException)
        continue
      }
      try call.write(.object(made))
    }
  }
}
