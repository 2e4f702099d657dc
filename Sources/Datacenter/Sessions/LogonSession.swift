/// Who is signed in where; the session a command runs in decides which credentials it carries.
package struct LogonSession: Hashable, Sendable {
  package enum Kind: Int, Sendable {
    case console = 1, remoteDesktop
    case remoteShell  // a PowerShell session by Kerberos, without delegated credentials
    case remoteShellWithCredSSP
    case service
    case remoteShellWithDelegation  // by Kerberos, at a host that is trusted for delegation
    case network
  }

  /// What a session can prove to a third computer.
  package enum Credentials: Sendable {
    case password  // typed there, or handed over by CredSSP
    case forwardedTicket
    case nothing
  }

  package var account: Account.ID
  package var host: Host.ID
  package var kind: Kind
  package var id: UInt64 = 0  // of the host's list of sessions; 0: a call that comes and goes
  package var origin: Host.ID?  // where a remote session was started

  package init(account: Account.ID, host: Host.ID, kind: Kind = .console) {
    self.account = account
    self.host = host
    self.kind = kind
  }

  package var credentials: Credentials {
    switch kind {
    case .console, .remoteDesktop, .remoteShellWithCredSSP, .service: .password
    case .remoteShellWithDelegation: .forwardedTicket
    case .remoteShell, .network: .nothing
    }
  }

  /// Whether the session's own credentials can be handed on to another computer.
  package var carriesCredentials: Bool { credentials != .nothing }

  /// The session of the operating system itself, as `klist -li 0x3e7` names it.
  package static let systemID: UInt64 = 0x3e7
}

/// A session of a host with what it has been given: the tickets `klist` lists.
package struct LogonRecord: Hashable, Sendable {
  package var session: LogonSession
  package var startedAt: Instant
  package var tickets: [Ticket] = []

  package init(_ session: LogonSession, startedAt: Instant) {
    self.session = session
    self.startedAt = startedAt
  }
}

extension Host {
  /// The tickets of a session; every host has the one of the system.
  package func tickets(of session: UInt64) -> [Ticket] {
    sessions.first { $0.session.id == session }?.tickets ?? []
  }

  package func hasSession(_ id: UInt64) -> Bool {
    id == LogonSession.systemID || sessions.contains { $0.session.id == id }
  }

  /// A number no session of the host has, growing as Windows' do.
  package var nextSessionID: UInt64 {
    (sessions.map(\.session.id).max() ?? 0xa0000) &+ 0x1b3
  }
}
