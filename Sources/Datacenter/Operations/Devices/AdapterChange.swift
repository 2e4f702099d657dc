import Messages

/// Add-, Set-, Rename- and Remove-VMNetworkAdapter.
package struct AdapterChange: Operation {
  package enum Change: Sendable {
    case add(name: String, switchName: String?, isLegacy: Bool, address: AdapterAddress)
    case set(adapter: Guid, [AdapterSetting])
    case remove(adapter: Guid)
  }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    (self.machine, self.change, self.session) = (machine, change, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    var adapters = machine.adapters
    switch change {
    case .add(let name, let switchName, let isLegacy, let address):
      let refuse = refusals(.adding, machine, isLegacy)
      try checkRoom(for: isLegacy, machine, refuse)
      guard isPluggable(machine, isLegacy) else { throw refuse.notNow }
      var adapter = VirtualNetworkAdapter(
        id: freeIdentifier(machine, datacenter), name: Name(name),
        switchName: try found(switchName, on: host))
      adapter.isLegacy = isLegacy
      try adapter.take(address, in: machine)
      if machine.isActive, adapter.hasDynamicMacAddress {
        adapter.macAddress = try datacenter.freeAddress(on: host, for: machine)
      }
      adapters.append(adapter)
    case .set(let id, let settings):
      let index = try place(of: id, in: machine)
      let refuse = refusals(.modifying, machine, adapters[index].isLegacy)
      guard machine.migration == nil else { throw refuse.notNow }
      for setting in settings {
        guard machine.state == .off || !setting.needsOff else { throw refuse.notNow }
        try adapters[index].take(setting, in: machine)
      }
    case .remove(let id):
      let index = try place(of: id, in: machine)
      let isLegacy = adapters[index].isLegacy
      guard isPluggable(machine, isLegacy) else {
        throw refusals(.removing, machine, isLegacy).notNow
      }
      adapters.remove(at: index)
    }
    guard adapters != machine.adapters else { return [] }
    return [.machine(machine.id, .adaptersChanged(adapters)), .clockAdvanced(.seconds(0.2))]
  }

  /// Generation 2 takes adapters while it runs; legacy ones need the machine off.
  private func isPluggable(_ machine: VirtualMachine, _ isLegacy: Bool) -> Bool {
    guard machine.migration == nil else { return false }
    return machine.state == .off
      || (machine.state == .running && machine.generation == 2 && !isLegacy)
  }

  private func checkRoom(
    for isLegacy: Bool, _ machine: VirtualMachine, _ refuse: DeviceRefusals
  ) throws(Refusal) {
    guard !isLegacy || machine.generation == 1 else { throw refuse.notInGeneration }
    let limit = isLegacy ? 4 : 8
    guard machine.adapters.count(where: { $0.isLegacy == isLegacy }) < limit else {
      throw refuse.tooMany(limit)
    }
  }

  private func refusals(
    _ change: DeviceRefusals.Change, _ machine: VirtualMachine, _ isLegacy: Bool
  ) -> DeviceRefusals {
    let device = isLegacy ? "Emulated Ethernet Port" : "Synthetic Ethernet Port"
    return DeviceRefusals(change: change, device: device, machine: machine)
  }

  private func place(of id: Guid, in machine: VirtualMachine) throws(Refusal) -> Int {
    guard let index = machine.adapters.firstIndex(where: { $0.id == id }) else {
      throw .adapterNotFound
    }
    return index
  }

  private func found(_ name: String?, on host: Host) throws(Refusal) -> Name? {
    guard let name else { return nil }
    guard let found = host.virtualSwitch(Name(name)) else { throw .switchNotFound(name) }
    return found.name
  }

  private func freeIdentifier(_ machine: VirtualMachine, _ datacenter: Datacenter) -> Guid {
    var attempt = 0
    while true {
      let purpose = "\(machine.id)/adapter/\(datacenter.clock.ticks)/\(attempt)"
      let id = datacenter.identifiers.guid(for: purpose)
      if !machine.adapters.contains(where: { $0.id == id }) { return id }
      attempt += 1
    }
  }
}

/// How an adapter comes by its MAC address.
package enum AdapterAddress: Hashable, Sendable {
  case dynamic
  case fixed(String)
}

/// A setting of Set-VMNetworkAdapter or Rename-VMNetworkAdapter.
package enum AdapterSetting: Hashable, Sendable {
  case name(String)
  case address(AdapterAddress)
  case addressSpoofing(Bool)
  case dhcpGuard(Bool)
  case routerGuard(Bool)
  case mirroring(AdapterPort.Mirroring)
  case teaming(Bool)
  case priorityTag(Bool)
  case deviceNaming(Bool)
  case vlan(Int?)

  var needsOff: Bool { if case .address = self { true } else { false } }
}

extension VirtualNetworkAdapter {
  fileprivate mutating func take(
    _ setting: AdapterSetting, in machine: VirtualMachine
  ) throws(Refusal) {
    switch setting {
    case .name(let text): name = Name(text)
    case .address(let address): try take(address, in: machine)
    case .addressSpoofing(let isOn): port.allowsAddressSpoofing = isOn
    case .dhcpGuard(let isOn): port.guardsDhcp = isOn
    case .routerGuard(let isOn): port.guardsRouters = isOn
    case .mirroring(let mode): port.mirroring = mode
    case .teaming(let isOn): port.allowsTeaming = isOn
    case .priorityTag(let isOn): port.passesPriorityTags = isOn
    case .deviceNaming(let isOn): port.namesDevice = isOn
    case .vlan(let number): vlan = number
    }
  }

  /// An address is twelve hexadecimal digits, with or without dashes or colons, and of one adapter
  /// of the machine only (the latter is ours).
  fileprivate mutating func take(
    _ address: AdapterAddress, in machine: VirtualMachine
  ) throws(Refusal) {
    switch address {
    case .dynamic:
      if !hasDynamicMacAddress { macAddress = "000000000000" }
      hasDynamicMacAddress = true
    case .fixed(let text):
      let digits = text.utf8.filter { !"-:".utf8.contains($0) }
      guard digits.count == 12, digits.allSatisfy({ hexValue($0) != nil }) else {
        throw .invalidValue(text, of: "StaticMacAddress")
      }
      let address = Name(String(decoding: digits, as: UTF8.self)).capitals
      let isTaken = machine.adapters.contains { $0.id != id && $0.macAddress == address }
      guard !isTaken || address == "000000000000" else {
        throw .invalidValue(text, of: "StaticMacAddress")
      }
      macAddress = address
      hasDynamicMacAddress = false
    }
  }
}

extension Datacenter {
  /// The lowest free MAC address of a host's range.
  func freeAddress(on host: Host, for machine: VirtualMachine) throws(Refusal) -> String {
    let taken = machines(on: host.name).flatMap(\.adapters).map(\.macAddress)
    var pool = AddressPool(host.settings, taken: Set(taken))
    guard let address = pool.next() else { throw .addressPoolExhausted(for: machine) }
    return address
  }
}
