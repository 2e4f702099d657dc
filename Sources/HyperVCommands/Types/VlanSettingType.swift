internal import Datacenter
internal import PowerShellEngine

/// The VLAN of an adapter's port, as it is now.
final class VlanSettingObject: LabObject {
  let adapter: NetworkAdapterObject

  init(_ adapter: NetworkAdapterObject) {
    self.adapter = adapter
    super.init(adapter.machine.lab)
  }

  override var className: String { "VMNetworkAdapterVlanSetting" }
  override func text(_ culture: Culture) -> String { HyperVType.vlanSetting }
  override var hostName: HyperVHost.ID { adapter.machine.hostName }
}

/// `VMNetworkAdapterVlanSetting`: untagged or in one VLAN; trunks and private VLANs are not simulated.
enum VlanSettingType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.vlanSetting) { m in
      m.property(
        "Microsoft.HyperV.PowerShell.VMNetworkAdapterVlanMode OperationMode {get;}"
      ) { (me: VlanSettingObject) in
        .member("VMNetworkAdapterVlanMode", me.adapter.adapter.vlan == nil ? 0 : 1)
      }
      m.property("int AccessVlanId {get;}") { (me: VlanSettingObject) in
        .whole(me.adapter.adapter.vlan ?? 0)
      }
      m.property("string VMName {get;}") { (me: VlanSettingObject) in
        .text(me.adapter.machine.machine.name)
      }
      m.property("string VMNetworkAdapterName {get;}") { (me: VlanSettingObject) in
        .string(me.adapter.name)
      }
      m.property("Microsoft.HyperV.PowerShell.VMNetworkAdapterBase ParentAdapter {get;}") {
        (me: VlanSettingObject) in .object(me.adapter)
      }
      m.locationProperties()
    }
  }

  /// The column VlanList: empty for an untagged port.
  static func list(_ value: Value) -> Value {
    let setting = value.base.reference as? VlanSettingObject
    return setting?.adapter.adapter.vlan.map { .whole($0) } ?? .null
  }
}
