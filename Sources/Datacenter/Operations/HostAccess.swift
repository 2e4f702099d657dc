import Messages

/// Reaching a host's management service: the name must resolve, the role be there, the rights suffice.
extension Datacenter {
  package func managedHost(_ name: String, for session: LogonSession) throws(Refusal) -> Host {
    guard let host = host(named: name, from: session.host) else { throw .unresolved(name) }
    guard host.isPoweredOn else { throw Refusal.unresolved(name).because(.poweredOff(host.name)) }
    guard host.hasHyperV, host.runs(WindowsService.machineManagement) else {
      throw Refusal.noManagementService(on: host.name).because(.noManagementService(on: host))
    }
    guard carries(session, to: host) else {
      throw Refusal.accessDenied(on: host.name).because(.doubleHop(session, host.name))
    }
    guard host.name == session.host || accepts(session.account, on: host) else {
      throw Refusal.accessDenied(on: host.name).because(.unknownAccount(host))
    }
    guard mayManageHyperV(session.account, on: host) else {
      throw Refusal.accessDenied(on: host.name).because(.noRights(on: host.name))
    }
    return host
  }

  /// Whether a session can prove itself at another host: the second hop needs credentials, or a
  /// delegation of the host in between (resource-based, or constrained to its management service).
  package func carries(_ session: LogonSession, to host: Host) -> Bool {
    if host.name == session.host || session.carriesCredentials { return true }
    guard let between = hosts[session.host], let account = between.account else { return false }
    if let user = self.account(session.account, seenFrom: between),
      user.notDelegated || replica(for: between)?.isProtected(user) == true
    {
      return false
    }
    let target = self.account(host.account, seenFrom: between)
    if target?.allowedToActOnBehalf.contains(account) == true { return true }
    let grant = self.account(account, seenFrom: between).map { DelegationGrant(of: $0) }
    return ["WSMAN", "HTTP"].contains { grant?.covers($0, on: host) == true }
  }

  /// The machines of a name, at least one; Get-VM as the finder refuses in words of its own.
  package func machines(
    named name: String, on host: Host, byFinder: Bool = false
  ) throws(Refusal) -> [VirtualMachine] {
    let found = machines(named: name, on: host.name)
    guard !found.isEmpty else { throw .machineNotFound(name, byFinder: byFinder) }
    return found
  }
}

extension Cause {
  static func poweredOff(_ host: Host.ID) -> Cause {
    Cause(
      fact: Text(en: "\(host) is switched off.", de: "\(host) ist ausgeschaltet."),
      remedy: Text(en: "Switch \(host) on.", de: "\(host) einschalten."))
  }

  static func noManagementService(on host: Host) -> Cause {
    host.hasHyperV
      ? Cause(
        fact: Text(
          en: "The service vmms of \(host.name) is not running.",
          de: "Der Dienst vmms von \(host.name) läuft nicht."),
        remedy: Text(
          en: "Start-Service vmms on \(host.name)", de: "Start-Service vmms auf \(host.name)"))
      : Cause(
        fact: Text(
          en: "\(host.name) does not have the Hyper-V role.",
          de: "\(host.name) hat die Hyper-V-Rolle nicht."),
        remedy: Text(
          en: "Install-WindowsFeature Hyper-V -IncludeManagementTools -Restart on \(host.name)",
          de: "Install-WindowsFeature Hyper-V -IncludeManagementTools -Restart auf \(host.name)"))
  }

  static func noRights(on host: Host.ID) -> Cause {
    Cause(
      "F26",
      fact: Text(
        en: "The user is in neither Administrators nor Hyper-V Administrators of \(host).",
        de: "Der Benutzer gehört auf \(host) weder zu den Administratoren noch zu den "
          + "Hyper-V-Administratoren."),
      remedy: Text(
        en: "Add-LocalGroupMember 'Hyper-V Administrators' on \(host)",
        de: "Add-LocalGroupMember \"Hyper-V-Administratoren\" auf \(host)"))
  }

  static func doubleHop(_ session: LogonSession, _ host: Host.ID) -> Cause {
    Cause(
      "F42",
      fact: Text(
        en: "The session on \(session.host) was opened by Kerberos without delegation: it has "
          + "nothing to show to \(host) (the second hop).",
        de: "Die Sitzung auf \(session.host) wurde über Kerberos ohne Delegierung geöffnet: Sie "
          + "kann sich bei \(host) nicht ausweisen (der zweite Sprung)."),
      remedy: Text(
        en: "Run the command where you are signed in, open the session with CredSSP, or delegate.",
        de: "Den Befehl dort ausführen, wo Sie angemeldet sind, die Sitzung mit CredSSP öffnen "
          + "oder delegieren."))
  }
}

extension Refusal {
  package static func unresolved(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "The computer '\(name)' could not be resolved. "
          + "Make sure you typed the machine name correctly and that you have network access.",
        // ours: the German sentence is not known
        de: "Der Computer \"\(name)\" konnte nicht aufgelöst werden. Stellen Sie sicher, "
          + "dass der Computername richtig eingegeben wurde und dass Netzwerkzugriff besteht."),
      "InvalidParameter", .invalidArgument)
  }

  package static func noManagementService(on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V encountered an error trying to access an object on computer '\(host)' "
          + "because the object was not found. The object might have been deleted, or you might "
          + "not have permission to perform the task. Verify that the Virtual Machine Management "
          + "service on the computer is running. If the service is running, try to perform the "
          + "task again by using Run as Administrator.",
        // ours
        de: "Beim Zugriff auf ein Objekt auf Computer \"\(host)\" ist in Hyper-V ein Fehler "
          + "aufgetreten, weil das Objekt nicht gefunden wurde. Das Objekt wurde möglicherweise "
          + "gelöscht, oder Sie sind nicht zum Ausführen der Aufgabe berechtigt. Stellen Sie "
          + "sicher, dass der Verwaltungsdienst für virtuelle Computer auf dem Computer ausgeführt "
          + "wird. Wird er ausgeführt, wiederholen Sie die Aufgabe als Administrator."),
      "ObjectNotFound", .objectNotFound)
  }

  package static func accessDenied(on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "You do not have the required permission to complete this task. Contact the "
          + "administrator of the authorization policy for the computer '\(host)'.",
        de: "Sie besitzen nicht die erforderliche Berechtigung für diese Aufgabe. Wenden Sie sich "
          + "an den Administrator der Autorisierungsrichtlinie für Computer \"\(host)\"."),
      "AccessDenied", .permissionDenied)
  }

  /// Get-VM reports an invalid argument and the name as target; every other command an object that
  /// was not found, without a target (hyperv-texts.md 3.1).
  package static func machineNotFound(_ name: String, byFinder: Bool = false) -> Refusal {
    let text = Text(
      en: "Hyper-V was unable to find a virtual machine with name \"\(name)\".",
      de: "Von Hyper-V wurde kein virtueller Computer mit dem Namen \"\(name)\" gefunden.")
    return byFinder
      ? Refusal(text, "InvalidParameter", .invalidArgument, target: name)
      : Refusal(text, "ObjectNotFound", .objectNotFound)
  }

  package static func machineNotFound(id: VirtualMachine.ID) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V was unable to find a virtual machine with id \"\(id)\".",
        de: "Von Hyper-V wurde kein virtueller Computer mit der ID \"\(id)\" gefunden."),
      "ObjectNotFound", .objectNotFound)
  }
}
