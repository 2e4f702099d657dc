import Messages

/// What stands behind the refusals of a move, and the commands that mend it, by the rows of the
/// failure catalogue. All sentences are ours.
extension Cause {
  static func disabled(_ row: String, on host: Host.ID) -> Cause {
    Cause(
      row,
      fact: Text(
        en: "Live migration is off on \(host), as after installing the role.",
        de: "Die Livemigration ist auf \(host) aus, wie nach der Installation der Rolle."),
      remedy: .run("Enable-VMMigration -ComputerName \(host)"))
  }

  static func notListening(_ host: Host) -> Cause {
    if !host.migration.isEnabled { return .disabled("F13", on: host.name) }
    if !host.security.policyFileIsReadable {
      return Cause(
        "F47",
        fact: Text(
          en: "Registry.pol of \(host.name) is corrupt: Group Policy fails, and the listener for "
            + "migrations is disabled.",
          de:
            "Registry.pol von \(host.name) ist beschädigt: Die Gruppenrichtlinie schlägt fehl, und "
            + "der Listener für Migrationen ist deaktiviert."),
        remedy: Text(
          en: "Restore the file, then gpupdate /force",
          de: "Datei wiederherstellen, dann gpupdate /force"))
    }
    guard host.hasHyperV, host.runs(WindowsService.machineManagement) else {
      return .noManagementService(on: host)
    }
    return Cause(
      "F18",
      fact: Text(
        en: "\(host.name) takes migrations in on no address: any network is off, and no listed "
          + "network holds an address of its own.",
        de:
          "\(host.name) nimmt auf keiner Adresse Migrationen an: Beliebige Netzwerke sind aus, und "
          + "kein aufgeführtes Netzwerk enthält eine eigene Adresse."),
      remedy: .run("Add-VMMigrationNetwork <subnet> -ComputerName \(host.name)"))
  }

  static func limit(_ limit: UInt32, on host: Host.ID) -> Cause {
    Cause(
      "F30",
      fact: Text(
        en: "\(host) takes part in \(limit) migrations already, which is its limit.",
        de: "\(host) nimmt schon an \(limit) Migrationen teil, und das ist seine Grenze."),
      remedy: .run("Set-VMHost \(host) -MaximumVirtualMachineMigrations \(limit &+ 1)"))
  }

  static func noTrust(_ move: MigrationParties) -> Cause {
    func place(_ host: Host) -> String {
      switch host.membership {
      case .domain(let name): "\(host.name): \(name)"
      case .workgroup(let name): "\(host.name): \(name) (workgroup)"
      }
    }
    return Cause(
      "F39",
      fact: Text(
        en: "The hosts share no domain, and no trust joins theirs "
          + "(\(place(move.source)), \(place(move.destination))).",
        de: "Die Hosts haben keine gemeinsame Domäne, und keine Vertrauensstellung verbindet ihre "
          + "(\(place(move.source)), \(place(move.destination)))."),
      remedy: Text(
        en: "Join both to one domain (Add-Computer), set up a trust, or export and import.",
        de:
          "Beide in eine Domäne aufnehmen (Add-Computer), eine Vertrauensstellung einrichten oder "
          + "exportieren und importieren."))
  }

  static var localAccount: Cause {
    Cause(
      "F40",
      fact: Text(
        en: "You are signed in with a local account: no other computer knows it.",
        de: "Sie sind mit einem lokalen Konto angemeldet: Kein anderer Computer kennt es."),
      remedy: Text(
        en: "Sign in with an account of the domain.", de: "Mit einem Konto der Domäne anmelden."))
  }

  // MARK: The way to the destination

  static func wrongNetwork(_ address: IPAddress, _ stranger: Host.ID) -> Cause {
    Cause(
      "F10",
      fact: Text(
        en: "At \(address) another computer answers: \(stranger). It cannot prove to be the "
          + "destination.",
        de: "Unter \(address) antwortet ein anderer Computer: \(stranger). Er kann sich nicht als "
          + "Ziel ausweisen."),
      remedy: Text(
        en: "Order the migration networks anew (Set-VMMigrationNetwork -NewPriority), or remove "
          + "the private one.",
        de: "Die Migrationsnetzwerke anders ordnen (Set-VMMigrationNetwork -NewPriority) oder das "
          + "private entfernen."))
  }

