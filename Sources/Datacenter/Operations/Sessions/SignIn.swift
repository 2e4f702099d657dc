import Messages

/// Signing in somewhere: at the console, by Remote Desktop, or with a PowerShell session.
package struct SignIn: Operation {
  package enum Way: Sendable {
    case console, remoteDesktop
    case remoteShell  // Enter-PSSession, Invoke-Command: Kerberos
    case remoteShellWithCredSSP
  }

  package let host: String
  package let way: Way
  package let account: Account.ID
  package let session: LogonSession  // who asks, and from where
  package var hasPassword = false  // -Credential: typed anew, so a second hop does not matter

  package init(
    to host: String, by way: Way, as account: Account.ID, session: LogonSession,
    hasPassword: Bool = false
  ) {
    self.host = host
    self.way = way
    self.account = account
    self.session = session
    self.hasPassword = hasPassword
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let host = datacenter.host(named: host, from: session.host) else {
      throw .unresolved(host)
    }
    let record = LogonRecord(try opened(on: host, in: datacenter), startedAt: datacenter.clock)
    return [.host(host.name, .session(.opened(record)))]
  }

  /// The session that will be there, with its number.
  package func opened(
    on host: Host, in datacenter: Datacenter
  ) throws(Refusal) -> LogonSession {
    guard host.isPoweredOn else {
      throw Refusal.noAnswer(from: host.name).because(.poweredOff(host.name))
    }
    guard datacenter.accepts(account, on: host) else { throw .logonFailure }
    if datacenter.account(account, seenFrom: host)?.userAccountControl.contains(.passwordExpired)
      == true
    {
      throw .passwordHasExpired
    }
    switch way {
    case .console: break
    case .remoteDesktop: try checkRemoteDesktop(host, datacenter)
    case .remoteShell, .remoteShellWithCredSSP: try checkRemoteShell(host, datacenter)
    }
    var opened = LogonSession(account: account, host: host.name, kind: kind(on: host, datacenter))
    opened.id = host.nextSessionID
    opened.origin = way == .console ? nil : session.host
    return opened
  }

  private func kind(on host: Host, _ datacenter: Datacenter) -> LogonSession.Kind {
    switch way {
    case .console: return .console
    case .remoteDesktop: return .remoteDesktop
    case .remoteShellWithCredSSP: return .remoteShellWithCredSSP
    case .remoteShell:
      let computer = datacenter.account(host.account, seenFrom: host)
      let user = datacenter.account(account, seenFrom: host)
      let isForwarded =
        computer?.userAccountControl.contains(.trustedForDelegation) == true
        && user?.notDelegated == false
        && datacenter.replica(for: host)?.isProtected(account) == false
      return isForwarded ? .remoteShellWithDelegation : .remoteShell
    }
  }

  private func checkRemoteDesktop(_ host: Host, _ datacenter: Datacenter) throws(Refusal) {
    guard let here = datacenter.hosts[session.host],
      datacenter.accepts(Port.remoteDesktop, on: host, from: here)
    else { throw .cannotConnect(to: host.name) }
    let groups = host.administrators + (host.localGroup("Remote Desktop Users")?.members ?? [])
    guard datacenter.isMember(account, of: groups, on: host) else { throw .logonTypeNotGranted }
  }

  private func checkRemoteShell(_ host: Host, _ datacenter: Datacenter) throws(Refusal) {
    guard let here = datacenter.hosts[session.host],
      datacenter.accepts(Port.management, on: host, from: here)
    else {
      // Who is refused knows that somebody is there; who is not answered does not.
      let isThere =
        !host.listens(on: Port.management)
        && datacenter.hosts[session.host].map { here in
          here.name == host.name
            || datacenter.path(to: host, from: here).map {
              host.firewallAdmits(Port.management, from: $0.sourceAddress)
            } == true
        } == true
      let refusal = isThere ? Refusal.cannotConnect(to: host.name) : .noAnswer(from: host.name)
      throw refusal.because(.managementClosed(host.name))
    }
    if way == .remoteShellWithCredSSP {
      try checkPolicy(here, host)
    } else if !hasPassword, !datacenter.carries(session, to: host) {
      throw Refusal.shellAccessDenied(to: host.name).because(.doubleHop(session, host.name))
    }
    let groups = host.administrators + (host.localGroup("Remote Management Users")?.members ?? [])
    guard datacenter.isMember(account, of: groups, on: host) else {
      throw Refusal.shellAccessDenied(to: host.name).because(.noRights(on: host.name))
    }
  }

  /// Enable-WSManCredSSP on both sides, and a policy that names the target.
  private func checkPolicy(_ here: Host, _ host: Host) throws(Refusal) {
    let isNamed = here.security.credSSPClientFor.contains { delegate in
      host.names.contains { covers(delegate, "WSMAN/\($0)") || covers(delegate, $0) }
    }
    guard isNamed, host.security.credSSPServer else {
      throw Refusal.credSSPNotAllowed(to: host.name).because(
        .credSSPPolicy(here.name, host.name, isClient: isNamed))
    }
  }

  /// `*`, `*.contoso.com`, or a name.
  private func covers(_ pattern: String, _ name: String) -> Bool {
    let bytes = Array(caseFolded(pattern).utf8)
    let folded = Array(caseFolded(name).utf8)
    guard let star = bytes.firstIndex(of: UInt8(ascii: "*")) else { return bytes == folded }
    let (head, tail) = (bytes[..<star], bytes[(star + 1)...])
    return folded.count >= head.count + tail.count && folded.starts(with: head)
      && folded.reversed().starts(with: tail.reversed())
  }
}

