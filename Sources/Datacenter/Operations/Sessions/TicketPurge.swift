import Messages

/// klist purge [-li 0x3e7]: a session of the host forgets its tickets and has to ask anew.
package struct TicketPurge: Operation {
  package let target: UInt64?  // nil: the caller's own session
  package let session: LogonSession

  package init(of target: UInt64? = nil, session: LogonSession) {
    self.target = target
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let (host, id) = try datacenter.ticketCache(target, of: session)
    guard !host.tickets(of: id).isEmpty else { return [] }
    return [.host(host.name, .session(.ticketsPurged(of: id)))]
  }
}

/// klist get: a ticket for a service, kept in the session's cache.
package struct TicketRequest: Operation {
  package let service: String
  package let target: UInt64?
  package let session: LogonSession

  package init(_ service: String, for target: UInt64? = nil, session: LogonSession) {
    self.service = service
    self.target = target
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let (host, id) = try datacenter.ticketCache(target, of: session)
    let isSystem = id == LogonSession.systemID
    let isOwnTicket = Name(service) == "krbtgt" || service.utf8.starts(with: "krbtgt/".utf8)
    let ticket: Ticket?
    if isSystem, isOwnTicket {
      ticket = datacenter.systemTicket(for: host)
    } else {
      var asking = session
      if isSystem, let account = host.account { asking.account = account }
      ticket = datacenter.serviceTicket(for: service, in: asking)
    }
    guard let ticket else { throw .ticketNotIssued(service) }
    return [.host(host.name, .session(.ticketKept(ticket, in: id)))]
  }
}

extension Datacenter {
  /// The cache of a session on the caller's host; another one's only administrators may touch.
  package func ticketCache(
    _ target: UInt64?, of session: LogonSession
  ) throws(Refusal) -> (host: Host, id: UInt64) {
    guard let host = hosts[session.host] else { throw .unresolved(session.host.text) }
    let id = target ?? session.id
    guard target == nil || id == session.id || isAdministrator(session.account, on: host) else {
      throw .ticketAccessDenied
    }
    guard host.hasSession(id) || target == nil else { throw .noSuchSession(id) }
    return (host, id)
  }
}

extension Refusal {
  /// What klist prints by memory (no public transcript was found); the German is ours.
  package static func ticketNotIssued(_ service: String) -> Refusal {
    Refusal(
      Text(
        en: "Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb",
        de: "Fehler beim Aufrufen der API LsaCallAuthenticationPackage (GetTicket-Substatus): 0x6fb"
      ),
      "0xc000018b", .objectNotFound, target: service
    ).because(
      Cause(
        "F11",
        fact: Text(
          en: "No account holds '\(service)', or more than one does.",
          de: "Kein Konto trägt \"\(service)\", oder mehr als eines."),
        remedy: .run("setspn -Q \"\(service)\"")))
  }

  package static var ticketAccessDenied: Refusal {
    Refusal(
      Text(en: "Access is denied.", de: "Zugriff verweigert."), "5", .permissionDenied)
  }

  package static func noSuchSession(_ id: UInt64) -> Refusal {
    let number = "0x" + String(id, radix: 16)
    return Refusal(
      Text(
        en: "A specified logon session does not exist. It may already have been terminated. "
          + "(\(number))",
        de: "Eine angegebene Anmeldesitzung ist nicht vorhanden. Sie wurde gegebenenfalls bereits "
          + "beendet. (\(number))"),
      "1312", .objectNotFound)
  }
}
