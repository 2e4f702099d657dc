/// Asking the directory: through which controller, and what that one says.
extension Datacenter {
  /// The controller a computer talks to: one of its own site before the others, in their order.
  package func controller(for host: Host) -> Host.ID? {
    guard let domain = domain(of: host) else { return nil }
    if domain.controllers.contains(host.name) { return host.name }
    let running = domain.controllers.filter { hosts[$0]?.isPoweredOn == true }
    let near = running.filter { hosts[$0]?.site == host.site }
    return (near + running).first { id in hosts[id].map { canReach($0, from: host) } ?? false }
  }

  package func replica(for host: Host) -> Replica? {
    controller(for: host).flatMap { directory.replicas[$0] }
  }

  /// The domain a SID belongs to; nil for a computer's own accounts and built-in groups.
  package func domain(owning account: Account.ID) -> Domain? {
    domains.values.first { $0.owns(account) }
  }

  /// What the operations master of its domain knows about an account: for names, not for decisions.
  package func account(_ id: Account.ID?) -> Account? {
    guard let id, let domain = domain(owning: id) else { return nil }
    return domain.controllers.lazy.compactMap { self.directory.replicas[$0]?.account(id) }.first
  }

  /// An account as a host sees it: its own domain through its controller, others through theirs.
  package func account(_ id: Account.ID?, seenFrom host: Host) -> Account? {
    guard let id else { return nil }
    if let domain = domain(of: host), domain.owns(id) { return replica(for: host)?.account(id) }
    return account(id)
  }

  /// `CONTOSO\Administrator`, as whoami prints it in capitals and lower case alike.
  package func qualifiedName(of account: Account) -> String {
    "\(domains[account.domain]?.netBIOSName ?? account.domain)\\\(account.name)"
  }

  package func distinguishedName(of account: Account) -> String {
    let domain = domains[account.domain]?.distinguishedName ?? ""
    return "CN=\(account.commonName),\(account.container),\(domain)"
  }

  package func account(named qualifiedName: String) -> Account? {
    let wanted = Name(qualifiedName)
    for domain in domains.values {
      for controller in domain.controllers {
        guard let replica = directory.replicas[controller] else { continue }
        let found = replica.objects.values.first {
          !$0.isDeleted && Name(self.qualifiedName(of: $0)) == wanted
        }
        if let found { return found }
      }
    }
    return nil
  }

  /// The account a word means at a controller: name, `DOMAIN\name`, DN, SID or GUID.
  package func account(
    identifiedBy text: String, at controller: Host.ID,
    _ kinds: [Account.Kind] = [.user, .group, .computer]
  ) -> Account? {
    guard let replica = directory.replicas[controller] else { return nil }
    let bytes = Array(text.utf8)
    if bytes.starts(with: "S-1-".utf8) { return replica.account(SecurityIdentifier(text)) }
    if let guid = Guid(text) {
      return replica.accounts.first { $0.guid == guid && kinds.contains($0.kind) }
    }
    if bytes.contains(UInt8(ascii: "=")) {
      let wanted = Name(text)
      return replica.accounts.first {
        Name(distinguishedName(of: $0)) == wanted && kinds.contains($0.kind)
      }
    }
    let plain = bytes.lastIndex(of: UInt8(ascii: "\\")).map { bytes[($0 + 1)...] } ?? bytes[...]
    return replica.account(named: String(decoding: plain, as: UTF8.self), kinds)
  }
}

// MARK: Rights

extension Datacenter {
  /// Whether an account is in one of the groups: the directory is asked where the account lives.
  package func isMember(_ account: Account.ID, of groups: [Account.ID], on host: Host? = nil)
    -> Bool
  {
    if groups.contains(account) { return true }
    guard let domain = domain(owning: account) else { return false }
    let isOwn = host.flatMap { self.domain(of: $0) }?.name == domain.name
    let controller = isOwn ? host.flatMap { self.controller(for: $0) } : domain.controllers.first
    guard let replica = (controller ?? domain.controllers.first).flatMap({ directory.replicas[$0] })
    else { return false }
    return replica.isMember(account, of: groups)
  }

  package func mayManageHyperV(_ account: Account.ID, on host: Host) -> Bool {
    isMember(account, of: host.administrators + host.hyperVAdministrators, on: host)
  }

  package func isAdministrator(_ account: Account.ID, on host: Host) -> Bool {
    isMember(account, of: host.administrators, on: host)
  }

  /// Domain Admins, and the Enterprise Admins of the forest's root.
  package func mayAdminister(_ domain: Domain, _ account: Account.ID, at controller: Host.ID)
    -> Bool
  {
    guard let replica = directory.replicas[controller] else { return false }
    return replica.isMember(
      account,
      of: [
        domain.authority.account(WellKnownGroup.domainAdmins),
        domain.authority.account(WellKnownGroup.enterpriseAdmins),
      ])
  }

  /// Live migration needs one forest, or domains that trust each other; a workgroup has neither.
  package func trust(between one: Host, and other: Host) -> Bool {
    guard let first = domain(of: one), let second = domain(of: other) else { return false }
    return first.name == second.name || first.forest == second.forest
      || (first.trust(in: second.name)?.letsPartnerIn == true
        && second.trust(in: first.name)?.letsPartnerIn == true)
  }

  /// Whether an account may sign in at a host at all: its own, its domain's, or a trusted domain's.
  package func accepts(_ account: Account.ID, on host: Host) -> Bool {
    guard let theirs = domain(owning: account) else {
      return host.localUsers.contains { $0.id == account }
    }
    guard let own = domain(of: host) else { return false }
    return own.name == theirs.name || own.forest == theirs.forest
      || own.trust(in: theirs.name)?.letsPartnerIn == true
  }
}