  static func wrongName(_ destination: Host, _ stranger: Host.ID?) -> Cause {
    Cause(
      "F10",
      fact: Text(
        en: "The name \(destination.name) leads to \(stranger?.text ?? "an address nobody has"): a "
          + "wrong DNS record or hosts file.",
        de:
          "Der Name \(destination.name) führt zu \(stranger?.text ?? "einer Adresse, die niemand hat"): "
          + "ein falscher DNS-Eintrag oder eine falsche hosts-Datei."),
      remedy: Text(
        en: "Correct the record (Resolve-DnsName shows it).",
        de: "Den Eintrag berichtigen (Resolve-DnsName zeigt ihn)."))
  }

  static func unreachable(_ move: MigrationParties) -> Cause {
    Cause(
      "F14",
      fact: Text(
        en: "No adapter of \(move.source.name) reaches an address on which "
          + "\(move.destination.name) takes migrations in: another wire or VLAN, and no route.",
        de: "Kein Adapter von \(move.source.name) erreicht eine Adresse, auf der "
          + "\(move.destination.name) Migrationen annimmt: anderes Kabel oder VLAN, und keine Route."
      ),
      remedy: .run("Test-NetConnection \(move.destination.name) -Port 6600"))
  }

  static func dropped(_ move: MigrationParties) -> Cause {
    Cause(
      "F14",
      fact: Text(
        en: "The firewall of \(move.destination.name) drops TCP 6600.",
        de: "Die Firewall von \(move.destination.name) verwirft TCP 6600."),
      remedy: .run("Enable-NetFirewallRule VIRT-MIGL-In-TCP-NoScope"))
  }

  static func blockedAtSource(_ move: MigrationParties) -> Cause {
    Cause(
      "F15",
      fact: Text(
        en: "A rule on \(move.source.name) blocks outbound TCP 6600.",
        de: "Eine Regel auf \(move.source.name) blockiert ausgehendes TCP 6600."),
      remedy: .run("Get-NetFirewallRule -Direction Outbound -Action Block"))
  }

  static func fileSharingClosed(_ host: Host.ID) -> Cause {
    Cause(
      "F38",
      fact: Text(
        en: "SMB is to carry the move, but \(host) does not answer on TCP 445.",
        de: "SMB soll die Verschiebung tragen, aber \(host) antwortet nicht auf TCP 445."),
      remedy: Text(
        en: "Open port 445, or Set-VMHost -VirtualMachineMigrationPerformanceOption Compression",
        de: "Port 445 öffnen oder Set-VMHost -VirtualMachineMigrationPerformanceOption Compression")
    )
  }

  // MARK: Authentication

  static func mixedProtocols(_ move: MigrationParties) -> Cause {
    Cause(
      "F02",
      fact: Text(
        en: "One host uses CredSSP, the other Kerberos.",
        de: "Ein Host verwendet CredSSP, der andere Kerberos."),
      remedy: .run(
        "Set-VMHost \(move.source.name), \(move.destination.name) "
          + "-VirtualMachineMigrationAuthenticationType Kerberos"))
  }

  static func notSignedInAtSource(_ move: MigrationParties, _ session: LogonSession) -> Cause {
    let isReturn = session.host == move.destination.name
    return Cause(
      isReturn ? "F01b" : "F01",
      fact: Text(
        en: "You are signed in on \(session.host), not on \(move.source.name), where the machine "
          + "is; CredSSP can hand on only what was typed there.",
        de: "Sie sind auf \(session.host) angemeldet, nicht auf \(move.source.name), wo der "
          + "Computer liegt; CredSSP kann nur weitergeben, was dort eingegeben wurde."),
      remedy: Text(
        en: "Sign in on \(move.source.name), or use Kerberos with delegation.",
        de: "Auf \(move.source.name) anmelden oder Kerberos mit Delegierung verwenden."))
  }

