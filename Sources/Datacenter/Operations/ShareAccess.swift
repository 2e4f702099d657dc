import Messages

/// Opening a file on a share for somebody who may sit elsewhere (failure catalogue, F50).
///
/// Where the user is signed in, the host shows the file server the user's own credentials. A call
/// from another computer brings none: then the host must be trusted to delegate to the file server.
struct ShareAccess: Sendable {
  let datacenter: Datacenter
  let session: LogonSession
  let opener: Host

  /// Nothing is asked about files on the host's own drives.
  func check(
    _ file: WindowsPath, _ inquiry: inout Inquiry, else refusal: @autoclosure () -> Refusal
  ) throws(Refusal) {
    guard let name = file.shareServer,
      let server = datacenter.host(named: name, from: opener.name), server.name != opener.name
    else { return }
    try inquiry.require(
      datacenter.accepts(Port.fileSharing, on: server, from: opener),
      Text(
        en: "Does \(server.name) let \(opener.name) in on port 445?",
        de: "Lässt \(server.name) \(opener.name) auf Port 445 ein?"),
      of: server.name, else: refusal().because(.share(name, isFaulty: false)))
    guard session.host != opener.name || !session.carriesCredentials else { return }
    try checkDelegation(to: server, &inquiry, refusal)
  }

  func checkDelegation(
    to server: Host, _ inquiry: inout Inquiry, _ refusal: () -> Refusal
  ) throws(Refusal) {
    let answer = datacenter.delegation(of: opener)
    if let ticket = answer?.newTicket {
      inquiry.leave(.host(opener.name, .session(.ticketKept(ticket, in: LogonSession.systemID))))
    }
    try inquiry.require(
      answer.map { grants($0.grant, server) } ?? false,
      Text(
        en: "Kerberos: may \(opener.name) delegate to cifs on the file server \(server.name)?",
        de: "Kerberos: Darf \(opener.name) an cifs auf dem Dateiserver \(server.name) delegieren?"),
      of: answer?.controller ?? opener.name,
      else: refusal().because(.fileServer(self, server, answer)))
  }

  /// Since Windows Server 2016 the request comes in over WinRM: any protocol is needed.
  func grants(_ grant: DelegationGrant, _ server: Host) -> Bool {
    grant.covers(MigrationAuthentication.fileService, on: server)
      && (grant.anyProtocol || opener.operatingSystem.release == .server2012R2)
  }
}

extension Cause {
  fileprivate static func fileServer(
    _ access: ShareAccess, _ server: Host, _ answer: Datacenter.DelegationAnswer?
  ) -> Cause {
    let (opener, datacenter) = (access.opener, access.datacenter)
    func knows(_ controller: Host.ID) -> Bool {
      datacenter.directory.replicas[controller]?.account(opener.account)
        .map { access.grants(DelegationGrant(of: $0), server) } ?? false
    }
    if let controller = datacenter.controller(for: opener), knows(controller),
      answer?.cachedSince != nil
    {
      return Cause(
        "F50",
        fact: Text(
          en: "\(controller) would allow it, but \(opener.name) still uses an older ticket in the "
            + "session 0x3e7.",
          de: "\(controller) würde es erlauben, aber \(opener.name) verwendet in der Sitzung 0x3e7 "
            + "noch ein älteres Ticket."),
        remedy: .run("klist purge -li 0x3e7 (\(opener.name))"))
    }
    let others = datacenter.domain(of: opener)?.controllers ?? []
    if let informed = others.first(where: knows) {
      return Cause(
        "F50",
        fact: Text(
          en:
            "\(informed) would allow it, but \(opener.name) asks another controller, where it has "
            + "not arrived yet.",
          de: "\(informed) würde es erlauben, aber \(opener.name) fragt einen anderen Controller, "
            + "und dort ist es noch nicht angekommen."),
        remedy: .run("repadmin /syncall; klist purge -li 0x3e7 (\(opener.name))"))
    }
    return Cause(
      "F50",
      fact: Text(
        en:
          "You are signed in on \(access.session.host), the file is opened by \(opener.name), and "
          + "the account \(opener.name)$ may not show your identity to cifs/\(server.name).",
        de:
          "Sie sind an \(access.session.host) angemeldet, die Datei öffnet \(opener.name), und das "
          + "Konto \(opener.name)$ darf sich gegenüber cifs/\(server.name) nicht als Sie ausweisen."
      ),
      remedy: .run(
        "Get-ADComputer \(opener.name) | Set-ADObject -Add @{'msDS-AllowedToDelegateTo' = "
          + "'cifs/\(server.name)', 'cifs/\(server.fullName)'}; Set-ADAccountControl "
          + "'\(opener.name)$' -TrustedToAuthForDelegation $true; klist purge -li 0x3e7"))
  }
}

extension Refusal {
  /// Real lines (hyperv-behaviour.md 5, nine transcripts); the German ones are ours.
  static func attachmentNotOpened(
    _ path: WindowsPath, as device: String, by machine: VirtualMachine
  ) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed to add device '\(device)'.",
          de: "Fehler beim Hinzufügen des Geräts \"\(device)\"."),
        Text(
          en: "User Account does not have permission to open attachment.",
          de: "Das Benutzerkonto hat nicht die Berechtigung zum Öffnen der Anlage."),
        .detail(
          "'\(machine.name)' failed to add device '\(device)'.",
          "\"\(machine.name)\": Fehler beim Hinzufügen des Geräts \"\(device)\"", machine),
        .attachmentDenied(path, machine),
      ]), "AccessDenied", .permissionDenied)
  }
}

extension Text {
  static func attachmentDenied(_ path: WindowsPath, _ machine: VirtualMachine) -> Text {
    .detail(
      "'\(machine.name)': User account does not have permission required to open attachment "
        + "'\(path)'. Error: 'General access denied error' (0x80070005).",
      "\"\(machine.name)\": Das Benutzerkonto hat nicht die erforderliche Berechtigung zum "
        + "Öffnen der Anlage \"\(path)\". Fehler: \"Allgemeiner Zugriffsfehler\" (0x80070005)",
      machine)
  }
}
