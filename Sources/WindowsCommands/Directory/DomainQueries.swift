internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Get-ADDomain.
struct GetADDomain: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADDomain")
  @Parameter var identity: Item<Kinds.Domain>?
  @Parameter var server: String?
  @Parameter var current: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(identity?.domainName ?? server, in: lab)
    let (domain, place) = (reading.domain, reading.domain.distinguishedName)
    let names = domain.controllers.map { reading.datacenter.hosts[$0]?.fullName ?? $0.text }
    let master = Value.string(names.first ?? "")
    let others = reading.datacenter.domains.values.filter {
      $0.name != domain.name && $0.name.text.utf8.count > domain.name.text.utf8.count
        && $0.name.text.small.utf8.reversed().starts(
          with: ("." + domain.name.text.small).utf8.reversed())
    }
    let items: [(name: String, value: Value)] = [
      ("AllowedDNSSuffixes", .list([])),
      ("ChildDomains", .strings(others.map(\.name.text))),
      ("ComputersContainer", .string("CN=Computers,\(place)")),
      ("DeletedObjectsContainer", .string("CN=Deleted Objects,\(place)")),
      ("DistinguishedName", .string(place)), ("DNSRoot", .text(domain.name)),
      ("DomainControllersContainer", .string("OU=Domain Controllers,\(place)")),
      ("DomainMode", .string(domain.functionalLevel.domainMode)),
      ("DomainSID", .string(domain.authority.description)),
      ("ForeignSecurityPrincipalsContainer", .string("CN=ForeignSecurityPrincipals,\(place)")),
      ("Forest", .text(domain.forest)), ("InfrastructureMaster", master),
      ("LastLogonReplicationInterval", .null),
      (
        "LinkedGroupPolicyObjects",
        .strings(["CN={31B2F340-016D-11D2-945F-00C04FB984F9},CN=Policies,CN=System,\(place)"])
      ),
      ("LostAndFoundContainer", .string("CN=LostAndFound,\(place)")), ("ManagedBy", .null),
      ("Name", .string(domain.name.firstLabel)), ("NetBIOSName", .text(domain.netBIOSName)),
      ("ObjectClass", .string("domainDNS")),
      ("ObjectGUID", .guid(reading.datacenter.identifiers.guid(for: "domain/\(domain.name)"))),
      ("ParentDomain", .null), ("PDCEmulator", master),
      ("PublicKeyRequiredPasswordRolling", .bool(true)),
      ("QuotasContainer", .string("CN=NTDS Quotas,\(place)")),
      ("ReadOnlyReplicaDirectoryServers", .list([])),
      ("ReplicaDirectoryServers", .strings(names)), ("RIDMaster", master),
      (
        "SubordinateReferences",
        .strings(
          ["DC=ForestDnsZones", "DC=DomainDnsZones", "CN=Configuration"].map { "\($0),\(place)" })
      ),
      ("SystemsContainer", .string("CN=System,\(place)")),
      ("UsersContainer", .string("CN=Users,\(place)")),
    ]
    try call.write(.item(Kinds.Domain.typeName, items, words: place))
  }
}

extension Item where K == Kinds.Domain {
  /// A domain's name, or its distinguished name `DC=contoso,DC=com`.
  fileprivate var domainName: String {
    if let name = object?["DNSRoot"] { return name.text(.invariant) }
    let words = object?.words ?? ""
    guard words.utf8.contains(UInt8(ascii: "=")) else { return words }
    return words.utf8.split(separator: UInt8(ascii: ",")).map { part in
      String(decoding: part.drop { $0 != 0x3D }.dropFirst(), as: UTF8.self)
    }.joined(separator: ".")
  }
}

