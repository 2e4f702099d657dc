import Messages

/// Remove-VM: the machine's configuration goes, its disks stay.
package struct MachineRemoval: Operation {
  package let machine: VirtualMachine.ID
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, session: LogonSession) {
    self.machine = machine
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil, machine.state == .off || machine.state == .saved else {
      throw .wrongState
    }
    let removal = Event.machine(machine.id, .deleted)
    // What checkpoints kept apart flows back into the disk it was taken from.
    let tree = DiskTree(
      of: machine, in: datacenter, drives: machine.hardDrives, checkpoints: [])
    let entry = machine.logged(.deleted, at: datacenter.clock)
    return [removal, entry] + tree.events + [.clockAdvanced(.seconds(0.4))]
  }
}
