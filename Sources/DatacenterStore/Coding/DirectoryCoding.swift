import Datacenter

/// How forests, domains, controllers' copies and accounts are written.
extension Domain: Coded {
  static var blank: Domain { Domain(name: "", netBIOSName: "", authority: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try netBIOSName.code(&coder)
    try functionalLevel.code(&coder)
    try authority.code(&coder)
    try sites.code(&coder)
    try controllers.code(&coder)
    guard coder.format >= 2 else { return try codeFormat1(&coder) }
    try trusts.code(&coder)
    try replicationInterval.code(&coder)
    try forest.code(&coder)
    try nextRelativeID.code(&coder)
  }

  private mutating func codeFormat1(_ coder: inout Coder) throws(CodingFailure) {
    var partners: [Name] = []
    try partners.code(&coder)
    trusts = partners.map { Trust($0) }
    try replicationInterval.code(&coder)
    forest = name
  }
}

extension Trust: Coded {
  static var blank: Trust { Trust("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try partner.code(&coder)
    try direction.code(&coder)
    try isForestTrust.code(&coder)
  }
}

extension Forest: Coded {
  static var blank: Forest { Forest(name: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try sites.code(&coder)
    try siteLinks.code(&coder)
  }
}

extension Site: Coded {
  static var blank: Site { Site("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try subnets.code(&coder)
  }
}

extension SiteLink: Coded {
  static var blank: SiteLink { SiteLink([]) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try sites.code(&coder)
    try cost.code(&coder)
    try interval.code(&coder)
    try notifiesOfChanges.code(&coder)
  }
}

extension ReplicaParts: Coded {
  static var blank: ReplicaParts { ReplicaParts() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try controller.code(&coder)
    try domain.code(&coder)
    try accounts.code(&coder)
    try missing.code(&coder)
  }
}

extension ReplicationLink: Coded {
  static var blank: ReplicationLink { ReplicationLink(from: "", to: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (source, target) = (source, target)
    try source.code(&coder)
    try target.code(&coder)
    var link = self
    try link.isEnabled.code(&coder)
    try link.pending.code(&coder)
    try link.pendingSince.code(&coder)
    try link.lastAttempt.code(&coder)
    try link.lastSuccess.code(&coder)
    try link.failures.code(&coder)
    guard coder.isReading else { return }
    self = ReplicationLink(from: source, to: target)
    isEnabled = link.isEnabled
    pending = link.pending
    pendingSince = link.pendingSince
    lastAttempt = link.lastAttempt
    lastSuccess = link.lastSuccess
    failures = link.failures
  }
}

extension Account: Coded {
  static var blank: Account { Account(id: .blank, kind: .user, name: "", domain: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (id, guid, kind, name, domain) = (id, guid, kind, name, domain)
    var (container, attributes) = (container, attributes)
    try id.code(&coder)
    try guid.code(&coder)
    try kind.code(&coder)
    try name.code(&coder)
    try domain.code(&coder)
    try container.code(&coder)
    try attributes.code(&coder)
    guard coder.isReading else { return }
    self = Account(
      Account(id: id, guid: guid, kind: kind, name: name, domain: domain, container: container),
      attributes: attributes)
  }
}

extension DirectoryAttribute: Coded {
  static var blank: DirectoryAttribute { DirectoryAttribute("", []) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try values.code(&coder)
    try stamp.code(&coder)
  }
}

extension Stamp: Coded {
  static var blank: Stamp { Stamp() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try version.code(&coder)
    try time.code(&coder)
    try origin.code(&coder)
  }
}

extension AttributeValue: Coded {
  static var blank: AttributeValue { .text("") }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag =
      switch self {
      case .text: 1
      case .number: 2
      case .account: 3
      }
    try tag.code(&coder)
    switch tag {
    case 1: try coder.code(part: text ?? "") { self = .text($0) }
    case 2: try coder.code(part: number ?? 0) { self = .number($0) }
    case 3: try coder.code(part: account ?? .blank) { self = .account($0) }
    default: throw .damaged
    }
  }
}

extension Account.Kind: CodedChoice { static var blank: Account.Kind { .user } }

extension Trust.Direction: CodedChoice { static var blank: Trust.Direction { .bidirectional } }
