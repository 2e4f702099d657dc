import Messages

/// Add- and Remove-VMDvdDrive, and Set-VMDvdDrive for its place: a drive for ISO files.
package struct DvdDriveChange: Operation {
  package enum Change: Hashable, Sendable {
    case add(SlotWish, path: String?)
    case move(ControllerSlot, to: SlotWish)
    case remove(ControllerSlot)
  }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    (self.machine, self.change, self.session) = (machine, change, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    var drives = machine.dvdDrives
    switch change {
    case .add(var wish, let path):
      let refuse = refusals(.adding, machine)
      if machine.generation == 1 { wish.type = .ide }
      let slot = try machine.freeSlot(wish, refuse)
      guard machine.mayChangeDrive(at: slot) else { throw refuse.notNow }
      drives.append(
        DvdDrive(slot: slot, path: try medium(path, for: machine, on: host, datacenter)))
    case .move(let slot, let wish):
      let refuse = refusals(.modifying, machine)
      guard let index = drives.firstIndex(where: { $0.slot == slot }) else { throw .driveNotFound }
      let target = ControllerSlot(
        slot.type, wish.number ?? slot.number, wish.location ?? slot.location)
      guard target != slot else { return [] }
      guard machine.slots.contains(target) else { throw refuse.noSuchSlot }
      guard !machine.usedSlots.contains(target) else { throw refuse.slotTaken }
      guard machine.mayChangeDrive(at: slot) else { throw refuse.notNow }
      drives[index].slot = target
    case .remove(let slot):
      guard let index = drives.firstIndex(where: { $0.slot == slot }) else { throw .driveNotFound }
      guard machine.mayChangeDrive(at: slot) else { throw refusals(.removing, machine).notNow }
      drives.remove(at: index)
    }
    return [.machine(machine.id, .dvdDrivesChanged(drives)), .clockAdvanced(.seconds(0.3))]
  }

  private func refusals(_ change: DeviceRefusals.Change, _ machine: VirtualMachine)
    -> DeviceRefusals
  {
    DeviceRefusals(change: change, device: "Synthetic DVD Drive", machine: machine)
  }

  private func medium(
    _ path: String?, for machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> WindowsPath? {
    guard let path else { return nil }
    let medium = WindowsPath(path)
    let image = datacenter.images[FileLocation(host: machine.host, path: medium)]
    guard image?.format == .iso else { throw .mediumNotFound(path, for: machine) }
    var inquiry = Inquiry()
    try ShareAccess(datacenter: datacenter, session: session, opener: host).check(
      medium, &inquiry,
      else: .attachmentNotOpened(medium, as: "Virtual CD/DVD Disk", by: machine))
    return medium
  }
}
