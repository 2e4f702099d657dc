internal import Datacenter
internal import PowerShellEngine

/// The adapter with which a host itself takes part in one of its virtual switches.
final class ManagementAdapterObject: LabObject {
  let virtualSwitch: VirtualSwitch
  let adapter: NetworkAdapter?
  private let host: HyperVHost.ID

  init(_ virtualSwitch: VirtualSwitch, of host: HyperVHost, _ lab: LabContext) {
    self.virtualSwitch = virtualSwitch
    self.host = host.name
    adapter = host.adapters.first { $0.name == virtualSwitch.adapter }
    super.init(lab)
  }

  /// The card's own address at an external switch; at an internal one an address of Microsoft's.
  var macAddress: String {
    if let adapter { return adapter.macAddress }
    let identifiers = (try? lab.datacenter.identifiers) ?? Identifiers(seed: 0)
    return identifiers.macAddress(vendor: "00155D", for: "management/\(virtualSwitch.id)")
  }

  override var className: String { "VMInternalNetworkAdapter" }
  override var title: String { "(Name = '\(virtualSwitch.name)')" }
  override var hostName: HyperVHost.ID { host }
}

/// `VMInternalNetworkAdapter`: what Get-VMNetworkAdapter -ManagementOS gives.
enum ManagementAdapterType {
  static var definition: TypeDefinition {
    TypeDefinition(
      HyperVType.managementAdapter, base: HyperVType.namespace + "VMNetworkAdapterBase"
    ) { m in
      table.declare(in: m)
      m.property("guid VMId {get;}") { (_: ManagementAdapterObject) in .guid(.empty) }
      m.property("string VMName {get;}") { (_: ManagementAdapterObject) in .string("") }
      m.property("guid VMSnapshotId {get;}") { (_: ManagementAdapterObject) in .guid(.empty) }
      m.property("string VMSnapshotName {get;}") { (_: ManagementAdapterObject) in .string("") }
      m.locationProperties()
    }
  }

  private static var table: PropertyTable<ManagementAdapterObject> {
    PropertyTable(properties + "\n" + NetworkAdapterType.portProperties) { me, name in
      switch name {
      case "MacAddress": .string(me.macAddress)
      case "Name", "SwitchName": .text(me.virtualSwitch.name)
      case "StatusDescription": .strings(["OK"])
      case "Status": .list([.member("VMNetworkAdapterOperationalStatus", 2)])
      case "VlanSetting": .null
      case "SwitchId": .guid(me.virtualSwitch.id)
      case "Id": .string("Microsoft:\(me.virtualSwitch.id.capitals)")
      default: .string("{\(me.virtualSwitch.id.capitals)}")
      }
    }
  }

  private static let properties = """
    bool IsManagementOs True
    string MacAddress @
    string DeviceId @
    string AdapterId @
    string Name @
    string SwitchName @
    string[] StatusDescription @
    VMNetworkAdapterOperationalStatus[] Status @
    bool IsExternalAdapter False
    """
}
