internal import Datacenter
internal import PowerShellEngine

/// `VMNetworkAdapter`: a machine's network adapter.
///
/// Offloads and guards are at their defaults.
enum NetworkAdapterType {
  static var definition: TypeDefinition {
    TypeDefinition(
      HyperVType.networkAdapter, base: HyperVType.namespace + "VMNetworkAdapterBase"
    ) { m in
      table.declare(in: m)
      m.deviceProperties()
    }
  }

  private static var table: PropertyTable<NetworkAdapterObject> {
    PropertyTable(properties + "\n" + portProperties + "\nstring Name @") { me, name in
      let adapter = me.adapter
      switch name {
      case "MacAddress": return .string(adapter.macAddress)
      case "DeviceNaming": return .onOff(adapter.port.namesDevice)
      case "MacAddressSpoofing": return .onOff(adapter.port.allowsAddressSpoofing)
      case "DhcpGuard": return .onOff(adapter.port.guardsDhcp)
      case "RouterGuard": return .onOff(adapter.port.guardsRouters)
      case "PortMirroringMode":
        return .member("VMNetworkAdapterPortMirroringMode", adapter.port.mirroring)
      case "IeeePriorityTag": return .onOff(adapter.port.passesPriorityTags)
      case "AllowTeaming": return .onOff(adapter.port.allowsTeaming)
      case "DynamicMacAddressEnabled": return .bool(adapter.hasDynamicMacAddress)
      case "IsLegacy": return .bool(adapter.isLegacy)
      case "IsSynthetic": return .bool(!adapter.isLegacy)
      case "IPAddresses": return .strings(me.addresses)
      case "Connected": return .bool(adapter.switchName != nil)
      case "SwitchName": return .string(adapter.switchName?.text ?? "")
      case "SwitchId": return me.switchID.map { .guid($0) } ?? .null
      case "AdapterId": return .string(adapter.id.capitals)
      case "StatusDescription": return .strings(me.isActive ? ["OK"] : [])
      case "Status":
        return .list(me.isActive ? [.member("VMNetworkAdapterOperationalStatus", 2)] : [])
      case "VlanSetting": return .object(VlanSettingObject(me))
      case "PoolName": return .string("Primordial")
      case "Name": return .string(me.name)
      default: return .string(me.id)
      }
    }
  }

  private static let properties = """
    bool ClusterMonitored True
    string MacAddress @
    System.Object MediaType -
    bool DynamicMacAddressEnabled @
    bool InterruptModeration False
    bool AllowPacketDirect False
    bool NumaAwarePlacement False
    bool IsLegacy @
    bool IsSynthetic @
    string[] IPAddresses @
    OnOffState DeviceNaming @
    uint IovWeight 0
    uint IovQueuePairsRequested 1
    IovInterruptModerationValue IovInterruptModeration 0
    uint PacketDirectNumProcs 0
    uint PacketDirectModerationCount 0
    uint PacketDirectModerationInterval 0
    uint IovQueuePairsAssigned 0
    uint IovUsage 0
    System.Object VirtualFunction -
    string[] MandatoryFeatureId {}
    string[] MandatoryFeatureName {}
    string PoolName @
    bool Connected @
    string SwitchName @
    string AdapterId @
    System.Object TestReplicaPoolName -
    System.Object TestReplicaSwitchName -
    string[] StatusDescription @
    VMNetworkAdapterOperationalStatus[] Status @
    bool IsManagementOs False
    bool IsExternalAdapter False
    """

  /// Of every adapter at a virtual switch: what its port does.
  static let portProperties = """
    string Id @
    System.Nullable[guid] SwitchId @
    string[] AclList {}
    string[] ExtendedAclList {}
    System.Object IsolationSetting -
    string[] RoutingDomainList {}
    System.Object VlanSetting @
    System.Object BandwidthSetting -
    VMNetworkAdapterIsolationMode CurrentIsolationMode 0
    OnOffState MacAddressSpoofing @
    OnOffState DhcpGuard @
    OnOffState RouterGuard @
    VMNetworkAdapterPortMirroringMode PortMirroringMode @
    OnOffState IeeePriorityTag @
    uint VirtualSubnetId 0
    uint DynamicIPAddressLimit 0
    uint StormLimit 0
    OnOffState AllowTeaming @
    OnOffState FixSpeed10G 1
    uint VMQWeight 100
    uint IPsecOffloadMaxSA 512
    bool VrssEnabled False
    bool VrssEnabledRequested True
    bool VmmqEnabled True
    bool VmmqEnabledRequested False
    uint VrssMaxQueuePairs 16
    uint VrssMaxQueuePairsRequested 16
    uint VrssMinQueuePairs 1
    uint VrssMinQueuePairsRequested 1
    VrssQueueSchedulingModeType VrssQueueSchedulingMode 0
    VrssQueueSchedulingModeType VrssQueueSchedulingModeRequested 0
    bool VrssExcludePrimaryProcessor False
    bool VrssExcludePrimaryProcessorRequested False
    bool VrssIndependentHostSpreading False
    bool VrssIndependentHostSpreadingRequested False
    VrssVmbusChannelAffinityPolicyType VrssVmbusChannelAffinityPolicy 1
    VrssVmbusChannelAffinityPolicyType VrssVmbusChannelAffinityPolicyRequested 1
    uint VmqUsage 0
    uint IPsecOffloadSAUsage 0
    bool VFDataPathActive False
    System.Object VMQueue -
    uint BandwidthPercentage 0
    bool IsTemplate False
    """
}

extension NetworkAdapterObject {
  fileprivate var isActive: Bool { machine.machine.isActive }

  /// A guest reports its addresses while it runs.
  fileprivate var addresses: [String] { isActive ? adapter.addresses.map(\.description) : [] }

  fileprivate var switchID: Guid? {
    guard let name = adapter.switchName else { return nil }
    return try? lab.datacenter.hosts[hostName]?.virtualSwitch(name)?.id
  }
}
