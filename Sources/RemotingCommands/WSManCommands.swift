internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Enable-WSManCredSSP`: this host hands credentials over, or takes them in.
struct EnableWSManCredSSP: Cmdlet {
  static let about = CommandDescription(
    "Enable-WSManCredSSP", defaultSet: "All",
    class: "Microsoft.WSMan.Management.EnableWSManCredSSPCommand")
  @Parameter(
    position: 0,
    validate: [.oneOf(["Client", "Server"], ignoringCase: true, message: nil)]) var role: String
  @Parameter(position: 1) var delegateComputer: [String]?
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    let isClient = AsciiFold.foldedEquals(role, "Client")
    if isClient, (delegateComputer ?? []).isEmpty {
      throw ScriptError(
        "DelegateComputerNotSpecified",
        "The DelegateComputer parameter is required when the Role parameter is Client.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    if !isClient, delegateComputer != nil {
      throw ScriptError(
        "CredSSPRoleAndDelegateCannotBeSpecified",
        "The DelegateComputer parameter cannot be used when the Role parameter is Server.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    guard try force || isAgreed(call, isClient) else { return }
    try call.reporting(lab) {
      try call.changeSecurity(in: lab) { security in
        guard isClient else {
          security.credSSPServer = true
          return
        }
        for computer in delegateComputer ?? [] {
          let target = "wsman/" + computer
          if !security.credSSPClientFor.contains(where: { Name($0) == Name(target) }) {
            security.credSSPClientFor.append(target)
          }
        }
      }
      try call.write(isClient ? WSManTypes.clientAnswer : WSManTypes.serverAnswer)
    }
  }

  private func isAgreed(_ call: Invocation, _ isClient: Bool) throws -> Bool {
    let what =
      isClient
      ? "CredSSP authentication allows the user credentials on this computer to be sent to a remote computer. If you use CredSSP authentication for a connection to a malicious or compromised computer, that computer will have access to your user name and password. For more information, see the Enable-WSManCredSSP Help topic."
      : "CredSSP authentication allows the server to accept user credentials from a remote computer. If you enable CredSSP authentication on the server, the server will have access to the user name and password of the client computer if the client computer sends them. For more information, see the Enable-WSManCredSSP Help topic."
    return try call.shouldContinue(
      what + "\nDo you want to enable CredSSP authentication?",
      caption: "CredSSP Authentication Configuration for WS-Management")
  }
}

/// `Disable-WSManCredSSP`: takes that back.
struct DisableWSManCredSSP: Cmdlet {
  static let about = CommandDescription(
    "Disable-WSManCredSSP", class: "Microsoft.WSMan.Management.DisableWSManCredSSPCommand")
  @Parameter(
    position: 0,
    validate: [.oneOf(["Client", "Server"], ignoringCase: true, message: nil)]) var role: String

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    let isClient = AsciiFold.foldedEquals(role, "Client")
    try call.reporting(lab) {
      try call.changeSecurity(in: lab) { security in
        if isClient { security.credSSPClientFor = [] } else { security.credSSPServer = false }
      }
    }
  }
}

/// `Get-WSManCredSSP`: both sides in two sentences.
struct GetWSManCredSSP: Cmdlet {
  static let about = CommandDescription(
    "Get-WSManCredSSP", class: "Microsoft.WSMan.Management.GetWSManCredSSPCommand")

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reporting(lab) {
      guard let host = try lab.datacenter.hosts[try lab.logon.host] else { return }
      let targets = host.security.credSSPClientFor.joined(separator: ",")
      try call.write(
        .string(
          targets.isEmpty
            ? "The machine is not configured to allow delegating fresh credentials."
            : "The machine is configured to allow delegating fresh credentials to the following target(s): "
              + targets))
      try call.write(
        .string(
          host.security.credSSPServer
            ? "This computer is configured to receive credentials from a remote client computer."
            : "This computer is not configured to receive credentials from a remote client computer."
        ))
    }
  }
}

/// `Test-WSMan`: whether WinRM answers, signed in or not.
struct TestWSMan: Cmdlet {
  static let about = CommandDescription(
    "Test-WSMan", class: "Microsoft.WSMan.Management.TestWSManCommand")
  @Parameter(position: 0, from: .byValue, aliases: ["cn"]) var computerName: String?
  @Parameter var applicationName: String?
  @Parameter(
    aliases: ["auth", "am"],
    validate: [
      .oneOf(
        [
          "None", "Default", "Digest", "Negotiate", "Basic", "Kerberos", "ClientCertificate",
          "Credssp",
        ], ignoringCase: true, message: nil)
    ]) var authentication: String?
  @Parameter var certificateThumbprint: String?
  @Parameter(from: .byPropertyName, aliases: ["cred", "c"], transform: [.credential])
  var credential: Object<CredentialObject>?
  @Parameter var port: Int32?
  @Switch var useSSL: Bool

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reporting(lab) {
      let datacenter = try lab.datacenter
      let asking = try lab.logon
      let name = computerName ?? "localhost"
      guard let here = datacenter.hosts[asking.host],
        let host = datacenter.host(named: name, from: asking.host)
      else {
        throw fault(
          "2150859193", name,
          "The WinRM client cannot process the request because the server name cannot be resolved. "
        )
      }
      if !datacenter.accepts(Port.management, on: host, from: here) {
        let isRefused =
          host.isPoweredOn && !host.listens(on: Port.management)
          && (host.name == here.name || datacenter.canReach(host, from: here))
        throw isRefused
          ? fault(
            "2150858770", name,
            "The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests. Consult the logs and documentation for the WS-Management service running on the destination, most commonly IIS or WinRM. If the destination is the WinRM service, run the following command on the destination to analyze and configure the WinRM service: \"winrm quickconfig\". "
          )
          : fault(
            "2150859046", name,
            "WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer. By default, the WinRM firewall exception for public profiles limits access to remote computers within the same local subnet. "
          )
      }
      let isSignedIn = authentication.map { !AsciiFold.foldedEquals($0, "None") } ?? false
      try call.write(WSManTypes.identity(isSignedIn ? host.build : "0.0.0"))
    }
  }

  private func fault(_ code: String, _ name: String, _ text: String) -> ScriptError {
    ScriptError(
      "WsManError",
      "<f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\" Code=\"\(code)\" Machine=\"\(name)\"><f:Message>\(text)</f:Message></f:WSManFault>",
      .invalidOperation, target: .string(name), exception: "System.InvalidOperationException")
  }
}

extension SimulatedHost {
  fileprivate var build: String {
    switch operatingSystem.release {
    case .server2012R2: "6.3.9600"
    case .server2016: "10.0.14393"
    case .server2019: "10.0.17763"
    case .server2022: "10.0.20348"
    case .server2025: "10.0.26100"
    }
  }
}

extension Invocation {
  fileprivate func changeSecurity(
    in lab: LabContext, _ change: (inout HostSecurity) -> Void
  ) throws {
    let logon = try lab.logon
    guard let host = try lab.datacenter.hosts[logon.host] else { return }
    var security = host.security
    change(&security)
    guard security != host.security else { return }
    try carryOut(
      HostFactChange([.security(security)], on: host.name.text, session: logon), in: lab)
  }
}