  static func sessionWithoutCredentials(_ move: MigrationParties) -> Cause {
    Cause(
      "F01",
      fact: Text(
        en: "The remote session on \(move.source.name) was opened by Kerberos and carries no "
          + "credentials it could hand on.",
        de: "Die Remotesitzung auf \(move.source.name) wurde über Kerberos geöffnet und hat keine "
          + "Anmeldedaten, die sie weitergeben könnte."),
      remedy: .run("Enter-PSSession \(move.source.name) -Authentication CredSSP"))
  }

  static func credentialGuard(_ move: MigrationParties) -> Cause {
    Cause(
      "F03",
      fact: Text(
        en: "Credential Guard is on at \(move.source.name) (the default of Windows Server 2025 in "
          + "a domain) and lets CredSSP hand nothing on.",
        de: "Auf \(move.source.name) ist Credential Guard an (Vorgabe von Windows Server 2025 in "
          + "einer Domäne) und lässt CredSSP nichts weitergeben."),
      remedy: Text(
        en: "Use Kerberos with constrained delegation: Set-VMHost \(move.source.name), "
          + "\(move.destination.name) -VirtualMachineMigrationAuthenticationType Kerberos",
        de: "Kerberos mit eingeschränkter Delegierung verwenden: Set-VMHost \(move.source.name), "
          + "\(move.destination.name) -VirtualMachineMigrationAuthenticationType Kerberos"))
  }

  static func noController(_ host: Host.ID) -> Cause {
    Cause(
      fact: Text(
        en: "\(host) reaches no domain controller, or has no account there.",
        de: "\(host) erreicht keinen Domänencontroller oder hat dort kein Konto."),
      remedy: .run("nltest /dsgetdc:<domain>"))
  }

  static func serviceNotRegistered(_ host: Host) -> Cause {
    Cause(
      "F11",
      fact: Text(
        en: "No account holds the service principal name of \(host.name)'s migration service.",
        de: "Kein Konto trägt den Dienstprinzipalnamen des Migrationsdienstes von \(host.name)."),
      remedy: .run(
        "setspn -S \"\(MigrationAuthentication.migrationService)/\(host.fullName)\" \(host.name)"))
  }

  static func duplicateService(_ names: [String], _ holders: [String]) -> Cause {
    let (name, holder) = (names.last ?? "", holders.first ?? "")
    return Cause(
      "F10",
      fact: Text(
        en: "The service '\(name)' is also registered for \(holder).",
        de: "Der Dienst \"\(name)\" ist auch für \(holder) registriert."),
      remedy: .run("setspn -X; setspn -D \"\(name)\" <account>"))
  }

  static func sensitiveUser(_ user: Account?) -> Cause {
    let name = user?.name.text ?? ""
    return Cause(
      "F01",
      fact: Text(
        en: "The account \(name) is marked as sensitive: it cannot be delegated.",
        de: "Das Konto \(name) ist als vertraulich gekennzeichnet: Es kann nicht delegiert werden."),
      remedy: .run("Set-ADAccountControl \(name) -AccountNotDelegated $false"))
  }

  static func protectedUser(_ user: Account?) -> Cause {
    let name = user?.name.text ?? ""
    return Cause(
      "F01",
      fact: Text(
        en: "The account \(name) is in Protected Users, whose members are never delegated.",
        de: "Das Konto \(name) ist in Protected Users, deren Mitglieder nie delegiert werden."),
      remedy: .run("Remove-ADGroupMember 'Protected Users' \(name)"))
  }

  // MARK: Delegation

  static func noDelegation(_ move: MigrationParties) -> Cause {
    Cause(
      "F01",
      fact: Text(
        en: "The move was not started on \(move.source.name), and its computer account may not "
          + "delegate to \(move.destination.name).",
        de: "Der Vorgang wurde nicht auf \(move.source.name) gestartet, und dessen Computerkonto "
          + "darf nicht an \(move.destination.name) delegieren."),
      remedy: .delegate(MigrationAuthentication.migrationService, move))
  }