extension Name {
  fileprivate var firstLabel: String {
    String(decoding: text.utf8.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
  }
}

extension OperatingSystem.Release {
  fileprivate var level: String {
    switch self {
    case .server2012R2: "Windows2012R2"
    case .server2016, .server2019, .server2022: "Windows2016"
    case .server2025: "Windows2025"
    }
  }
  var domainMode: String { level + "Domain" }
  var forestMode: String { level + "Forest" }
}

/// Get-ADForest.
struct GetADForest: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADForest")
  @Parameter var identity: Item<Kinds.Forest>?
  @Parameter var server: String?
  @Parameter var current: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let named = identity?.object?["Name"]?.text(.invariant) ?? identity?.object?.words
    let reading = try DirectoryReading(named ?? server, in: lab)
    let (domain, data) = (reading.domain, reading.datacenter)
    let forest = data.forests[domain.forest]
    let domains = data.domains.values.filter { $0.forest == domain.forest }
    let controllers = domains.flatMap(\.controllers).map { data.hosts[$0]?.fullName ?? $0.text }
    let place = data.domains[domain.forest]?.distinguishedName ?? domain.distinguishedName
    let master = Value.string(controllers.first ?? "")
    let items: [(name: String, value: Value)] = [
      (
        "ApplicationPartitions",
        .strings(["DC=ForestDnsZones,\(place)", "DC=DomainDnsZones,\(place)"])
      ),
      ("CrossForestReferences", .list([])), ("DomainNamingMaster", master),
      ("Domains", .strings(domains.map(\.name.text))),
      ("ForestMode", .string(domain.functionalLevel.forestMode)),
      ("GlobalCatalogs", .strings(controllers)), ("Name", .text(domain.forest)),
      ("PartitionsContainer", .string("CN=Partitions,CN=Configuration,\(place)")),
      ("RootDomain", .text(domain.forest)), ("SchemaMaster", master),
      ("Sites", .strings(forest?.sites.map(\.name.text) ?? [])), ("SPNSuffixes", .list([])),
      ("UPNSuffixes", .list([])),
    ]
    try call.write(.item(Kinds.Forest.typeName, items, words: domain.forest.text))
  }
}

/// Get-ADDomainController.
struct GetADDomainController: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADDomainController")
  @Parameter var identity: Item<Kinds.Controller>?
  @Parameter var server: String?
  @Parameter var filter: String?
  @Switch var discover: Bool
  @Parameter var domainName: String?
  @Parameter var siteName: String?
  @Switch var nextClosestSite: Bool
  @Switch var forceDiscover: Bool
  @Switch var writable: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let named = identity?.object?["Name"]?.text(.invariant) ?? identity?.object?.words
    let reading = try DirectoryReading(named ?? server ?? domainName, in: lab)
    var hosts = [reading.server]
    if let siteName {
      hosts = reading.controllers.filter { $0.site == Name(siteName) }
    } else if let filter {
      let wanted = try parsed(filter, call)
      hosts = reading.controllers.filter { wanted.isTrue(for: reading.items(of: $0)) }
    }
    for host in hosts {
      let items = reading.items(of: host)
      let short: Set<String> = [
        "Domain", "Forest", "HostName", "IPv4Address", "IPv6Address", "Name", "Site",
      ]
      try call.write(
        .item(
          Kinds.Controller.typeName, discover ? items.filter { short.contains($0.name) } : items,
          words: host.name.capitals))
    }
  }

  private func parsed(_ filter: String, _ call: Invocation) throws -> DirectoryFilter {
    var parser = FilterParser(filter, call.frame)
    return try parser.filter()
  }
}

extension DirectoryFilter {
  /// The condition on an object that is no account.
  func isTrue(for items: [(name: String, value: Value)]) -> Bool {
    func value(_ name: Name) -> [Value] {
      items.first { Name($0.name) == name }?.value.parts ?? []
    }
    switch self {
    case .everything: return true
    case .present(let name): return !value(name).isEmpty
    case .test(let name, let test, let wanted): return compare(value(name), test, wanted)
    case .not(let inner): return !inner.isTrue(for: items)
    case .all(let inner): return inner.allSatisfy { $0.isTrue(for: items) }
    case .any(let inner): return inner.contains { $0.isTrue(for: items) }
    }
  }
}

extension DirectoryReading {
  var controllers: [WindowsHost] { domain.controllers.compactMap { datacenter.hosts[$0] } }

