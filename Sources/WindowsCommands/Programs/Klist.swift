internal import Datacenter
internal import HyperVCommands
internal import Messages

/// klist: the tickets of a session, and how it forgets them (neighbours-views.md 2.1).
enum Klist {
  private struct Request {
    var target: UInt64?
    var verb: Name = "tickets"
    var service: String?
  }

  static func run(_ run: ProgramRun) throws -> Int32 {
    let request = try parsed(run.words)
    if request.verb == "sessions" { return try sessions(run) }
    try head(run, request)
    switch request.verb {
    case "purge":
      try run.carryOut(TicketPurge(of: request.target, session: run.session))
      return try run.say("\tDeleting all tickets:", "\tTicket(s) purged!")
    case "get":
      guard let service = request.service else { break }
      try run.carryOut(TicketRequest(service, for: request.target, session: run.session))
      try run.say("A ticket to \(service) has been retrieved successfully.")
    default: break
    }
    return try list(run, request)
  }

  /// Both word orders are in use: `klist purge -li 0x3e7`, `klist -li 0x3e7 purge`.
  private static func parsed(_ words: [String]) throws -> Request {
    var request = Request()
    var rest = words[...]
    while let word = rest.popFirst() {
      if let option = ProgramRun.option(word) {
        let value = rest.popFirst() ?? ""
        if option == "li" { request.target = try number(value) }
      } else if request.verb == "get" {
        request.service = word
      } else {
        request.verb = Name(word)
      }
    }
    return request
  }

  /// `0x3e7`, or the number with its high half: `0:0x3e7`.
  private static func number(_ text: String) throws -> UInt64 {
    let bytes = Array(text.utf8)
    let low = bytes.lastIndex(of: 0x3A).map { Array(bytes[($0 + 1)...]) } ?? bytes
    let digits = low.starts(with: "0x".utf8) ? Array(low.dropFirst(2)) : low
    guard let number = UInt64(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw Refusal(
        Text(
          en: "The parameter is incorrect: \(text)", de: "Falscher Parameter: \(text)"), "87",
        .invalidArgument)
    }
    return number
  }

  private static func head(_ run: ProgramRun, _ request: Request) throws {
    _ = try run.datacenter.ticketCache(request.target, of: run.session)
    try run.say("", "Current LogonId is 0:\(hex(run.session.id))")
    if let target = request.target { try run.say("Targeted LogonId is 0:\(hex(target))") }
  }

  private static func list(_ run: ProgramRun, _ request: Request) throws -> Int32 {
    let datacenter = try run.current
    let (host, id) = try datacenter.ticketCache(request.target, of: run.session)
    let all = host.tickets(of: id).filter { $0.isValid(at: datacenter.clock) }
    let tickets = request.verb == "tgt" ? all.filter(\.isTicketGranting) : all
    try run.say("", "Cached Tickets: (\(tickets.count))")
    for (number, ticket) in tickets.enumerated() {
      try run.say([""] + lines(ticket, number, datacenter, run))
    }
    return 0
  }

  private static func lines(
    _ ticket: Ticket, _ number: Int, _ datacenter: Datacenter, _ run: ProgramRun
  ) -> [String] {
    let client = datacenter.account(ticket.client)
    let realm = client.map { $0.domain.capitals } ?? ""
    let name = client.map { $0.kind == .computer ? $0.name.text.small : $0.name.text } ?? ""
    func time(_ instant: Instant) -> String {
      CalendarText(instant).short(run.lab.language) + " (local)"
    }
    let controller = datacenter.hosts[ticket.controller]?.fullName ?? ticket.controller.text
    return [
      "#\(number)>\tClient: \(name) @ \(realm)",
      "\tServer: \(ticket.server) @ \(realm)",
      "\tKerbTicket Encryption Type: AES-256-CTS-HMAC-SHA1-96",
      "\tTicket Flags \(hex(UInt64(ticket.flags))) -> \(flags(ticket.flags))",
      "\tStart Time: \(time(ticket.issuedAt))",
      "\tEnd Time:   \(time(ticket.endsAt))",
      "\tRenew Time: \(time(ticket.renewableUntil))",
      "\tSession Key Type: AES-256-CTS-HMAC-SHA1-96",
      "\tCache Flags: \(ticket.isTicketGranting ? "0x1 -> PRIMARY " : "0 ")",
      "\tKdc Called: \(controller)",
    ]
  }

  private static let flagNames: [(bit: UInt32, name: String)] = [
    (0x4000_0000, "forwardable"), (0x2000_0000, "forwarded"), (0x80_0000, "renewable"),
    (0x40_0000, "initial"), (0x20_0000, "pre_authent"), (0x4_0000, "ok_as_delegate"),
    (0x1_0000, "name_canonicalize"),
  ]

  private static func flags(_ flags: UInt32) -> String {
    flagNames.filter { flags & $0.bit != 0 }.map { $0.name + " " }.joined()
  }

  private static func sessions(_ run: ProgramRun) throws -> Int32 {
    try run.say("", "Current LogonId is 0:\(hex(run.session.id))")
    for (index, record) in run.host.sessions.enumerated() {
      let account = run.datacenter.account(record.session.account)
      let name = account.map { run.datacenter.qualifiedName(of: $0) } ?? ""
      let package = record.session.kind == .service ? "Negotiate:(0)" : "Kerberos:\(kind(record))"
      try run.say("[\(index)] Session 0 0:\(hex(record.session.id)) \(name) \(package)")
    }
    return 0
  }

  private static func kind(_ record: LogonRecord) -> String {
    switch record.session.kind {
    case .console: "Interactive"
    case .remoteDesktop: "RemoteInteractive"
    default: "Network"
    }
  }

  static func hex(_ number: UInt64) -> String { "0x" + String(number, radix: 16) }
}
