import Messages

/// Checkpoint-VM: what a machine is like is kept, and its disks go on in differencing children.
package struct Checkpointing: Operation {
  package let machine: VirtualMachine.ID
  package let name: String
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, name: String, session: LogonSession) {
    self.machine = machine
    self.name = name
    self.session = session
  }

  /// A machine has at most fifty.
  static let limit = 50

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.checkpointType != .disabled else { throw .checkpointsDisabled(for: machine) }
    guard machine.checkpoints.count < Self.limit else { throw .tooManyCheckpoints(of: machine) }
    guard machine.migration == nil, [.off, .running, .saved, .paused].contains(machine.state) else {
      throw .wrongState
    }
    guard machine.hardDrives.allSatisfy({ $0.path != nil }) else {
      throw .passThroughDisk(of: machine)
    }
    let purpose = "checkpoint/\(machine.id)/\(datacenter.clock.ticks)/\(machine.checkpoints.count)"
    let id = datacenter.identifiers.guid(for: purpose)
    var events: [Event] = []
    var drives = machine.hardDrives
    for index in drives.indices {
      guard let path = drives[index].path,
        let image = datacenter.images[FileLocation(host: machine.host, path: path)]
      else { continue }
      let child = try datacenter.child(of: image, at: path, for: "\(id)", machine, on: host)
      events.append(.image(child.file, .created(child.image)))
      drives[index].path = child.file.path
    }
    let checkpoint = checkpoint(id, of: machine, at: datacenter.clock)
    events.append(.machine(machine.id, .checkpointed(checkpoint, drives: drives)))
    return events + [.clockAdvanced(duration(machine))]
  }

  private func checkpoint(
    _ id: Guid, of machine: VirtualMachine, at now: Instant
  ) -> Checkpoint {
    var checkpoint = Checkpoint(id: id, name: Name(name), machine: machine)
    checkpoint.createdAt = now
    checkpoint.parent = machine.currentCheckpoint
    let keepsMemory = machine.isActive && machine.checkpointType == .standard
    checkpoint.machine.state = keepsMemory || machine.state == .saved ? .saved : .off
    checkpoint.machine.memory.assigned = 0
    checkpoint.machine.startedAt = nil
    return checkpoint
  }

  /// A production checkpoint asks the guest to flush, a standard one writes its memory; ours.
  private func duration(_ machine: VirtualMachine) -> Interval {
    guard machine.isActive else { return .seconds(0.6) }
    guard machine.checkpointType == .standard else { return .seconds(4) }
    return .seconds(1 + Double(machine.memory.assigned) / 500e6)
  }
}

extension Datacenter {
  /// A differencing child beside a disk of a machine.
  func child(
    of parent: DiskImage, at path: WindowsPath, for purpose: String, _ machine: VirtualMachine,
    on host: Host
  ) throws(Refusal) -> (file: FileLocation, image: DiskImage) {
    var image = parent
    image.allocation = .differencing
    image.fileSize = 4 * .mebibyte
    image.parent = path
    image.identifier = identifiers.guid(for: "\(purpose)/\(path)")
    let stem = Name(path.fileName).stem
    let file = path.parent.appending("\(stem)_\(image.identifier.capitals).avhdx")
    guard file.isOnShare || (host.volume(of: file)?.free ?? 0) >= image.fileSize else {
      throw .checkpointNoSpace(for: machine)
    }
    return (FileLocation(host: machine.host, path: file), image)
  }
}

extension Name {
  /// A file's name without extension and without the identifier a checkpoint has put behind it.
  var stem: String {
    let bytes = Array(text.utf8)
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    let base = bytes[..<dot]
    guard base.count > 37, base[base.endIndex - 37] == UInt8(ascii: "_"),
      Guid(String(decoding: base.suffix(36), as: UTF8.self)) != nil
    else { return String(decoding: base, as: UTF8.self) }
    return String(decoding: base.dropLast(37), as: UTF8.self)
  }
}

extension Refusal {
  /// Real: hyperv-texts.md 3.4; id by the pattern, the German lines ours.
  static func checkpointsDisabled(for machine: VirtualMachine) -> Refusal {
    checkpoint(
      machine, "Checkpoints have been disabled", "Prüfpunkte wurden deaktiviert",
      detail: (
        "Checkpoints have been disabled for '\(machine.name)'.",
        "Prüfpunkte wurden für \"\(machine.name)\" deaktiviert"
      ))
  }

  // The reasons are ours.
  static func passThroughDisk(of machine: VirtualMachine) -> Refusal {
    checkpoint(
      machine, "A physical disk is attached", "Ein physischer Datenträger ist angeschlossen",
      detail: (
        "'\(machine.name)' has a physical disk, which cannot be part of a checkpoint.",
        "\"\(machine.name)\" hat einen physischen Datenträger, der nicht Teil eines Prüfpunkts "
          + "sein kann"
      ))
  }

  static func tooManyCheckpoints(of machine: VirtualMachine) -> Refusal {
    checkpoint(
      machine, "The limit of checkpoints is reached", "Die Höchstzahl an Prüfpunkten ist erreicht",
      detail: (
        "'\(machine.name)' has \(Checkpointing.limit) checkpoints, the most a machine can have.",
        "\"\(machine.name)\" hat \(Checkpointing.limit) Prüfpunkte, mehr kann ein virtueller "
          + "Computer nicht haben"
      ))
  }

  static func checkpointNoSpace(for machine: VirtualMachine) -> Refusal {
    checkpoint(
      machine, "There is not enough space on the disk. (0x80070070)",
      "Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x80070070)",
      detail: (
        "'\(machine.name)': There is not enough space on the disk. (0x80070070).",
        "\"\(machine.name)\": Es steht nicht genug Speicherplatz auf dem Datenträger zur "
          + "Verfügung. (0x80070070)"
      ))
  }

  private static func checkpoint(
    _ machine: VirtualMachine, _ en: String, _ de: String, detail: (en: String, de: String)
  ) -> Refusal {
    Refusal(
      .lines([
        Text(en: "Checkpoint operation failed.", de: "Fehler beim Prüfpunktvorgang."),
        Text(en: en + ".", de: de + "."),
        .detail(
          "Checkpoint operation for '\(machine.name)' failed.",
          "Fehler beim Prüfpunktvorgang für \"\(machine.name)\"", machine),
        .detail(detail.en, detail.de, machine),
      ]), "OperationFailed", .notSpecified)
  }
}
