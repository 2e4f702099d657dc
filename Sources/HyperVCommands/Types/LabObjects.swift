internal import Datacenter
internal import PowerShellEngine

/// An object a script holds: it keeps an identity and reads the datacenter of the moment.
class LabObject: PSObject {
  let lab: LabContext
  init(_ lab: LabContext) { self.lab = lab }

  /// The short name of the class and what stands in brackets behind it.
  var className: String { "" }
  var title: String { "" }
  /// The host the object belongs to.
  var hostName: HyperVHost.ID { Name("") }
  var isDeleted: Bool { false }

  var namespace: String { HyperVType.namespace }

  override final var type: TypeInfo { foundType }
  private lazy var foundType = TypeTable.find(namespace + className) ?? .object

  /// `VirtualMachine (Name = 'Win10Ent') [Id = '7cca7664-…']`: seen for machines, of other classes
  /// by the same pattern (hyperv-texts.md 2).
  override func text(_ culture: Culture) -> String { "\(className) \(title)" }

  /// The text is the base class's, so lists show names: `{Hard Drive on SCSI controller …}`.
  override var inheritsText: Bool { true }
}

/// A virtual machine.
final class VirtualMachineObject: LabObject, ParameterObject {
  static let parameterTypeName = HyperVType.virtualMachine
  let id: VirtualMachine.ID
  private var known: VirtualMachine
  /// The checkpoint whose machine this is; nil for the machine of the moment.
  let checkpoint: Checkpoint?
  /// The import that is to make the machine; it is not there yet.
  let planned: PlannedImport?

  init(_ machine: VirtualMachine, _ lab: LabContext, planned: PlannedImport? = nil) {
    (id, known, checkpoint) = (machine.id, machine, nil)
    self.planned = planned
    super.init(lab)
  }

  /// A machine as it was once, whatever has become of it.
  init(at checkpoint: Checkpoint, _ lab: LabContext) {
    (id, known) = (checkpoint.machine.id, checkpoint.machine)
    self.checkpoint = checkpoint
    planned = nil
    super.init(lab)
  }

  /// The machine as it is now; once it is deleted, as it was last.
  var machine: VirtualMachine {
    if checkpoint != nil { return known }
    if let planned {
      if let now = try? planned.wish.machine(in: lab.datacenter) { known = now }
      return known
    }
    if let current = try? lab.datacenter.machines[id] { known = current }
    return known
  }

  override var className: String { "VirtualMachine" }
  override var title: String { "(Name = '\(machine.name)') [Id = '\(id)']" }
  override var hostName: HyperVHost.ID { machine.host }
  override var isDeleted: Bool { planned == nil && (try? lab.datacenter.machines[id]) == nil }

  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? VirtualMachineObject)?.id == id
  }
  override func hash() -> Int { id.hashValue }
}

/// A Hyper-V host.
final class HostObject: LabObject {
  let name: HyperVHost.ID
  private var known: HyperVHost

  init(_ host: HyperVHost, _ lab: LabContext) {
    (name, known) = (host.name, host)
    super.init(lab)
  }

  var host: HyperVHost {
    if let current = try? lab.datacenter.hosts[name] { known = current }
    return known
  }

  override var className: String { "VMHost" }
  override var title: String { "(Name = '\(name)')" }
  override var hostName: HyperVHost.ID { name }
}

/// An entry in a host's list of migration networks.
final class MigrationNetworkObject: LabObject {
  let subnet: Subnet
  private let host: HyperVHost.ID
  private var known: MigrationNetwork

  init(_ network: MigrationNetwork, of host: HyperVHost.ID, _ lab: LabContext) {
    (subnet, self.host, known) = (network.subnet, host, network)
    super.init(lab)
  }

  private var current: MigrationNetwork? {
    try? lab.datacenter.hosts[host]?.migration.network(subnet)
  }

  var network: MigrationNetwork {
    if let current { known = current }
    return known
  }

  override var className: String { "VMMigrationNetwork" }
  override var title: String { "(Subnet = '\(subnet)')" }
  override var hostName: HyperVHost.ID { host }
  override var isDeleted: Bool { current == nil }
}

/// A virtual switch.
final class VirtualSwitchObject: LabObject, ParameterObject {
  static let parameterTypeName = HyperVType.virtualSwitch
  let id: Guid
  private let host: HyperVHost.ID
  private var known: VirtualSwitch

  init(_ virtualSwitch: VirtualSwitch, of host: HyperVHost.ID, _ lab: LabContext) {
    (id, self.host, known) = (virtualSwitch.id, host, virtualSwitch)
    super.init(lab)
  }

  private var current: VirtualSwitch? {
    try? lab.datacenter.hosts[host]?.switches.first { $0.id == id }
  }

  var virtualSwitch: VirtualSwitch {
    if let current { known = current }
    return known
  }

  var adapter: NetworkAdapter? {
    guard let name = virtualSwitch.adapter else { return nil }
    return try? lab.datacenter.hosts[host]?.adapters.first { $0.name == name }
  }

  override var className: String { "VMSwitch" }
  override var title: String { "(Name = '\(virtualSwitch.name)') [Id = '\(id)']" }
  override var hostName: HyperVHost.ID { host }
  override var isDeleted: Bool { current == nil }
}

extension LabContext {
  func object(_ machine: VirtualMachine) -> Value { .object(VirtualMachineObject(machine, self)) }
  func object(_ host: HyperVHost) -> Value { .object(HostObject(host, self)) }
  func object(_ network: MigrationNetwork, of host: HyperVHost) -> Value {
    .object(MigrationNetworkObject(network, of: host.name, self))
  }
  func object(_ virtualSwitch: VirtualSwitch, of host: Name) -> Value {
    .object(VirtualSwitchObject(virtualSwitch, of: host, self))
  }
}
