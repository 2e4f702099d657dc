/// repadmin /options DC ±DISABLE_OUTBOUND_REPL: a controller stops or resumes replicating.
package struct ReplicationSwitch: Operation {
  package let controller: String
  package let isOutbound: Bool
  package let isEnabled: Bool
  package let session: LogonSession

  package init(
    _ controller: String, isOutbound: Bool, isEnabled: Bool, session: LogonSession
  ) {
    self.controller = controller
    self.isOutbound = isOutbound
    self.isEnabled = isEnabled
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let host = datacenter.host(named: controller, from: session.host),
      datacenter.directory.replicas[host.name] != nil, datacenter.carries(session, to: host)
    else { throw .directoryServerDown }
    guard datacenter.isAdministrator(session.account, on: host) else {
      throw .replicationAccessDenied
    }
    let links = datacenter.directory.links.filter {
      (isOutbound ? $0.source : $0.target) == host.name && $0.isEnabled != isEnabled
    }
    return links.map {
      .directory(.linkSwitched(from: $0.source, to: $0.target, isEnabled: isEnabled))
    }
  }
}
