/// How long a host goes on with what a controller once said, and how it asks again.
///
/// The troubleshooting guide gives a changed delegation up to 15 minutes, or `klist purge -li 0x3e7`,
/// or a restart (failure catalogue, F08).
package enum TicketLifecycle {
  package static let grantLifetime = Interval.minutes(15)
}

extension Datacenter {
  /// What a host may delegate, by the ticket in its system session or a new one.
  package struct DelegationAnswer: Sendable {
    package let grant: DelegationGrant
    package let controller: Host.ID
    package let cachedSince: Instant?  // nil: asked just now
    package let newTicket: Ticket?
  }

  /// Nil: the host has no controller to ask, or no account.
  package func delegation(of host: Host) -> DelegationAnswer? {
    let cached = host.tickets(of: LogonSession.systemID).first {
      $0.isTicketGranting && $0.grant != nil && $0.isValid(at: clock)
        && clock - $0.issuedAt < TicketLifecycle.grantLifetime
    }
    if let cached, let grant = cached.grant {
      return DelegationAnswer(
        grant: grant, controller: cached.controller, cachedSince: cached.issuedAt, newTicket: nil)
    }
    guard let ticket = systemTicket(for: host), let grant = ticket.grant else { return nil }
    return DelegationAnswer(
      grant: grant, controller: ticket.controller, cachedSince: nil, newTicket: ticket)
  }

  /// The ticket a controller would issue to the host itself now.
  package func systemTicket(for host: Host) -> Ticket? {
    guard let controller = controller(for: host), let domain = domain(of: host),
      let account = directory.replicas[controller]?.account(host.account), account.isEnabled
    else { return nil }
    return Ticket(
      client: account.id, server: "krbtgt/\(domain.name.capitals)", at: clock,
      flags: Ticket.initialFlags, controller: controller, grant: DelegationGrant(of: account))
  }

  /// A ticket for a service, of the account of a session, from the controller its host uses.
  package func serviceTicket(for service: String, in session: LogonSession) -> Ticket? {
    guard let host = hosts[session.host], let controller = controller(for: host),
      directory.replicas[controller]?.holders(ofServicePrincipalName: service).count == 1
    else { return nil }
    return Ticket(
      client: session.account, server: service, at: clock, flags: Ticket.serviceFlags,
      controller: controller)
  }
}

extension Host {
  /// Keeps a ticket in place of an older one for the same service.
  mutating func keep(_ ticket: Ticket, in session: UInt64, at now: Instant) {
    if !sessions.contains(where: { $0.session.id == session }) {
      guard session == LogonSession.systemID else { return }
      var system = LogonSession(account: account ?? ticket.client, host: name, kind: .service)
      system.id = session
      sessions.append(LogonRecord(system, startedAt: now))
    }
    for index in sessions.indices where sessions[index].session.id == session {
      sessions[index].tickets.removeAll { Name($0.server) == Name(ticket.server) }
      sessions[index].tickets.append(ticket)
    }
  }

  mutating func purgeTickets(of session: UInt64) {
    for index in sessions.indices where sessions[index].session.id == session {
      sessions[index].tickets = []
    }
  }
}
