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
    return [removal] + merges(of: machine, in: datacenter) + [.clockAdvanced(.seconds(0.4))]
  }

  /// What checkpoints kept apart flows back into the disk it was taken from.
  private func merges(of machine: VirtualMachine, in datacenter: Datacenter) -> [Event] {
    var events: [Event] = []
    for drive in machine.hardDrives {
      var grown: Int64 = 0
      var path = drive.path
      while let file = path.map({ FileLocation(host: machine.host, path: $0) }),
        let image = datacenter.images[file]
      {
        guard Name(file.path.fileName).hasSuffix(".avhdx"), let parent = image.parent else {
          guard grown > 0 else { break }
          var merged = image
          merged.fileSize = max(min(image.fileSize + grown, image.size), image.fileSize)
          events.append(.image(file, .removed))
          events.append(.image(file, .created(merged)))
          break
        }
        grown += image.fileSize
        events.append(.image(file, .removed))
        path = parent
      }
    }
    return events
  }
}
