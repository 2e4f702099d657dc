internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// An address of an adapter as an object.
private struct AddressItem {
  let address: InterfaceAddress
  let adapter: NetworkAdapter
  let host: WindowsHost

  func object(state: String = "Preferred", store: String = "ActiveStore") -> Value {
    let isOld = address.address.family == .v4
    return .item(
      WindowsTypes.network + "MSFT_NetIPAddress",
      [
        ("IPAddress", .string(address.address.description)),
        ("InterfaceIndex", .unsigned(UInt32(clamping: host.index(of: adapter)))),
        ("InterfaceAlias", .text(adapter.name)),
        ("AddressFamily", .string(isOld ? "IPv4" : "IPv6")), ("Type", .string("Unicast")),
        ("PrefixLength", .whole(address.prefixLength)), ("PrefixOrigin", .string("Manual")),
        ("SuffixOrigin", .string("Manual")), ("AddressState", .string(state)),
        ("ValidLifetime", .null), ("PreferredLifetime", .null), ("SkipAsSource", .bool(false)),
        ("PolicyStore", .string(store)),
      ], words: address.address.description)
  }
}

/// Get-NetIPAddress.
struct GetNetIPAddress: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-NetIPAddress")
  @Parameter("IPAddress") var address: [String]?
  @Parameter var addressFamily: [String]?
  @Parameter var interfaceAlias: [String]?
  @Parameter var interfaceIndex: [UInt32]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let choice = AdapterChoice(
        names: interfaceAlias, descriptions: nil, indices: interfaceIndex,
        type: "MSFT_NetIPAddress")
      let all = try choice.adapters(of: host, call, lab).flatMap { adapter in
        adapter.addresses.map { AddressItem(address: $0, adapter: adapter, host: host) }
      }
      let chosen = try NamedChoice(type: "MSFT_NetIPAddress", property: "IPAddress").choose(
        address, of: all, by: { $0.address.address.description }, call, lab)
      for item in chosen where isWanted(item.address.address) { try call.write(item.object()) }
    }
  }

  private func isWanted(_ address: IPAddress) -> Bool {
    addressFamily?.contains { Name($0) == (address.family == .v4 ? "IPv4" : "IPv6") } ?? true
  }
}

/// New-NetIPAddress: the new address is tentative at first, and kept in two stores.
struct NewNetIPAddress: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-NetIPAddress")
  @Parameter("IPAddress") var address: String
  @Parameter var interfaceAlias: String?
  @Parameter var interfaceIndex: UInt32?
  @Parameter var prefixLength: UInt8?
  @Parameter var defaultGateway: String?
  @Parameter var addressFamily: String?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let parsed = IPAddress(address) else { throw Refusal.badAddress(address) }
    try target.forEach(call, in: lab) { host in
      let choice = AdapterChoice(
        names: interfaceAlias.map { [$0] }, descriptions: nil,
        indices: interfaceIndex.map { [$0] })
      guard let adapter = try choice.adapters(of: host, call, lab).first else { return }
      guard !host.addresses.contains(parsed) else { throw Refusal.addressExists }
      guard try call.shouldProcess(address, "New-NetIPAddress") else { return }
      var changed = adapter
      let length = prefixLength.map { Int($0) } ?? parsed.bitCount
      let new = InterfaceAddress(parsed, prefixLength: length)
      changed.addresses.append(new)
      var facts: [HostFact] = [.adapter(changed)]
      if let gateway = defaultGateway.flatMap({ IPAddress($0) }) {
        var network = host.network
        let everything = Subnet(IPAddress(0, 0, 0, 0), prefixLength: 0)
        network.routes.append(Route(everything, by: gateway))
        facts.append(.network(network))
      }
      try call.carryOut(
        HostFactChange(facts, on: host.name.text, session: try lab.logon), in: lab)
      let item = AddressItem(address: new, adapter: changed, host: host)
      try call.write(item.object(state: "Tentative"))
      try call.write(item.object(state: "Invalid", store: "PersistentStore"))
    }
  }
}

