import Messages

/// New-VM: a machine with one adapter, with a disk or without.
package struct MachineCreation: Operation {
  package enum Disk: Hashable, Sendable {
    case none
    case new(path: String, size: Int64)
    case existing(path: String)
  }

  package let host: String
  package let name: String
  package let session: LogonSession
  package var generation = 1
  package var memory: Int64 = 512 * .mebibyte
  package var disk = Disk.none
  package var switchName: String?
  package var path: String?
  package var version: ConfigurationVersion?
  package var bootDevice: BootDevice?

  package init(host: String, name: String, session: LogonSession) {
    self.host = host
    self.name = name
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    var machine = VirtualMachine(
      id: freeIdentifier(on: host, in: datacenter), name: Name(name), host: host.name)
    machine.createdAt = datacenter.clock
    machine.security.creator = session.account
    machine.generation = generation
    machine.version = try configurationVersion(on: host)
    machine.bootDevice = bootDevice
    machine.memory.startup = memory
    try MemoryLimits.check(memory, of: machine)
    machine.paths = try folders(of: machine, on: host)
    machine.adapters = [try adapter(of: machine, on: host, datacenter)]
    if generation == 1 { machine.dvdDrives = [DvdDrive(slot: ControllerSlot(.ide, 1, 0))] }
    var events: [Event] = []
    if let (file, image) = try diskFile(of: machine, on: host, datacenter) {
      let slot = ControllerSlot(generation == 1 ? .ide : .scsi, 0, 0)
      machine.hardDrives = [HardDiskDrive(slot: slot, path: file.path)]
      if let image { events.append(.image(file, .created(image))) }
    }
    events.append(.machine(machine.id, .created(machine)))
    events += [MachineHappening.created, .realized].map {
      machine.logged($0, at: datacenter.clock)
    }
    return events + [.clockAdvanced(.seconds(0.9))]
  }

  /// Names may repeat, ids may not.
  private func freeIdentifier(on host: Host, in datacenter: Datacenter) -> Guid {
    var attempt = 0
    while true {
      let purpose = "machine/\(host.name)/\(name)/\(datacenter.clock.ticks)/\(attempt)"
      let id = datacenter.identifiers.guid(for: purpose)
      if datacenter.machines[id] == nil { return id }
      attempt += 1
    }
  }

  private func configurationVersion(on host: Host) throws(Refusal) -> ConfigurationVersion {
    let release = host.operatingSystem.release
    guard let version else { return release.defaultVersion }
    guard release.supports(version) else {
      throw .versionNotSupported(version, on: host.name)
    }
    return version
  }

  /// With a path, a folder of the machine's name below it (hyperv-behaviour.md 1).
  private func folders(of machine: VirtualMachine, on host: Host) throws(Refusal) -> MachinePaths {
    guard let path else {
      return MachinePaths(allIn: WindowsPath(host.settings.virtualMachinePath))
    }
    let folder = WindowsPath(path)
    guard folder.isOnShare || host.volume(of: folder) != nil else {
      throw .notRealized(machine)
    }
    return MachinePaths(allIn: folder.appending(name))
  }

  private func adapter(
    of machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> VirtualNetworkAdapter {
    let id = datacenter.identifiers.guid(for: "\(machine.id)/adapter")
    var adapter = VirtualNetworkAdapter(id: id, name: "Network Adapter")
    adapter.isLegacy = false
    guard let switchName else { return adapter }
    guard let found = host.virtualSwitch(Name(switchName)) else {
      throw .switchNotFound(switchName)
    }
    adapter.switchName = found.name
    return adapter
  }
}

// MARK: The disk

extension MachineCreation {
  private func diskFile(
    of machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> (FileLocation, DiskImage?)? {
    switch disk {
    case .none: return nil
    case .existing(let text):
      let file = FileLocation(host: host.name, path: WindowsPath(text))
      guard datacenter.images[file] != nil else { throw .diskNotFound(text, for: machine) }
      guard !datacenter.isDiskInUse(file) else { throw .diskInUse(text, for: machine) }
      return (file, nil)
    case .new(let text, let size):
      let path = placed(text, on: host)
      let file = FileLocation(host: host.name, path: path)
      return (file, try newImage(size, at: file, on: host, datacenter))
    }
  }

  /// A bare file name lands in the host's folder for virtual disks.
  private func placed(_ text: String, on host: Host) -> WindowsPath {
    let path = WindowsPath(text)
    if path.isOnShare || path.drive != nil { return path }
    return WindowsPath(host.settings.virtualHardDiskPath).appending(text)
  }

  private func newImage(
    _ size: Int64, at file: FileLocation, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> DiskImage {
    var image = DiskImage()
    image.size = size
    image.fileSize = 4 * .mebibyte
    image.identifier = datacenter.identifiers.guid(
      for: "disk/\(file.path)/\(datacenter.clock.ticks)")
    let name = Name(file.path.fileName)
    if name.hasSuffix(".vhd"), generation == 1 {
      image.format = .vhd
    } else if !name.hasSuffix(".vhdx") {
      throw .diskFormat(file.path)
    }
    guard size >= 3 * .mebibyte, size <= 64 * .tebibyte else { throw .diskSize(file.path) }
    guard datacenter.images[file] == nil else { throw .diskExists(file.path) }
    guard file.path.isOnShare || (host.volume(of: file.path)?.free ?? 0) >= image.fileSize else {
      throw .diskPathNotFound(file.path)
    }
    return image
  }
}

extension Datacenter {
  /// Whether a machine has the file as its disk or as a parent of one, now or at a checkpoint.
  func isDiskInUse(_ file: FileLocation) -> Bool {
    let hosts = file.path.isOnShare ? self.hosts.keys : [file.host]
    return hosts.flatMap(machines(on:)).contains { machine in
      (machine.diskPaths + machine.checkpoints.flatMap(\.machine.diskPaths)).contains {
        isChained($0, to: file, of: machine.host)
      }
    }
  }

  private func isChained(_ disk: WindowsPath, to file: FileLocation, of host: Host.ID) -> Bool {
    var next: WindowsPath? = disk
    var steps = 0
    while let path = next, steps < 64 {
      let location = FileLocation(host: host, path: path)
      if location == file { return true }
      next = images[location]?.parent
      steps += 1
    }
    return false
  }
}

extension Name {
  func hasSuffix(_ ending: String) -> Bool {
    let (bytes, end) = (Array(text.utf8), Array(ending.utf8))
    return bytes.count > end.count
      && Name(String(decoding: bytes.suffix(end.count), as: UTF8.self)) == Name(ending)
  }
}

extension Refusal {
  /// Real for New-VM and Get-VMSwitch (hyperv-texts.md 3.1).
  package static func switchNotFound(_ name: String, byFinder: Bool = false) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V was unable to find a virtual switch with name \"\(name)\".",
        // ours, after the sentence about machines
        de: "Von Hyper-V wurde kein virtueller Switch mit dem Namen \"\(name)\" gefunden."),
      "InvalidParameter", .invalidArgument, target: byFinder ? name : nil)
  }

  /// Real: hyperv-texts.md 3.4; the German lines are ours.
  static func notRealized(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed to create a new virtual machine.",
          de: "Fehler beim Erstellen eines neuen virtuellen Computers."),
        .detail(
          "'\(machine.name)' failed to realize.", "Fehler beim Anlegen von \"\(machine.name)\"",
          machine),
        Text(
          en: "Failed to access configuration store: The system cannot find the path specified. "
            + "(0x80070003).",
          de: "Fehler beim Zugriff auf den Konfigurationsspeicher: Das System kann den angegebenen "
            + "Pfad nicht finden. (0x80070003)."),
      ]), "ObjectNotFound", .objectNotFound)
  }

  /// The rule is documented, the sentence ours.
  static func versionNotSupported(_ version: ConfigurationVersion, on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "The configuration version '\(version)' is not supported on computer '\(host)'.",
        de: "Die Konfigurationsversion \"\(version)\" wird auf Computer \"\(host)\" nicht "
          + "unterstützt."),
      "InvalidParameter", .invalidArgument)
  }

  // Ours, by the pattern of other devices.
  static func diskNotFound(_ path: String, for machine: VirtualMachine) -> Refusal {
    attachment(
      path, of: machine, "ObjectNotFound", .objectNotFound,
      Text(
        en: "The system cannot find the file specified.' (0x80070002).",
        de: "Das System kann die angegebene Datei nicht finden.\" (0x80070002)"))
  }

  /// The real host lets two machines have one disk until the second is to start.
  static func diskInUse(_ path: String, for machine: VirtualMachine) -> Refusal {
    attachment(
      path, of: machine, "OperationFailed", .notSpecified,
      Text(
        en: "The process cannot access the file because it is being used by another process.' "
          + "(0x80070020).",
        de: "Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess "
          + "verwendet wird.\" (0x80070020)"))
  }

  private static func attachment(
    _ path: String, of machine: VirtualMachine, _ id: String, _ category: Category, _ cause: Text
  ) -> Refusal {
    let device = "Synthetic Disk Drive"
    return Refusal(
      .lines([
        Text(
          en: "Failed to add device '\(device)'.",
          de: "Fehler beim Hinzufügen des Geräts \"\(device)\"."),
        .detail(
          "'\(machine.name)' failed to add device '\(device)'.",
          "\"\(machine.name)\": Fehler beim Hinzufügen des Geräts \"\(device)\"", machine),
        .detail(
          "'\(machine.name)': Failed to open attachment '\(path)'. Error: '\(cause.en)",
          "\"\(machine.name)\": Fehler beim Öffnen der Anlage \"\(path)\". Fehler: \"\(cause.de)",
          machine),
      ]), id, category)
  }

  /// Real for New-VHD (hyperv-behaviour.md 5); the German lines are ours.
  static func diskExists(_ path: WindowsPath) -> Refusal {
    creating(path, "The file exists. (0x80070050).", "Die Datei ist vorhanden. (0x80070050).")
  }

  static func diskPathNotFound(_ path: WindowsPath) -> Refusal {
    creating(
      path, "The system cannot find the path specified. (0x80070003).",
      "Das System kann den angegebenen Pfad nicht finden. (0x80070003).")
  }

  static func creating(_ path: WindowsPath, _ en: String, _ de: String) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed to create the virtual hard disk.",
          de: "Fehler beim Erstellen der virtuellen Festplatte."),
        Text(
          en: "The system failed to create '\(path)'.",
          de: "Fehler des Systems beim Erstellen von \"\(path)\"."),
        Text(
          en: "The system failed to create '\(path)': \(en)",
          de: "Fehler des Systems beim Erstellen von \"\(path)\": \(de)"),
      ]), "OperationFailed", .notSpecified)
  }

  // Ours.
  static func diskFormat(_ path: WindowsPath) -> Refusal {
    Refusal(
      Text(
        en: "The file name '\(path)' must end in .vhdx, or in .vhd for a machine of generation 1.",
        de: "Der Dateiname \"\(path)\" muss auf .vhdx enden, bei einem Computer der Generation 1 "
          + "auch auf .vhd."),
      "InvalidParameter", .invalidArgument)
  }

  static func diskSize(_ path: WindowsPath) -> Refusal {
    Refusal(
      Text(
        en: "The size of the virtual hard disk '\(path)' must be between 3 MB and 64 TB.",
        de: "Die Größe der virtuellen Festplatte \"\(path)\" muss zwischen 3 MB und 64 TB liegen."),
      "InvalidParameter", .invalidArgument)
  }
}
