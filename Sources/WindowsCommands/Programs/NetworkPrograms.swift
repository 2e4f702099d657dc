internal import Datacenter
internal import Messages

/// ping: whether an address answers (neighbours-views.md 2.5).
enum Ping {
  static func run(_ run: ProgramRun) throws -> Int32 {
    var count = 4
    var target: String?
    var rest = run.words[...]
    while let word = rest.popFirst() {
      guard let option = ProgramRun.option(word) else {
        target = word
        continue
      }
      if option == "n" { count = rest.popFirst().flatMap { Int($0) } ?? count }
      if option == "l" || option == "w" || option == "i" { _ = rest.popFirst() }
    }
    guard let target else {
      return try run.say("", "Usage: ping [-t] [-n count] [-4] [-6] target_name") + 1
    }
    return try ping(target, min(max(count, 1), 100), run)
  }

  private static func ping(_ target: String, _ count: Int, _ run: ProgramRun) throws -> Int32 {
    guard let address = run.datacenter.addresses(of: target, askedBy: run.host).first else {
      try run.say(
        "Ping request could not find host \(target). Please check the name and try again.")
      return 1
    }
    let name = IPAddress(target) == nil ? "\(fullName(target, run)) [\(address)]" : target
    try run.say("", "Pinging \(name) with 32 bytes of data:")
    let answers = NetworkProbe(run.datacenter, run.host).answers(address)
    for _ in 0..<count {
      try run.say(
        answers ? "Reply from \(address): bytes=32 time<1ms TTL=128" : "Request timed out.")
    }
    let lost = answers ? 0 : count
    try run.say(
      "", "Ping statistics for \(address):",
      "    Packets: Sent = \(count), Received = \(count - lost), Lost = \(lost) "
        + "(\(answers ? 0 : 100)% loss),")
    guard answers else { return 1 }
    return try run.say(
      "Approximate round trip times in milli-seconds:",
      "    Minimum = 0ms, Maximum = 0ms, Average = 0ms")
  }

  private static func fullName(_ target: String, _ run: ProgramRun) -> String {
    run.datacenter.host(named: target, from: run.host.name)?.fullName ?? target
  }
}

/// Who answers on an address, seen from a host: the wire, and the other's firewall.
struct NetworkProbe {
  private let datacenter: Datacenter
  private let host: WindowsHost

  init(_ datacenter: Datacenter, _ host: WindowsHost) {
    (self.datacenter, self.host) = (datacenter, host)
  }

  func owner(of address: IPAddress) -> WindowsHost? {
    if address.description == "127.0.0.1" { return host }
    return datacenter.hosts.values.first { $0.addresses.contains(address) }
  }

  func path(to address: IPAddress) -> NetworkPath? {
    guard let target = owner(of: address), target.isPoweredOn,
      case .reached(let path) = datacenter.contact(address, of: target, from: host)
    else { return nil }
    return path
  }

  func answers(_ address: IPAddress) -> Bool {
    guard let target = owner(of: address) else {
      return datacenter.guestAnswers(address, to: host)
    }
    if target.name == host.name { return true }
    guard let path = path(to: address) else { return false }
    return target.firewallAdmits(0, .icmp, from: path.sourceAddress)
  }

  func connects(to address: IPAddress, port: UInt16) -> Bool {
    guard let target = owner(of: address) else { return false }
    if target.name == host.name { return target.listens(on: port) }
    guard let path = path(to: address) else { return false }
    return host.firewallLetsOut(port, to: address)
      && target.firewallAdmits(port, from: path.sourceAddress)
      && target.listens(on: port, at: address)
  }

  /// The adapter a call to an address leaves by.
  func adapter(toward address: IPAddress?) -> NetworkAdapter? {
    guard let address else { return host.adapters.first }
    return path(to: address)?.sourceAdapter
      ?? host.adapters.first { $0.addresses.contains { $0.subnet.contains(address) } }
      ?? host.adapters.first
  }

  func source(toward address: IPAddress?) -> IPAddress? {
    guard let address else { return host.addresses.first }
    if let path = path(to: address) { return path.sourceAddress }
    return adapter(toward: address)?.addresses.first?.address
  }
}

extension WindowsHost {
  /// The migration service listens on some addresses only.
  func listens(on port: UInt16, at address: IPAddress) -> Bool {
    guard port == Port.migration else { return listens(on: port) }
    return listens(on: port) && migrationAddresses.contains(address)
  }

  var migrationAddresses: [IPAddress] {
    guard listens(on: Port.migration) else { return [] }
    return addresses.filter { address in
      migration.useAnyNetwork || migration.networks.contains { $0.subnet.contains(address) }
    }
  }
}

