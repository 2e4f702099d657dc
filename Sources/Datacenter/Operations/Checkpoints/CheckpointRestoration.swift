import Messages

/// Restore-VMSnapshot: the machine becomes what it was; what it has been since is lost.
///
/// It is off afterwards, or saved where the checkpoint holds its memory.
package struct CheckpointRestoration: Operation {
  package let machine: VirtualMachine.ID
  package let checkpoint: Checkpoint.ID
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, checkpoint: Checkpoint.ID, session: LogonSession) {
    (self.machine, self.checkpoint, self.session) = (machine, checkpoint, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard let checkpoint = machine.checkpoints.first(where: { $0.id == checkpoint }) else {
      throw .checkpointNotFound
    }
    guard machine.migration == nil, [.off, .running, .saved, .paused].contains(machine.state) else {
      throw .wrongState
    }
    // What was written since the last checkpoint goes first, since that may merge others.
    let tree = DiskTree(of: machine, in: datacenter, drives: [], checkpoints: machine.checkpoints)
    let then = tree.checkpoints.first { $0.id == checkpoint.id } ?? checkpoint
    var drives = then.machine.hardDrives
    var made: [Event] = []
    for index in drives.indices {
      guard let path = drives[index].path else { continue }
      let purpose = "restore/\(checkpoint.id)/\(datacenter.clock.ticks)"
      guard let image = tree.image(at: path) else {
        throw .diskNotFound(path.description, for: machine)
      }
      let child = try datacenter.child(of: image, at: path, for: purpose, machine, on: host)
      made.append(.image(child.file, .created(child.image)))
      drives[index].path = child.file.path
    }
    var events = tree.events + made
    if tree.checkpoints.map(\.machine.hardDrives) != machine.checkpoints.map(\.machine.hardDrives) {
      events.append(
        .machine(
          machine.id,
          .checkpointsChanged(tree.checkpoints, current: machine.currentCheckpoint)))
    }
    events.append(.machine(machine.id, .restored(checkpoint.id, drives: drives)))
    return events + [.clockAdvanced(.seconds(2))]
  }
}
