import Messages

/// Whether a PowerShell session may be opened at a host: the questions in the order in which WinRM
/// meets them, first at the client, then on the wire, then at the host.
struct RemoteShellAdmission: Sendable {
  let wish: SignIn
  let host: Host
  let datacenter: Datacenter

  func check() throws(Refusal) {
    guard let here = datacenter.hosts[wish.session.host] else {
      throw .noAnswer(from: host.name)
    }
    var inquiry = Inquiry()
    let isCredSSP = wish.way == .remoteShellWithCredSSP
    if isCredSSP {
      try checkDelegationPolicy(here, &inquiry)
    } else if here.name != host.name {
      try checkIdentity(here, &inquiry)
    }
    try checkWire(here, &inquiry)
    try checkAccount(&inquiry)
    if isCredSSP {
      try checkCredSSP(here, &inquiry)
    } else {
      try inquiry.require(
        wish.hasPassword || datacenter.carries(wish.session, to: host),
        Text(
          en: "Has the session on \(here.name) credentials to show to \(host.name)?",
          de: "Hat die Sitzung auf \(here.name) Anmeldedaten, die sie \(host.name) zeigen kann?"),
        of: here.name,
        else: Refusal.shellAccessDenied(to: host.name).because(
          .doubleHop(wish.session, host.name)))
    }
    let groups = host.administrators + (host.localGroup("Remote Management Users")?.members ?? [])
    try inquiry.require(
      datacenter.isMember(wish.account, of: groups, on: host),
      Text(
        en: "Is the user in Administrators or Remote Management Users of \(host.name)?",
        de: "Gehört der Benutzer auf \(host.name) zu den Administratoren oder den "
          + "Remoteverwaltungsbenutzern?"),
      of: host.name,
      else: Refusal.shellAccessDenied(to: host.name).because(.noRights(on: host.name)))
  }

  /// Kerberos proves who the other computer is; without it the client must be told to trust it.
  private func checkIdentity(_ here: Host, _ inquiry: inout Inquiry) throws(Refusal) {
    let isTrusted = here.trusts(wish.host)
    guard IPAddress(wish.host) == nil else {
      return try inquiry.require(
        isTrusted && wish.hasPassword,
        Text(
          en:
            "Is the address \(wish.host) in TrustedHosts of \(here.name), with credentials given?",
          de: "Steht die Adresse \(wish.host) in TrustedHosts von \(here.name), und sind "
            + "Anmeldedaten angegeben?"),
        of: here.name,
        else: Refusal.addressNotTrusted(wish.host).because(
          .notInTrustedHosts(wish.host, here.name)))
    }
    try inquiry.require(
      isTrusted || isKnownByKerberos(to: here),
      Text(
        en: "Can Kerberos prove who \(host.name) is, or is it in TrustedHosts of \(here.name)?",
        de: "Kann Kerberos beweisen, wer \(host.name) ist, oder steht es in TrustedHosts von "
          + "\(here.name)?"),
      of: here.name,
      else: Refusal.serverNotTrusted(wish.host).because(.notInTrustedHosts(wish.host, here.name)))
    if !isTrusted { try checkClocks(here, &inquiry) }
  }

  /// An account of a domain, and a domain that both computers know.
  private func isKnownByKerberos(to here: Host) -> Bool {
    datacenter.domain(owning: wish.account) != nil && datacenter.trust(between: here, and: host)
  }

  private func checkWire(_ here: Host, _ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      host.isPoweredOn,
      Text(en: "Is \(host.name) switched on?", de: "Ist \(host.name) eingeschaltet?"),
      of: host.name,
      else: Refusal.noAnswer(from: host.name).because(.poweredOff(host.name)))
    try inquiry.require(
      isReachable(from: here),
      Text(
        en: "Do network and firewalls let \(here.name) through to TCP 5985 of \(host.name)?",
        de: "Lassen Netzwerk und Firewalls \(here.name) zu TCP 5985 von \(host.name) durch?"),
      of: host.name,
      else: Refusal.noAnswer(from: host.name).because(
        .managementBlocked(host, from: here, in: datacenter)))
    try inquiry.require(
      host.listens(on: Port.management),
      Text(
        en: "Does the service WinRM of \(host.name) run and listen?",
        de: "Läuft der Dienst WinRM von \(host.name), und lauscht er?"),
      of: host.name,
      else: Refusal.cannotConnect(to: host.name).because(.managementStopped(host)))
  }

  private func isReachable(from here: Host) -> Bool {
    guard here.name != host.name else { return true }
    guard let path = datacenter.path(to: host, from: here) else { return false }
    return here.firewallLetsOut(Port.management, to: path.destinationAddress)
      && host.firewallAdmits(Port.management, from: path.sourceAddress)
  }

  private func checkAccount(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      datacenter.accepts(wish.account, on: host),
      Text(
        en: "Does \(host.name) know the user's account?",
        de: "Kennt \(host.name) das Konto des Benutzers?"),
      of: host.name, else: .logonFailure.because(.unknownAccount(host)))
    try inquiry.require(
      !datacenter.passwordHasExpired(of: wish.account, on: host),
      Text(en: "Is the user's password still valid?", de: "Ist das Kennwort noch gültig?"),
      of: host.name, else: .passwordHasExpired)
  }
}

extension Host {
  /// Whether a name or address is in `WSMan:\localhost\Client\TrustedHosts`; `<local>` stands for
  /// names without a dot.
  func trusts(_ address: String) -> Bool {
    security.trustedHosts.contains { pattern in
      if Name(pattern) == "<local>" { return !address.utf8.contains(UInt8(ascii: ".")) }
      return NameMask(pattern).covers(address)
    }
  }
}

extension Datacenter {
  func passwordHasExpired(of account: Account.ID, on host: Host) -> Bool {
    self.account(account, seenFrom: host)?.userAccountControl.contains(.passwordExpired) == true
  }
}

/// A name with at most one star, as lists of computers have it: `*`, `*.contoso.com`, a name.
struct NameMask: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(caseFolded(text).utf8) }

  func covers(_ name: String) -> Bool {
    let folded = Array(caseFolded(name).utf8)
    guard let star = bytes.firstIndex(of: UInt8(ascii: "*")) else { return bytes == folded }
    let (head, tail) = (bytes[..<star], bytes[(star + 1)...])
    return folded.count >= head.count + tail.count && folded.starts(with: head)
      && folded.reversed().starts(with: tail.reversed())
  }
}