  func items(of host: WindowsHost) -> [(name: String, value: Value)] {
    let place = domain.distinguishedName
    let name = host.name.capitals
    let server =
      "CN=\(name),CN=Servers,CN=\(host.site ?? ""),CN=Sites,CN=Configuration,\(place)"
    let isFirst = domain.controllers.first == host.name
    let roles = [
      "SchemaMaster", "DomainNamingMaster", "PDCEmulator", "RIDMaster", "InfrastructureMaster",
    ]
    return [
      ("ComputerObjectDN", .string("CN=\(name),OU=Domain Controllers,\(place)")),
      ("DefaultPartition", .string(place)), ("Domain", .text(domain.name)),
      ("Enabled", .bool(true)), ("Forest", .text(domain.forest)),
      ("HostName", .string(host.fullName)),
      ("InvocationId", .guid(Repadmin.guid(of: host.name, datacenter))),
      ("IPv4Address", host.addresses.first.map { .string($0.description) } ?? .null),
      ("IPv6Address", .null), ("IsGlobalCatalog", .bool(true)), ("IsReadOnly", .bool(false)),
      ("LdapPort", .int(389)), ("Name", .string(name)),
      ("NTDSSettingsObjectDN", .string("CN=NTDS Settings,\(server)")),
      ("OperatingSystem", .string(host.operatingSystem.title)), ("OperatingSystemHotfix", .null),
      ("OperatingSystemServicePack", .null),
      ("OperatingSystemVersion", .string(host.operatingSystem.build)),
      ("OperationMasterRoles", .strings(isFirst ? roles : [])),
      ("Partitions", .strings(Repadmin.partitions(domain))), ("ServerObjectDN", .string(server)),
      (
        "ServerObjectGuid",
        .guid(datacenter.identifiers.guid(for: "server/\(host.name)"))
      ),
      ("Site", host.site.map { .text($0) } ?? .null), ("SslPort", .int(636)),
    ]
  }
}

/// Get-ADTrust; without a trust there is no output and no error.
struct GetADTrust: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADTrust")
  @Parameter var identity: Item<Kinds.Trust>?
  @Parameter var filter: String?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let wanted = identity?.object?.words
    if let wanted, reading.domain.trust(in: Name(wanted)) == nil {
      throw Refusal.noSuchObject(wanted, under: reading.domain)
    }
    var parser = FilterParser(filter ?? "*", call.frame)
    let condition = try parser.filter()
    for trust in reading.domain.trusts
    where wanted.map({ Name($0) == trust.partner }) ?? true {
      let items = items(trust, reading)
      guard condition.isTrue(for: items) else { continue }
      try call.write(.item(Kinds.Trust.typeName, items, words: trust.partner.text))
    }
  }

  private func items(
    _ trust: Trust, _ reading: DirectoryReading
  ) -> [(name: String, value: Value)] {
    let place = reading.domain.distinguishedName
    let direction =
      switch trust.direction {
      case .disabled: "Disabled"
      case .inbound: "Inbound"
      case .outbound: "Outbound"
      case .bidirectional: "BiDirectional"
      }
    return [
      ("Direction", .string(direction)), ("DisallowTransivity", .bool(false)),
      ("DistinguishedName", .string("CN=\(trust.partner),CN=System,\(place)")),
      ("ForestTransitive", .bool(trust.isForestTrust)), ("IntraForest", .bool(false)),
      ("IsTreeParent", .bool(false)), ("IsTreeRoot", .bool(false)), ("Name", .text(trust.partner)),
      ("ObjectClass", .string("trustedDomain")),
      ("ObjectGUID", .guid(reading.datacenter.identifiers.guid(for: "trust/\(trust.partner)"))),
      ("SelectiveAuthentication", .bool(false)), ("SIDFilteringForestAware", .bool(false)),
      ("SIDFilteringQuarantined", .bool(false)), ("Source", .string(place)),
      ("Target", .text(trust.partner)), ("TGTDelegation", .bool(false)),
      ("TrustAttributes", .int(trust.isForestTrust ? 8 : 0)), ("TrustedPolicy", .null),
      ("TrustingPolicy", .null), ("TrustType", .string("Uplevel")), ("UplevelOnly", .bool(false)),
      ("UsesAESKeys", .bool(false)), ("UsesRC4Encryption", .bool(false)),
    ]
  }
}
