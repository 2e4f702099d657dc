internal import Datacenter
internal import PowerShellEngine

/// `VMIntegrationComponent` and `VMComPort`.
enum DeviceTypes {
  static var integrationComponent: TypeDefinition {
    TypeDefinition(HyperVType.integrationComponent, base: HyperVType.namespace + "VMDevice") { m in
      components.declare(in: m)
      m.deviceProperties()
    }
  }

  static var comPort: TypeDefinition {
    TypeDefinition(HyperVType.comPort, base: HyperVType.namespace + "VMDevice") { m in
      m.property("string Path {get;}") { (_: ComPortObject) in .string("") }
      m.property("Microsoft.HyperV.PowerShell.OnOffState DebuggerMode {get;}") {
        (_: ComPortObject) in .member("OnOffState", 1)
      }
      m.property("string Name {get;}") { (me: ComPortObject) in .string(me.name) }
      m.property("string Id {get;}") { (me: ComPortObject) in .string(me.id) }
      m.deviceProperties()
    }
  }

  private static var components: PropertyTable<IntegrationComponentObject> {
    PropertyTable(
      """
      bool Enabled @
      VMIntegrationComponentOperationalStatus[] OperationalStatus @
      VMIntegrationComponentOperationalStatus PrimaryOperationalStatus @
      string PrimaryStatusDescription @
      VMIntegrationComponentOperationalStatus SecondaryOperationalStatus @
      string SecondaryStatusDescription @
      string[] StatusDescription @
      string Name @
      string Id @
      """
    ) { me, name in
      switch name {
      case "Enabled": .bool(me.service.isEnabled)
      case "OperationalStatus": .list(me.statuses.map { .member(operationalStatus, $0.number) })
      case "PrimaryOperationalStatus": me.status(0)
      case "SecondaryOperationalStatus": me.status(1)
      case "PrimaryStatusDescription": me.statusText(0)
      case "SecondaryStatusDescription": me.statusText(1)
      case "StatusDescription": .strings(me.statuses.map(\.text))
      case "Name": .string(me.name)
      default: .string(me.id)
      }
    }
  }

  fileprivate static let operationalStatus = "VMIntegrationComponentOperationalStatus"
}

extension IntegrationComponentObject {
  /// Nothing while the machine is off; then `OK` or `No Contact`, and the heartbeat says it twice.
  fileprivate var statuses: [(number: Int, text: String)] {
    let machine = machine.machine
    guard machine.isActive, let now = try? lab.datacenter.clock else { return [] }
    let isUp = machine.guestIsUp(at: now)
    let first = isUp ? (2, "OK") : (12, "No Contact")
    return service.kind == .heartbeat && isUp ? [first, (2, "OK")] : [first]
  }

  fileprivate func status(_ place: Int) -> Value {
    statuses.indices.contains(place)
      ? .member(DeviceTypes.operationalStatus, statuses[place].number) : .null
  }

  fileprivate func statusText(_ place: Int) -> Value {
    .string(statuses.indices.contains(place) ? statuses[place].text : "")
  }
}
