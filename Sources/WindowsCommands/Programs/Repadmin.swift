internal import Datacenter
internal import HyperVCommands
internal import Messages

/// repadmin: how the controllers' copies are brought together (neighbours-views.md 2.2).
///
/// The model keeps one copy of a domain for each controller; the five partitions share its links.
enum Repadmin {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let verb = run.words.first.flatMap(ProgramRun.option) ?? ""
    let rest = Array(run.words.dropFirst())
    let targets = rest.filter {
      $0.utf8.first != 0x2F && $0.utf8.first != 0x2D && $0.utf8.first != 0x2B
    }
    switch verb {
    case "replsummary", "replsum": return try ReplicationSummary(run).write()
    case "syncall": return try syncAll(targets.first, rest, run)
    case "showrepl", "showreps": return try ReplicationStatus(run).write(targets.first)
    case "replicate": return try replicate(targets, run)
    case "replsingleobj": return try replicateObject(targets, run)
    case "options": return try options(rest, run)
    default:
      return try run.say(
        "Usage: repadmin <cmd> <args>", "  /replsummary  /showrepl [DC]  /syncall [DC] [/AdeP]",
        "  /replicate <to> <from> <partition>  /replsingleobj <to> <from> <DN>",
        "  /options [DC] [{+|-}DISABLE_OUTBOUND_REPL]")
    }
  }

  /// The controller that is meant, or the one the host talks to.
  static func controller(_ name: String?, _ run: ProgramRun) throws -> WindowsHost {
    let datacenter = run.datacenter
    let found =
      name.flatMap { datacenter.host(named: $0, from: run.host.name) }
      ?? (name == nil ? datacenter.controller(for: run.host).flatMap { datacenter.hosts[$0] } : nil)
    guard let found, datacenter.directory.replicas[found.name] != nil else {
      throw Refusal.directoryServerDown
    }
    return found
  }

  static func partitions(_ domain: Domain) -> [String] {
    let place = domain.distinguishedName
    return [
      "CN=Schema,CN=Configuration,\(place)", "CN=Configuration,\(place)", place,
      "DC=DomainDnsZones,\(place)", "DC=ForestDnsZones,\(place)",
    ]
  }

  static func guid(of controller: Name, _ datacenter: Datacenter) -> Guid {
    datacenter.identifiers.guid(for: "dsa/\(controller)")
  }

  private static func syncAll(
    _ name: String?, _ words: [String], _ run: ProgramRun
  ) throws -> Int32 {
    let home = try controller(name, run)
    guard let domain = run.datacenter.domain(of: home) else { throw Refusal.directoryServerDown }
    let flags = words.compactMap(ProgramRun.option).flatMap { Array($0.text.utf8) }
    let pushes = flags.contains(UInt8(ascii: "P"))
    try run.say("Syncing all NC's held on \(home.fullName).")
    let partners = domain.controllers.filter { $0 != home.name }
    var failure: Refusal?
    do {
      try run.carryOut(
        ReplicationRequest(
          pushes ? .push(from: home.name.text) : .pull(to: home.name.text), session: run.session))
    } catch let refusal as Refusal {
      guard refusal.errorID == "1722" || refusal.errorID == "8456" else { throw refusal }
      (failure, run.lab.lastRefusal) = (refusal, refusal)
    }
    for partition in partitions(domain) {
      try run.say("Syncing partition: \(partition)")
      for partner in partners {
        let ends = pushes ? (home.name, partner) : (partner, home.name)
        try report(ends, domain, failure, run)
      }
      try run.say("CALLBACK MESSAGE: SyncAll Finished.")
      guard let failure else {
        try run.say("SyncAll terminated with no errors.", "")
        continue
      }
      try run.say("", "SyncAll reported the following errors:")
      try run.say(contactError(failure, partners.first ?? "", domain, run) + [""])
    }
    return failure.flatMap { Int32($0.errorID) } ?? 0
  }

  private static func report(
    _ ends: (from: Name, to: Name), _ domain: Domain, _ failure: Refusal?, _ run: ProgramRun
  ) throws {
    if let failure {
      try run.say(
        contactError(failure, ends.from, domain, run).enumerated().map {
          $0.offset == 0 ? "CALLBACK MESSAGE: " + $0.element : $0.element
        })
      return
    }
    func name(_ host: Name) -> String {
      "\(guid(of: host, run.datacenter))._msdcs.\(domain.forest)"
    }
    for state in ["is in progress", "completed successfully"] {
      try run.say(
        "CALLBACK MESSAGE: The following replication \(state):",
        "    From: \(name(ends.from))", "    To  : \(name(ends.to))")
    }
  }

  private static func contactError(
    _ refusal: Refusal, _ host: Name, _ domain: Domain, _ run: ProgramRun
  ) -> [String] {
    let number = UInt64(refusal.errorID) ?? 0
    return [
      "Error contacting server \(guid(of: host, run.datacenter))._msdcs.\(domain.forest) "
        + "(network error): \(number) (\(Klist.hex(number))):",
      "    " + refusal.text[run.lab.language],
    ]
  }

  private static func replicate(_ words: [String], _ run: ProgramRun) throws -> Int32 {
    guard words.count >= 2 else { return try missing(run) }
    try run.carryOut(
      ReplicationRequest(.pair(from: words[1], to: words[0]), session: run.session))
    return try run.say("Sync from \(words[1]) to \(words[0]) completed successfully.")
  }

  private static func replicateObject(_ words: [String], _ run: ProgramRun) throws -> Int32 {
    guard words.count >= 3 else { return try missing(run) }
    try run.carryOut(
      ReplicationRequest(
        .object(words[2], from: words[1], to: words[0]), session: run.session))
    return try run.say(
      "Successfully replicated object \(words[2]) to \(words[0]) from \(words[1]).")
  }

  private static func missing(_ run: ProgramRun) throws -> Int32 {
    try run.complain("Invalid arguments.")
    return 1
  }

  private static func options(_ words: [String], _ run: ProgramRun) throws -> Int32 {
    let wanted: (Name, Bool)? = words.compactMap { word -> (Name, Bool)? in
      guard let sign = word.utf8.first, sign == 0x2B || sign == 0x2D else { return nil }
      return (Name(String(decoding: word.utf8.dropFirst(), as: UTF8.self)), sign == 0x2B)
    }.first
    let home = try controller(
      words.first { $0.utf8.first != 0x2B && $0.utf8.first != 0x2D }, run)
    try run.say("Current DSA Options: \(optionText(home, run.datacenter))")
    guard let (name, isSet) = wanted else { return 0 }
    guard name == "DISABLE_OUTBOUND_REPL" || name == "DISABLE_INBOUND_REPL" else {
      return try missing(run)
    }
    try run.carryOut(
      ReplicationSwitch(
        home.name.text, isOutbound: name == "DISABLE_OUTBOUND_REPL", isEnabled: !isSet,
        session: run.session))
    return try run.say("New DSA Options: \(optionText(home, try run.current))")
  }

  static func optionText(_ host: WindowsHost, _ datacenter: Datacenter) -> String {
    let links = datacenter.directory.links
    var words = ["IS_GC"]
    if links.contains(where: { $0.source == host.name && !$0.isEnabled }) {
      words.append("DISABLE_OUTBOUND_REPL")
    }
    return words.joined(separator: " ")
  }
}
