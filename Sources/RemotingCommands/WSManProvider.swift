internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The drive `WSMan:`: how WinRM of the host one is on is set up, as a tree of names and values.
///
/// `WSMan:\localhost\Client\TrustedHosts` can be set; the rest is shown.
final class WSManProvider: Provider {
  init() {
    super.init("WSMan", module: "Microsoft.WSMan.Management", capabilities: ["Credentials"])
  }

  private indirect enum Node {
    case folder([(name: String, node: Node)])
    case leaf(String)
  }

  private func node(at path: FilePath, _ f: Frame) throws -> Node? {
    guard let lab = f.session.world as? LabContext, let host = try lab.here else { return nil }
    return path.names.reduce(Node.folder([("localhost", Self.tree(of: host))])) { node, name in
      guard case .folder(let children)? = node else { return nil }
      return children.first { AsciiFold.foldedEquals($0.name, name) }?.node
    }
  }

  override func kind(of path: FilePath, _ f: Frame) throws -> FileEntry.Kind? {
    switch try node(at: path, f) {
    case .folder: .folder
    case .leaf: .file
    case nil: nil
    }
  }

  override func childNames(of path: FilePath, _ f: Frame) throws -> [String] {
    guard case .folder(let children)? = try node(at: path, f) else { return [] }
    return children.map(\.name)
  }

  override func item(at path: FilePath, _ f: Frame) throws -> Value? {
    guard let node = try node(at: path, f), let name = path.names.last else { return nil }
    guard case .leaf(let value) = node else {
      return WSManTypes.element(
        "WSManConfigContainerElement", [("Name", name), ("Type", "Container")])
    }
    return WSManTypes.element(
      "WSManConfigLeafElement",
      [("Name", name), ("SourceOfValue", ""), ("Type", "System.String"), ("Value", value)])
  }

  override func setItem(
    at path: FilePath, _ value: Value, _ call: Invocation, isForced: Bool
  ) throws -> Bool {
    guard case .leaf? = try node(at: path, call.frame) else { return false }
    let lab = try call.lab
    let shown = "WSMan:\\" + path.names.joined(separator: "\\")
    guard path.names.count == 3, AsciiFold.foldedEquals(path.names[2], "TrustedHosts") else {
      throw ScriptError(
        "NotModelled", Text.notModelled(shown)[lab.language], .notImplemented,
        target: .string(shown), exception: "System.NotSupportedException")
    }
    let list = try value.elements().map { $0.text(.invariant) }.joined(separator: ",")
    let target = "Item: \(shown) Value: \(list)"
    guard try call.shouldProcess(target, operation: "Set Item"), try isForced || isAgreed(call)
    else { return true }
    try call.reporting(lab) {
      try call.carryOut(TrustedHostsChange(list, session: try lab.logon), in: lab)
    }
    return true
  }

  private func isAgreed(_ call: Invocation) throws -> Bool {
    try call.shouldContinue(
      "This command modifies the TrustedHosts list for the WinRM client. The computers in the TrustedHosts list might not be authenticated. The client might send credential information to these computers. Are you sure that you want to modify this list?",
      caption: "WinRM Security Configuration.")
  }

  // MARK: What there is

  private static func tree(of host: SimulatedHost) -> Node {
    let security = host.security
    return .folder([
      (
        "Client",
        .folder([
          ("NetworkDelayms", .leaf("5000")), ("URLPrefix", .leaf("wsman")),
          ("AllowUnencrypted", .leaf("false")),
          ("Auth", auth(isClient: true, !security.credSSPClientFor.isEmpty)),
          ("TrustedHosts", .leaf(security.trustedHosts.joined(separator: ","))),
        ])
      ),
      (
        "Service",
        .folder([
          ("AllowUnencrypted", .leaf("false")), ("EnumerationTimeoutms", .leaf("240000")),
          ("Auth", auth(isClient: false, security.credSSPServer)),
        ])
      ),
    ])
  }

  private static func auth(isClient: Bool, _ credSSP: Bool) -> Node {
    let known = [
      ("Basic", isClient), ("Digest", true), ("Kerberos", true), ("Negotiate", true),
      ("Certificate", isClient), ("CredSSP", credSSP),
    ]
    return .folder(
      known.filter { isClient || $0.0 != "Digest" }.map { ($0.0, .leaf("\($0.1)")) })
  }
}

extension LabContext {
  /// The host of the session.
  fileprivate var here: SimulatedHost? {
    get throws { try datacenter.hosts[logon.host] }
  }
}

extension Text {
  fileprivate static func notModelled(_ path: String) -> Text {
    Text(
      en: "The datacenter does not simulate '\(path)'; it cannot be set.",
      de: "Das Rechenzentrum bildet \"\(path)\" nicht nach; der Wert lässt sich nicht setzen.")
  }
}

/// `Enable-PSRemoting`: WinRM runs, starts by itself, and the firewall lets calls in.
struct EnablePSRemoting: Cmdlet {
  static let about = CommandDescription(
    "Enable-PSRemoting", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.EnablePSRemotingCommand")
  @Switch var force: Bool
  @Switch var skipNetworkProfileCheck: Bool

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    guard try force || call.shouldProcess("Enable-PSRemoting") else { return }
    try call.reporting(lab) {
      try call.carryOut(ManagementSetup(session: try lab.logon), in: lab)
      try call.writeWarning(
        "PowerShell remoting has been enabled only for PowerShell 6+ configurations and does not affect Windows PowerShell remoting configurations. Run this cmdlet in Windows PowerShell to affect all PowerShell remoting configurations."
      )
    }
  }
}
