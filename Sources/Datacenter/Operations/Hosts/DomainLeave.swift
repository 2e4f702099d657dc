import Messages

/// Remove-Computer: a host leaves its domain for a workgroup; its account there is disabled, and the
/// domain's accounts leave the groups of the host.
package struct DomainLeave: Operation {
  package let host: String
  package let workgroup: String
  package let account: Account.ID  // whose rights count in the domain: -UnjoinDomainCredential
  package let session: LogonSession

  package init(
    _ host: String, for workgroup: String, as account: Account.ID, session: LogonSession
  ) {
    self.host = host
    self.workgroup = workgroup
    self.account = account
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    guard let domain = datacenter.domain(of: host), !host.isDomainController else {
      throw .cannotLeave(host.name)
    }
    var events: [Event] = []
    if let controller = datacenter.controller(for: host), let id = host.account,
      var own = datacenter.directory.replicas[controller]?.account(id)
    {
      guard datacenter.mayAdminister(domain, account, at: controller) else {
        throw .leaveDenied(host.name, domain.name)
      }
      own.setFlag(.accountDisabled, true)
      events.append(
        .directory(
          .attributeSet(id, .userAccountControl, own[.userAccountControl], at: controller)))
    }
    for var group in host.localGroups where group.members.contains(where: domain.owns) {
      group.members.removeAll(where: domain.owns)
      events.append(.host(host.name, .factChanged(.localGroup(group))))
    }
    let facts: [HostFact] = [
      .membership(.workgroup(Name(workgroup)), account: nil, site: host.site),
      .restartPending(true),
    ]
    return events + facts.map { .host(host.name, .factChanged($0)) }
  }
}

// Ours, after the sentences of Add-Computer.
extension Refusal {
  fileprivate static func cannotLeave(_ host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en:
          "Cannot remove computer '\(host)' from its domain because it is not a member of one that "
          + "it could leave.",
        de: "Der Computer \"\(host)\" kann nicht aus seiner Domäne entfernt werden, weil er keiner "
          + "angehört, die er verlassen könnte."),
      "ComputerNotInDomain", .invalidOperation, target: host.text)
  }

  fileprivate static func leaveDenied(_ host: Host.ID, _ domain: Name) -> Refusal {
    Refusal(
      Text(
        en:
          "Computer '\(host)' failed to leave domain '\(domain)' with the following error message: "
          + "Access is denied.",
        de:
          "Der Computer \"\(host)\" konnte die Domäne \"\(domain)\" nicht verlassen. Fehlermeldung: "
          + "Zugriff verweigert."),
      "FailToUnjoinDomain", .invalidOperation, target: host.text)
  }
}
