internal import Datacenter
internal import PowerShellEngine

/// A checkpoint of a machine: it keeps an identity and reads the datacenter of the moment.
final class CheckpointObject: LabObject, ParameterObject {
  static let parameterTypeName = HyperVType.snapshot
  let machine: VirtualMachineObject
  private var known: Checkpoint

  init(_ checkpoint: Checkpoint, of machine: VirtualMachineObject) {
    (known, self.machine) = (checkpoint, machine)
    super.init(machine.lab)
  }

  private var current: Checkpoint? { machine.machine.checkpoints.first { $0.id == known.id } }

  var checkpoint: Checkpoint {
    if let current { known = current }
    return known
  }

  /// What the machine was then, as an object whose parts can be listed.
  var then: VirtualMachineObject { VirtualMachineObject(at: checkpoint, lab) }

  var parentName: Value {
    let parent = machine.machine.checkpoints.first { $0.id == checkpoint.parent }
    return parent.map { .text($0.name) } ?? .null
  }

  override var className: String { "VMSnapshot" }
  override var title: String { "(Name = '\(checkpoint.name)') [Id = '\(checkpoint.id)']" }
  override var hostName: HyperVHost.ID { machine.hostName }
  override var isDeleted: Bool { machine.isDeleted || current == nil }
}

/// A configuration version that a host can run.
final class SupportedVersionObject: LabObject {
  let name: String
  let version: ConfigurationVersion
  let isDefault: Bool
  private let host: HyperVHost.ID

  init(
    _ name: String, _ version: ConfigurationVersion, isDefault: Bool, of host: HyperVHost.ID,
    _ lab: LabContext
  ) {
    (self.name, self.version, self.isDefault, self.host) = (name, version, isDefault, host)
    super.init(lab)
  }

  override var className: String { "VMHostSupportedVersion" }
  override var title: String { "(Name = '\(name)')" }
  override var hostName: HyperVHost.ID { host }
}
