/// The directory as its controllers hold it: a copy for each, and the links between them.
///
/// A change is made at one controller. Until it has been replicated, whoever asks another controller
/// gets the old answer; this is why a delegation "that is there" may not work yet.
package struct Directory: Sendable {
  package var replicas = PersistentMap<Host.ID, Replica>()
  package internal(set) var links: [ReplicationLink] = []

  package init() {}

  /// Gives a domain's controllers equal copies and joins them with links in both directions.
  package mutating func establish(_ domain: Domain, _ accounts: [Account]) {
    let replica = Replica(domain: domain.name, accounts)
    for controller in domain.controllers { replicas[controller] = replica }
    for source in domain.controllers {
      for target in domain.controllers where source != target {
        links.append(ReplicationLink(from: source, to: target))
      }
    }
  }

  package init(_ replicas: [(Host.ID, Replica)], _ links: [ReplicationLink]) {
    self.replicas = PersistentMap(uniqueKeysWithValues: replicas)
    self.links = links
  }

  package func link(from source: Host.ID, to target: Host.ID) -> ReplicationLink? {
    links.first { $0.source == source && $0.target == target }
  }
}

/// A controller's copy of its domain.
package struct Replica: Sendable {
  package var domain: Name
  package private(set) var objects: PersistentMap<Account.ID, Account>
  /// Who holds a service principal name: asked at every Kerberos decision.
  private var holders: PersistentMap<Name, [Account.ID]>

  package init(domain: Name, _ accounts: [Account] = []) {
    self.domain = domain
    objects = PersistentMap(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
    var holders: [Name: [Account.ID]] = [:]
    for account in accounts {
      for name in account.servicePrincipalNames {
        holders[Name(name), default: []].append(account.id)
      }
    }
    self.holders = PersistentMap(uniqueKeysWithValues: holders.map { ($0.key, $0.value) })
  }

  package mutating func keep(_ account: Account) {
    let (before, after) = (
      objects[account.id]?[.servicePrincipalName] ?? [], account[.servicePrincipalName]
    )
    objects[account.id] = account
    guard before != after else { return }
    for name in before.compactMap(\.text) {
      holders.update(Name(name)) { $0.removeAll { $0 == account.id } }
    }
    for name in after.compactMap(\.text) {
      holders[Name(name)] = (holders[Name(name)] ?? []) + [account.id]
    }
  }

  package mutating func forget(_ id: Account.ID) {
    guard var account = objects[id] else { return }
    account[.servicePrincipalName] = []
    keep(account)
    objects[id] = nil
  }

  package mutating func update(_ id: Account.ID, _ change: (inout Account) -> Void) {
    guard var account = objects[id] else { return }
    change(&account)
    keep(account)
  }

  /// What is there and not deleted.
  package func account(_ id: Account.ID?) -> Account? {
    guard let account = id.flatMap({ objects[$0] }), !account.isDeleted else { return nil }
    return account
  }

  package var accounts: [Account] {
    objects.values.filter { !$0.isDeleted }.sorted {
      ($0.name, $0.id.description) < ($1.name, $1.id.description)
    }
  }

  /// By sAMAccountName, a computer also without its dollar sign.
  package func account(named name: String, _ kinds: [Account.Kind] = [.user, .group, .computer])
    -> Account?
  {
    let (plain, dollar) = (Name(name), Name(name + "$"))
    let found = objects.values.filter {
      kinds.contains($0.kind) && !$0.isDeleted
        && ($0.name == plain || ($0.kind == .computer && $0.name == dollar))
    }
    return found.first { $0.name == plain } ?? found.first
  }

  /// The accounts a service is registered for; HOST stands for the services of the computer itself
  /// where nobody registered them (the attribute sPNMappings).
  package func holders(ofServicePrincipalName name: String) -> [Account] {
    let registered = registrations(of: name)
    guard registered.isEmpty, let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return registered
    }
    let service = Name(String(decoding: name.utf8[..<slash], as: UTF8.self))
    guard Self.servicesOfHost.contains(service) else { return [] }
    return registrations(of: "HOST" + String(decoding: name.utf8[slash...], as: UTF8.self))
  }

  private static let servicesOfHost: [Name] = ["cifs", "http", "rpc", "dns", "time", "wins"]

  /// The accounts that hold exactly this name.
  package func registrations(of name: String) -> [Account] {
    (holders[Name(name)] ?? []).compactMap { account($0) }.sorted { $0.name < $1.name }
  }

  /// Names that more than one account holds, with their holders: `setspn -X`.
  package var duplicateServicePrincipalNames: [(name: String, holders: [Account])] {
    var holders: [Name: [Account]] = [:]
    for account in accounts {
      for name in account.servicePrincipalNames { holders[Name(name), default: []].append(account) }
    }
    return holders.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key.text, $0.value) }
  }

  /// Whether an account is in one of the groups: directly, by its primary group, or through others.
  package func isMember(_ account: Account.ID, of groups: [Account.ID]) -> Bool {
    if groups.contains(account) { return true }
    let primary = objects[account]?.primaryGroup
    var pending = groups
    var seen: Set<Account.ID> = []
    while let id = pending.popLast() {
      guard seen.insert(id).inserted, let group = self.account(id), group.kind == .group else {
        continue
      }
      if id == primary { return true }
      for member in group[.member].compactMap(\.account) {
        if member == account { return true }
        pending.append(member)
      }
    }
    return false
  }

  /// Members of Protected Users are never delegated.
  package func isProtected(_ account: Account) -> Bool {
    isMember(account.id, of: [account.id.authority.account(WellKnownGroup.protectedUsers)])
  }

  /// The groups that name an account as a member, as memberOf shows them.
  package func groups(of account: Account.ID) -> [Account] {
    accounts.filter { $0.kind == .group && $0.members.contains(account) }
  }
}
