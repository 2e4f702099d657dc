import Messages

/// Add-, Set- and Remove-VMHardDiskDrive: a virtual disk is plugged in, exchanged, moved or taken out.
package struct HardDriveChange: Operation {
  package enum Change: Hashable, Sendable {
    case add(SlotWish, path: String)
    case addPhysical(SlotWish, disk: Int)
    case set(ControllerSlot, path: String?, to: SlotWish)
    case remove(ControllerSlot)
  }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    (self.machine, self.change, self.session) = (machine, change, session)
  }

  static let device = "Synthetic Disk Drive"
  static let attachment = "Virtual Hard Disk"

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    var drives = machine.hardDrives
    switch change {
    case .add(let wish, let path):
      let refuse = refusals(.adding, machine)
      let slot = try machine.freeSlot(wish, refuse)
      guard machine.mayChangeDrive(at: slot) else { throw refuse.notNow }
      drives.append(
        HardDiskDrive(slot: slot, path: try disk(path, for: machine, on: host, datacenter)))
    case .addPhysical(let wish, let number):
      let refuse = DeviceRefusals(
        change: .adding, device: Self.physicalDevice, machine: machine)
      drives.append(
        try physicalDrive(number, wish, of: machine, on: host, refuse, in: datacenter))
    case .set(let slot, let path, let wish):
      let refuse = refusals(.modifying, machine)
      let index = try place(of: slot, in: machine)
      guard machine.mayChangeDrive(at: slot) else { throw refuse.notNow }
      if wish != SlotWish() {
        drives[index].slot = try target(wish, from: slot, machine, refuse)
      }
      if let path, drives[index].path != WindowsPath(path) {
        drives[index].path = try disk(path, for: machine, on: host, datacenter)
        drives[index].diskNumber = nil
      }
    case .remove(let slot):
      let index = try place(of: slot, in: machine)
      guard machine.mayChangeDrive(at: slot) else { throw refusals(.removing, machine).notNow }
      drives.remove(at: index)
    }
    guard drives != machine.hardDrives else { return [] }
    return [.machine(machine.id, .hardDrivesChanged(drives)), .clockAdvanced(.seconds(0.3))]
  }

  private func refusals(_ change: DeviceRefusals.Change, _ machine: VirtualMachine)
    -> DeviceRefusals
  {
    DeviceRefusals(change: change, device: Self.device, machine: machine)
  }

  private func place(of slot: ControllerSlot, in machine: VirtualMachine) throws(Refusal) -> Int {
    guard let index = machine.hardDrives.firstIndex(where: { $0.slot == slot }) else {
      throw .hardDriveNotFound
    }
    return index
  }

  /// What the wish leaves open stays as it is.
  private func target(
    _ wish: SlotWish, from slot: ControllerSlot, _ machine: VirtualMachine, _ refuse: DeviceRefusals
  ) throws(Refusal) -> ControllerSlot {
    let target = ControllerSlot(
      wish.type ?? slot.type, wish.number ?? slot.number, wish.location ?? slot.location)
    guard target != slot else { return slot }
    guard machine.slots.contains(target) else { throw refuse.noSuchSlot }
    guard !machine.usedSlots.contains(target) else { throw refuse.slotTaken }
    guard machine.mayChangeDrive(at: target) else { throw refuse.notNow }
    return target
  }

  private func disk(
    _ text: String, for machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> WindowsPath {
    let file = FileLocation(host: machine.host, path: WindowsPath(text))
    guard let image = datacenter.images[file], image.format != .iso else {
      throw .diskNotFound(text, for: machine)
    }
    var inquiry = Inquiry()
    try ShareAccess(datacenter: datacenter, session: session, opener: host).check(
      file.path, &inquiry, else: .attachmentNotOpened(file.path, as: Self.attachment, by: machine))
    guard !datacenter.isDiskInUse(file) else { throw .diskInUse(text, for: machine) }
    return file.path
  }
}
