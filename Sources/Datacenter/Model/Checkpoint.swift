/// A checkpoint of a machine: what it was like at a moment, to be gone back to.
///
/// Taking one gives each disk a differencing child; the disk as it was stays behind as the parent.
package struct Checkpoint: Sendable {
  package typealias ID = Guid

  package enum Kind: Int, Sendable {
    case standard = 0, recovery, planned
    case missing = 5, replica, appConsistentReplica, syncedReplica
  }

  package var id: ID
  package var name: Name
  package var kind = Kind.standard
  package var createdAt = Instant(ticks: 0)
  package var parent: ID?
  /// The machine at the moment, without its checkpoints; saved if it ran and its memory was kept.
  package var machine: VirtualMachine

  package init(id: ID, name: Name, machine: VirtualMachine) {
    self.id = id
    self.name = name
    self.machine = machine
    self.machine.checkpoints = []
  }
}

/// The device a machine starts from first, as New-VM names them.
package enum BootDevice: Int, Sendable {
  case floppy = 0, cd, ide, legacyNetworkAdapter, networkAdapter, vhd
}
