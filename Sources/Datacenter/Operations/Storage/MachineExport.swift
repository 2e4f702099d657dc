import Messages

/// Export-VM: a machine's configuration and disks, checkpoints too, are copied into a folder.
package struct MachineExport: Operation {
  package let machine: VirtualMachine.ID
  package let path: String
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, to path: String, session: LogonSession) {
    (self.machine, self.path, self.session) = (machine, path, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil, [.running, .off, .saved, .paused].contains(machine.state) else {
      throw .wrongState
    }
    let refuse = ExportRefusals(machine: machine)
    let folder = WindowsPath(path).appending(machine.name.text)
    guard folder.isOnShare || host.volume(of: folder) != nil else { throw refuse.pathMissing }
    let relocation = StorageRelocation(
      of: machine, by: .moves(below: folder.description), to: host, in: datacenter)
    let copy = machine.relocated(by: relocation)
    let file = FileLocation(host: host.name, path: copy.configurationFile)
    guard datacenter.configurations[file] == nil,
      !relocation.copies.contains(where: { datacenter.images[$0.to] != nil })
    else { throw refuse.exists(folder) }
    let free = folder.isOnShare ? Int64.max : host.volume(of: folder)?.free ?? 0
    guard relocation.bytes <= free else { throw refuse.noSpace }
    let duration = Interval.seconds(1 + Double(relocation.bytes) / StorageMove.bytesPerSecond)
    return relocation.copies.map { .image($0.to, .created($0.image)) }
      + [
        .image(file, .exported(copy)), .clockAdvanced(duration),
        machine.logged(.exported, at: datacenter.clock + duration),
      ]
  }
}

extension VirtualMachine {
  /// The machine as its copy is: with its files elsewhere; what ran is saved.
  func relocated(by relocation: StorageRelocation) -> VirtualMachine {
    var copy = self
    copy.paths = relocation.paths
    copy.state = isActive ? .saved : state
    copy.startedAt = nil
    copy.migration = nil
    copy.memory.assigned = 0
    let places = relocation.copies.map { (from: $0.from.path, to: $0.to.path) }
    func moved(_ drives: [HardDiskDrive]) -> [HardDiskDrive] {
      drives.map { drive in
        var drive = drive
        drive.path = places.first { $0.from == drive.path }?.to ?? drive.path
        return drive
      }
    }
    copy.hardDrives = moved(hardDrives)
    copy.checkpoints = checkpoints.map { checkpoint in
      var checkpoint = checkpoint
      checkpoint.machine.hardDrives = moved(checkpoint.machine.hardDrives)
      checkpoint.machine.paths = relocation.paths
      return checkpoint
    }
    return copy
  }
}

/// What a refused export says; ours, with the system's own reasons.
struct ExportRefusals: Sendable {
  let machine: VirtualMachine

  private func failed(_ en: String, _ de: String) -> Refusal {
    Refusal(
      .lines([
        Text(en: "Export failed.", de: "Fehler beim Exportieren."),
        .detail(
          "Failed to export virtual machine '\(machine.name)'.",
          "Fehler beim Exportieren des virtuellen Computers \"\(machine.name)\".", machine),
        Text(en: en, de: de),
      ]), "OperationFailed", .notSpecified)
  }

  var pathMissing: Refusal {
    failed(
      "The system cannot find the path specified. (0x80070003).",
      "Das System kann den angegebenen Pfad nicht finden. (0x80070003).")
  }

  func exists(_ folder: WindowsPath) -> Refusal {
    failed(
      "'\(folder)': The file exists. (0x80070050).",
      "\"\(folder)\": Die Datei ist vorhanden. (0x80070050).")
  }

  var noSpace: Refusal {
    failed(
      "There is not enough space on the disk. (0x80070070).",
      "Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x80070070).")
  }
}