/// Remove-NetIPAddress.
struct RemoveNetIPAddress: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-NetIPAddress")
  @Parameter("IPAddress") var address: [String]?
  @Parameter var interfaceAlias: [String]?
  @Parameter var interfaceIndex: [UInt32]?
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let wanted = inputObject?.compactMap { $0.object?["IPAddress"]?.text(.invariant) } ?? address
    try target.forEach(call, in: lab) { host in
      let choice = AdapterChoice(
        names: interfaceAlias, descriptions: nil, indices: interfaceIndex,
        type: "MSFT_NetIPAddress")
      for adapter in try choice.adapters(of: host, call, lab) {
        for address in adapter.addresses where try isWanted(address, wanted) {
          try remove(address, adapter.name, host, call, lab)
        }
      }
    }
  }

  private func isWanted(_ address: InterfaceAddress, _ wanted: [String]?) throws -> Bool {
    try wanted?.contains { try NamePattern($0).matches(address.address.description) } ?? true
  }

  private func remove(
    _ address: InterfaceAddress, _ name: Name, _ host: WindowsHost, _ call: Invocation,
    _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(address.address.description, "Remove-NetIPAddress"),
      var adapter = try lab.datacenter.hosts[host.name]?.adapters.first(where: { $0.name == name })
    else { return }
    adapter.addresses.removeAll { $0 == address }
    try call.carryOut(
      HostFactChange([.adapter(adapter)], on: host.name.text, session: try lab.logon), in: lab)
  }
}

/// Get-NetRoute: the adapters' own subnets and the routes that were added.
struct GetNetRoute: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-NetRoute")
  @Parameter var destinationPrefix: [String]?
  @Parameter var addressFamily: [String]?
  @Parameter var interfaceAlias: [String]?
  @Parameter var interfaceIndex: [UInt32]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let choice = AdapterChoice(
        names: interfaceAlias, descriptions: nil, indices: interfaceIndex, type: "MSFT_NetRoute")
      var rows: [(Subnet, String, Int, NetworkAdapter)] = []
      for adapter in try choice.adapters(of: host, call, lab) {
        rows += adapter.addresses.map { ($0.subnet, "0.0.0.0", 256, adapter) }
        for route in host.network.routes
        where adapter.addresses.contains(where: { $0.subnet.contains(route.nextHop) }) {
          rows.append((route.destination, route.nextHop.description, route.metric, adapter))
        }
      }
      let chosen = try NamedChoice(type: "MSFT_NetRoute", property: "DestinationPrefix").choose(
        destinationPrefix, of: rows, by: { $0.0.description }, call, lab)
      for row in chosen { try call.write(Self.object(row.0, row.1, row.2, row.3, host)) }
    }
  }

  static func object(
    _ destination: Subnet, _ hop: String, _ metric: Int, _ adapter: NetworkAdapter,
    _ host: WindowsHost
  ) -> Value {
    .item(
      WindowsTypes.network + "MSFT_NetRoute",
      [
        ("ifIndex", .whole(host.index(of: adapter))),
        ("DestinationPrefix", .string(destination.description)), ("NextHop", .string(hop)),
        ("RouteMetric", .whole(metric)), ("ifMetric", .int(25)),
        ("PolicyStore", .string("ActiveStore")), ("InterfaceAlias", .text(adapter.name)),
        ("InterfaceIndex", .whole(host.index(of: adapter))), ("AddressFamily", .string("IPv4")),
      ])
  }
}

/// New-NetRoute.
struct NewNetRoute: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-NetRoute")
  @Parameter var destinationPrefix: String
  @Parameter var interfaceAlias: String?
  @Parameter var interfaceIndex: UInt32?
  @Parameter var nextHop: String?
  @Parameter var routeMetric: UInt16?
  @Parameter var addressFamily: String?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let destination = Subnet(destinationPrefix),
      let hop = IPAddress(nextHop ?? "0.0.0.0")
    else { throw Refusal.badAddress(destinationPrefix) }
    try target.forEach(call, in: lab) { host in
      let choice = AdapterChoice(
        names: interfaceAlias.map { [$0] }, descriptions: nil,
        indices: interfaceIndex.map { [$0] })
      guard let adapter = try choice.adapters(of: host, call, lab).first,
        try call.shouldProcess(destinationPrefix, "New-NetRoute")
      else { return }
      var network = host.network
      let metric = routeMetric.map { Int($0) } ?? 256
      network.routes.append(Route(destination, by: hop, metric: metric))
      try call.carryOut(
        HostFactChange([.network(network)], on: host.name.text, session: try lab.logon), in: lab)
      try call.write(
        GetNetRoute.object(destination, hop.description, metric, adapter, host))
    }
  }
}

extension Refusal {
  /// The Windows texts of error 87 and of a second address of the same kind.
  fileprivate static func badAddress(_ text: String) -> Refusal {
    Refusal(
      Text(en: "Invalid parameter \(text)", de: "Ungültiger Parameter \(text)"),
      "Windows System Error 87", .invalidArgument, target: text)
  }

  fileprivate static var addressExists: Refusal {
    Refusal(
      Text(
        en: "Instance MSFT_NetIPAddress already exists",
        de: "Die Instanz MSFT_NetIPAddress ist bereits vorhanden."),
      "Windows System Error 5010", .invalidArgument)
  }
}
