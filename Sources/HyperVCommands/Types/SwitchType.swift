internal import Datacenter
internal import PowerShellEngine

/// `VMSwitch`: what Get-VMSwitch gives.
///
/// Offloads are as on a network card that has none.
enum SwitchType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.virtualSwitch, base: HyperVType.namespace + "VirtualizationObject") {
      table.declare(in: $0)
      $0.locationProperties()
    }
  }

  private static var table: PropertyTable<VirtualSwitchObject> {
    PropertyTable(properties) { me, name in
      let virtualSwitch = me.virtualSwitch
      switch name {
      case "Name": return .text(virtualSwitch.name)
      case "Id": return .guid(virtualSwitch.id)
      case "Notes": return .string(virtualSwitch.notes)
      case "SwitchType": return .member("VMSwitchType", virtualSwitch.kind)
      case "AllowManagementOS": return .bool(virtualSwitch.allowsManagementOS)
      case "NetAdapterInterfaceDescription":
        return .string(me.adapter?.interfaceDescription ?? "")
      case "NetAdapterInterfaceDescriptions":
        return .strings([me.adapter?.interfaceDescription ?? ""])
      case "NetAdapterInterfaceGuid": return me.adapter.map { .list([.guid($0.id)]) } ?? .null
      default: return .null
      }
    }
  }

  private static let properties = """
    string Name @
    guid Id @
    string Notes @
    System.Object[] Extensions {}
    VMSwitchBandwidthMode BandwidthReservationMode 2
    bool PacketDirectEnabled False
    bool EmbeddedTeamingEnabled False
    bool IovEnabled False
    VMSwitchType SwitchType @
    bool AllowManagementOS @
    string NetAdapterInterfaceDescription @
    string[] NetAdapterInterfaceDescriptions @
    guid[] NetAdapterInterfaceGuid @
    bool IovSupport False
    string[] IovSupportReasons {}
    uint AvailableIPSecSA 0
    uint NumberIPSecSAAllocated 0
    uint AvailableVMQueues 0
    uint NumberVmqAllocated 0
    uint IovQueuePairCount 0
    uint IovQueuePairsInUse 0
    uint IovVirtualFunctionCount 0
    uint IovVirtualFunctionsInUse 0
    bool PacketDirectInUse False
    bool DefaultQueueVrssEnabledRequested True
    bool DefaultQueueVrssEnabled True
    bool DefaultQueueVmmqEnabledRequested False
    bool DefaultQueueVmmqEnabled False
    uint DefaultQueueVrssMaxQueuePairsRequested 16
    uint DefaultQueueVrssMaxQueuePairs 16
    uint DefaultQueueVrssMinQueuePairsRequested 1
    uint DefaultQueueVrssMinQueuePairs 1
    VrssQueueSchedulingModeType DefaultQueueVrssQueueSchedulingModeRequested 2
    VrssQueueSchedulingModeType DefaultQueueVrssQueueSchedulingMode 2
    bool DefaultQueueVrssExcludePrimaryProcessorRequested False
    bool DefaultQueueVrssExcludePrimaryProcessor False
    bool SoftwareRscEnabled True
    System.Nullable[int] BandwidthPercentage 0
    System.Nullable[ulong] DefaultFlowMinimumBandwidthAbsolute -
    System.Nullable[ulong] DefaultFlowMinimumBandwidthWeight -
    """
}