  static func kerberosOnly(_ move: MigrationParties) -> Cause {
    Cause(
      "F04",
      fact: Text(
        en: "The delegation of \(move.source.name) is \"Kerberos only\". Since Windows Server 2016 "
          + "the request comes over WinRM, which needs protocol transition.",
        de:
          "Die Delegierung von \(move.source.name) ist \"Nur Kerberos\". Seit Windows Server 2016 "
          + "kommt die Anforderung über WinRM, das den Protokollübergang braucht."),
      remedy: .run("Set-ADAccountControl \(move.source.name)$ -TrustedToAuthForDelegation $true"))
  }

  static func delegationOneWay(_ move: MigrationParties) -> Cause {
    Cause(
      "F05",
      fact: Text(
        en: "Delegation is set for the other direction only: on \(move.destination.name), naming "
          + "\(move.source.name).",
        de: "Die Delegierung ist nur für die andere Richtung eingerichtet: auf "
          + "\(move.destination.name), mit \(move.source.name)."),
      remedy: .delegate(MigrationAuthentication.migrationService, move))
  }

  static func delegationOnWrongObject(_ move: MigrationParties, _ object: String) -> Cause {
    Cause(
      "F06",
      fact: Text(
        en: "The entry stands on the wrong object or names the wrong host: \(object). It belongs "
          + "on \(move.source.name)$ and names \(move.destination.name).",
        de: "Der Eintrag steht am falschen Objekt oder nennt den falschen Host: \(object). Er "
          + "gehört an \(move.source.name)$ und nennt \(move.destination.name)."),
      remedy: .delegate(MigrationAuthentication.migrationService, move))
  }

  static func fileServiceMissing(_ move: MigrationParties) -> Cause {
    Cause(
      "F07",
      fact: Text(
        en: "The storage moves too, but \(move.source.name) may not delegate to cifs on "
          + "\(move.destination.name).",
        de: "Auch der Speicher wird verschoben, aber \(move.source.name) darf nicht an cifs auf "
          + "\(move.destination.name) delegieren."),
      remedy: .delegate(MigrationAuthentication.fileService, move))
  }

  static func staleTicket(_ move: MigrationParties, since: Instant) -> Cause {
    let minutes = Int((move.datacenter.clock - since).seconds / 60)
    let rest = max(Int(TicketLifecycle.grantLifetime.seconds / 60) - minutes, 1)
    return Cause(
      "F08",
      fact: Text(
        en: "The directory says yes, but \(move.source.name) still uses the ticket it got "
          + "\(minutes) minutes ago, in the session 0x3e7.",
        de: "Das Verzeichnis sagt ja, aber \(move.source.name) verwendet noch das Ticket, das es "
          + "vor \(minutes) Minuten bekam, in der Sitzung 0x3e7."),
      remedy: Text(
        en: "Run klist purge -li 0x3e7 on \(move.source.name), restart it, or wait "
          + "\(rest) minutes.",
        de: "klist purge -li 0x3e7 auf \(move.source.name) ausführen, neu starten oder "
          + "\(rest) Minuten warten."))
  }

  static func notReplicated(_ move: MigrationParties, known: Host.ID, asked: Host.ID) -> Cause {
    Cause(
      "F09",
      fact: Text(
        en: "\(known) knows the delegation, but \(move.source.name) asks \(asked), where it has "
          + "not arrived yet.",
        de: "\(known) kennt die Delegierung, aber \(move.source.name) fragt \(asked), und dort ist "
          + "sie noch nicht angekommen."),
      remedy: Text(
        en: "Wait for replication or run repadmin /syncall; then the host needs a new ticket.",
        de: "Auf die Replikation warten oder repadmin /syncall ausführen; danach braucht der Host "
          + "ein neues Ticket."))
  }
}

extension Text {
  /// The commands are the same in both languages.
  static func run(_ commands: String) -> Text { Text(en: commands, de: commands) }

  fileprivate static func delegate(_ service: String, _ move: MigrationParties) -> Text {
    let (from, to) = (move.source, move.destination)
    return .run(
      "Get-ADComputer \(from.name) | Set-ADObject -Add @{'msDS-AllowedToDelegateTo' = "
        + "'\(service)/\(to.name)', '\(service)/\(to.fullName)'}")
  }
}
