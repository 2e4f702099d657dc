import Messages

/// What the client of WinRM says when no session comes about, and why (failure catalogue, F44).
extension Cause {
  /// The wire, the rules of the caller, or those of the host.
  static func managementBlocked(
    _ host: Host, from here: Host, in datacenter: Datacenter
  ) -> Cause {
    guard let path = datacenter.path(to: host, from: here) else {
      return Cause(
        "F44",
        fact: Text(
          en: "No adapter of \(here.name) reaches one of \(host.name).",
          de: "Kein Adapter von \(here.name) erreicht einen von \(host.name)."),
        remedy: .run("Get-NetAdapter; Test-NetConnection \(host.name) -Port 5985"))
    }
    if !here.firewallLetsOut(Port.management, to: path.destinationAddress) {
      return Cause(
        "F44",
        fact: Text(
          en: "A firewall rule of \(here.name) lets no call out to TCP 5985.",
          de: "Eine Firewallregel von \(here.name) lässt keinen Ruf zu TCP 5985 hinaus."),
        remedy: .run("Get-NetFirewallRule -Direction Outbound -Action Block (\(here.name))"))
    }
    return Cause(
      "F44",
      fact: Text(
        en: "The firewall of \(host.name) drops calls to TCP 5985.",
        de: "Die Firewall von \(host.name) verwirft Rufe an TCP 5985."),
      remedy: .run("Enable-NetFirewallRule WINRM-HTTP-In-TCP (\(host.name))"))
  }

  static func managementStopped(_ host: Host) -> Cause {
    let isDisabled = host.service(WindowsService.remoteManagement)?.startType == .disabled
    let start = "sc.exe \\\\\(host.name) start WinRM"
    return Cause(
      "F44",
      fact: Text(
        en: "The service WinRM of \(host.name) does not run: nothing listens on TCP 5985.",
        de: "Der Dienst WinRM von \(host.name) läuft nicht: Auf TCP 5985 lauscht nichts."),
      remedy: Text(
        en: (isDisabled ? "sc.exe \\\\\(host.name) config WinRM start= auto; " : "") + start
          + ", or winrm quickconfig on \(host.name)",
        de: (isDisabled ? "sc.exe \\\\\(host.name) config WinRM start= auto; " : "") + start
          + " oder winrm quickconfig auf \(host.name)"))
  }

  static func notInTrustedHosts(_ address: String, _ here: Host.ID) -> Cause {
    Cause(
      "F44",
      fact: Text(
        en:
          "Kerberos cannot vouch for \(address) here, and TrustedHosts of \(here) does not name it.",
        de: "Kerberos kann hier nicht für \(address) bürgen, und TrustedHosts von \(here) nennt es "
          + "nicht."),
      remedy: .run(
        "Set-Item WSMan:\\localhost\\Client\\TrustedHosts \(address) -Force (\(here)), "
          + "-Credential …"))
  }

  /// The host is in a workgroup, or in a domain that does not trust the user's.
  static func unknownAccount(_ host: Host) -> Cause {
    let isMember = host.domain != nil
    return Cause(
      "F39",
      fact: isMember
        ? Text(
          en: "\(host.name) knows its own users and those of \(host.fullName)'s domain and of "
            + "domains it trusts; this account is none of them.",
          de: "\(host.name) kennt eigene Benutzer und die seiner Domäne und der Domänen, denen sie "
            + "vertraut; dieses Konto gehört nicht dazu.")
        : Text(
          en: "\(host.name) is in a workgroup: it knows its own users alone.",
          de: "\(host.name) ist in einer Arbeitsgruppe: Es kennt nur eigene Benutzer."),
      remedy: .run("-Credential \(host.name)\\Administrator"))
  }
}

extension Refusal {
  /// The frame of every failed connection; what follows the last sentence is the shell's.
  static func remoting(
    _ host: String, _ en: String, _ de: String, _ id: String
  ) -> Refusal {
    Refusal(
      Text(
        en: "Connecting to remote server \(host) failed with the following error message : \(en)",
        de:
          "Beim Verbinden mit dem Remoteserver \"\(host)\" ist folgender Fehler aufgetreten: \(de)"
      ),
      "\(id),PSSessionOpenFailed", .openError, target: host)
  }

