import Messages

/// CredSSP for a PowerShell session: the client must be allowed to hand the password over, know whom
/// it hands it to, and the host must take it in (failure catalogue, F43).
extension RemoteShellAdmission {
  /// What the client decides before it calls anybody.
  func checkDelegationPolicy(_ here: Host, _ inquiry: inout Inquiry) throws(Refusal) {
    let policy = here.security.credSSPClientFor
    try inquiry.require(
      !policy.isEmpty,
      Text(
        en: "CredSSP: is it enabled for the WinRM client of \(here.name)?",
        de: "CredSSP: Ist es für den WinRM-Client von \(here.name) aktiviert?"),
      of: here.name,
      else: Refusal.credSSPDisabled(wish.host).because(
        .credSSPClient(here.name, host.name, policy)))
    let isNamed = policy.contains { entry in
      let mask = NameMask(entry)
      return host.names.contains { mask.covers("WSMAN/\($0)") || mask.covers($0) }
    }
    try inquiry.require(
      isNamed,
      Text(
        en: "CredSSP: does a policy of \(here.name) name WSMAN/\(host.name) as a target?",
        de: "CredSSP: Nennt eine Richtlinie von \(here.name) WSMAN/\(host.name) als Ziel?"),
      of: here.name,
      else: Refusal.credSSPPolicy(wish.host).because(.credSSPClient(here.name, host.name, policy)))
  }

  /// What shows when both sides talk.
  func checkCredSSP(_ here: Host, _ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      isProven(to: here),
      Text(
        en: "CredSSP: can Kerberos prove who \(host.name) is, by its service name WSMAN?",
        de: "CredSSP: Kann Kerberos über den Dienstnamen WSMAN beweisen, wer \(host.name) ist?"),
      of: datacenter.controller(for: here),
      else: Refusal.credSSPNotTrusted(wish.host).because(.credSSPIdentity(here.name, host)))
    try inquiry.require(
      host.security.credSSPServer,
      Text(
        en: "CredSSP: does \(host.name) take credentials in?",
        de: "CredSSP: Nimmt \(host.name) Anmeldedaten an?"),
      of: host.name,
      else: Refusal.credSSPNotSupported(wish.host).because(.credSSPServer(host.name)))
  }

  private func isProven(to here: Host) -> Bool {
    guard here.name != host.name else { return true }
    guard let replica = datacenter.replica(for: here), datacenter.trust(between: here, and: host)
    else { return false }
    let known =
      datacenter.domain(of: host)?.name == replica.domain
      ? replica : datacenter.replica(for: host) ?? replica
    let holders = host.names.flatMap { known.holders(ofServicePrincipalName: "WSMAN/\($0)") }
    return !holders.isEmpty && holders.allSatisfy { $0.id == host.account }
  }
}

extension Cause {
  fileprivate static func credSSPClient(
    _ here: Host.ID, _ host: Host.ID, _ policy: [String]
  ) -> Cause {
    Cause(
      "F43",
      fact: policy.isEmpty
        ? Text(
          en: "\(here) hands its users' credentials to nobody.",
          de: "\(here) gibt die Anmeldedaten seiner Benutzer an niemanden weiter.")
        : Text(
          en: "No policy on \(here) allows it to hand credentials to WSMAN/\(host) (it names: "
            + "\(policy.joined(separator: ", "))).",
          de: "Keine Richtlinie auf \(here) erlaubt, Anmeldedaten an WSMAN/\(host) zu geben "
            + "(genannt: \(policy.joined(separator: ", ")))."),
      remedy: .run("Enable-WSManCredSSP -Role Client -DelegateComputer \(host) (\(here))"))
  }

  fileprivate static func credSSPIdentity(_ here: Host.ID, _ host: Host) -> Cause {
    Cause(
      "F43",
      fact: Text(
        en: "\(here) cannot check by Kerberos that \(host.name) is \(host.name): nobody else's "
          + "account may hold WSMAN/\(host.fullName), its own must.",
        de: "\(here) kann nicht über Kerberos prüfen, dass \(host.name) \(host.name) ist: "
          + "WSMAN/\(host.fullName) darf kein anderes Konto tragen, das eigene muss es."),
      remedy: .run("setspn -S WSMAN/\(host.fullName) \(host.name)"))
  }

  fileprivate static func credSSPServer(_ host: Host.ID) -> Cause {
    Cause(
      "F43",
      fact: Text(en: "\(host) does not take CredSSP in.", de: "\(host) nimmt CredSSP nicht an."),
      remedy: .run("Enable-WSManCredSSP -Role Server (\(host))"))
  }
}

// Texts and numbers: issue threads of SharePointDsc (656, 722, 1230), azure-sdk-tools-samples (61),
// AutomatedLab (1078, where the German of the policy stands); the other German ones are ours.
extension Refusal {
  /// Nobody has run Enable-WSManCredSSP at the client.
  static func credSSPDisabled(_ host: String) -> Refusal {
    .remoting(
      host,
      "The WinRM client cannot process the request. CredSSP authentication is currently disabled in "
        + "the client configuration. Change the client configuration and try the request again. "
        + "CredSSP authentication must also be enabled in the server configuration. Also, Group "
        + "Policy must be edited to allow credential delegation to the target computer. "
        + englishPolicy,
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Die CredSSP-Authentifizierung "
        + "ist derzeit in der Clientkonfiguration deaktiviert. Ändern Sie die Clientkonfiguration, "
        + "und wiederholen Sie die Anforderung. Die CredSSP-Authentifizierung muss auch in der "
        + "Serverkonfiguration aktiviert sein, und die Gruppenrichtlinie muss die Delegierung von "
        + "Anmeldeinformationen an den Zielcomputer zulassen. " + germanPolicy, "-2144108126")
  }

