import Messages

/// Add-Computer: a workgroup host gets an account at a controller and belongs to the domain.
package struct DomainJoin: Operation {
  package let host: String
  package let domain: String
  package let account: Account.ID  // whose rights count: -Credential
  package let session: LogonSession

  package init(_ host: String, to domain: String, as account: Account.ID, session: LogonSession) {
    self.host = host
    self.domain = domain
    self.account = account
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    guard
      let domain = datacenter.domains[Name(domain)]
        ?? datacenter.domains.values.first(where: { $0.netBIOSName == Name(domain) })
    else { throw .domainNotFound(host.name, domain) }
    guard host.domain != domain.name else { throw .alreadyInDomain(host.name, domain.name) }
    let running = domain.controllers.compactMap { datacenter.hosts[$0] }
      .filter { datacenter.canReach($0, from: host) }
    guard let server = running.first(where: { $0.site == host.site }) ?? running.first else {
      throw .domainNotFound(host.name, domain.name.text)
    }
    guard datacenter.mayAdminister(domain, account, at: server.name) else {
      throw .joinDenied(host.name, domain.name)
    }
    return events(host, domain, server, datacenter)
  }

  private func events(
    _ host: Host, _ domain: Domain, _ server: Host, _ datacenter: Datacenter
  ) -> [Event] {
    var joined = host
    joined.membership = .domain(domain.name)
    var events: [Event] = []
    var account = datacenter.directory.replicas[server.name]?.account(named: "\(host.name)$")
    if account == nil {
      let new = Account(
        newIn: domain, kind: .computer, name: host.name.capitals, container: nil, at: server.name,
        datacenter)
      events.append(.directory(.created(new, at: server.name)))
      account = new
    }
    guard var account else { return [] }
    if !account.isEnabled {  // by leaving before
      account.setFlag(.accountDisabled, false)
      events.append(
        .directory(
          .attributeSet(
            account.id, .userAccountControl, account[.userAccountControl], at: server.name)))
    }
    let names = (DomainServices.ofEveryMember + (host.hasHyperV ? DomainServices.ofHyperV : []))
      .flatMap { service in joined.names.map { AttributeValue.text("\(service)/\($0)") } }
    events.append(
      .directory(.attributeSet(account.id, .servicePrincipalName, names, at: server.name)))
    events.append(
      .directory(
        .attributeSet(account.id, .dnsHostName, [.text(joined.fullName)], at: server.name)))
    var administrators = LocalGroup("Administrators", .administrators, host.administrators)
    let admins = domain.authority.account(WellKnownGroup.domainAdmins)
    if !administrators.members.contains(admins) { administrators.members.append(admins) }
    let facts: [HostFact] = [
      .membership(.domain(domain.name), account: account.id, site: host.site ?? server.site),
      .localGroup(administrators), .restartPending(true),
    ]
    return events + facts.map { .host(host.name, .factChanged($0)) }
  }
}

// The frame is known, its German is ours.
extension Refusal {
  package static func domainNotFound(_ host: Host.ID, _ domain: String) -> Refusal {
    Refusal(
      Text(
        en: "Computer '\(host)' failed to join domain '\(domain)' from its current workgroup with "
          + "following error message: The specified domain either does not exist or could not be "
          + "contacted.",
        de:
          "Der Computer \"\(host)\" konnte der Domäne \"\(domain)\" nicht beitreten. Fehlermeldung: "
          + "Die angegebene Domäne ist nicht vorhanden, oder es konnte keine Verbindung hergestellt "
          + "werden."),
      "FailToJoinDomainFromWorkgroup", .invalidOperation, target: host.text)
  }

  package static func joinDenied(_ host: Host.ID, _ domain: Name) -> Refusal {
    Refusal(
      Text(
        en: "Computer '\(host)' failed to join domain '\(domain)' from its current workgroup with "
          + "following error message: Access is denied.",
        de:
          "Der Computer \"\(host)\" konnte der Domäne \"\(domain)\" nicht beitreten. Fehlermeldung: "
          + "Zugriff verweigert."),
      "FailToJoinDomainFromWorkgroup", .invalidOperation, target: host.text)
  }

  package static func alreadyInDomain(_ host: Host.ID, _ domain: Name) -> Refusal {
    Refusal(
      Text(
        en: "Cannot add computer '\(host)' to domain '\(domain)' because it is already in that "
          + "domain.",
        de:
          "Der Computer \"\(host)\" kann der Domäne \"\(domain)\" nicht hinzugefügt werden, weil er "
          + "ihr bereits angehört."),
      "AddComputerToSameDomain", .invalidOperation, target: host.text)
  }
}
