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
    switch way {
    case .console: try checkAccount(host, datacenter)
    case .remoteDesktop:
      try checkAccount(host, datacenter)
      try checkRemoteDesktop(host, datacenter)
    case .remoteShell, .remoteShellWithCredSSP:
      try RemoteShellAdmission(wish: self, host: host, datacenter: datacenter).check()
    }
    var opened = LogonSession(account: account, host: host.name, kind: kind(on: host, datacenter))
    opened.id = host.nextSessionID
    opened.origin = way == .console ? nil : session.host
    return opened
  }

  private func checkAccount(_ host: Host, _ datacenter: Datacenter) throws(Refusal) {
    guard host.isPoweredOn else {
      throw Refusal.noAnswer(from: host.name).because(.poweredOff(host.name))
    }
    guard datacenter.accepts(account, on: host) else { throw .logonFailure }
    guard !datacenter.passwordHasExpired(of: account, on: host) else { throw .passwordHasExpired }
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

extension Refusal {
  package static var passwordHasExpired: Refusal {
    Refusal(
      Text(
        en: "The password for this account has expired.",
        de: "Das Kennwort dieses Kontos ist abgelaufen."),
      "PasswordExpired", .permissionDenied)
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
