import Messages

/// Whether the source host can sign in at the destination for a migration.
///
/// The rules are the decision table of the failure catalogue: CredSSP needs a session with
/// credentials on the source itself. Kerberos needs constrained delegation only when the move is
/// started from elsewhere; a session at the source brings its own ticket (USE: "without delegation
/// you must sign in to the source"; WAC405 saw it work with the delegation bit unset).
struct MigrationAuthentication: Sendable {
  static let migrationService = "Microsoft Virtual System Migration Service"
  static let fileService = "cifs"

  let session: LogonSession
  let move: MigrationParties

  private var source: Host { move.source }
  private var destination: Host { move.destination }
  private var datacenter: Datacenter { move.datacenter }
  private var refuse: MigrationRefusals { move.refusals }

  func check(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      source.migration.authentication == destination.migration.authentication,
      Text(
        en: "Do both hosts use the same authentication protocol?",
        de: "Verwenden beide Hosts dasselbe Authentifizierungsprotokoll?"),
      else: refuse.credentialsNotRecognized.because(.mixedProtocols(move)))
    switch source.migration.authentication {
    case .credSSP: try checkCredSSP(&inquiry)
    case .kerberos: try checkKerberos(&inquiry)
    }
  }

  // MARK: CredSSP

  private func checkCredSSP(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      session.host == source.name,
      Text(
        en: "CredSSP: is the user signed in at the source \(source.name)?",
        de: "CredSSP: Ist der Benutzer an der Quelle \(source.name) angemeldet?"),
      of: source.name,
      else: refuse.noCredentials.because(.notSignedInAtSource(move, session)))
    try inquiry.require(
      session.credentials == .password,
      Text(
        en: "CredSSP: has the session on \(source.name) a password to hand on?",
        de: "CredSSP: Hat die Sitzung auf \(source.name) ein Kennwort, das sie weitergeben kann?"),
      of: source.name,
      else: refuse.noCredentials.because(.sessionWithoutCredentials(move)))
    try inquiry.require(
      !source.credentialGuardEnabled,
      Text(
        en: "CredSSP: does Credential Guard on \(source.name) let credentials be delegated?",
        de: "CredSSP: Lässt Credential Guard auf \(source.name) die Weitergabe von Anmeldedaten zu?"
      ),
      of: source.name,
      else: refuse.noCredentials.because(.credentialGuard(move)))
  }

  // MARK: Kerberos

  private var isAtSource: Bool { session.host == source.name && session.carriesCredentials }

  private func checkKerberos(_ inquiry: inout Inquiry) throws(Refusal) {
    let controller = datacenter.controller(for: source)
    try inquiry.require(
      controller != nil,
      Text(
        en: "Kerberos: can \(source.name) reach a domain controller?",
        de: "Kerberos: Kann \(source.name) einen Domänencontroller erreichen?"),
      of: source.name, else: refuse.noAuthority.because(.noController(source.name)))
    guard let controller, let replica = datacenter.directory.replicas[controller] else { return }
    try checkClocks(controller, &inquiry)
    try checkServiceName(controller, replica, &inquiry)
    try checkUser(controller, replica, &inquiry)
    if isAtSource {
      keepServiceTicket(&inquiry)
    } else {
      try checkDelegation(&inquiry)
    }
  }

  /// Kerberos allows five minutes (the default of the domain policy; F49).
  private func checkClocks(_ controller: Host.ID, _ inquiry: inout Inquiry) throws(Refusal) {
    let right = datacenter.hosts[controller]?.clockOffset ?? .zero
    for host in [source, destination] {
      let skew = host.clockOffset.seconds - right.seconds
      try inquiry.require(
        abs(skew) <= 300,
        Text(
          en: "Kerberos: do the clocks of \(host.name) and \(controller) agree within 5 minutes?",
          de: "Kerberos: Stimmen die Uhren von \(host.name) und \(controller) auf 5 Minuten "
            + "überein?"),
        of: controller, else: refuse.clockSkew.because(.clockSkew(host, skew, controller)))
    }
  }

  /// The service must be registered, and for one account only: the destination's own.
  private func checkServiceName(
    _ controller: Host.ID, _ replica: Replica, _ inquiry: inout Inquiry
  ) throws(Refusal) {
    let names = destination.names.map { "\(Self.migrationService)/\($0)" }
    let isForeign = datacenter.domain(of: destination)?.name != replica.domain
    let known = isForeign ? datacenter.replica(for: destination) ?? replica : replica
    let holders = names.map { known.holders(ofServicePrincipalName: $0) }
    try inquiry.require(
      holders.contains { !$0.isEmpty },
      Text(
        en: "Kerberos: does \(controller) know the service '\(names.last ?? "")'?",
        de: "Kerberos: Kennt \(controller) den Dienst \"\(names.last ?? "")\"?"),
      of: controller, else: refuse.unknownTarget.because(.serviceNotRegistered(destination)))
    let strangers = holders.flatMap { $0 }.filter { $0.id != destination.account }
    try inquiry.require(
      strangers.isEmpty,
      Text(
        en: "Kerberos: is that service registered for \(destination.name) alone?",
        de: "Kerberos: Ist dieser Dienst nur für \(destination.name) registriert?"),
      of: controller,
      else: refuse.wrongPrincipal.because(
        .duplicateService(names, strangers.map { datacenter.distinguishedName(of: $0) })))
  }

  private func checkUser(
    _ controller: Host.ID, _ replica: Replica, _ inquiry: inout Inquiry
  ) throws(Refusal) {
    let user = datacenter.account(session.account, seenFrom: source)
    try inquiry.require(
      user?.notDelegated != true,
      Text(
        en: "Kerberos: may the user's account be delegated?",
        de: "Kerberos: Darf das Konto des Benutzers delegiert werden?"),
      of: controller, else: refuse.noCredentials.because(.sensitiveUser(user)))
    try inquiry.require(
      user.map { !replica.isProtected($0) } ?? true,
      Text(
        en: "Kerberos: is the user outside the group Protected Users?",
        de: "Kerberos: Ist der Benutzer kein Mitglied von Protected Users?"),
      of: controller, else: refuse.noCredentials.because(.protectedUser(user)))
  }

  /// The user's own ticket for the destination, which klist shows afterwards.
  private func keepServiceTicket(_ inquiry: inout Inquiry) {
    let service = "\(Self.migrationService)/\(destination.fullName)"
    let isThere = source.tickets(of: session.id).contains {
      Name($0.server) == Name(service) && $0.isValid(at: datacenter.clock)
    }
    guard session.id != 0, !isThere, source.hasSession(session.id),
      let ticket = datacenter.serviceTicket(for: service, in: session)
    else { return }
    inquiry.leave(.host(source.name, .session(.ticketKept(ticket, in: session.id))))
  }

  private func checkDelegation(_ inquiry: inout Inquiry) throws(Refusal) {
    let answer = datacenter.delegation(of: source)
    try inquiry.require(
      answer != nil,
      Text(
        en: "Kerberos: has \(source.name) a ticket of its own, or can it get one?",
        de: "Kerberos: Hat \(source.name) ein eigenes Ticket, oder bekommt es eines?"),
      of: source.name, else: refuse.noAuthority.because(.noController(source.name)))
    guard let answer else { return }
    if let ticket = answer.newTicket {
      inquiry.leave(
        .host(source.name, .session(.ticketKept(ticket, in: LogonSession.systemID))))
    }
    // The destination itself may name who acts for others there: no protocol is asked for then.
    if answer.isAdmitted(source, by: destination, in: datacenter) { return }
    let diagnosis = DelegationDiagnosis(move: move, session: session, answer: answer)
    try require(Self.migrationService, answer, diagnosis, &inquiry, refuse.noCredentials)
    // Since Windows Server 2016 the request comes in over WinRM, which cannot forward the ticket.
    try inquiry.require(
      answer.grant.anyProtocol || source.operatingSystem.release == .server2012R2,
      Text(
        en: "Kerberos: may \(source.name) delegate with any authentication protocol?",
        de: "Kerberos: Darf \(source.name) mit beliebigem Authentifizierungsprotokoll delegieren?"),
      of: answer.controller,
      else: refuse.noCredentials.because(diagnosis.protocolCause))
    guard move.movesDisks else { return }
    try require(
      Self.fileService, answer, diagnosis, &inquiry, refuse.generalAccessDenied(at: .source))
  }

  private func require(
    _ service: String, _ answer: Datacenter.DelegationAnswer, _ diagnosis: DelegationDiagnosis,
    _ inquiry: inout Inquiry, _ refusal: Refusal
  ) throws(Refusal) {
    try inquiry.require(
      answer.grant.covers(service, on: destination),
      Text(
        en: "Kerberos: does the ticket of \(source.name) allow it to delegate to '\(service)' on "
          + "\(destination.name)?",
        de: "Kerberos: Erlaubt das Ticket von \(source.name) die Delegierung an \"\(service)\" auf "
          + "\(destination.name)?"),
      of: answer.controller, else: refusal.because(diagnosis.cause(missing: service)))
  }
}