  /// Text and id: VitalProject/Windows-RemoteShadow#5; the German is ours.
  static func serverNotTrusted(_ host: String) -> Refusal {
    .remoting(
      host,
      "The WinRM client cannot process the request. If the authentication scheme is different from "
        + "Kerberos, or if the client computer is not joined to a domain, then HTTPS transport must "
        + "be used or the destination machine must be added to the TrustedHosts configuration "
        + "setting. Use winrm.cmd to configure TrustedHosts. Note that computers in the TrustedHosts "
        + "list might not be authenticated. You can get more information about that by running the "
        + "following command: winrm help config.",
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Wenn das "
        + "Authentifizierungsschema nicht Kerberos ist oder der Clientcomputer keiner Domäne "
        + "angehört, muss der HTTPS-Datentransport verwendet oder der Zielcomputer der "
        + "Konfigurationseinstellung \"TrustedHosts\" hinzugefügt werden. Verwenden Sie \"winrm.cmd\", "
        + "um \"TrustedHosts\" zu konfigurieren.", "ServerNotTrusted")
  }

  /// Text: MicrosoftDocs/PowerShell-Docs#4177; the id is from memory, the German is ours.
  static func addressNotTrusted(_ address: String) -> Refusal {
    .remoting(
      address,
      "The WinRM client cannot process the request. Default authentication may be used with an IP "
        + "address under the following conditions: the transport is HTTPS or the destination is in "
        + "the TrustedHosts list, and explicit credentials are provided. Use winrm.cmd to configure "
        + "TrustedHosts. Note that computers in the TrustedHosts list might not be authenticated. "
        + "For more information on how to set TrustedHosts run the following command: winrm help "
        + "config.",
      "Die Anforderung kann vom WinRM-Client nicht verarbeitet werden. Die Standardauthentifizierung "
        + "kann mit einer IP-Adresse nur verwendet werden, wenn der Transport HTTPS ist oder das Ziel "
        + "in der Liste \"TrustedHosts\" steht und explizite Anmeldeinformationen angegeben werden. "
        + "Verwenden Sie \"winrm.cmd\", um \"TrustedHosts\" zu konfigurieren.", "CannotUseIPAddress"
    )
  }

  /// A firewall that drops the call, or nobody there (neighbours-views.md 7); of the German texts
  /// the frame is known.
  package static func noAnswer(from host: Host.ID) -> Refusal {
    .remoting(
      host.text,
      "WinRM cannot complete the operation. Verify that the specified computer name is valid, that "
        + "the computer is accessible over the network, and that a firewall exception for the WinRM "
        + "service is enabled and allows access from this computer. By default, the WinRM firewall "
        + "exception for public profiles limits access to remote computers within the same local "
        + "subnet.",
      "Der WinRM-Vorgang kann nicht abgeschlossen werden. Überprüfen Sie, ob der angegebene "
        + "Computername gültig ist, ob der Computer über das Netzwerk erreichbar ist und ob eine "
        + "Firewallausnahme für den WinRM-Dienst aktiviert ist und den Zugriff von diesem Computer "
        + "aus zulässt.", "WinRMOperationTimeout")
  }

  package static func cannotConnect(to host: Host.ID) -> Refusal {
    .remoting(
      host.text,
      "The client cannot connect to the destination specified in the request. Verify that the "
        + "service on the destination is running and is accepting requests. Consult the logs and "
        + "documentation for the WS-Management service running on the destination, most commonly "
        + "IIS or WinRM. If the destination is the WinRM service, run the following command on the "
        + "destination to analyze and configure the WinRM service: \"winrm quickconfig\".",
      "Der Client kann keine Verbindung mit dem in der Anforderung angegebenen Ziel herstellen. "
        + "Stellen Sie sicher, dass der Dienst auf dem Ziel ausgeführt wird und die Anforderungen "
        + "akzeptiert. Führen Sie auf dem Ziel den folgenden Befehl aus, um den WinRM-Dienst zu "
        + "analysieren und zu konfigurieren: \"winrm quickconfig\".", "CannotConnect")
  }

  package static func shellAccessDenied(to host: Host.ID) -> Refusal {
    .remoting(host.text, "Access is denied.", "Zugriff verweigert.", "AccessDenied")
  }
}
