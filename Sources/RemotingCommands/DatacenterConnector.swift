internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Opens sessions at hosts of the datacenter: a network logon of the model there, and a shell that
/// works with it.
///
/// The logon decides what the session may do at a third host: the double hop needs no code here.
final class DatacenterConnector: RemoteConnector {
  private let drives: (String) -> [(String, FileVolume)]

  init(drives: @escaping (String) -> [(String, FileVolume)]) { self.drives = drives }

  func connect(
    _ request: ConnectionRequest, from session: Session
  ) throws(ConnectionFailure) -> RemoteEnd {
    guard let context = session.world as? LabContext else {
      throw ConnectionFailure(id: "NoDatacenter", message: "The session has no datacenter.")
    }
    let logon: LogonSession
    do throws(Refusal) {
      logon = try signIn(request, context)
    } catch {
      context.lastRefusal = error
      throw failure(error, request, context.language)
    }
    let there = shell(logon, context, session)
    return RemoteEnd(there) { [lab = context.lab] in _ = try? lab.carryOut(SignOut(logon)) }
  }

  private func signIn(
    _ request: ConnectionRequest, _ context: LabContext
  ) throws(Refusal) -> LogonSession {
    try context.lab.refresh()
    let datacenter = try context.lab.datacenter
    let asking = try context.logon
    guard let host = datacenter.host(named: request.computerName, from: asking.host) else {
      throw .unresolved(request.computerName)
    }
    var account = asking.account
    if let user = request.user { account = try datacenter.account(user, signingInAt: host) }
    let way: SignIn.Way = request.isCredSSP ? .remoteShellWithCredSSP : .remoteShell
    let operation = SignIn(
      to: request.computerName, by: way, as: account, session: asking,
      hasPassword: request.user != nil)
    let outcome = try context.lab.carryOut(operation)
    for case .host(_, .session(.opened(let record))) in outcome.events { return record.session }
    throw .unresolved(request.computerName)
  }

  private func shell(
    _ logon: LogonSession, _ context: LabContext, _ session: Session
  ) -> Session {
    let there = LabContext(lab: context.lab, language: context.language)
    there.enteredSession = logon
    there.notes = context.notes
    let datacenter = try? context.lab.datacenter
    let host = datacenter?.hosts[logon.host]
    let user = datacenter?.account(logon.account)?.commonName ?? "Administrator"
    var found = RemoteSurroundings(computerName: logon.host.text)
    found.world = there
    found.drives = drives(logon.host.text).map { (name: $0.0, volume: $0.1) }
    found.home = "C:\\Users\\" + user
    let domain = host.flatMap { datacenter?.domain(of: $0) }?.netBIOSName
    found.environment = .windows(
      host: logon.host.capitals, user: user, domain: domain?.text ?? logon.host.capitals)
    found.environment["SESSIONNAME"] = nil
    found.hasModule = { module in host.map { $0.hasModule(module) } ?? true }
    let made = session.makeRemote(found)
    made.clock = { [lab = context.lab] in (try? lab.datacenter.time(at: logon.host).ticks) ?? 0 }
    made.valueSources.append { [weak there] in there?.values(for: $0) }
    return made
  }

  // MARK: Refusals in the words of the transport (neighbours-views.md 7)

  private func failure(
    _ refusal: Refusal, _ request: ConnectionRequest, _ language: Language
  ) -> ConnectionFailure {
    let id = String(
      decoding: refusal.errorID.utf8.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
    let computer = request.computerName
    switch id {
    case "InvalidParameter" where request.user == nil:
      return failure(
        "NetworkPathNotFound", computer,
        "WinRM cannot process the request. The following error occurred while using Kerberos authentication: Cannot find the computer \(computer). Verify that the computer exists on the network and that the name provided is spelled correctly."
      )
    case "InvalidParameter":
      return failure(
        "ComputerNotFound", computer,
        "The WinRM client cannot process the request because the server name cannot be resolved.")
    case "LogonFailure", "PasswordExpired":
      return failure(id, computer, refusal.text[language])
    default:
      return ConnectionFailure(id: id, message: refusal.text[language] + Self.ending[language])
    }
  }

  private func failure(_ id: String, _ computer: String, _ reason: String) -> ConnectionFailure {
    ConnectionFailure(
      id: id,
      message:
        "Connecting to remote server \(computer) failed with the following error message : \(reason)\(Self.ending[.english])"
    )
  }

  /// The German one stands in AutomatedLab#1078.
  private static let ending = Text(
    en: " For more information, see the about_Remote_Troubleshooting Help topic.",
    de: " Weitere Informationen finden Sie im Hilfethema \"about_Remote_Troubleshooting\".")
}

extension Datacenter {
  /// The account a user name means at a host: `DOMAIN\name`, `name@domain`, or one of the host's own.
  fileprivate func account(
    _ user: String, signingInAt host: SimulatedHost
  ) throws(Refusal) -> Account.ID {
    let bytes = Array(user.utf8)
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) {
      let domain = Name(String(decoding: bytes[(at + 1)...], as: UTF8.self))
      let name = String(decoding: bytes[..<at], as: UTF8.self)
      let flat = domains[domain]?.netBIOSName.text ?? domain.text
      if let found = account(named: "\(flat)\\\(name)") { return found.id }
      throw .logonFailure
    }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "\\")) else {
      if let local = host.localUsers.first(where: { $0.name == Name(user) }) { return local.id }
      if let flat = domain(of: host)?.netBIOSName, let found = account(named: "\(flat)\\\(user)") {
        return found.id
      }
      throw .logonFailure
    }
    let domain = Name(String(decoding: bytes[..<slash], as: UTF8.self))
    let name = Name(String(decoding: bytes[(slash + 1)...], as: UTF8.self))
    if domain == host.name || domain == ".",
      let local = host.localUsers.first(where: { $0.name == name })
    {
      return local.id
    }
    guard let found = account(named: user) else { throw .logonFailure }
    return found.id
  }
}

extension SimulatedHost {
  /// Modules that come with a role or its tools; every other one is everywhere.
  fileprivate func hasModule(_ module: String) -> Bool {
    switch module {
    case "Hyper-V": hasHyperVModule
    case "ActiveDirectory": features.contains("RSAT-AD-PowerShell") || isDomainController
    default: true
    }
  }
}
