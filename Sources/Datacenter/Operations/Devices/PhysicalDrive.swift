import Messages

/// Add-VMHardDiskDrive -DiskNumber: a disk of the host is passed through, which must be offline.
extension HardDriveChange {
  static let physicalDevice = "Physical Disk Drive"

  func physicalDrive(
    _ number: Int, _ wish: SlotWish, of machine: VirtualMachine, on host: Host,
    _ refuse: DeviceRefusals, in datacenter: Datacenter
  ) throws(Refusal) -> HardDiskDrive {
    guard let disk = host.physicalDisk(number) else { throw refuse.noPhysicalDisk(number, host) }
    guard disk.isOffline else { throw refuse.diskIsOnline(number) }
    if let holder = datacenter.holder(ofDisk: number, on: host.name) {
      throw refuse.diskIsTaken(number, by: holder)
    }
    let slot = try machine.freeSlot(wish, refuse)
    guard machine.mayChangeDrive(at: slot) else { throw refuse.notNow }
    var drive = HardDiskDrive(slot: slot, path: nil)
    drive.diskNumber = number
    return drive
  }
}

// That the disk must be there, offline and free is documented; the sentences are ours.
extension DeviceRefusals {
  fileprivate func noPhysicalDisk(_ number: Int, _ host: Host) -> Refusal {
    refusal(
      "ObjectNotFound", .objectNotFound,
      .detail(
        "'\(machine.name)': Host '\(host.name)' has no physical disk \(number).",
        "\"\(machine.name)\": Host \"\(host.name)\" hat keinen physischen Datenträger \(number)",
        machine))
  }

  fileprivate func diskIsOnline(_ number: Int) -> Refusal {
    refusal(
      "OperationFailed", .notSpecified,
      .detail(
        "'\(machine.name)': The physical disk \(number) is online. Only an offline disk can be "
          + "attached.",
        "\"\(machine.name)\": Der physische Datenträger \(number) ist online. Nur ein "
          + "Offlinedatenträger kann angeschlossen werden", machine))
  }

  fileprivate func diskIsTaken(_ number: Int, by holder: VirtualMachine) -> Refusal {
    refusal(
      "OperationFailed", .notSpecified,
      .detail(
        "'\(machine.name)': The physical disk \(number) is attached to '\(holder.name)' already.",
        "\"\(machine.name)\": Der physische Datenträger \(number) ist schon an \"\(holder.name)\" "
          + "angeschlossen", machine))
  }
}

extension Refusal {
  /// Ours.
  static func noSourceDisk(_ number: Int, for path: WindowsPath) -> Refusal {
    creating(
      path, "The physical disk \(number): The system cannot find the file specified. (0x80070002).",
      "Der physische Datenträger \(number): Das System kann die angegebene Datei nicht finden. "
        + "(0x80070002).")
  }
}
