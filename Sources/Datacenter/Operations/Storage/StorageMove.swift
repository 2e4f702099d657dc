import Messages

/// Move-VMStorage: a machine's files go to other folders of its host, running or not.
package struct StorageMove: Operation {
  package let machine: VirtualMachine.ID
  package let storage: StoragePlan
  package let session: LogonSession
  package var retainsCopiesAtSource = false  // -RetainVhdCopiesOnSource
  package var removesUnmanagedDisks = false  // -RemoveSourceUnmanagedVhds

  package init(machine: VirtualMachine.ID, storage: StoragePlan, session: LogonSession) {
    (self.machine, self.storage, self.session) = (machine, storage, session)
  }

  /// How fast a host copies from one of its volumes to another (ours).
  static let bytesPerSecond = 400e6

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil, [.running, .off, .saved, .paused].contains(machine.state) else {
      throw .wrongState
    }
    guard host.settings.maximumStorageMigrations > 0 else { throw .noStorageMigrations(machine) }
    let relocation = StorageRelocation(of: machine, by: storage, to: host, in: datacenter)
    try check(relocation, of: machine, on: host, datacenter)
    let copies = relocation.copies.filter { $0.from != $0.to }
    var events: [Event] = []
    for copy in copies {
      events.append(.image(copy.to, .created(copy.image)))
      if !isKept(copy, machine, datacenter) { events.append(.image(copy.from, .removed)) }
    }
    if relocation.paths != machine.paths {
      events.append(.machine(machine.id, .relocated(relocation.paths)))
    }
    for drive in relocation.drives
    where !machine.hardDrives.contains(where: { $0.slot == drive.slot && $0.path == drive.path }) {
      events.append(.machine(machine.id, .driveRepointed(drive.slot, drive.path)))
    }
    guard !events.isEmpty else { return [] }
    let bytes = copies.reduce(0) { $0 + $1.image.fileSize }
    return events + [.clockAdvanced(.seconds(1 + Double(bytes) / Self.bytesPerSecond))]
  }

  /// A file that another machine rests on stays, whatever was asked for.
  private func isKept(
    _ copy: StorageRelocation.Copy, _ machine: VirtualMachine, _ datacenter: Datacenter
  ) -> Bool {
    if retainsCopiesAtSource || (copy.isParent && !removesUnmanagedDisks) { return true }
    return !datacenter.diskFiles(heldBesides: machine, among: [copy.from]).isEmpty
  }

  private func check(
    _ relocation: StorageRelocation, of machine: VirtualMachine, on host: Host,
    _ datacenter: Datacenter
  ) throws(Refusal) {
    let refuse = StorageRefusals(machine: machine)
    guard machine.hardDrives.allSatisfy({ $0.path != nil }) else { throw refuse.physicalDisk }
    for folder in relocation.folders where !folder.isOnShare && host.volume(of: folder) == nil {
      throw refuse.pathMissing(folder)
    }
    let copies = relocation.copies.filter { $0.from != $0.to }
    for copy in copies where datacenter.images[copy.to] != nil {
      throw refuse.fileExists(copy.to.path)
    }
    guard Set(copies.map(\.to)).count == copies.count else {
      throw refuse.fileExists(copies.first?.to.path ?? WindowsPath(""))
    }
    for volume in host.volumes {
      let needed = copies.filter { $0.to.path.drive == volume.letter }
        .reduce(0) { $0 + $1.image.fileSize }
      guard needed <= volume.free else { throw refuse.diskFull(volume.letter) }
    }
  }
}

/// What a refused storage move says; no transcript shows one, so the words are ours, with the
/// system's own reasons.
struct StorageRefusals: Sendable {
  let machine: VirtualMachine

  var physicalDisk: Refusal {
    failed(
      Text(
        en: "A physical disk cannot be moved.",
        de: "Ein physischer Datenträger kann nicht verschoben werden.")
    ).because(.physicalDisk(machine))
  }

  func pathMissing(_ folder: WindowsPath) -> Refusal {
    failed(
      Text(
        en: "'\(folder)': The system cannot find the path specified. (0x80070003).",
        de: "\"\(folder)\": Das System kann den angegebenen Pfad nicht finden. (0x80070003)."))
  }

  func fileExists(_ path: WindowsPath) -> Refusal {
    failed(
      Text(
        en: "'\(path)': The file exists. (0x80070050).",
        de: "\"\(path)\": Die Datei ist vorhanden. (0x80070050).")
    ).because(.fileExists(path))
  }

  func diskFull(_ letter: String) -> Refusal {
    failed(
      Text(
        en: "'\(letter):': There is not enough space on the disk. (0x80070070).",
        de: "\"\(letter):\": Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. "
          + "(0x80070070)."))
  }

  private func failed(_ reason: Text) -> Refusal {
    Refusal(
      .lines([
        .detail(
          "Storage migration for virtual machine '\(machine.name)' failed.",
          "Fehler bei der Speichermigration für den virtuellen Computer \"\(machine.name)\"",
          machine),
        reason,
      ]), "OperationFailed", .notSpecified)
  }
}

extension Refusal {
  /// Ours, after the sentence about the limit of migrations.
  fileprivate static func noStorageMigrations(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      Text(
        en: "Failed to perform storage migration on virtual machine '\(machine.name)' because "
          + "storage migration limit '0' was reached.",
        de: "Fehler bei der Speichermigration des virtuellen Computers \"\(machine.name)\": Die "
          + "Grenze von 0 Speichermigrationen ist erreicht."),
      "OperationFailed", .notSpecified)
  }
}