/// The end of a session: signing out, Exit-PSSession, Remove-PSSession.
package struct SignOut: Operation {
  package let session: LogonSession

  package init(_ session: LogonSession) { self.session = session }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let host = datacenter.hosts[session.host], session.id != LogonSession.systemID,
      host.sessions.contains(where: { $0.session.id == session.id })
    else { return [] }
    return [.host(host.name, .session(.closed(session.id)))]
  }
}

extension Replica {
  fileprivate func isProtected(_ id: Account.ID) -> Bool {
    account(id).map { isProtected($0) } ?? false
  }
}

extension Cause {
  fileprivate static func managementClosed(_ host: Host.ID) -> Cause {
    Cause(
      "F44",
      fact: Text(
        en: "\(host) does not answer on TCP 5985 (WinRM).",
        de: "\(host) antwortet nicht auf TCP 5985 (WinRM)."),
      remedy: .run("Start-Service WinRM; Enable-NetFirewallRule WINRM-HTTP-In-TCP"))
  }

  fileprivate static func credSSPPolicy(
    _ here: Host.ID, _ host: Host.ID, isClient: Bool
  ) -> Cause {
    Cause(
      "F43",
      fact: isClient
        ? Text(
          en: "\(host) does not take CredSSP in.", de: "\(host) nimmt CredSSP nicht an.")
        : Text(
          en: "No policy on \(here) allows it to hand credentials to WSMAN/\(host).",
          de: "Keine Richtlinie auf \(here) erlaubt, Anmeldedaten an WSMAN/\(host) zu geben."),
      remedy: .run(
        isClient
          ? "Enable-WSManCredSSP -Role Server (\(host))"
          : "Enable-WSManCredSSP -Role Client -DelegateComputer \(host) (\(here))"))
  }
}

extension Refusal {
  /// A firewall that drops the call, or nobody there (neighbours-views.md 7); the German is ours.
  package static func noAnswer(from host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Connecting to remote server \(host) failed with the following error message : WinRM "
          + "cannot complete the operation. Verify that the specified computer name is valid, that "
          + "the computer is accessible over the network, and that a firewall exception for the "
          + "WinRM service is enabled and allows access from this computer. By default, the WinRM "
          + "firewall exception for public profiles limits access to remote computers within the "
          + "same local subnet.",
        de: "Fehler beim Herstellen einer Verbindung mit dem Remoteserver \"\(host)\". "
          + "Fehlermeldung: Der WinRM-Vorgang kann nicht abgeschlossen werden. Überprüfen Sie, ob "
          + "der angegebene Computername gültig ist, ob der Computer über das Netzwerk erreichbar "
          + "ist und ob eine Firewallausnahme für den WinRM-Dienst aktiviert ist und den Zugriff "
          + "von diesem Computer aus zulässt."),
      "WinRMOperationTimeout,PSSessionOpenFailed", .openError, target: host.text)
  }

  package static var passwordHasExpired: Refusal {
    Refusal(
      Text(
        en: "The password for this account has expired.",
        de: "Das Kennwort dieses Kontos ist abgelaufen."),
      "PasswordExpired", .permissionDenied)
  }

  /// F44.
  package static func cannotConnect(to host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Connecting to remote server \(host) failed with the following error message : The "
          + "client cannot connect to the destination specified in the request. Verify that the "
          + "service on the destination is running and is accepting requests. Consult the logs and "
          + "documentation for the WS-Management service running on the destination, most commonly "
          + "IIS or WinRM. If the destination is the WinRM service, run the following command on "
          + "the destination to analyze and configure the WinRM service: \"winrm quickconfig\".",
        de:
          "Fehler beim Herstellen einer Verbindung mit dem Remoteserver \"\(host)\". Fehlermeldung: "
          + "Der Client kann keine Verbindung mit dem in der Anforderung angegebenen Ziel herstellen. "
          + "Stellen Sie sicher, dass der Dienst auf dem Ziel ausgeführt wird und die Anforderungen "
          + "akzeptiert."),
      "CannotConnect,PSSessionOpenFailed", .openError, target: host.text)
  }

  package static func shellAccessDenied(to host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Connecting to remote server \(host) failed with the following error message : Access "
          + "is denied.",
        de:
          "Fehler beim Herstellen einer Verbindung mit dem Remoteserver \"\(host)\". Fehlermeldung: "
          + "Zugriff verweigert."),
      "AccessDenied,PSSessionOpenFailed", .openError, target: host.text)
  }

  /// F43.
  package static func credSSPNotAllowed(to host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Connecting to remote server \(host) failed with the following error message : The "
          + "WinRM client cannot process the request. A computer policy does not allow the "
          + "delegation of the user credentials to the target computer because the computer is not "
          + "trusted.",
        de:
          "Fehler beim Herstellen einer Verbindung mit dem Remoteserver \"\(host)\". Fehlermeldung: "
          + "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Eine Computerrichtlinie "
          + "ermöglicht nicht die Delegierung der Benutzeranmeldeinformationen an den Zielcomputer, "
          + "weil der Computer nicht vertrauenswürdig ist."),
      "-2144108126,PSSessionOpenFailed", .openError, target: host.text)
  }

  package static var logonFailure: Refusal {
    Refusal(
      Text(
        en: "The user name or password is incorrect.",
        de: "Der Benutzername oder das Kennwort ist falsch."),
      "LogonFailure", .permissionDenied)
  }

  package static var logonTypeNotGranted: Refusal {
    Refusal(
      Text(
        en:
          "Logon failure: the user has not been granted the requested logon type at this computer.",
        de: "Anmeldung fehlgeschlagen: Dem Benutzer wurde der angeforderte Anmeldetyp auf diesem "
          + "Computer nicht erteilt."),
      "LogonTypeNotGranted", .permissionDenied)
  }
}
