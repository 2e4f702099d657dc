import Messages

/// Add- and Remove-VMScsiController: one controller more or the last one less, up to four.
package struct ControllerChange: Operation {
  package enum Change: Hashable, Sendable {
    case add
    case remove(number: Int)
  }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    (self.machine, self.change, self.session) = (machine, change, session)
  }

  static let limit = 4
  private static let device = "Synthetic SCSI Controller"

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    switch change {
    case .add:
      let refuse = DeviceRefusals(change: .adding, device: Self.device, machine: machine)
      guard machine.state == .off, machine.migration == nil else { throw refuse.notNow }
      guard machine.scsiControllers < Self.limit else { throw refuse.tooMany(Self.limit) }
      return [.machine(machine.id, .controllersChanged(scsi: machine.scsiControllers + 1))]
    case .remove(let number):
      guard (0..<machine.scsiControllers).contains(number) else { throw .controllerNotFound }
      return try removal(of: number, from: machine)
    }
  }

  /// The drives of a controller go with it; those behind it move up by one number.
  private func removal(of number: Int, from machine: VirtualMachine) throws(Refusal) -> [Event] {
    let refuse = DeviceRefusals(change: .removing, device: Self.device, machine: machine)
    guard machine.state == .off, machine.migration == nil else { throw refuse.notNow }
    func moved(_ slot: ControllerSlot) -> ControllerSlot? {
      guard slot.type == .scsi, slot.number >= number else { return slot }
      return slot.number == number ? nil : ControllerSlot(.scsi, slot.number - 1, slot.location)
    }
    let disks = machine.hardDrives.compactMap { drive in
      moved(drive.slot).map { slot in
        var drive = drive
        drive.slot = slot
        return drive
      }
    }
    let media = machine.dvdDrives.compactMap { drive in
      moved(drive.slot).map { DvdDrive(slot: $0, path: drive.path) }
    }
    var events: [MachineEvent] = [.controllersChanged(scsi: machine.scsiControllers - 1)]
    if disks != machine.hardDrives { events.append(.hardDrivesChanged(disks)) }
    if media != machine.dvdDrives { events.append(.dvdDrivesChanged(media)) }
    return events.map { .machine(machine.id, $0) }
  }
}
