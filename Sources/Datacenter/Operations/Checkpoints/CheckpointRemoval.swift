import Messages

/// Remove-VMSnapshot: a checkpoint goes, alone or with those taken after it; its disks flow together.
package struct CheckpointRemoval: Operation {
  package let machine: VirtualMachine.ID
  package let checkpoint: Checkpoint.ID
  package let withChildren: Bool
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, checkpoint: Checkpoint.ID, withChildren: Bool,
    session: LogonSession
  ) {
    (self.machine, self.checkpoint, self.session) = (machine, checkpoint, session)
    self.withChildren = withChildren
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.checkpoints.contains(where: { $0.id == checkpoint }) else {
      throw .checkpointNotFound
    }
    guard machine.migration == nil else { throw .wrongState }
    let gone = doomed(in: machine)
    var left = machine.checkpoints.filter { !gone.contains($0.id) }
    for index in left.indices {
      left[index].parent = ancestor(of: left[index].parent, besides: gone, in: machine)
    }
    let current = ancestor(of: machine.currentCheckpoint, besides: gone, in: machine)
    let tree = DiskTree(
      of: machine, in: datacenter, drives: machine.hardDrives, checkpoints: left)
    var events = tree.events
    if tree.drives != machine.hardDrives {
      events.append(.machine(machine.id, .hardDrivesChanged(tree.drives)))
    }
    events.append(
      .machine(machine.id, .checkpointsChanged(tree.checkpoints, current: current)))
    return events + [.clockAdvanced(.seconds(0.5))]
  }

  private func doomed(in machine: VirtualMachine) -> Set<Checkpoint.ID> {
    var gone: Set<Checkpoint.ID> = [checkpoint]
    guard withChildren else { return gone }
    var before = 0
    while before != gone.count {
      before = gone.count
      for child in machine.checkpoints where child.parent.map(gone.contains) == true {
        gone.insert(child.id)
      }
    }
    return gone
  }

  /// The nearest checkpoint before that stays.
  private func ancestor(
    of id: Checkpoint.ID?, besides gone: Set<Checkpoint.ID>, in machine: VirtualMachine
  ) -> Checkpoint.ID? {
    var next = id
    while let id = next, gone.contains(id) {
      next = machine.checkpoints.first { $0.id == id }?.parent
    }
    return next
  }
}

/// Rename-VMSnapshot.
package struct CheckpointRenaming: Operation {
  package let machine: VirtualMachine.ID
  package let checkpoint: Checkpoint.ID
  package let newName: String
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, checkpoint: Checkpoint.ID, newName: String, session: LogonSession
  ) {
    (self.machine, self.checkpoint, self.session) = (machine, checkpoint, session)
    self.newName = newName
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    var checkpoints = machine.checkpoints
    guard let index = checkpoints.firstIndex(where: { $0.id == checkpoint }) else {
      throw .checkpointNotFound
    }
    guard checkpoints[index].name.text != newName else { return [] }
    checkpoints[index].name = Name(newName)
    return [
      .machine(
        machine.id, .checkpointsChanged(checkpoints, current: machine.currentCheckpoint))
    ]
  }
}

extension Refusal {
  /// The English text is known (hyperv-texts.md 3.1), the German is ours.
  package static var checkpointNotFound: Refusal {
    Refusal(
      Text(
        en: "Unable to find a snapshot matching the given criteria.",
        de: "Es wurde kein Prüfpunkt gefunden, der den angegebenen Kriterien entspricht."),
      "ObjectNotFound", .objectNotFound)
  }
}
