internal import Datacenter
internal import PowerShellEngine

/// `VMMigrationNetwork`: what Get-VMMigrationNetwork gives.
enum MigrationNetworkType {
  static var definition: TypeDefinition {
    TypeDefinition(
      HyperVType.migrationNetwork, base: HyperVType.namespace + "VirtualizationObject"
    ) { m in
      m.property("string Subnet {get;set;}") { (me: MigrationNetworkObject) in
        .string(me.subnet.description)
      }
      m.property("System.Nullable[int] Priority {get;set;}") { (me: MigrationNetworkObject) in
        me.network.priority.map { .int(Int32(clamping: $0)) } ?? .null
      }
      m.locationProperties()
    }
  }
}
