import Messages

/// Set-VMDvdDrive: what lies in a machine's DVD drive.
package struct MediumChange: Operation {
  package let machine: VirtualMachine.ID
  package let slot: ControllerSlot
  package let path: String?  // nil: the drive is emptied
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, slot: ControllerSlot, path: String?, session: LogonSession
  ) {
    self.machine = machine
    self.slot = slot
    self.path = path
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil else { throw .wrongState }
    guard machine.dvdDrives.contains(where: { $0.slot == slot }) else { throw .driveNotFound }
    guard let path else { return [.machine(machine.id, .mediumChanged(slot, nil))] }
    let medium = WindowsPath(path)
    let image = datacenter.images[FileLocation(host: machine.host, path: medium)]
    guard image?.format == .iso else { throw .mediumNotFound(path, for: machine) }
    var inquiry = Inquiry()
    try ShareAccess(datacenter: datacenter, session: session, opener: host).check(
      medium, &inquiry,
      else: .attachmentNotOpened(medium, as: "Virtual CD/DVD Disk", by: machine))
    return [.machine(machine.id, .mediumChanged(slot, medium))]
  }
}

extension Refusal {
  /// Ours, after the sentence about checkpoints.
  package static var driveNotFound: Refusal {
    Refusal(
      Text(
        en: "Unable to find a DVD drive matching the given criteria.",
        de: "Es wurde kein DVD-Laufwerk gefunden, das den angegebenen Kriterien entspricht."),
      "ObjectNotFound", .objectNotFound)
  }

  /// The frame is real (hyperv-behaviour.md 5), the reason and the German lines are ours.
  static func mediumNotFound(_ path: String, for machine: VirtualMachine) -> Refusal {
    let device = "Virtual CD/DVD Disk"
    return Refusal(
      .lines([
        Text(
          en: "Failed to add device '\(device)'.",
          de: "Fehler beim Hinzufügen des Geräts \"\(device)\"."),
        .detail(
          "'\(machine.name)' failed to add device '\(device)'.",
          "\"\(machine.name)\": Fehler beim Hinzufügen des Geräts \"\(device)\"", machine),
        .detail(
          "'\(machine.name)': Failed to open attachment '\(path)'. Error: 'The system cannot find "
            + "the file specified.' (0x80070002).",
          "\"\(machine.name)\": Fehler beim Öffnen der Anlage \"\(path)\". Fehler: \"Das System "
            + "kann die angegebene Datei nicht finden.\" (0x80070002)", machine),
      ]), "ObjectNotFound", .objectNotFound)
  }
}
