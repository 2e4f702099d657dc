internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Add-, Set-, Rename- and Remove-VMNetworkAdapter.

struct AddVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Add-VMNetworkAdapter")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter var name: String?
  @Parameter var switchName: String?
  @Parameter var isLegacy: Bool?
  @Switch var dynamicMacAddress: Bool
  @Parameter var staticMacAddress: String?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if dynamicMacAddress, staticMacAddress != nil {
      throw Refusal.notTogether("DynamicMacAddress", "StaticMacAddress")
    }
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.add(machine.name), in: lab) else { return }
      let change = AdapterChange(
        machine: machine.id,
        change: .add(
          name: name ?? (isLegacy == true ? "Legacy Network Adapter" : "Network Adapter"),
          switchName: switchName, isLegacy: isLegacy ?? false,
          address: staticMacAddress.map { .fixed($0) } ?? .dynamic),
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      guard passthru, let made = try lab.datacenter.machines[machine.id]?.adapters.last else {
        return
      }
      try call.write(.object(NetworkAdapterObject(made, of: VirtualMachineObject(machine, lab))))
    }
  }
}

struct SetVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMNetworkAdapter")
  @ParameterGroup var adapters = OneAdapterSelector()
  @Switch var dynamicMacAddress: Bool
  @Parameter var staticMacAddress: String?
  @Parameter var macAddressSpoofing: Nullable<Choice<OnOff>>?
  @Parameter var dhcpGuard: Nullable<Choice<OnOff>>?
  @Parameter var routerGuard: Nullable<Choice<OnOff>>?
  @Parameter var portMirroring: Nullable<Choice<AdapterPort.Mirroring>>?
  @Parameter var allowTeaming: Nullable<Choice<OnOff>>?
  @Parameter var ieeePriorityTag: Nullable<Choice<OnOff>>?
  @Parameter var deviceNaming: Nullable<Choice<OnOff>>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if dynamicMacAddress, staticMacAddress != nil {
      throw Refusal.notTogether("DynamicMacAddress", "StaticMacAddress")
    }
    try adapters.selection.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.set(adapter.name), in: lab) else { return }
      try call.change(adapter, .set(adapter: adapter.adapter.id, settings), passthru, lab)
    }
  }

  private var settings: [AdapterSetting] {
    func isOn(_ choice: Nullable<Choice<OnOff>>?) -> Bool? {
      choice?.value.map { $0.value == .on }
    }
    let all: [AdapterSetting?] = [
      dynamicMacAddress ? .address(.dynamic) : staticMacAddress.map { .address(.fixed($0)) },
      isOn(macAddressSpoofing).map { .addressSpoofing($0) },
      isOn(dhcpGuard).map { .dhcpGuard($0) }, isOn(routerGuard).map { .routerGuard($0) },
      portMirroring?.value.map { .mirroring($0.value) },
      isOn(allowTeaming).map { .teaming($0) }, isOn(ieeePriorityTag).map { .priorityTag($0) },
      isOn(deviceNaming).map { .deviceNaming($0) },
    ]
    return all.compactMap { $0 }
  }
}

struct RenameVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Rename-VMNetworkAdapter")
  @ParameterGroup var adapters = OwnedAdapterSelector()
  @Parameter var newName: String
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try adapters.selection.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.rename(adapter.name, newName), in: lab) else { return }
      try call.change(
        adapter, .set(adapter: adapter.adapter.id, [.name(newName)]), passthru, lab)
    }
  }
}

struct RemoveVMNetworkAdapter: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMNetworkAdapter")
  @ParameterGroup var adapters = OwnedAdapterSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try adapters.selection.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.remove(adapter.name), in: lab) else { return }
      try call.change(adapter, .remove(adapter: adapter.adapter.id), passthru, lab)
    }
  }
}

/// The adapters of Rename- and Remove-VMNetworkAdapter.
struct OwnedAdapterSelector {
  @Parameter("VMName") var machines: [String]?
  @Parameter("VM") var owners: [Object<VirtualMachineObject>]?
  @Parameter var name: String?
  @Parameter("VMNetworkAdapter") var adapters: [AdapterReference]?
  @ParameterGroup var target = HostTarget()

  var selection: AdapterSelection {
    AdapterSelection(
      machines: machines ?? [], owners: owners?.compactMap(\.object), names: [name ?? "*"],
      adapters: adapters?.compactMap(\.object), target: target)
  }
}

/// The adapters of Set-VMNetworkAdapter, which takes one of each.
struct OneAdapterSelector {
  @Parameter("VMName") var machine: String?
  @Parameter("VM") var owner: Object<VirtualMachineObject>?
  @Parameter var name: String?
  @Parameter("VMNetworkAdapter") var adapter: AdapterReference?
  @ParameterGroup var target = HostTarget()

  var selection: AdapterSelection {
    AdapterSelection(
      machines: machine.map { [$0] } ?? [], owners: owner?.object.map { [$0] },
      names: [name ?? "*"], adapters: adapter?.object.map { [$0] }, target: target)
  }
}

/// An adapter of a machine; a host's own is an adapter too, but not one that changes here.
struct AdapterReference: ParameterValue {
  let object: NetworkAdapterObject?

  static var parameterType: TypeInfo {
    TypeTable.find(HyperVType.namespace + "VMNetworkAdapterBase") ?? .object
  }
  static var placeholder: AdapterReference { AdapterReference(object: nil) }
  static func taken(from value: Value) throws -> AdapterReference {
    guard let adapter = value.base.reference as? NetworkAdapterObject else {
      throw Refusal.adapterNotFound
    }
    return AdapterReference(object: adapter)
  }
}

extension Invocation {
  fileprivate func change(
    _ adapter: NetworkAdapterObject, _ change: AdapterChange.Change, _ passthru: Bool,
    _ lab: LabContext
  ) throws {
    _ = adapter.adapter  // what it is like stays known when it goes
    let change = AdapterChange(
      machine: adapter.machine.id, change: change, session: try lab.logon)
    try carryOut(change, in: lab)
    if passthru { try write(.object(adapter)) }
  }
}

extension Text {
  // Add and Remove are in transcripts, the others follow the pattern (hyperv-texts.md 4).
  fileprivate static func add(_ machine: Name) -> Text {
    Text(
      en: "Add-VMNetworkAdapter will add a network adapter to virtual machine \"\(machine)\".",
      de:
        "Mit Add-VMNetworkAdapter wird dem virtuellen Computer \"\(machine)\" ein Netzwerkadapter "
        + "hinzugefügt.")
  }
  fileprivate static func set(_ adapter: String) -> Text {
    Text(
      en: "Set-VMNetworkAdapter will configure the network adapter \"\(adapter)\".",
      de: "Mit Set-VMNetworkAdapter wird der Netzwerkadapter \"\(adapter)\" konfiguriert.")
  }
  fileprivate static func rename(_ adapter: String, _ newName: String) -> Text {
    Text(
      en: "Rename-VMNetworkAdapter will rename the network adapter \"\(adapter)\" to "
        + "\"\(newName)\".",
      de: "Mit Rename-VMNetworkAdapter wird der Netzwerkadapter \"\(adapter)\" in \"\(newName)\" "
        + "umbenannt.")
  }
  fileprivate static func remove(_ adapter: String) -> Text {
    Text(
      en: "Remove-VMNetworkAdapter will remove the network adapter \"\(adapter)\".",
      de: "Mit Remove-VMNetworkAdapter wird der Netzwerkadapter \"\(adapter)\" entfernt.")
  }
}
