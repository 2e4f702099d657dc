internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Test-NetConnection.
struct TestNetConnection: WindowsCmdlet {
  static let about = CommandDescription(windows: "Test-NetConnection")
  @Parameter var computerName: String?
  @Parameter("CommonTCPPort") var commonPort: String?
  @Parameter var port: Int32?
  @Parameter var informationLevel: String?

  private var wantedPort: UInt16? {
    if let port { return UInt16(clamping: port) }
    switch commonPort.map({ Name($0) }) {
    case "HTTP": return 80
    case "RDP": return Port.remoteDesktop
    case "SMB": return Port.fileSharing
    case "WINRM": return Port.management
    default: return nil
    }
  }

  func process(_ call: Invocation, in lab: LabContext) throws {
    let datacenter = try lab.datacenter
    let host = try lab.ownHost
    let name = computerName ?? "internetbeacon.msedge.net"
    let isQuiet = informationLevel.map { Name($0) == "Quiet" } ?? false
    let probe = NetworkProbe(datacenter, host)
    guard let address = datacenter.addresses(of: name, askedBy: host).first else {
      try call.writeWarning("Name resolution of \(name) failed")
      return try answer(call, isQuiet, false, unresolved(name, probe))
    }
    var items: [(name: String, value: Value)] = [
      ("ComputerName", .string(name)), ("RemoteAddress", .string(address.description)),
    ]
    let way: [(name: String, value: Value)] = [
      ("InterfaceAlias", probe.adapter(toward: address).map { .text($0.name) } ?? .null),
      ("SourceAddress", probe.source(toward: address).map { .string($0.description) } ?? .null),
    ]
    guard let wantedPort else {
      let answers = probe.answers(address)
      if !answers { try warnOfPing(address, call) }
      return try answer(call, isQuiet, answers, items + way + ping(answers))
    }
    items.append(("RemotePort", .whole(Int(wantedPort))))
    let connects = probe.connects(to: address, port: wantedPort)
    items += way
    if !connects {
      try call.writeWarning("TCP connect to (\(address) : \(wantedPort)) failed")
      let answers = probe.answers(address)
      if !answers { try warnOfPing(address, call) }
      items += ping(answers)
    }
    items.append(("TcpTestSucceeded", .bool(connects)))
    try answer(call, isQuiet, connects, items)
  }

  private func warnOfPing(_ address: IPAddress, _ call: Invocation) throws {
    try call.writeWarning("Ping to \(address) failed with status: TimedOut")
  }

  private func ping(_ answers: Bool) -> [(name: String, value: Value)] {
    [("PingSucceeded", .bool(answers)), ("PingReplyDetails (RTT)", .string("0 ms"))]
  }

  private func unresolved(
    _ name: String, _ probe: NetworkProbe
  ) -> [(name: String, value: Value)] {
    [
      ("ComputerName", .string(name)), ("RemoteAddress", .null),
      ("InterfaceAlias", probe.adapter(toward: nil).map { .text($0.name) } ?? .null),
      ("SourceAddress", probe.source(toward: nil).map { .string($0.description) } ?? .null),
      ("PingSucceeded", .bool(false)),
    ]
  }

  private func answer(
    _ call: Invocation, _ isQuiet: Bool, _ isGood: Bool, _ items: [(name: String, value: Value)]
  ) throws {
    try call.write(isQuiet ? .bool(isGood) : .item("NetConnectionResults", items))
  }
}

