/// Install- and Uninstall-WindowsFeature: roles and tools, and what comes with them.
package struct FeatureChange: Operation {
  package let host: String
  package let features: [Name]
  package let isInstalled: Bool
  package let session: LogonSession

  package init(_ features: [Name], on host: String, isInstalled: Bool, session: LogonSession) {
    self.features = features
    self.host = host
    self.isInstalled = isInstalled
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    let changing = features.filter { host.features.contains($0) != isInstalled }
    guard !changing.isEmpty else { return [] }
    let isRole = changing.contains("Hyper-V")
    if isRole, !isInstalled, !host.machines.isEmpty { throw .wrongState }
    let remaining =
      isInstalled ? host.features + changing : host.features.filter { !changing.contains($0) }
    var events: [Event] = [.host(host.name, .factChanged(.features(remaining)))]
    if isRole { events.append(.host(host.name, .factChanged(.restartPending(true)))) }
    return events + registrations(host, isRole && isInstalled, datacenter)
  }

  /// A new Hyper-V host registers its services at its controller by itself.
  private func registrations(
    _ host: Host, _ isNeeded: Bool, _ datacenter: Datacenter
  ) -> [Event] {
    guard isNeeded, let controller = datacenter.controller(for: host),
      let account = datacenter.directory.replicas[controller]?.account(host.account)
    else { return [] }
    let names = DomainServices.ofHyperV.flatMap { service in host.names.map { "\(service)/\($0)" } }
    let missing = names.filter { !account.holds(servicePrincipalName: $0) }
    guard !missing.isEmpty else { return [] }
    let values = account[.servicePrincipalName] + missing.map { .text($0) }
    return [.directory(.attributeSet(account.id, .servicePrincipalName, values, at: controller))]
  }
}
