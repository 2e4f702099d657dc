internal import Datacenter
internal import HyperVCommands
internal import Messages

/// gpupdate: the host reads its policies anew.
enum Gpupdate {
  static func run(_ run: ProgramRun) throws -> Int32 {
    try run.say("Updating policy...", "")
    let reachesController = run.datacenter.controller(for: run.host) != nil
    guard reachesController, run.host.security.policyFileIsReadable else {
      try run.say(
        "Computer policy could not be updated successfully. The following errors were encountered:",
        "")
      return try run.say(
        reachesController
          ? "The processing of Group Policy failed. Windows could not apply the registry-based "
            + "policy settings."
          : "The processing of Group Policy failed because of lack of network connectivity to a "
            + "domain controller.", "") + 1
    }
    try giveBackServiceLogon(run)
    return try run.say(
      "Computer Policy update has completed successfully.",
      "User Policy update has completed successfully.", "")
  }
}

extension Gpupdate {
  /// The management service puts its machines back among those who may log on as a service each
  /// time policies are read (KB 2779204).
  private static func giveBackServiceLogon(_ run: ProgramRun) throws {
    guard run.host.hasHyperV, !run.host.security.machinesMayLogOnAsService else { return }
    var security = run.host.security
    security.machinesMayLogOnAsService = true
    try run.carryOut(
      HostFactChange([.security(security)], on: run.host.name.text, session: run.session))
  }
}

/// nltest: which controller the host uses, and whether its channel to the domain stands.
enum Nltest {
  static func run(_ run: ProgramRun) throws -> Int32 {
    guard let (verb, value) = run.words.first.flatMap(ProgramRun.valued) else {
      return try run.say(
        "Usage: nltest [/OPTIONS]", "    /DSGETDC:<DomainName>", "    /SC_QUERY:<DomainName>",
        "    /DCLIST:<DomainName>", "    /DSGETSITE")
    }
    let domain = domain(named: value, run)
    switch verb {
    case "dsgetdc": return try controller(of: domain, asked: value, run)
    case "sc_query", "sc_verify", "sc_reset": return try channel(to: domain, run)
    case "dclist": return try list(of: domain, run)
    case "dsgetsite":
      return try run.say(run.host.site?.text ?? "", "The command completed successfully")
    default:
      try run.complain("Unknown option: \(run.words.first ?? "")")
      return 1
    }
  }

  private static func domain(named name: String, _ run: ProgramRun) -> Domain? {
    if name.isEmpty { return run.datacenter.domain(of: run.host) }
    return run.datacenter.domains[Name(name)]
      ?? run.datacenter.domains.values.first { $0.netBIOSName == Name(name) }
  }

  /// The controller of the host's own domain, or one of the other that answers.
  private static func found(_ domain: Domain, _ run: ProgramRun) -> WindowsHost? {
    let own = run.host.domain == domain.name ? run.datacenter.controller(for: run.host) : nil
    let others = domain.controllers.filter { name in
      run.datacenter.hosts[name].map { run.datacenter.canReach($0, from: run.host) } ?? false
    }
    return (own ?? others.first).flatMap { run.datacenter.hosts[$0] }
  }

  private static func controller(
    of domain: Domain?, asked: String, _ run: ProgramRun
  ) throws -> Int32 {
    guard let domain, let controller = found(domain, run) else {
      try run.complain("Getting DC name failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN")
      return 1355
    }
    let isShort = domain.netBIOSName == Name(asked)
    let address = controller.addresses.first?.description ?? ""
    let isNear = controller.site == run.host.site
    let roles = domain.controllers.first == controller.name ? "PDC GC" : "GC"
    return try run.say(
      "           DC: \\\\\(isShort ? controller.name.capitals : controller.fullName)",
      "      Address: \\\\\(address)",
      "     Dom Guid: \(run.datacenter.identifiers.guid(for: "domain/\(domain.name)"))",
      "     Dom Name: \(isShort ? domain.netBIOSName : domain.name)",
      "  Forest Name: \(domain.forest)", " Dc Site Name: \(controller.site ?? "")",
      "Our Site Name: \(run.host.site ?? "")",
      "        Flags: \(roles) DS LDAP KDC TIMESERV WRITABLE DNS_DC DNS_DOMAIN DNS_FOREST "
        + (isNear ? "CLOSE_SITE " : "") + "FULL_SECRET WS DS_8 DS_9 DS_10",
      "The command completed successfully")
  }

  private static func channel(to domain: Domain?, _ run: ProgramRun) throws -> Int32 {
    guard run.host.runs(WindowsService.logon) else {
      try run.complain("I_NetLogonControl failed: Status = 1722 0x6ba RPC_S_SERVER_UNAVAILABLE")
      return 1722
    }
    guard let domain, let controller = found(domain, run) else {
      return try run.say(
        "Flags: 0", "Trusted DC Name ",
        "Trusted DC Connection Status Status = 1311 0x51f ERROR_NO_LOGON_SERVERS",
        "The command completed successfully")
    }
    return try run.say(
      "Flags: 30 HAS_IP  HAS_TIMESERV ", "Trusted DC Name \\\\\(controller.fullName) ",
      "Trusted DC Connection Status Status = 0 0x0 NERR_Success",
      "The command completed successfully")
  }

  private static func list(of domain: Domain?, _ run: ProgramRun) throws -> Int32 {
    guard let domain, let controller = found(domain, run) else {
      try run.complain(
        "Cannot find DC to get DC list from.Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN")
      return 1355
    }
    try run.say(
      "Get list of DCs in domain '\(domain.name)' from '\\\\\(controller.fullName)'.")
    for name in domain.controllers {
      let role = domain.controllers.first == name ? "[PDC]  [DS]" : "       [DS]"
      let host = run.datacenter.hosts[name]
      try run.say("    \(host?.fullName ?? name.text) \(role) Site: \(host?.site ?? "")")
    }
    return try run.say("The command completed successfully")
  }
}
