internal import Datacenter
internal import HyperVCommands
internal import Messages

/// winrm: sets remote management up on this host, shows and sets whom its client trusts.
///
/// What Windows prints is from memory. Programs here ask nothing: `quickconfig` wants `-quiet`.
enum Winrm {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let words = run.words
    switch words.first.map({ Name($0) }) {
    case "quickconfig", "qc": return try configure(run)
    case "get", "g": return try show(words, run)
    case "set", "s": return try set(words, run)
    case "enumerate", "e":
      guard words.count > 1, isPath(words[1], "winrm/config/listener") else {
        return try usage(run)
      }
      return try listeners(run)
    default: return try usage(run)
    }
  }

  private static func usage(_ run: ProgramRun) throws -> Int32 {
    try run.say(
      "winrm quickconfig -quiet", "winrm get winrm/config/client",
      "winrm set winrm/config/client '@{TrustedHosts=\"HV02\"}'",
      "winrm enumerate winrm/config/listener") + 1
  }

  private static func isPath(_ word: String, _ path: Name) -> Bool { Name(word) == path }

  private static func configure(_ run: ProgramRun) throws -> Int32 {
    let steps = ManagementSetup.steps(for: run.host)
    let needsService = steps.contains(.start) || steps.contains(.startAutomatically)
    try run.say(
      needsService
        ? "WinRM is not set up to receive requests on this machine."
        : "WinRM service is already running on this machine.")
    guard !steps.isEmpty else {
      return try run.say("WinRM is already set up for remote management on this computer.")
    }
    try run.say("The following changes must be made:", "")
    for step in steps { try run.say(step.plan) }
    let isQuiet = run.words.contains {
      let option = ProgramRun.option($0)
      return option == "quiet" || option == "q"
    }
    guard isQuiet else {
      try run.complain("winrm quickconfig cannot ask here; -quiet makes the changes.")
      return 1
    }
    try run.carryOut(ManagementSetup(session: run.session))
    try run.say("", "WinRM has been updated to receive requests.", "")
    return try run.say(steps.map(\.result))
  }

  private static func show(_ words: [String], _ run: ProgramRun) throws -> Int32 {
    guard words.count > 1, isPath(words[1], "winrm/config/client"),
      let security = try run.current.hosts[run.host.name]?.security
    else { return try usage(run) }
    let trusted = security.trustedHosts.joined(separator: ",")
    return try run.say(
      "Client", "    NetworkDelayms = 5000", "    URLPrefix = wsman",
      "    AllowUnencrypted = false", "    Auth", "        Basic = true", "        Digest = true",
      "        Kerberos = true", "        Negotiate = true", "        Certificate = true",
      "        CredSSP = \(!security.credSSPClientFor.isEmpty)", "    DefaultPorts",
      "        HTTP = 5985", "        HTTPS = 5986",
      trusted.isEmpty ? "    TrustedHosts" : "    TrustedHosts = \(trusted)", "")
  }

  private static func set(_ words: [String], _ run: ProgramRun) throws -> Int32 {
    guard words.count > 2, isPath(words[1], "winrm/config/client"),
      let list = trustedHosts(in: words.dropFirst(2).joined(separator: " "))
    else { return try usage(run) }
    try run.carryOut(TrustedHostsChange(list, session: run.session))
    return try show(["get", words[1]], run)
  }

  /// The value in `@{TrustedHosts="a,b"}`.
  private static func trustedHosts(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.starts(with: "@{".utf8), bytes.last == UInt8(ascii: "}"),
      let equals = bytes.firstIndex(of: UInt8(ascii: "="))
    else { return nil }
    func word(_ part: ArraySlice<UInt8>) -> String {
      let marks = Set(" \"'".utf8)
      let kept = part.drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed()
      return String(decoding: Array(kept), as: UTF8.self)
    }
    guard Name(word(bytes[2..<equals])) == "TrustedHosts" else { return nil }
    return word(bytes[(equals + 1)..<(bytes.count - 1)])
  }

  private static func listeners(_ run: ProgramRun) throws -> Int32 {
    guard run.host.runs(WindowsService.remoteManagement) else {
      try run.complain(
        "The client cannot connect to the destination specified in the request. Verify that the "
          + "service on the destination is running and is accepting requests.")
      return 1
    }
    let addresses = (["127.0.0.1"] + run.host.addresses.map(\.description)).joined(separator: ", ")
    return try run.say(
      "Listener", "    Address = *", "    Transport = HTTP", "    Port = 5985", "    Hostname",
      "    Enabled = true", "    URLPrefix = wsman", "    CertificateThumbprint",
      "    ListeningOn = \(addresses)", "")
  }
}

extension ManagementSetup.Step {
  fileprivate var plan: String {
    switch self {
    case .start: "Start the WinRM service."
    case .startAutomatically: "Set the WinRM service type to auto start."
    case .openFirewall: "Enable the WinRM firewall exception."
    }
  }

  fileprivate var result: String {
    switch self {
    case .start: "WinRM service started."
    case .startAutomatically: "WinRM service type changed successfully."
    case .openFirewall: "WinRM firewall exception enabled."
    }
  }
}
