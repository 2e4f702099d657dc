internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Sync-ADObject: one object, from one controller to another, at once.
struct SyncADObject: WindowsCmdlet {
  static let about = CommandDescription(windows: "Sync-ADObject")
  @Parameter var object: Item<Kinds.Object>?
  @Parameter var source: String?
  @Parameter var destination: String
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(source, in: lab)
    let account = try reading.account(object?.identity ?? "", [.user, .group, .computer])
    guard try call.shouldProcess(reading.datacenter.distinguishedName(of: account), "Sync") else {
      return
    }
    try call.carryOut(
      ReplicationRequest(
        .object(
          account.id.description, from: reading.server.name.text, to: destination),
        session: try lab.logon),
      in: lab)
    guard passThru else { return }
    let fresh = try DirectoryReading(destination, in: lab)
    let view = fresh.view(try fresh.account(account.id.description, [account.kind]))
    try call.write(
      view.object(
        ["DistinguishedName", "Name", "ObjectClass", "ObjectGUID"], as: Kinds.Object.typeName))
  }
}

/// The controllers that `-Target` and `-Scope` mean.
private struct ReplicationTargets {
  let target: [Value]
  let scope: String?

  func hosts(_ reading: DirectoryReading) throws -> [WindowsHost] {
    let wide = scope.map { Name($0) == "Domain" || Name($0) == "Forest" } ?? false
    if target.isEmpty { return wide ? reading.controllers : [reading.server] }
    return try target.flatMap { value -> [WindowsHost] in
      let item = value.base.reference as? ItemObject
      let name = item?["HostName"]?.text(.invariant) ?? value.text(.invariant)
      if name.utf8.elementsEqual("*".utf8) || Name(name) == reading.domain.name {
        return reading.controllers
      }
      if scope.map({ Name($0) == "Site" }) ?? false {
        return reading.controllers.filter { $0.site == Name(name) }
      }
      let host = reading.datacenter.host(named: name, from: reading.server.name)
      guard let host, reading.datacenter.directory.replicas[host.name] != nil else {
        throw Refusal.directoryServerDown
      }
      return [host]
    }
  }
}

extension DirectoryReading {
  fileprivate func settings(of controller: Name) -> String {
    let site = datacenter.hosts[controller]?.site ?? ""
    return "CN=NTDS Settings,CN=\(controller.capitals),CN=Servers,CN=\(site),CN=Sites,"
      + "CN=Configuration,\(domain.distinguishedName)"
  }
}

/// Get-ADReplicationPartnerMetadata: how a controller stands with those it copies from.
struct GetADReplicationPartnerMetadata: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADReplicationPartnerMetadata")
  @Parameter var target: [Value]?
  @Parameter var scope: String?
  @Parameter var partnerType: String?
  @Parameter var partition: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(nil, in: lab)
    for host in try ReplicationTargets(target: target ?? [], scope: scope).hosts(reading) {
      for link in reading.datacenter.directory.links where link.target == host.name {
        try call.write(
          .item(
            WindowsTypes.directory + "ADReplicationPartnerMetadata", items(link, host, reading)))
      }
    }
  }

  private func items(
    _ link: ReplicationLink, _ host: WindowsHost, _ reading: DirectoryReading
  ) -> [(name: String, value: Value)] {
    let data = reading.datacenter
    let runs = data.lastRuns(of: link)
    let guid = Repadmin.guid(of: link.source, data)
    let isScheduled = data.scheduleInterval(of: link) != nil
    return [
      ("CompressChanges", .bool(isScheduled)),
      ("ConsecutiveReplicationFailures", .whole(link.failures)),
      ("DisableScheduledSync", .bool(!link.isEnabled)),
      ("IgnoreChangeNotifications", .bool(isScheduled)), ("IntersiteTransport", .string("IP")),
      ("LastReplicationAttempt", runs.attempt.map { .moment($0) } ?? .null),
      ("LastReplicationResult", .int(link.failures > 0 ? 1722 : 0)),
      ("LastReplicationSuccess", runs.success.map { .moment($0) } ?? .null),
      ("Partition", .string(reading.domain.distinguishedName)),
      ("Partner", .string(reading.settings(of: link.source))),
      ("PartnerAddress", .string("\(guid)._msdcs.\(reading.domain.forest)")),
      ("PartnerGuid", .guid(guid)), ("PartnerInvocationId", .guid(guid)),
      ("PartnerType", .string("Inbound")), ("ScheduledSync", .bool(isScheduled)),
      ("Server", .string(host.fullName)), ("SyncOnStartup", .bool(true)),
      ("TwoWaySync", .bool(false)), ("Writable", .bool(true)),
    ]
  }
}