/// Test-Connection, as PowerShell 7 has it.
struct TestConnection: Cmdlet {
  static let about = CommandDescription(
    "Test-Connection", defaultSet: "DefaultPing",
    class: "Microsoft.PowerShell.Commands.TestConnectionCommand")
  @Parameter("TargetName", position: 0, from: .byValueOrPropertyName, aliases: ["ComputerName"])
  var targetName: [String]
  @Switch(in: [.in("DefaultPing")]) var ping: Bool
  @Switch("IPv4") var version4: Bool
  @Switch("IPv6") var version6: Bool
  @Parameter(in: [.in("DefaultPing"), .in("TcpPort")]) var count: Int32?
  @Parameter(in: [.in("DefaultPing")]) var delay: Int32?
  @Parameter(in: [.in("DefaultPing")]) var bufferSize: Int32?
  @Switch var quiet: Bool
  @Parameter var timeoutSeconds: Int32?
  @Parameter(in: [.in("TcpPort", mandatory: true)]) var tcpPort: Int32?

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reportingRefusals(lab) {
      let host = try lab.ownHost
      for name in targetName {
        try call.reportingRefusals(lab) { try test(name, from: host, call, lab) }
      }
    }
  }

  private func test(
    _ name: String, from host: WindowsHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    let probe = NetworkProbe(try lab.datacenter, host)
    guard let address = try lab.datacenter.addresses(of: name, askedBy: host).first else {
      if quiet { return try call.write(.bool(false)) }
      throw Refusal.targetUnknown(name)
    }
    if let tcpPort {
      return try call.write(
        .bool(probe.connects(to: address, port: UInt16(clamping: tcpPort))))
    }
    let answers = probe.answers(address)
    if quiet { return try call.write(.bool(answers)) }
    for number in 1...max(Int(count ?? 4), 1) {
      try call.write(
        .item(
          "Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus",
          [
            ("Ping", .whole(number)), ("Source", .text(host.name)),
            ("Destination", .string(name)),
            ("Address", answers ? .string(address.description) : .null),
            ("DisplayAddress", .string(answers ? address.description : "*")),
            ("Latency", .long(0)), ("BufferSize", .int(bufferSize ?? 32)),
            ("Status", .string(answers ? "Success" : "TimedOut")),
          ]))
    }
  }
}

/// Resolve-DnsName.
struct ResolveDnsName: WindowsCmdlet {
  static let about = CommandDescription(windows: "Resolve-DnsName")
  @Parameter var name: String
  @Parameter var type: String?
  @Parameter var server: [String]?
  @Switch var noHostsFile: Bool
  @Switch var dnsOnly: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let datacenter = try lab.datacenter
    var host = try lab.ownHost
    if noHostsFile || dnsOnly { host.network.hostsFile = [] }
    let full =
      name.utf8.contains(UInt8(ascii: ".")) ? name : "\(name).\(host.domain ?? "")"
    let addresses = datacenter.addresses(of: name, askedBy: host)
    guard !addresses.isEmpty else { throw Refusal.nameUnknown(name) }
    if IPAddress(name) != nil { return try reverse(addresses, datacenter, call) }
    for address in addresses {
      let isOld = address.family == .v4
      guard isWanted(isOld ? "A" : "AAAA") else { continue }
      try call.write(
        .item(
          "Microsoft.DnsClient.Commands.DnsRecord_A",
          [
            ("Name", .string(full)), ("Type", .string(isOld ? "A" : "AAAA")), ("TTL", .int(1200)),
            ("Section", .string("Answer")), ("IPAddress", .string(address.description)),
          ], words: full))
    }
  }

  private func isWanted(_ kind: Name) -> Bool {
    guard let type else { return true }
    return Name(type) == kind || Name(type) == "A_AAAA" || Name(type) == "ALL"
      || Name(type) == "ANY"
  }

  private func reverse(
    _ addresses: [IPAddress], _ datacenter: Datacenter, _ call: Invocation
  ) throws {
    for address in addresses {
      guard let owner = datacenter.hosts.values.first(where: { $0.addresses.contains(address) })
      else { throw Refusal.nameUnknown(address.description) }
      let parts = address.description.utf8.split(separator: UInt8(ascii: "."))
        .map { String(decoding: $0, as: UTF8.self) }
      try call.write(
        .item(
          "Microsoft.DnsClient.Commands.DnsRecord_PTR",
          [
            ("Name", .string(parts.reversed().joined(separator: ".") + ".in-addr.arpa")),
            ("QueryType", .string("PTR")), ("TTL", .int(1200)), ("Section", .string("Answer")),
            ("NameHost", .string(owner.fullName)),
          ]))
    }
  }
}

extension Refusal {
  fileprivate static func targetUnknown(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "Testing connection to computer '\(name)' failed: Cannot resolve the target name.",
        de: "Fehler beim Testen der Verbindung mit dem Computer \"\(name)\": Der Zielname kann "
          + "nicht aufgelöst werden."),
      "TestConnectionException", .resourceUnavailable, target: name)
  }

  fileprivate static func nameUnknown(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "\(name) : DNS name does not exist", de: "\(name) : Der DNS-Name ist nicht vorhanden."),
      "DNS_ERROR_RCODE_NAME_ERROR", .resourceUnavailable, target: name)
  }
}
