import Messages

/// Import-VM: an exported machine is registered where it lies, or copied first.
package struct MachineImport: Operation {
  package let host: String
  package let file: String
  package let session: LogonSession
  package var copies = false  // -Copy
  package var generatesID = false  // -GenerateNewId
  package var places = ImportPlaces()
  /// Adapters that lose their switch on the way: mended in the report of Compare-VM.
  package var disconnected: [Guid] = []
  package var emptied: [ControllerSlot] = []

  package init(_ file: String, on host: String, session: LogonSession) {
    (self.file, self.host, self.session) = (file, host, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let plan = try plan(in: datacenter)
    guard try incompatibilities(in: datacenter).isEmpty else { throw .importNotCompatible }
    return plan.events
  }

  /// The machine as it is to be, and what has to happen.
  private func plan(
    in datacenter: Datacenter
  ) throws(Refusal) -> (machine: VirtualMachine, host: Host, events: [Event]) {
    let host = try datacenter.managedHost(host, for: session)
    let file = FileLocation(host: host.name, path: WindowsPath(file))
    guard let exported = datacenter.configurations[file] else { throw .importNotFound(file.path) }
    var machine = exported
    machine.host = host.name
    if generatesID { machine.id = freeIdentifier(like: exported, datacenter) }
    guard datacenter.machines[machine.id] == nil else { throw .importedAlready(machine) }
    var events: [Event] = []
    var bytes: Int64 = 0
    if copies {
      let relocation = StorageRelocation(
        of: machine, by: .individually(individual(exported, host)), to: host, in: datacenter)
      bytes = relocation.bytes
      for copy in relocation.copies {
        guard datacenter.images[copy.to] == nil else { throw .diskExists(copy.to.path) }
        try host.checkRoom(for: bytes, at: copy.to.path)
        events.append(.image(copy.to, .created(copy.image)))
      }
      machine = machine.relocated(by: relocation)
    } else {
      events.append(.image(file, .removed))  // the registered machine's file from now on
    }
    mend(&machine)
    events.append(.machine(machine.id, .created(machine)))
    let duration = Interval.seconds(1 + Double(bytes) / StorageMove.bytesPerSecond)
    events.append(.clockAdvanced(duration))
    events.append(machine.logged(.realized, at: datacenter.clock + duration))
    return (machine, host, events)
  }

  private func freeIdentifier(like machine: VirtualMachine, _ datacenter: Datacenter) -> Guid {
    var attempt = 0
    while true {
      let id = datacenter.identifiers.guid(
        for: "import/\(machine.id)/\(datacenter.clock.ticks)/\(attempt)")
      if datacenter.machines[id] == nil { return id }
      attempt += 1
    }
  }

  /// Without a place of its own, each kind of file goes to the host's default folder.
  private func individual(_ machine: VirtualMachine, _ host: Host) -> IndividualPaths {
    var paths = IndividualPaths()
    paths.configuration = places.configuration ?? host.settings.virtualMachinePath
    paths.snapshots = places.snapshots
    paths.smartPaging = places.smartPaging
    let folder = WindowsPath(places.disks ?? host.settings.virtualHardDiskPath)
    let disks = machine.diskPaths + machine.checkpoints.flatMap(\.machine.diskPaths)
    paths.disks = disks.map {
      DiskMove(source: $0.description, destination: folder.appending($0.fileName).description)
    }
    return paths
  }

  private func mend(_ machine: inout VirtualMachine) {
    for index in machine.adapters.indices
    where disconnected.contains(machine.adapters[index].id) {
      machine.adapters[index].switchName = nil
    }
    for index in machine.dvdDrives.indices where emptied.contains(machine.dvdDrives[index].slot) {
      machine.dvdDrives[index].path = nil
    }
  }

  /// The machine an import would make.
  package func machine(in datacenter: Datacenter) throws(Refusal) -> VirtualMachine {
    try plan(in: datacenter).machine
  }

  /// Compare-VM -Path: what the host lacks for the machine.
  package func incompatibilities(in datacenter: Datacenter) throws(Refusal) -> [Incompatibility] {
    let (machine, host, _) = try plan(in: datacenter)
    var found: [Refusal] = []
    if !host.operatingSystem.release.supports(machine.version) {
      found.append(.versionNotSupported(machine.version, on: host.name))
    }
    for adapter in machine.adapters {
      guard let name = adapter.switchName, host.virtualSwitch(name) == nil else { continue }
      let sentence = Text(
        en: "Could not find Ethernet switch '\(name)'.",
        de: "Der Ethernet-Switch \"\(name)\" wurde nicht gefunden.")
      found.append(
        Refusal(sentence, "ObjectNotFound", .objectNotFound).reported(
          as: 33012, from: .adapter(adapter.id)))
    }
    for drive in machine.dvdDrives {
      guard let path = drive.path,
        datacenter.images[FileLocation(host: host.name, path: path)] == nil
      else { continue }
      let sentence = Text(
        en: "Attachment '\(path)' not found. Error: 'The system cannot find the file specified.'",
        de: "Die Anlage \"\(path)\" wurde nicht gefunden. Fehler: \"Das System kann die angegebene "
          + "Datei nicht finden.\"")
      found.append(
        Refusal(sentence, "ObjectNotFound", .objectNotFound).reported(
          as: 40010, from: .dvdDrive(drive.slot)))
    }
    return found.map { Incompatibility($0) }
  }
}

/// -VirtualMachinePath, -VhdDestinationPath and their kin.
package struct ImportPlaces: Hashable, Sendable {
  package var configuration: String?
  package var disks: String?
  package var snapshots: String?
  package var smartPaging: String?

  package init() {}
}

extension Refusal {
  /// Real: what Import-VM says where Compare-VM finds something; the German is ours.
  static var importNotCompatible: Refusal {
    Refusal(
      Text(
        en: "Unable to import virtual machine due to configuration errors.  Please use Compare-VM "
          + "to repair the virtual machine.",
        de: "Der virtuelle Computer kann aufgrund von Konfigurationsfehlern nicht importiert "
          + "werden. Reparieren Sie den virtuellen Computer mit Compare-VM."),
      "OperationFailed", .notSpecified)
  }

  // Ours, with the system's own reasons.
  static func importNotFound(_ path: WindowsPath) -> Refusal {
    Refusal(
      .lines([
        Text(en: "Failed to import a virtual machine.", de: "Fehler beim Importieren."),
        Text(
          en: "'\(path)': The system cannot find the file specified. (0x80070002).",
          de: "\"\(path)\": Das System kann die angegebene Datei nicht finden. (0x80070002)."),
      ]), "ObjectNotFound", .objectNotFound)
  }

  static func importedAlready(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed to import a virtual machine.",
          de: "Fehler beim Importieren eines virtuellen Computers."),
        .detail(
          "The operation failed because a virtual machine with the same identifier already exists. "
            + "Select a new identifier and try the operation again.",
          "Der Vorgang ist fehlgeschlagen, da bereits ein virtueller Computer mit demselben "
            + "Bezeichner vorhanden ist. Wählen Sie einen neuen Bezeichner aus, und versuchen Sie "
            + "es erneut.", machine),
      ]), "OperationFailed", .notSpecified)
  }
}
