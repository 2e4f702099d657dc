import Messages

/// Where a drive is wished to be: what is left open, the machine chooses.
package struct SlotWish: Hashable, Sendable {
  package var type: ControllerType?
  package var number: Int?
  package var location: Int?

  package init(type: ControllerType? = nil, number: Int? = nil, location: Int? = nil) {
    (self.type, self.number, self.location) = (type, number, location)
  }

  func admits(_ slot: ControllerSlot) -> Bool {
    type ?? slot.type == slot.type && number ?? slot.number == slot.number
      && location ?? slot.location == slot.location
  }
}

extension VirtualMachine {
  /// Every place a drive can be at: two IDE controllers of two in generation 1, SCSI ones of 64.
  var slots: [ControllerSlot] {
    let ide = (0..<4).map { ControllerSlot(.ide, $0 / 2, $0 % 2) }
    let scsi = (0..<max(scsiControllers, 0) * 64).map { ControllerSlot(.scsi, $0 / 64, $0 % 64) }
    return generation == 1 ? ide + scsi : scsi
  }

  var usedSlots: Set<ControllerSlot> {
    Set(hardDrives.map(\.slot)).union(dvdDrives.map(\.slot))
  }

  /// IDE drives come and go only while the machine is off, SCSI ones also while it runs.
  func mayChangeDrive(at slot: ControllerSlot) -> Bool {
    migration == nil && (state == .off || (state == .running && slot.type == .scsi))
  }

  /// The first free place that a wish admits; a machine that runs takes none of IDE by itself.
  func freeSlot(
    _ wish: SlotWish, _ refuse: DeviceRefusals
  ) throws(Refusal) -> ControllerSlot {
    let admitted = slots.filter {
      wish.admits($0) && (wish.type != nil || state == .off || $0.type != .ide)
    }
    guard !admitted.isEmpty else { throw refuse.noSuchSlot }
    guard let free = admitted.first(where: { !usedSlots.contains($0) }) else {
      throw refuse.slotTaken
    }
    return free
  }
}
