import Messages

/// Whether the source host can sign in at the destination for a migration.
///
/// The rules are the decision table of the failure catalogue: CredSSP needs a session with
/// credentials on the source itself. Kerberos needs constrained delegation only when the move is
/// started from elsewhere; a session at the source brings its own ticket (USE: "without delegation
/// you must sign in to the source"; WAC405 saw it work with the delegation bit unset).
struct MigrationAuthentication: Sendable {
  static let migrationService = "Microsoft Virtual System Migration Service"

  let session: LogonSession
  let source: Host
  let destination: Host
  let movesStorage: Bool

  func check(in datacenter: Datacenter, _ inquiry: inout Inquiry, _ refuse: MigrationRefusals)
    throws(Refusal)
  {
    try inquiry.require(
      source.migration.authentication == destination.migration.authentication,
      Text(
        en: "Do both hosts use the same authentication protocol?",
        de: "Verwenden beide Hosts dasselbe Authentifizierungsprotokoll?"),
      else: refuse.credentialsNotRecognized)
    switch source.migration.authentication {
    case .credSSP: try checkCredSSP(&inquiry, refuse)
    case .kerberos: try checkKerberos(in: datacenter, &inquiry, refuse)
    }
  }

  private var isAtSource: Bool { session.host == source.name && session.carriesCredentials }

  private func checkCredSSP(_ inquiry: inout Inquiry, _ refuse: MigrationRefusals) throws(Refusal) {
    try inquiry.require(
      isAtSource,
      Text(
        en: "CredSSP: is the user signed in at the source \(source.name), with credentials?",
        de: "CredSSP: Ist der Benutzer an der Quelle \(source.name) angemeldet, mit Anmeldedaten?"),
      else: refuse.noCredentials)
    try inquiry.require(
      !source.credentialGuardEnabled,
      Text(
        en: "CredSSP: does Credential Guard on \(source.name) let credentials be delegated?",
        de: "CredSSP: Lässt Credential Guard auf \(source.name) die Weitergabe von Anmeldedaten zu?"
      ),
      else: refuse.noCredentials)
  }

  private func checkKerberos(
    in datacenter: Datacenter, _ inquiry: inout Inquiry, _ refuse: MigrationRefusals
  ) throws(Refusal) {
    try inquiry.require(
      datacenter.account(session.account)?.notDelegated != true,
      Text(
        en: "Kerberos: may the user's account be delegated?",
        de: "Kerberos: Darf das Konto des Benutzers delegiert werden?"),
      else: refuse.noCredentials)
    guard !isAtSource else { return }
    let account = datacenter.account(source.account)
    try inquiry.require(
      account?.mayDelegate(to: Self.migrationService, on: destination) == true,
      Text(
        en: "Kerberos: does the computer account of \(source.name) list "
          + "'\(Self.migrationService)' of \(destination.name) for delegation?",
        de: "Kerberos: Nennt das Computerkonto von \(source.name) "
          + "\"\(Self.migrationService)\" von \(destination.name) zur Delegierung?"),
      else: refuse.noCredentials)
    // Since Windows Server 2016 the request comes in over WinRM, which cannot forward the ticket.
    try inquiry.require(
      account?.trustedToAuthForDelegation == true
        || source.operatingSystem.release == .server2012R2,
      Text(
        en: "Kerberos: may \(source.name) delegate with any authentication protocol?",
        de: "Kerberos: Darf \(source.name) mit beliebigem Authentifizierungsprotokoll delegieren?"),
      else: refuse.noCredentials)
    guard movesStorage else { return }
    try inquiry.require(
      account?.mayDelegate(to: "cifs", on: destination) == true,
      Text(
        en: "Kerberos: does the computer account of \(source.name) list 'cifs' of "
          + "\(destination.name), so that the storage can move too?",
        de: "Kerberos: Nennt das Computerkonto von \(source.name) \"cifs\" von "
          + "\(destination.name), damit auch der Speicher verschoben werden kann?"),
      else: refuse.generalAccessDenied(at: .source))
  }
}