/// ipconfig: the adapters with their addresses.
enum Ipconfig {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let options = run.words.compactMap(ProgramRun.option)
    try run.say("", "Windows IP Configuration", "")
    if options.contains("flushdns") {
      return try run.say("Successfully flushed the DNS Resolver Cache.")
    }
    if options.contains("registerdns") {
      return try run.say(
        "Registration of the DNS resource records for all adapters of this computer has been "
          + "initiated. Any errors will be reported in the Event Viewer in 15 minutes.")
    }
    let isFull = options.contains("all")
    if isFull { try head(run) }
    for adapter in run.host.adapters {
      try run.say("Ethernet adapter \(adapter.name):", "")
      try run.say(isFull ? details(adapter, run) : brief(adapter, run))
      try run.say("")
    }
    return 0
  }

  private static func field(_ label: String, _ value: String) -> String {
    var text = label
    while text.utf8.count < 34 { text += text.utf8.count % 2 == 0 ? "." : " " }
    return "   " + text + ": " + value
  }

  private static func head(_ run: ProgramRun) throws {
    let domain = run.host.domain?.text ?? ""
    try run.say(
      field("Host Name ", run.host.name.capitals), field("Primary Dns Suffix  ", domain),
      field("Node Type ", "Hybrid"), field("IP Routing Enabled", "No"),
      field("WINS Proxy Enabled", "No"), field("DNS Suffix Search List", domain), "")
  }

  private static func brief(_ adapter: NetworkAdapter, _ run: ProgramRun) -> [String] {
    guard adapter.isUp else {
      return [field("Media State ", "Media disconnected")] + suffix(run)
    }
    return suffix(run)
      + adapter.addresses.flatMap {
        [
          field("IPv4 Address", $0.address.description), field("Subnet Mask ", mask($0)),
        ]
      } + [field("Default Gateway ", gateway(adapter, run))]
  }

  private static func suffix(_ run: ProgramRun) -> [String] {
    [field("Connection-specific DNS Suffix  ", "")]
  }

  private static func details(_ adapter: NetworkAdapter, _ run: ProgramRun) -> [String] {
    let bytes = Array(adapter.macAddress.utf8)
    let pairs = stride(from: 0, to: bytes.count - 1, by: 2).map {
      String(decoding: bytes[$0...($0 + 1)], as: UTF8.self)
    }
    let servers = nameServers(run)
    return suffix(run) + [
      field("Description ", adapter.interfaceDescription),
      field("Physical Address", pairs.joined(separator: "-")), field("DHCP Enabled", "No"),
      field("Autoconfiguration Enabled ", "Yes"),
    ]
      + adapter.addresses.flatMap {
        [
          field("IPv4 Address", "\($0.address)(Preferred) "), field("Subnet Mask ", mask($0)),
        ]
      } + [field("Default Gateway ", gateway(adapter, run))]
      + [field("DNS Servers ", servers.first ?? "")]
      + servers.dropFirst().map { String(repeating: " ", count: 39) + $0 }
      + [field("NetBIOS over Tcpip", "Enabled")]
  }

  private static func nameServers(_ run: ProgramRun) -> [String] {
    let controllers = run.datacenter.domain(of: run.host)?.controllers ?? []
    return controllers.compactMap { run.datacenter.hosts[$0]?.addresses.first?.description }
  }

  private static func gateway(_ adapter: NetworkAdapter, _ run: ProgramRun) -> String {
    run.host.network.routes.first { route in
      route.destination.prefixLength == 0
        && adapter.addresses.contains { $0.subnet.contains(route.nextHop) }
    }?.nextHop.description ?? ""
  }

  private static func mask(_ address: InterfaceAddress) -> String {
    IPAddress(255, 255, 255, 255).masked(to: address.prefixLength).description
  }
}

/// netstat: who listens where.
enum Netstat {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let flags = run.words.compactMap(ProgramRun.option).flatMap { Array($0.text.small.utf8) }
    let hasOwner = flags.contains(UInt8(ascii: "o"))
    let showsListeners = flags.contains(UInt8(ascii: "a"))
    try run.say("", "Active Connections", "")
    let head = "  Proto  Local Address          Foreign Address        State"
    try run.say(hasOwner ? head + "           PID" : head)
    guard showsListeners else { return 0 }
    for (address, port) in listeners(run.host) {
      let local = "\(address):\(port)".padded(to: 23)
      let foreign = "0.0.0.0:0".padded(to: 23)
      let row = "  TCP    \(local)\(foreign)LISTENING"
      try run.say(hasOwner ? row + "       \(process(port))" : row)
    }
    return 0
  }

  private static func listeners(_ host: WindowsHost) -> [(address: String, port: UInt16)] {
    let ports = [
      Port.names, Port.kerberos, Port.directory, Port.fileSharing, Port.remoteDesktop,
      Port.management,
    ]
    let anywhere =
      [("0.0.0.0", UInt16(135))]
      + ports.filter { host.listens(on: $0) }.map {
        ("0.0.0.0", $0)
      }
    return anywhere.sorted { $0.1 < $1.1 }
      + host.migrationAddresses.map { ($0.description, Port.migration) }
  }

  /// Process numbers are ours; 4 is the system's own.
  private static func process(_ port: UInt16) -> Int {
    switch port {
    case Port.fileSharing, Port.management: 4
    case Port.migration: 2984
    case 135: 672
    case Port.remoteDesktop: 1032
    default: 716
    }
  }
}
