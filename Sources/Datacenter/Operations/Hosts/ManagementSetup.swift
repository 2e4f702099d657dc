/// `winrm quickconfig` and Enable-PSRemoting: WinRM runs, starts by itself, and the firewall lets
/// calls in.
package struct ManagementSetup: Operation {
  package enum Step: Hashable, Sendable { case start, startAutomatically, openFirewall }

  package let session: LogonSession

  package init(session: LogonSession) { self.session = session }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(session.host.text, for: session)
    let steps = Self.steps(for: host)
    guard !steps.isEmpty else { return [] }
    var facts: [HostFact] = []
    if var service = host.service(WindowsService.remoteManagement),
      steps.contains(.start) || steps.contains(.startAutomatically)
    {
      (service.state, service.startType) = (.running, .automatic)
      facts.append(.service(service))
    }
    if steps.contains(.openFirewall), var rule = Self.rule(of: host) {
      (rule.isEnabled, rule.allows, rule.remoteSubnet) = (true, true, nil)
      var network = host.network
      network.firewallRules.removeAll { $0.name == rule.name }
      network.firewallRules.append(rule)
      facts.append(.network(network))
    }
    return facts.map { .host(host.name, .factChanged($0)) }
  }

  /// What is missing, in the order in which it is made.
  package static func steps(for host: Host) -> [Step] {
    let service = host.service(WindowsService.remoteManagement)
    var steps: [Step] = []
    if service?.state != .running { steps.append(.start) }
    if service?.startType != .automatic { steps.append(.startAutomatically) }
    if host.network.firewallIsOn, let rule = rule(of: host),
      !rule.isEnabled || !rule.allows || rule.remoteSubnet != nil
    {
      steps.append(.openFirewall)
    }
    return steps
  }

  private static func rule(of host: Host) -> FirewallRule? {
    host.firewallRules.first { $0.name == "WINRM-HTTP-In-TCP" }
  }
}