/// Get-ADReplicationFailure: the partners that a controller could not reach.
struct GetADReplicationFailure: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADReplicationFailure")
  @Parameter var target: [Value]?
  @Parameter var scope: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(nil, in: lab)
    for host in try ReplicationTargets(target: target ?? [], scope: scope).hosts(reading) {
      for link in reading.datacenter.directory.links
      where link.target == host.name && link.failures > 0 {
        try call.write(
          .item(
            WindowsTypes.directory + "ADReplicationFailure",
            [
              ("FailureCount", .whole(link.failures)), ("FailureType", .string("Link")),
              ("FirstFailureTime", link.pendingSince.map { .moment($0) } ?? .null),
              ("LastError", .int(1722)),
              ("Partner", .string(reading.settings(of: link.source))),
              ("PartnerGuid", .guid(Repadmin.guid(of: link.source, reading.datacenter))),
              ("Server", .string(host.fullName)),
            ]))
      }
    }
  }
}

/// Get-ADReplicationSite.
struct GetADReplicationSite: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADReplicationSite")
  @Parameter var identity: Item<Kinds.Site>?
  @Parameter var filter: String?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let sites = reading.datacenter.forests[reading.domain.forest]?.sites ?? []
    let asked = identity?.object?["Name"]?.text(.invariant) ?? identity?.object?.words
    let own = filter == nil ? asked ?? reading.server.site?.text : nil
    if let own, !sites.contains(where: { $0.name == Name(own) }) {
      throw Refusal.noSuchObject(own, under: reading.domain)
    }
    var parser = FilterParser(filter ?? "*", call.frame)
    let condition = try parser.filter()
    for site in sites where own.map({ Name($0) == site.name }) ?? true {
      let place = "CN=\(site.name),CN=Sites,CN=Configuration,\(reading.domain.distinguishedName)"
      let items: [(name: String, value: Value)] = [
        ("DistinguishedName", .string(place)), ("ManagedBy", .null), ("Name", .text(site.name)),
        ("ObjectClass", .string("site")),
        ("ObjectGUID", .guid(reading.datacenter.identifiers.guid(for: "site/\(site.name)"))),
        ("ReplicationSchedule", .null),
      ]
      guard condition.isTrue(for: items) else { continue }
      try call.write(.item(Kinds.Site.typeName, items, words: site.name.text))
    }
  }
}

/// Get-ADReplicationSiteLink.
struct GetADReplicationSiteLink: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADReplicationSiteLink")
  @Parameter var identity: Item<Kinds.SiteLink>?
  @Parameter var filter: String?
  @Parameter var server: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let links = reading.datacenter.forests[reading.domain.forest]?.siteLinks ?? []
    let asked = identity?.object?["Name"]?.text(.invariant) ?? identity?.object?.words
    var parser = FilterParser(filter ?? "*", call.frame)
    let condition = try parser.filter()
    let root = "CN=Sites,CN=Configuration,\(reading.domain.distinguishedName)"
    for link in links where asked.map({ Name($0) == link.name }) ?? true {
      let items: [(name: String, value: Value)] = [
        ("Cost", .whole(link.cost)),
        ("DistinguishedName", .string("CN=\(link.name),CN=IP,CN=Inter-Site Transports,\(root)")),
        ("Name", .text(link.name)), ("ObjectClass", .string("siteLink")),
        ("ObjectGUID", .guid(reading.datacenter.identifiers.guid(for: "siteLink/\(link.name)"))),
        ("ReplicationFrequencyInMinutes", .whole(Int(link.interval.seconds / 60))),
        ("SitesIncluded", .strings(link.sites.map { "CN=\($0),\(root)" })),
      ]
      guard condition.isTrue(for: items) else { continue }
      try call.write(.item(Kinds.SiteLink.typeName, items, words: link.name.text))
    }
  }
}

/// Get-ADReplicationAttributeMetadata: who changed an attribute when, as a controller knows it.
struct GetADReplicationAttributeMetadata: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADReplicationAttributeMetadata")
  @Parameter var object: Item<Kinds.Object>?
  @Parameter var server: String
  @Parameter var properties: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let reading = try DirectoryReading(server, in: lab)
    let account = try reading.account(object?.identity ?? "", [.user, .group, .computer])
    let asked = properties.map { Set($0.map { Name($0) }) }
    for attribute in account.attributes
    where asked.map({ $0.contains(attribute.name) || $0.contains("*") }) ?? true {
      let view = reading.view(account)
      let origin = attribute.stamp.origin
      try call.write(
        .item(
          WindowsTypes.directory + "ADReplicationAttributeMetadata",
          [
            ("AttributeName", .text(attribute.name)),
            ("AttributeValue", .list(attribute.values.map(view.plain))),
            (
              "LastOriginatingChangeDirectoryServerIdentity",
              origin.isEmpty ? .null : .string(reading.settings(of: origin))
            ),
            (
              "LastOriginatingChangeTime",
              attribute.stamp.time.ticks > 0 ? .moment(attribute.stamp.time) : .null
            ),
            ("Object", .string(view.distinguishedName)),
            ("Server", .string(reading.server.fullName)),
            ("Version", .whole(attribute.stamp.version)),
          ]))
    }
  }
}
