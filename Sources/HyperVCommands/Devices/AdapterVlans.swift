internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Set- and Get-VMNetworkAdapterVlan: the VLAN that an adapter's port is in.

struct SetVMNetworkAdapterVlan: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMNetworkAdapterVlan")
  @ParameterGroup var adapters = PortSelector()
  @Switch var untagged: Bool
  @Switch var access: Bool
  @Parameter var vlanId: Nullable<Int32>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if untagged, access { throw Refusal.notTogether("Untagged", "Access") }
    let number = vlanId?.value
    guard untagged || (access && (1...4094).contains(number ?? 0)) else {
      throw Refusal.invalidValue(number.map { "\($0)" } ?? "", of: "VlanId")
    }
    try adapters.selection.forEach(call, in: lab) { adapter in
      guard try call.shouldProcess(.setVlan(adapter.name), in: lab) else { return }
      let setting = AdapterSetting.vlan(untagged ? nil : number.map { Int($0) })
      let change = AdapterChange(
        machine: adapter.machine.id, change: .set(adapter: adapter.adapter.id, [setting]),
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(.object(VlanSettingObject(adapter))) }
    }
  }
}

struct GetVMNetworkAdapterVlan: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMNetworkAdapterVlan")
  @ParameterGroup var adapters = PortSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try adapters.selection.forEach(call, in: lab) { adapter in
      try call.write(.object(VlanSettingObject(adapter)))
    }
  }
}

/// The adapters of the commands for ports, which are named by VMNetworkAdapterName; without a
/// machine, those of all machines.
struct PortSelector {
  @Parameter("VMName") var machines: [String]?
  @Parameter("VM") var owners: [Object<VirtualMachineObject>]?
  @Parameter("VMNetworkAdapterName") var name: String?
  @Parameter("VMNetworkAdapter") var adapters: [AdapterReference]?
  @ParameterGroup var target = HostTarget()

  var selection: AdapterSelection {
    AdapterSelection(
      machines: machines ?? ["*"], owners: owners?.compactMap(\.object), names: [name ?? "*"],
      adapters: adapters?.compactMap(\.object), target: target)
  }
}

extension Text {
  // Ours, by the pattern (hyperv-texts.md 4).
  fileprivate static func setVlan(_ adapter: String) -> Text {
    Text(
      en: "Set-VMNetworkAdapterVlan will configure the VLAN of the network adapter "
        + "\"\(adapter)\".",
      de: "Mit Set-VMNetworkAdapterVlan wird das VLAN des Netzwerkadapters \"\(adapter)\" "
        + "konfiguriert.")
  }
}
