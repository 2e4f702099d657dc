internal import Datacenter
internal import PowerShellEngine

/// How a machine is sealed off: its virtual TPM.
final class SecurityObject: DeviceObject {
  override var className: String { "VMSecurity" }
  override var name: String { "Security" }
}

/// `VMSecurity`.
enum SecurityType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.security, base: HyperVType.componentObject) { m in
      table.declare(in: m)
      m.deviceProperties()
    }
  }

  private static var table: PropertyTable<SecurityObject> {
    PropertyTable(
      """
      bool TpmEnabled @
      bool KsdEnabled False
      bool Shielded False
      bool EncryptStateAndVmMigrationTraffic False
      bool VirtualizationBasedSecurityOptOut False
      bool BindToHostTpm False
      """
    ) { me, _ in .bool(me.machine.machine.security.hasTPM) }
  }
}