  /// The policy names other computers.
  static func credSSPPolicy(_ host: String) -> Refusal {
    .remoting(
      host,
      "The WinRM client cannot process the request. A computer policy does not allow the delegation "
        + "of the user credentials to the target computer. " + englishPolicy,
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Eine Computerrichtlinie "
        + "ermöglicht nicht die Delegierung der Benutzeranmeldeinformationen an den Zielcomputer. "
        + germanPolicy, "-2144108125")
  }

  /// The policy names it, but it cannot prove who it is; that the number is the next one is ours.
  static func credSSPNotTrusted(_ host: String) -> Refusal {
    .remoting(
      host,
      "The WinRM client cannot process the request. A computer policy does not allow the delegation "
        + "of the user credentials to the target computer because the computer is not trusted. The "
        + "identity of the target computer can be verified if you configure the WSMAN service to use "
        + "a valid certificate using the following command: winrm set winrm/config/service "
        + "'@{CertificateThumbprint=\"<thumbprint>\"}'  Or you can check the Event Viewer for an "
        + "event that specifies that the following SPN could not be created: WSMAN/<computerFQDN>. "
        + "If you find this event, you can manually create the SPN using setspn.exe .  If the SPN "
        + "exists, but CredSSP cannot use Kerberos to validate the identity of the target computer "
        + "and you still want to allow the delegation of the user credentials to the target "
        + "computer, use gpedit.msc and look at the following policy: Computer Configuration -> "
        + "Administrative Templates -> System -> Credentials Delegation -> Allow Fresh Credentials "
        + "with NTLM-only Server Authentication.  Verify that it is enabled and configured with an "
        + "SPN appropriate for the target computer. For example, for a target computer name "
        + "\"myserver.domain.com\", the SPN can be one of the following: WSMAN/myserver.domain.com "
        + "or WSMAN/*.domain.com. Try the request again after these changes.",
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Eine Computerrichtlinie "
        + "ermöglicht nicht die Delegierung der Benutzeranmeldeinformationen an den Zielcomputer, "
        + "weil der Computer nicht vertrauenswürdig ist. Prüfen Sie in der Ereignisanzeige, ob der "
        + "Dienstprinzipalname WSMAN/<FQDN> nicht erstellt werden konnte, und legen Sie ihn "
        + "gegebenenfalls mit setspn.exe an.", "-2144108124")
  }

  /// The text is known; its id is ours.
  static func credSSPNotSupported(_ host: String) -> Refusal {
    .remoting(
      host,
      "The WinRM client cannot process the request. The authentication mechanism requested by the "
        + "client is not supported by the server or unencrypted traffic is disabled in the service "
        + "configuration. Verify the unencrypted traffic setting in the service configuration or "
        + "specify one of the authentication mechanisms supported by the server.  To use Kerberos, "
        + "specify the computer name as the remote destination. Also verify that the client computer "
        + "and the destination computer are joined to a domain. To use Basic, specify the computer "
        + "name as the remote destination, specify Basic authentication and provide user name and "
        + "password. Possible authentication mechanisms reported by server:     Negotiate Kerberos",
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Der vom Client angeforderte "
        + "Authentifizierungsmechanismus wird vom Server nicht unterstützt, oder in der "
        + "Dienstkonfiguration ist unverschlüsselter Datenverkehr deaktiviert. Vom Server gemeldete "
        + "Authentifizierungsmechanismen:     Negotiate Kerberos", "AuthenticationNotSupported")
  }

  private static let englishPolicy =
    "Use gpedit.msc and look at the following policy: Computer Configuration -> Administrative "
    + "Templates -> System -> Credentials Delegation -> Allow Delegating Fresh Credentials.  Verify "
    + "that it is enabled and configured with an SPN appropriate for the target computer. For "
    + "example, for a target computer name \"myserver.domain.com\", the SPN can be one of the "
    + "following: WSMAN/myserver.domain.com or WSMAN/*.domain.com."

  private static let germanPolicy =
    "Verwenden Sie \"gpedit.msc\", und betrachten Sie die folgende Richtlinie: Computerkonfiguration "
    + "-> Administrative Vorlagen -> System -> Delegierung von Anmeldeinformationen -> Delegierung "
    + "von aktuellen Anmeldeinformationen zulassen.  Stellen Sie sicher, dass die Anwendung "
    + "aktiviert und mit einem für den Zielcomputer geeigneten SPN konfiguriert ist.  Beispiel: Für "
    + "den Zielcomputernamen \"myserver.domain.com\" kann der SPN eine der folgenden Bezeichnungen "
    + "besitzen: WSMAN/myserver.domain.com oder WSMAN/*.domain.com."
}
