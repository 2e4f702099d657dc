/// A Kerberos ticket in a session's cache.
///
/// A ticket-granting ticket of a computer also stands for what the controller said about delegation
/// when it was issued: a change of the account counts only once a newer ticket has been asked for.
package struct Ticket: Hashable, Sendable {
  package var client: Account.ID
  package var server: String  // krbtgt/CONTOSO.COM, cifs/HV02.contoso.com
  package var issuedAt: Instant
  package var endsAt: Instant
  package var renewableUntil: Instant
  package var flags: UInt32
  package var controller: Host.ID  // "Kdc Called"
  package var grant: DelegationGrant?

  package init(
    client: Account.ID, server: String, at now: Instant, flags: UInt32, controller: Host.ID,
    grant: DelegationGrant? = nil
  ) {
    self.client = client
    self.server = server
    issuedAt = now
    endsAt = now + Self.lifetime
    renewableUntil = now + Self.renewalLifetime
    self.flags = flags
    self.controller = controller
    self.grant = grant
  }

  // The defaults of the Default Domain Policy.
  package static let lifetime = Interval.minutes(600)
  package static let renewalLifetime = Interval.minutes(7 * 24 * 60)

  // forwardable renewable initial pre_authent name_canonicalize (neighbours-views.md 2.1)
  package static let initialFlags: UInt32 = 0x40e1_0000
  package static let serviceFlags: UInt32 = 0x40a1_0000

  package var isTicketGranting: Bool { server.utf8.starts(with: "krbtgt/".utf8) }

  package func isValid(at now: Instant) -> Bool { issuedAt <= now && now < endsAt }
}

/// What a computer account might delegate to when its ticket was issued.
package struct DelegationGrant: Hashable, Sendable {
  package var services: [String]
  package var anyProtocol: Bool

  package init(of account: Account) {
    services = account.allowedToDelegateTo
    anyProtocol = account.trustedToAuthForDelegation
  }

  package init(services: [String], anyProtocol: Bool) {
    self.services = services
    self.anyProtocol = anyProtocol
  }

  /// Whether a service on a computer is named, by the computer's short or full name.
  package func covers(_ service: String, on host: Host) -> Bool {
    let wanted = host.names.map { Name("\(service)/\($0)") }
    return services.contains { wanted.contains(Name($0)) }
  }
}

extension Host {
  /// The short and the full name, as services are registered under.
  package var names: [String] { domain == nil ? [name.text] : [name.text, fullName] }
}
