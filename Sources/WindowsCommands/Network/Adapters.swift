internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

extension WindowsHost {
  /// The number of an adapter, as `ifIndex` shows it: ours, but steady.
  func index(of adapter: NetworkAdapter) -> Int {
    let place = adapters.firstIndex { $0.name == adapter.name } ?? 0
    return 4 + 3 * place
  }
}

/// Adapters as objects, and how a command's parameters choose them.
struct AdapterChoice {
  let names: [String]?
  let descriptions: [String]?
  let indices: [UInt32]?
  var objects: [ItemObject]?
  var type = "MSFT_NetAdapter"

  func adapters(
    of host: WindowsHost, _ call: Invocation, _ lab: LabContext
  ) throws -> [NetworkAdapter] {
    if let objects {
      let names = objects.compactMap { $0["Name"]?.text(.invariant) }.map { Name($0) }
      return host.adapters.filter { names.contains($0.name) }
    }
    if let indices {
      return host.adapters.filter { indices.contains(UInt32(clamping: host.index(of: $0))) }
    }
    let named = try NamedChoice(type: type, property: "Name").choose(
      names, of: host.adapters, by: \.name.text, call, lab)
    return try NamedChoice(type: type, property: "InterfaceDescription").choose(
      descriptions, of: named, by: \.interfaceDescription, call, lab)
  }

  static func speed(_ bits: Int64) -> String {
    for (unit, size) in [("Gbps", Int64(1_000_000_000)), ("Mbps", 1_000_000), ("Kbps", 1000)]
    where bits >= size {
      let tenths = bits * 10 / size
      return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
    }
    return "\(bits) bps"
  }

  static func object(_ adapter: NetworkAdapter, of host: WindowsHost) -> Value {
    let bytes = Array(adapter.macAddress.utf8)
    let address = stride(from: 0, to: max(bytes.count - 1, 0), by: 2).map {
      String(decoding: bytes[$0...($0 + 1)], as: UTF8.self)
    }.joined(separator: "-")
    let bits = Value.number(.uint64(UInt64(clamping: adapter.isUp ? adapter.bitsPerSecond : 0)))
    return .item(
      WindowsTypes.network + "MSFT_NetAdapter",
      [
        ("ifAlias", .text(adapter.name)), ("InterfaceAlias", .text(adapter.name)),
        ("ifIndex", .whole(host.index(of: adapter))),
        ("ifDesc", .string(adapter.interfaceDescription)),
        ("Name", .text(adapter.name)), ("InterfaceName", .text(adapter.name)),
        ("InterfaceDescription", .string(adapter.interfaceDescription)),
        ("InterfaceIndex", .unsigned(UInt32(clamping: host.index(of: adapter)))),
        ("Status", .string(adapter.isUp ? "Up" : "Disabled")),
        ("MacAddress", .string(address)),
        ("LinkSpeed", .string(speed(adapter.isUp ? adapter.bitsPerSecond : 0))),
        ("Speed", bits), ("ReceiveLinkSpeed", bits), ("TransmitLinkSpeed", bits),
        ("MediaType", .string("802.3")), ("PhysicalMediaType", .string("802.3")),
        ("InterfaceOperationalStatus", .string(adapter.isUp ? "Up" : "Down")),
        ("AdminStatus", .string(adapter.isUp ? "Up" : "Down")),
        (
          "MediaConnectionState",
          .string(adapter.isUp ? "Connected" : "Unknown")
        ),
        ("ConnectorPresent", .bool(true)), ("HardwareInterface", .bool(true)),
        ("Virtual", .bool(false)), ("MtuSize", .int(1500)),
        ("VlanID", adapter.vlan.map { .whole($0) } ?? .null),
        ("InterfaceGuid", .string("{\(adapter.id)}")), ("SystemName", .string(host.fullName)),
        ("PSComputerName", .text(host.name)),
      ], words: adapter.name.text)
  }

