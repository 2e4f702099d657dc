internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Connect- and Disconnect-VMNetworkAdapter: which switch adapters are at.

struct ConnectVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Connect-VMNetworkAdapter")
  @ParameterGroup var adapters = AdapterSelector()
  @Parameter var switchName: String?
  @Parameter("VMSwitch") var virtualSwitch: Object<VirtualSwitchObject>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let name = switchName ?? virtualSwitch?.object?.virtualSwitch.name.text ?? ""
    try adapters.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.connect(adapter.name, name), in: lab) else { return }
      try call.connect(adapter, to: name, passthru, lab)
    }
  }
}

struct DisconnectVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Disconnect-VMNetworkAdapter")
  @ParameterGroup var adapters = AdapterSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try adapters.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.disconnect(adapter.name), in: lab) else { return }
      if let planned = adapter.machine.planned {
        planned.wish.disconnected.append(adapter.adapter.id)
        return
      }
      try call.connect(adapter, to: nil, passthru, lab)
    }
  }
}

/// `-VMName` with `-Name`, or `-VMNetworkAdapter`: the adapters a command works on.
struct AdapterSelector {
  @Parameter("VMName") var machines: [String]?
  @Parameter var name: [String]?
  @Parameter("VMNetworkAdapter") var adapters: [Object<NetworkAdapterObject>]?
  @ParameterGroup var target = HostTarget()

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (NetworkAdapterObject) throws -> Void
  ) throws {
    let selection = AdapterSelection(
      machines: machines ?? [], owners: nil, names: name ?? ["*"],
      adapters: adapters?.compactMap(\.object), target: target)
    try selection.forEach(call, in: lab, work)
  }
}

/// Adapters by the names of their machines, by machines as objects, or as objects themselves.
struct AdapterSelection {
  let machines: [String]
  let owners: [VirtualMachineObject]?
  let names: [String]
  let adapters: [NetworkAdapterObject]?
  let target: HostTarget

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (NetworkAdapterObject) throws -> Void
  ) throws {
    if let adapters {
      for object in adapters { try call.reporting(lab) { try work(object) } }
      return
    }
    if let owners {
      return try MachineSelection.machines(owners, call, in: lab) {
        try matching($0, call, lab, work)
      }
    }
    try MachineSelection.machines(named: machines, on: target, call, in: lab) {
      try matching($0, call, lab, work)
    }
  }

  /// The adapters of a machine that a name means, at least one.
  private func matching(
    _ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext,
    _ work: (NetworkAdapterObject) throws -> Void
  ) throws {
    let patterns = names.map { NamePattern($0) }
    let object = VirtualMachineObject(machine, lab)
    let found = try machine.adapters.filter { adapter in
      try patterns.contains { try $0.matches(adapter.name.text) }
    }
    if found.isEmpty { throw Refusal.adapterNotFound }
    for adapter in found {
      try call.reporting(lab) { try work(NetworkAdapterObject(adapter, of: object)) }
    }
  }
}

extension Invocation {
  fileprivate func connect(
    _ adapter: NetworkAdapterObject, to switchName: String?, _ passthru: Bool, _ lab: LabContext
  ) throws {
    let change = AdapterConnection(
      machine: adapter.machine.id, adapter: adapter.adapter.id, switchName: switchName,
      session: try lab.logon)
    try carryOut(change, in: lab)
    if passthru { try write(.object(adapter)) }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func connect(_ adapter: String, _ name: String) -> Text {
    Text(
      en: "Connect-VMNetworkAdapter will connect the network adapter \"\(adapter)\" to the virtual "
        + "switch \"\(name)\".",
      de: "Mit Connect-VMNetworkAdapter wird der Netzwerkadapter \"\(adapter)\" mit dem virtuellen "
        + "Switch \"\(name)\" verbunden.")
  }
  fileprivate static func disconnect(_ adapter: String) -> Text {
    Text(
      en: "Disconnect-VMNetworkAdapter will disconnect the network adapter \"\(adapter)\".",
      de: "Mit Disconnect-VMNetworkAdapter wird der Netzwerkadapter \"\(adapter)\" getrennt.")
  }
}
