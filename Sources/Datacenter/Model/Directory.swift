/// The directory: domains with their sites and controllers, and the accounts that rights hang on.
package struct Domain: Sendable {
  package var name: Name  // contoso.com
  package var netBIOSName: Name
  package var functionalLevel = OperatingSystem.Release.server2016
  package var authority: SecurityIdentifier
  package var sites: [Name] = []
  package var controllers: [Host.ID] = []
  package var trusts: [Name] = []
  package var replicationInterval = Interval.minutes(15)

  package init(name: Name, netBIOSName: Name, authority: SecurityIdentifier) {
    self.name = name
    self.netBIOSName = netBIOSName
    self.authority = authority
  }
}

/// A user, group or computer of a domain, with the attributes that decide about delegation.
package struct Account: Sendable {
  package typealias ID = SecurityIdentifier

  package enum Kind: Int, Sendable { case user = 1, group, computer }

  package var id: ID
  package var kind: Kind
  package var name: Name  // sAMAccountName; a computer's ends with $
  package var domain: Name
  package var memberOf: [ID] = []
  package var servicePrincipalNames: [String] = []
  package var allowedToDelegateTo: [String] = []  // msDS-AllowedToDelegateTo
  package var trustedToAuthForDelegation = false  // protocol transition: any protocol
  package var notDelegated = false

  package init(id: ID, kind: Kind, name: Name, domain: Name) {
    self.id = id
    self.kind = kind
    self.name = name
    self.domain = domain
  }

  /// Whether constrained delegation names a service on a computer, by short or by full name.
  package func mayDelegate(to service: String, on host: Host) -> Bool {
    let wanted = ["\(service)/\(host.name)", "\(service)/\(host.fullName)"].map { Name($0) }
    return allowedToDelegateTo.contains { wanted.contains(Name($0)) }
  }
}

/// Who is signed in where; the session a command runs in decides which credentials it carries.
package struct LogonSession: Hashable, Sendable {
  package enum Kind: Int, Sendable {
    case console = 1, remoteDesktop
    case remoteShell  // a PowerShell session without delegated credentials
    case remoteShellWithCredSSP
  }

  package var account: Account.ID
  package var host: Host.ID
  package var kind: Kind

  package init(account: Account.ID, host: Host.ID, kind: Kind = .console) {
    self.account = account
    self.host = host
    self.kind = kind
  }

  /// Whether the session's own credentials can be handed on to another computer.
  package var carriesCredentials: Bool { kind != .remoteShell }
}