  static func rdma(_ adapter: NetworkAdapter, of host: WindowsHost) -> Value {
    .item(
      WindowsTypes.network + "MSFT_NetAdapterRdmaSettingData",
      [
        ("Name", .text(adapter.name)),
        ("InterfaceDescription", .string(adapter.interfaceDescription)),
        ("Enabled", .bool(adapter.rdmaIsEnabled)),
        ("Operational", .bool(adapter.hasRdma && adapter.isUp)),
        ("PFC", .string("NA")), ("ETS", .string("NA")), ("SystemName", .string(host.fullName)),
      ], words: adapter.name.text)
  }
}

/// The names and descriptions of adapters, as most of their commands take them.
struct AdapterSelector {
  @Parameter var name: [String]?
  @Parameter var interfaceDescription: [String]?
  @Switch var includeHidden: Bool

  var choice: AdapterChoice {
    AdapterChoice(names: name, descriptions: interfaceDescription, indices: nil)
  }
}

/// Get-NetAdapter.
struct GetNetAdapter: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-NetAdapter")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var interfaceIndex: [UInt32]?
  @Switch var physical: Bool
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let choice = AdapterChoice(
      names: selector.name, descriptions: selector.interfaceDescription, indices: interfaceIndex)
    try target.forEach(call, in: lab) { host in
      for adapter in try choice.adapters(of: host, call, lab) {
        try call.write(AdapterChoice.object(adapter, of: host))
      }
    }
  }
}

/// Get-NetAdapterRdma: adapters that can do it.
struct GetNetAdapterRdma: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-NetAdapterRdma")
  @ParameterGroup var selector = AdapterSelector()
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      var able = host
      able.adapters.removeAll { !$0.supportsRdma }
      var choice = selector.choice
      choice.type = "MSFT_NetAdapterRdmaSettingData"
      for adapter in try choice.adapters(of: able, call, lab) {
        try call.write(AdapterChoice.rdma(adapter, of: host))
      }
    }
  }
}

/// A change of the adapters that are chosen.
struct AdapterChanging {
  let selector: AdapterSelector
  let objects: [Item<Kinds.Instance>]?
  let target: CimTarget
  let verb: String
  let passThru: Bool

  func run(
    _ call: Invocation, in lab: LabContext, _ change: (inout NetworkAdapter) -> Void
  ) throws {
    try target.forEach(call, in: lab) { host in
      var choice = selector.choice
      choice.objects = objects?.compactMap(\.object)
      for adapter in try choice.adapters(of: host, call, lab) {
        guard try call.shouldProcess(adapter.name.text, verb) else { continue }
        var changed = adapter
        change(&changed)
        try call.carryOut(
          HostFactChange([.adapter(changed)], on: host.name.text, session: try lab.logon), in: lab)
        if passThru { try call.write(AdapterChoice.object(changed, of: host)) }
      }
    }
  }
}

/// Enable-NetAdapter.
struct EnableNetAdapter: WindowsCmdlet {
  static let about = CommandDescription(windows: "Enable-NetAdapter")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AdapterChanging(
      selector: selector, objects: inputObject, target: target, verb: "Enable-NetAdapter",
      passThru: passThru
    ).run(call, in: lab) { $0.isUp = true }
  }
}

/// Disable-NetAdapter.
struct DisableNetAdapter: WindowsCmdlet {
  static let about = CommandDescription(windows: "Disable-NetAdapter")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AdapterChanging(
      selector: selector, objects: inputObject, target: target, verb: "Disable-NetAdapter",
      passThru: passThru
    ).run(call, in: lab) { $0.isUp = false }
  }
}

/// Enable-NetAdapterRdma.
struct EnableNetAdapterRdma: WindowsCmdlet {
  static let about = CommandDescription(windows: "Enable-NetAdapterRdma")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var noRestart: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AdapterChanging(
      selector: selector, objects: inputObject, target: target, verb: "Enable-NetAdapterRdma",
      passThru: passThru
    ).run(call, in: lab) { $0.rdmaIsEnabled = true }
  }
}

/// Disable-NetAdapterRdma.
struct DisableNetAdapterRdma: WindowsCmdlet {
  static let about = CommandDescription(windows: "Disable-NetAdapterRdma")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var noRestart: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try AdapterChanging(
      selector: selector, objects: inputObject, target: target, verb: "Disable-NetAdapterRdma",
      passThru: passThru
    ).run(call, in: lab) { $0.rdmaIsEnabled = false }
  }
}
