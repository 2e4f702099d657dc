/// Forests, domains, sites and trusts: what the controllers of a directory agree on.
package struct Forest: Hashable, Sendable {
  package var name: Name  // the root domain's
  package var siteLinks: [SiteLink] = []
  package var sites: [Site] = []

  package init(name: Name) { self.name = name }

  package func isNotified(between one: Name?, and other: Name?) -> Bool {
    one == other || link(between: one, and: other)?.notifiesOfChanges == true
  }

  package func link(between one: Name?, and other: Name?) -> SiteLink? {
    guard let one, let other else { return nil }
    return siteLinks.filter { $0.sites.contains(one) && $0.sites.contains(other) }
      .min { $0.cost < $1.cost }
  }
}

/// A place with fast lines inside; its subnets tell a computer where it is.
package struct Site: Hashable, Sendable {
  package var name: Name
  package var subnets: [Subnet] = []

  package init(_ name: Name, subnets: [Subnet] = []) {
    self.name = name
    self.subnets = subnets
  }
}

/// How often controllers of different sites replicate.
package struct SiteLink: Hashable, Sendable {
  package var name: Name = "DEFAULTIPSITELINK"
  package var sites: [Name]
  package var cost = 100
  package var interval = Interval.minutes(15)
  package var notifiesOfChanges = false

  package init(_ sites: [Name], interval: Interval = .minutes(15)) {
    self.sites = sites
    self.interval = interval
  }
}

/// A domain, with the relation to others.
package struct Domain: Sendable {
  package var name: Name  // contoso.com
  package var netBIOSName: Name
  package var functionalLevel = OperatingSystem.Release.server2016
  package var authority: SecurityIdentifier
  package var forest: Name
  package var sites: [Name] = []
  package var controllers: [Host.ID] = []  // the first one holds the operation master roles
  package var trusts: [Trust] = []
  package var nextRelativeID: UInt32 = 1000
  package var replicationInterval = Interval.minutes(15)

  package init(name: Name, netBIOSName: Name, authority: SecurityIdentifier) {
    self.name = name
    self.netBIOSName = netBIOSName
    self.authority = authority
    forest = name
  }

  /// `DC=contoso,DC=com`.
  package var distinguishedName: String {
    name.text.utf8.split(separator: UInt8(ascii: ".")).map {
      "DC=" + String(decoding: $0, as: UTF8.self)
    }.joined(separator: ",")
  }

  package func owns(_ account: SecurityIdentifier) -> Bool { account.authority == authority }

  package func trust(in partner: Name) -> Trust? { trusts.first { $0.partner == partner } }
}

/// What a domain thinks of another one.
package struct Trust: Hashable, Sendable {
  /// The numbers of trustDirection: inbound means the partner trusts this domain.
  package enum Direction: Int, Sendable { case disabled = 0, inbound, outbound, bidirectional }

  package var partner: Name
  package var direction: Direction
  package var isForestTrust: Bool

  package init(
    _ partner: Name, _ direction: Direction = .bidirectional, isForestTrust: Bool = false
  ) {
    self.partner = partner
    self.direction = direction
    self.isForestTrust = isForestTrust
  }

  package var letsPartnerIn: Bool { direction == .outbound || direction == .bidirectional }
}

/// The identities every Windows knows.
extension SecurityIdentifier {
  package static let administrators = SecurityIdentifier("S-1-5-32-544")
  package static let users = SecurityIdentifier("S-1-5-32-545")
  package static let remoteDesktopUsers = SecurityIdentifier("S-1-5-32-555")
  package static let hyperVAdministrators = SecurityIdentifier("S-1-5-32-578")
  package static let remoteManagementUsers = SecurityIdentifier("S-1-5-32-580")

  /// The part before the last dash: the domain or computer that made the account.
  package var authority: SecurityIdentifier {
    let bytes = Array(description.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "-")) ?? bytes.endIndex
    return SecurityIdentifier(String(decoding: bytes[..<end], as: UTF8.self))
  }

  package var relativeID: UInt32? {
    let bytes = Array(description.utf8)
    guard let dash = bytes.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    return UInt32(String(decoding: bytes[(dash + 1)...], as: UTF8.self))
  }
}

/// The relative ids of a domain's own groups.
package enum WellKnownGroup {
  package static let administrator: UInt32 = 500
  package static let domainAdmins: UInt32 = 512
  package static let domainUsers: UInt32 = 513
  package static let domainComputers: UInt32 = 515
  package static let domainControllers: UInt32 = 516
  package static let enterpriseAdmins: UInt32 = 519
  package static let protectedUsers: UInt32 = 525
}
